-- A Quarto filter, after Quarto's own work: what the embedded renderer does in book.lua and Quarto leaves undone.

local shared = require("../shared")
local typst = require("../typst")

local function is_format(name) return quarto.doc.is_format(name) end

local appendices_begun = false

-- The first appendix of the PDF: Quarto says for each heading which part of the book it opens.
local function header(el)
  if el.level ~= 1 or not is_format("typst") then return nil end
  local state = quarto.doc.file_metadata()
  if state and state.file and state.file.bookItemType == "appendix" and not appendices_begun then
    appendices_begun = true
    local blocks = pandoc.Blocks(shared.start_of_appendices("typst"))
    if el.classes:includes("unnumbered") then return blocks end -- the divider "Bilag" has no place in this design
    blocks:insert(el)
    return blocks
  end
end

local function format_name()
  for _, name in ipairs({ "typst", "docx" }) do
    if is_format(name) then return name end
  end
  return "html"
end

local function div(el)
  if el.classes:includes("columns") and is_format("typst") then return typst.columns(el) end
  if el.classes:includes("figure-note") then return shared.figure_note(el, format_name()) end
end

-- Quarto copies what an image shows; the picture for phones lies beside it, since `_quarto.yml` names it a resource.
local function image(el)
  shared.literal_alt(el)
  if is_format("docx") then
    el.src = el.src:gsub("%.svg$", ".png")
    return el
  end
  local path = el.src:match("figures/[^/]+%.svg$")
  local narrow = is_format("html") and path and shared.narrow(path, quarto.project.directory)
  if not narrow then return el end
  local up = quarto.project.offset == "." and "" or quarto.project.offset .. "/"
  el.src = up .. path
  return shared.picture(el, up .. narrow)
end

local function blocks(list)
  if is_format("typst") then return typst.announcements(list) end
end

return quarto.utils.combineFilters({
  quarto.utils.file_metadata_filter(),
  { Header = header, Image = image, Div = div, Table = shared.table_headers, Blocks = blocks },
})
