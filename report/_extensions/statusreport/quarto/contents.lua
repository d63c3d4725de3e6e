-- A Quarto filter, after everything else: Word's table of contents, filled in, and its language.

local docx = require("../docx")

local function contents(doc)
  if not quarto.doc.is_format("docx") then return nil end
  return docx.document(doc, pandoc.utils.stringify(doc.meta["toc-title"]))
end

return { { Pandoc = contents } }
