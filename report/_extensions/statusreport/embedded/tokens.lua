-- What a shortcode made and Markdown cannot hold: it stands in the text as a token of private characters, which pandoc
-- reads as part of a word, until the text is parsed.

local tokens = {}

local BEGIN, END = "\u{e001}", "\u{e002}"
local PATTERN = BEGIN .. "(%d+)" .. END
local HOLDERS = { "Code", "CodeBlock", "RawInline", "RawBlock", "Math", "Image", "Link", "Span", "Div", "Header", "Table" }

local made = {}

--- The token of an inline.
function tokens.add(inline)
  made[#made + 1] = inline
  return BEGIN .. #made .. END
end

--- Text with words in the places of its tokens.
function tokens.words(text)
  return (text:gsub(PATTERN, function(number) return pandoc.utils.stringify(made[tonumber(number)]) end))
end

local function with_words(element)
  for _, field in ipairs({ "text", "src", "target", "title" }) do
    local text = element[field]
    if type(text) == "string" and text:find(BEGIN, 1, true) then element[field] = tokens.words(text) end
  end
  for name, value in pairs(element.attributes or {}) do
    if value:find(BEGIN, 1, true) then element.attributes[name] = tokens.words(value) end
  end
  return element
end

local function inlines_of(str)
  if not str.text:find(BEGIN, 1, true) then return nil end
  local out, after = pandoc.Inlines({}), 1
  for first, number, last in str.text:gmatch("()" .. PATTERN .. "()") do
    if first > after then out:insert(pandoc.Str(str.text:sub(after, first - 1))) end
    out:insert(made[tonumber(number)])
    after = last
  end
  if after <= #str.text then out:insert(pandoc.Str(str.text:sub(after))) end
  return out
end

--- Parsed blocks with the inlines in the places of their tokens; where no inline can stand, with their words.
function tokens.resolve(blocks)
  if #made == 0 then return blocks end
  local filter = { Str = inlines_of }
  for _, name in ipairs(HOLDERS) do filter[name] = with_words end
  return blocks:walk(filter)
end

return tokens
