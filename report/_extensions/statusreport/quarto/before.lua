-- A Quarto filter, before Quarto's own work: tabs and columns of pictures are for the screen, Word gets one thing
-- after the other, and the PDF has no tabs either.

local shared = require("../shared")

local function div(el)
  if el.classes:includes("panel-tabset") and not quarto.doc.is_format("html") then return shared.tabset(el) end
  if el.attributes["layout-ncol"] and quarto.doc.is_format("docx") then return el.content end
end

return { { Div = div } }
