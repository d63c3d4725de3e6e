-- What both renderers write for Word in the same way.

local docx = {}

--- A figure in Word: its caption above it, the picture below; `caption` with its label.
function docx.figure(id, content, caption)
  local function styled(blocks, style, identifier)
    return pandoc.Div(blocks, pandoc.Attr(identifier or "", {}, { ["custom-style"] = style }))
  end
  local inner = pandoc.Blocks(content):walk({ Plain = function(plain) return pandoc.Para(plain.content) end })
  return pandoc.Blocks({ styled({ pandoc.Para(caption) }, "Image Caption", id), styled(inner, "Figure") })
end

local XML = { ["&"] = "&amp;", ["<"] = "&lt;", [">"] = "&gt;", ['"'] = "&quot;" }

-- The name that pandoc gives the bookmark of an identifier: Word allows 40 characters, the first a letter.
local function bookmark(id)
  if utf8.len(id) <= 40 and not id:match("^[%d%p]") then return id end
  return "X" .. pandoc.utils.sha1(id):sub(2)
end

local function entry(header, before, after)
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
function docx.label(name, chapter, order)
  local field = "SEQ " .. name .. " \\* ARABIC" .. (tonumber(order) == 1 and " \\r 1" or "")
  return pandoc.Inlines({ pandoc.Str(name .. "\u{a0}" .. chapter), pandoc.RawInline("openxml", field_begin(field)),
    pandoc.Str(tostring(order)), pandoc.RawInline("openxml", FIELD:format("end", "")), pandoc.Str(":"), pandoc.Space() })
end

-- A line of no height: contents that fill their page to the last line must not leave an empty one behind them.
local PAGE_BREAK = '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr><w:r><w:br w:type="page"/></w:r></w:p>'

-- Word's table of contents of two levels, on a page of its own. It is filled in already, so that it can be read
-- before Word has updated it; the page numbers come with the update, which Word makes on opening.
local function contents(blocks, title)
  local headers = pandoc.List({})
  blocks:walk({ Header = function(header)
    if header.level <= 2 and not header.classes:includes("unlisted") then headers:insert(header) end
  end })
  local begin = field_begin('TOC \\o "1-2" \\h \\z \\u', ' w:dirty="true"')
  local entries = {}
  for i, header in ipairs(headers) do
    entries[i] = entry(header, i == 1 and begin or "", i == #headers and FIELD:format("end", "") or "")
  end
  return pandoc.RawBlock("openxml", '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/>'
    .. '</w:docPartObj></w:sdtPr><w:sdtContent><w:p><w:pPr><w:pStyle w:val="TOCHeading"/></w:pPr><w:r><w:t>' .. title
    .. "</w:t></w:r></w:p>" .. table.concat(entries) .. "</w:sdtContent></w:sdt>" .. PAGE_BREAK)
end

-- Word looks a language up by its region, too; proofing finds nothing under the bare language.
local LANGUAGES = { da = "da-DK", en = "en-GB" }

-- Text of a table's cells in a style of its own: pandoc's writer gives it the one of items of lists.
local function style_cells(rows)
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

local function styled_table(tbl)
  style_cells(tbl.head.rows)
  for _, body in ipairs(tbl.bodies) do style_cells(body.body) end
  return tbl
end

--- The document as Word's writer gets it: contents first, cells of tables in their style, and the language by the name
--- that proofing knows.
function docx.document(doc, contents_title)
  doc.blocks = doc.blocks:walk({ Table = styled_table })
  doc.blocks:insert(1, contents(doc.blocks, contents_title))
  local language = pandoc.utils.stringify(doc.meta.lang or "")
  doc.meta.lang = LANGUAGES[language] or language
  return doc
end

return docx
