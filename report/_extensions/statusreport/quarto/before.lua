-- A Quarto filter, before Quarto's own work: tabs and columns of pictures are for the screen, Word gets one thing
-- after the other, and the PDF has no tabs either, where words stay words. The alt text of a figure in a Div belongs on
-- its picture.

local shared = require("../shared")
local typst = require("../typst")

local function div(el)
  if el.classes:includes("panel-tabset") and not quarto.doc.is_format("html") then return shared.tabset(el) end
  if el.attributes["layout-ncol"] and quarto.doc.is_format("docx") then return el.content end
end

local function with_alt(el)
  local alt = el.attributes["fig-alt"]
  if not alt or not el.identifier:match("^fig%-") then return nil end
  return el:walk({
    Image = function(image)
      image.attributes["fig-alt"] = image.attributes["fig-alt"] or alt
      return image
    end,
  })
end

local function words(block)
  if quarto.doc.is_format("typst") then return typst.words(block) end
end

return { { Div = with_alt }, { Div = div }, { Plain = words, Para = words } }
