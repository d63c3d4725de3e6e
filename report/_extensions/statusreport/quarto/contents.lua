-- A Quarto filter, after everything else: Word's table of contents, filled in.

local shared = require("../shared")

local function contents(doc)
  if not quarto.doc.is_format("docx") then return nil end
  doc.blocks:insert(1, shared.word_contents(doc.blocks, pandoc.utils.stringify(doc.meta["toc-title"])))
  return doc
end

return { { Pandoc = contents } }
