-- Numbers that explain themselves: what `num` printed becomes a link to the number's entry in the data appendix, and
-- on a web page it opens a card (generated/cards.json) that says what the number rests on. Both renderers use this.

local files = require("files")

local numbers = {}

local CLASS = "num"
local ENTRY = "entry" -- the number stands in its own entry: there is nowhere else to lead
local CORRECTED = "corrected" -- an edition already published printed another number
local MARK = "\u{a0}[r]" -- as corrections.py has it
local WORD_STYLE = "Report Number"

--- Text of indicator `id` as it stands in a chapter until `numbers.link` knows the format.
function numbers.span(id, text, corrected)
  local classes = corrected and { CLASS, CORRECTED } or { CLASS }
  return pandoc.Span({ pandoc.Str(text) }, pandoc.Attr("", classes, { indicator = id }))
end

--- The identifier of an indicator's entry in the data appendix.
function numbers.anchor(id) return "tal-" .. id end

local function is_number(inline) return inline.t == "Span" and inline.classes:includes(CLASS) end

-- Inlines without the marks of numbers: where a link cannot be, the number is text.
local function unmarked(inlines)
  return inlines:walk({ Span = function(span) return is_number(span) and span.content or nil end })
end

-- What is printed of a number: its text, and the mark of a correction.
local function printed(span)
  local inlines = span.content:clone()
  if span.classes:includes(CORRECTED) then inlines:insert(pandoc.Str(MARK)) end
  return inlines
end

local LINKS = {
  html = function(content, target, id)
    return pandoc.Link(content, target, "", pandoc.Attr("", { CLASS }, { card = "kort-" .. id }))
  end,
  typst = function(content, target) return pandoc.Link(content, target) end,
  docx = function(content, target)
    return pandoc.Link({ pandoc.Span(content, pandoc.Attr("", {}, { ["custom-style"] = WORD_STYLE })) }, target)
  end,
}

--- The blocks with every number as a link; `target_of(id)` says where the entry is, nil where there is none.
-- Headings, links and pictures hold no links. Returns also the ids of the linked numbers, each once, in order.
function numbers.link(blocks, format, target_of)
  local seen, ids = {}, pandoc.List({})
  local function plain(element)
    element.content = unmarked(element.content)
    return element, false
  end
  local function link(span)
    if not is_number(span) then return nil end
    local id = span.attributes.indicator
    local target = target_of(id)
    if not target or (format ~= "html" and span.classes:includes(ENTRY)) then return printed(span), false end
    if not seen[id] then ids:insert(id) end
    seen[id] = true
    return LINKS[format](printed(span), target, id), false
  end
  local function picture(image)
    image.caption = unmarked(image.caption)
    return image, false
  end
  return blocks:walk({ traverse = "topdown", Header = plain, Link = plain, Image = picture, Span = link }), ids
end

local cards

--- The cards of the indicators `ids` and the script that opens them, for the end of a page; nil where there are none.
-- `page` is the relative path to the page of the data appendix, "" on that page itself; `root` the book's folder.
function numbers.cards(ids, root, page)
  local text = files.read(root .. "/generated/cards.json")
  if not text or #ids == 0 then return nil end
  cards = cards or pandoc.json.decode(text, false)
  local out = ids:map(function(id) return cards[id] or "" end)
  local script = assert(files.read(root .. "/_extensions/statusreport/cards.js"))
  local html = table.concat(out, "\n"):gsub('href="#tal%-', 'href="' .. page:gsub("%%", "%%%%") .. "#tal-")
  return pandoc.RawBlock("html", html .. "\n<script>\n" .. script .. "</script>")
end

return numbers
