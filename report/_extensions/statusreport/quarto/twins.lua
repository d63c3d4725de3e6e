-- A Quarto filter, after everything else: a page leads to the same page in the other languages.

local twins = require("../twins")
local words = require("../words")

local function link(doc)
  if not quarto.doc.is_format("html") then return nil end
  local page = pandoc.path.make_relative(quarto.doc.input_file, quarto.project.directory):gsub("%.qmd$", ".html")
  local root = quarto.project.offset == "." and "" or quarto.project.offset .. "/"
  local links, heads = {}, {}
  for i, twin in ipairs(twins.of(page, root) or {}) do
    heads[i] = string.format('<link rel="alternate" hreflang="%s" href="%s">', twin.language, twin.href)
    links[i] = string.format('<a href="%s" lang="%s" hreflang="%s" rel="alternate">%s</a>', twin.href, twin.language,
      twin.language, twin.name)
  end
  if #links == 0 then return nil end
  quarto.doc.include_text("in-header", table.concat(heads, "\n"))
  local nav = '<nav class="languages" aria-label="%s">%s</nav>'
  quarto.doc.include_text("before-body", nav:format(words.languages, table.concat(links, " ")))
end

return { { Pandoc = link } }
