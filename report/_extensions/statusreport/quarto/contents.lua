-- A Quarto filter, after everything else: Word's table of contents, filled in, and its language.

local shared = require("../shared")

local function contents(doc)
  if not quarto.doc.is_format("docx") then return nil end
  return shared.word_document(doc, pandoc.utils.stringify(doc.meta["toc-title"]))
end

return { { Pandoc = contents } }
