-- What both renderers do to a document in the same way.

local shared = {}

local function raw(format, text) return pandoc.RawBlock(format, text) end

--- The alt text of an image or a figure with its braces: in what the program writes, U+E002 stands for one, so that
--- Quarto, which runs shortcodes in attributes, finds none.
function shared.literal_alt(el)
  for _, name in ipairs({ "fig-alt", "alt" }) do
    local alt = el.attributes[name]
    el.attributes[name] = alt and alt:gsub("\u{e002}", "{")
  end
  return el
end

--- The format that Quarto makes, by the name that the functions here know it by.
function shared.quarto_format()
  for _, name in ipairs({ "typst", "docx" }) do
    if quarto.doc.is_format(name) then return name end
  end
  return "html"
end

--- Where the appendices begin: the Typst template changes its numbering there.
function shared.start_of_appendices(format)
  return format == "typst" and { raw("typst", "#show: appendices") } or {}
end

--- Header cells say that they head a column, for those who hear the table; the cells below say what heads them, for
-- narrow screens, where a row becomes a list.
function shared.table_headers(tbl)
  local headings = {}
  for _, row in ipairs(tbl.head.rows) do
    for i, cell in ipairs(row.cells) do
      cell.attributes.scope = "col"
      headings[i] = pandoc.utils.stringify(cell.contents)
    end
  end
  for _, body in ipairs(tbl.bodies) do
    for _, row in ipairs(body.body) do
      for i, cell in ipairs(row.cells) do cell.attributes.label = headings[i] end
    end
  end
  return tbl
end

--- The tabs of a tabset one below the other, each under its heading without a number.
function shared.tabset(div)
  return div.content:walk({
    Header = function(header)
      header.classes:extend({ "unnumbered", "unlisted" })
      return header
    end,
  })
end

local function typst_callout(kind, title, content)
  local out = pandoc.Blocks({ raw("typst", '#callout(kind: "' .. kind .. '", title: ['), pandoc.Plain(title),
    raw("typst", "])[") })
  out:extend(content)
  out:insert(raw("typst", "]"))
  return out
end

local function word_callout(title, content)
  return pandoc.Blocks({
    pandoc.Div({ pandoc.Plain(title) }, pandoc.Attr("", {}, { ["custom-style"] = "Callout Title" })),
    pandoc.Div(content, pandoc.Attr("", {}, { ["custom-style"] = "Callout" })),
  })
end

local function html_callout(kind, title, content)
  return pandoc.Blocks({ pandoc.Div({
    pandoc.Div({ pandoc.Plain(title) }, pandoc.Attr("", { "house-callout-title" })),
    pandoc.Div(content, pandoc.Attr("", { "house-callout-body" })),
  }, pandoc.Attr("", { "house-callout", "house-callout-" .. kind }, { role = "note" })) })
end

--- A callout: `kind` as Quarto names it, `title` inlines, `content` blocks.
function shared.callout(format, kind, title, content)
  if format == "typst" then return typst_callout(kind, title, content) end
  if format == "docx" then return word_callout(title, content) end
  return html_callout(kind, title, content)
end

--- What stands below a figure: who did not answer, and the source.
function shared.figure_note(div, format)
  if format == "docx" then return pandoc.Div(div.content, pandoc.Attr("", {}, { ["custom-style"] = "Figure Note" })) end
  if format ~= "typst" then return div end
  local out = pandoc.Blocks({ raw("typst", "#figure-note[") })
  out:extend(div.content)
  out:insert(raw("typst", "]"))
  return out
end

local NARROW = "-narrow.svg" -- figures/figure.py ends the names of pictures for phones so
local PHONE = "(max-width: 43em)" -- below this a full picture would be scaled down, and its text with it

--- The picture for a phone beside `path`, where there is one; `root` is the book's folder.
function shared.narrow(path, root)
  local narrow = path:gsub("%.svg$", NARROW)
  local file = narrow ~= path and io.open((root and root .. "/" or "") .. narrow, "r")
  if not file then return nil end
  file:close()
  return narrow
end

--- An image with another source for phones.
function shared.picture(image, narrow)
  local alt = image.attributes["fig-alt"] or image.attributes.alt
  if alt then image.caption = { pandoc.Str(alt) } end
  image.attributes["fig-alt"], image.attributes.alt = nil, nil
  local source = string.format('<picture><source media="%s" srcset="%s">', PHONE, narrow)
  local html = pandoc.write(pandoc.Pandoc({ pandoc.Plain({ image }) }), "html5")
  return pandoc.RawInline("html", source .. html:gsub("%s+$", "") .. "</picture>")
end

return shared
