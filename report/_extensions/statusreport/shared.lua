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

-- What begins a list, a term or a heading in Typst where a piece of content begins.
local TYPST_MARKS = { "^[-+/]$", "^=+$", "^%d+%.$" }

--- A paragraph for Typst whose first word stays a word: pandoc sees to that between paragraphs, but not in a cell, a
--- note or an item of a list.
function shared.typst_words(block)
  local first = block.content[1]
  for _, mark in ipairs(TYPST_MARKS) do
    if first and first.t == "Str" and first.text:match(mark) then
      block.content[1] = pandoc.RawInline("typst", "#\"" .. first.text .. "\"")
      return block
    end
  end
end

--- Blocks side by side in Typst; `widths` as Typst writes them ("1fr").
function shared.typst_grid(widths, cells)
  local columns = "#grid(columns: (" .. table.concat(widths, ", ") .. "), column-gutter: 1.5em, row-gutter: 1em,"
  local out = pandoc.Blocks({ raw("typst", columns) })
  for _, cell in ipairs(cells) do
    out:insert(raw("typst", "["))
    out:extend(cell)
    out:insert(raw("typst", "],"))
  end
  out:insert(raw("typst", ")"))
  return out
end

--- `::: {.columns}` in Typst, by the widths that its columns name.
function shared.typst_columns(div)
  local widths, cells = {}, {}
  for i, column in ipairs(div.content) do
    local width = (column.attributes.width or ""):match("^([%d.]+)%%$")
    widths[i] = (width or 100 // #div.content) .. "fr"
    cells[i] = column.content
  end
  return shared.typst_grid(widths, cells)
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

local LISTS = { BulletList = true, OrderedList = true, DefinitionList = true }

--- In Typst, a line that announces a list ("…:") stays with it.
function shared.announcements(blocks)
  local out = pandoc.Blocks({})
  for i, block in ipairs(blocks) do
    local following = blocks[i + 1]
    local announces = block.t == "Para" and following and LISTS[following.t]
      and pandoc.utils.stringify(block):match(":%s*$")
    if announces then out:insert(raw("typst", "#block(sticky: true)[")) end
    out:insert(block)
    if announces then out:insert(raw("typst", "]")) end
  end
  return out
end

--- A figure in Word: its caption above it, the picture below; `caption` with its label.
function shared.word_figure(id, content, caption)
  local function styled(blocks, style, identifier)
    return pandoc.Div(blocks, pandoc.Attr(identifier or "", {}, { ["custom-style"] = style }))
  end
  local inner = pandoc.Blocks(content):walk({ Plain = function(plain) return pandoc.Para(plain.content) end })
  return pandoc.Blocks({ styled({ pandoc.Para(caption) }, "Image Caption", id), styled(inner, "Figure") })
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

local XML = { ["&"] = "&amp;", ["<"] = "&lt;", [">"] = "&gt;", ['"'] = "&quot;" }

-- The name that pandoc gives the bookmark of an identifier: Word allows 40 characters, the first a letter.
local function bookmark(id)
  if utf8.len(id) <= 40 and not id:match("^[%d%p]") then return id end
  return "X" .. pandoc.utils.sha1(id):sub(2)
end

local function word_entry(header, before, after)
  local text = pandoc.utils.stringify(header.content):gsub('[&<>"]', XML)
  return string.format('<w:p><w:pPr><w:pStyle w:val="TOC%d"/></w:pPr>%s<w:hyperlink w:anchor="%s" w:history="1">'
    .. '<w:r><w:t xml:space="preserve">%s</w:t></w:r></w:hyperlink>%s</w:p>',
    header.level, before, bookmark(header.identifier), text, after)
end

local FIELD = '<w:r><w:fldChar w:fldCharType="%s"%s/></w:r>'
local FIELD_CODE = '<w:r><w:instrText xml:space="preserve">%s</w:instrText></w:r>'

-- What opens a field in Word; its result and FIELD's "end" follow.
local function field_begin(code, attributes)
  return FIELD:format("begin", attributes or "") .. FIELD_CODE:format(code) .. FIELD:format("separate", "")
end

--- "Figur 3.1: " as Word numbers captions itself: `chapter` is "3." or "", `order` the number within it. Each chapter
-- sets the count back, so that the numbers stay when Word updates them. The number itself is text, not raw XML: pandoc
-- says a table's caption again for screen readers, without what is raw.
function shared.word_label(name, chapter, order)
  local field = "SEQ " .. name .. " \\* ARABIC" .. (tonumber(order) == 1 and " \\r 1" or "")
  return pandoc.Inlines({ pandoc.Str(name .. "\u{a0}" .. chapter), pandoc.RawInline("openxml", field_begin(field)),
    pandoc.Str(tostring(order)), pandoc.RawInline("openxml", FIELD:format("end", "")), pandoc.Str(":"), pandoc.Space() })
end

-- A line of no height: contents that fill their page to the last line must not leave an empty one behind them.
local PAGE_BREAK = '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr><w:r><w:br w:type="page"/></w:r></w:p>'

--- Word's table of contents of two levels, on a page of its own. It is filled in already, so that it can be read
-- before Word has updated it; the page numbers come with the update, which Word makes on opening.
function shared.word_contents(blocks, title)
  local headers = pandoc.List({})
  blocks:walk({ Header = function(header)
    if header.level <= 2 and not header.classes:includes("unlisted") then headers:insert(header) end
  end })
  local begin = field_begin('TOC \\o "1-2" \\h \\z \\u', ' w:dirty="true"')
  local entries = {}
  for i, header in ipairs(headers) do
    entries[i] = word_entry(header, i == 1 and begin or "", i == #headers and FIELD:format("end", "") or "")
  end
  return raw("openxml", '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/>'
    .. '</w:docPartObj></w:sdtPr><w:sdtContent><w:p><w:pPr><w:pStyle w:val="TOCHeading"/></w:pPr><w:r><w:t>' .. title
    .. "</w:t></w:r></w:p>" .. table.concat(entries) .. "</w:sdtContent></w:sdt>" .. PAGE_BREAK)
end

-- Word looks a language up by its region, too; proofing finds nothing under the bare language.
local WORD_LANGUAGES = { da = "da-DK", en = "en-GB" }

-- Text of a table's cells in a style of its own: pandoc's writer gives it the one of items of lists.
local function word_cells(rows)
  for _, row in ipairs(rows) do
    for _, cell in ipairs(row.cells) do
      cell.contents = cell.contents:walk({
        Plain = function(plain)
          return pandoc.Div({ pandoc.Para(plain.content) }, pandoc.Attr("", {}, { ["custom-style"] = "Table Text" }))
        end,
      })
    end
  end
end

local function word_table(tbl)
  word_cells(tbl.head.rows)
  for _, body in ipairs(tbl.bodies) do word_cells(body.body) end
  return tbl
end

--- The document as Word's writer gets it: contents first, cells of tables in their style, and the language by the name
--- that proofing knows.
function shared.word_document(doc, contents_title)
  doc.blocks = doc.blocks:walk({ Table = word_table })
  doc.blocks:insert(1, shared.word_contents(doc.blocks, contents_title))
  local language = pandoc.utils.stringify(doc.meta.lang or "")
  doc.meta.lang = WORD_LANGUAGES[language] or language
  return doc
end

return shared
