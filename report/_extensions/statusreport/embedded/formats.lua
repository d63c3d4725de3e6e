-- The last step: layout, callouts, page breaks and pictures as HTML, Typst or Word writes them.

local problems = require("problems")
local floats = require("floats")
local shared = require("shared")
local typst = require("typst")

local formats = {}

local function raw(format, text) return pandoc.RawBlock(format, text) end

local function layout(div, format)
  local count = tonumber(div.attributes["layout-ncol"])
  div.attributes["layout-ncol"] = nil
  if format == "html" then
    div.classes = { "layout", "layout-" .. count }
    return div
  end
  if format == "docx" then return div end
  local columns = {}
  for i = 1, count do columns[i] = "1fr" end
  return typst.grid(columns, div.content:map(function(cell) return cell.content end))
end

local PAGE_BREAKS = {
  typst = "#pagebreak(weak: true)",
  docx = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>',
  html = '<div class="page-break"></div>',
}

local function page_break(format)
  return raw(format == "docx" and "openxml" or format, PAGE_BREAKS[format])
end

local function div_of(format)
  return function(div)
    if div.classes:includes("figure-note") then return shared.figure_note(div, format) end
    if div.classes:includes("page-break") then return page_break(format) end
    if div.classes:includes("columns") then return format == "typst" and typst.columns(div) or nil end
    if div.attributes["layout-ncol"] then return layout(div, format) end
  end
end

local TYPST_UNITS = { px = 0.75, pt = 1 }

local function typst_width(width)
  local size, unit = (width or ""):match("^([%d.]+)(.*)$")
  if not size then return "" end
  if TYPST_UNITS[unit] then return ", width: " .. size * TYPST_UNITS[unit] .. "pt" end
  return ", width: " .. size .. unit
end

local function alt_of(image, file)
  local alt = shared.literal_alt(image).attributes["fig-alt"] or pandoc.utils.stringify(image.caption)
  image.attributes["fig-alt"] = nil
  if alt == "" then
    problems.add_at(file, image.src, "the picture `" .. image.src .. "` has no alt text", "add fig-alt=\"…\" that says what it shows")
  end
  return alt
end

local function exists(path)
  local file = io.open(path, "r")
  return file and file:close()
end

-- Paths count from the book's folder when they begin with a slash, else from the chapter's.
local function image_path(image, file, resolve)
  local path = image.src:match("^/(.+)$") or resolve(pandoc.path.directory(file), image.src)
  if not exists(path) then
    problems.add_at(file, image.src, "the picture `" .. image.src .. "` does not exist", "correct the path, or make the figure first")
  end
  return path
end

local function image_of(format, file, resolve)
  return function(image)
    local alt = alt_of(image, file)
    local path = image_path(image, file, resolve)
    image.attributes["fig-align"] = nil
    if format == "typst" then
      return pandoc.RawInline("typst", string.format("#box(image(%s, alt: %s%s))", floats.quoted("/" .. path),
        floats.quoted(alt), typst_width(image.attributes.width)))
    end
    image.src = format == "docx" and path:gsub("%.svg$", ".png") or path
    image.caption = { pandoc.Str(alt) }
    return image
  end
end

--- A table as Typst's `table` alone: pandoc's writer wraps a figure around it, and ours stand in one already.
function formats.typst_table(tbl)
  local text = pandoc.write(pandoc.Pandoc({ tbl }), "typst")
  return raw("typst", text:match("^#figure%(%s*align%(center%)%[(.*)%]%s*,%s*kind: table%s*%)%s*$") or text)
end

--- One chapter's blocks, ready for the writer.
function formats.finish(blocks, format, file, resolve)
  return blocks:walk({ Image = image_of(format, file, resolve), Table = shared.table_headers })
    :walk({ traverse = "topdown", Div = div_of(format) })
    :walk({ Blocks = format == "typst" and typst.announcements or nil })
end

return formats
