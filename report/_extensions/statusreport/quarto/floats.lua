-- A Quarto filter, where figures, tables and callouts are known but not yet drawn: Quarto puts them into tables of one
-- cell in Word, which screen readers stumble over. Here they become pandoc's own, in Word's and the house's styles.

local shared = require("../shared")
local docx = require("../docx")

-- "3" or "A", as the book counts; "" in a chapter without a number.
local function chapter_label()
  local state = quarto.doc.file_metadata()
  local number = state and state.file and state.file.bookItemNumber
  if not number then return "" end
  return (state.appendix and string.char(64 + number) or tostring(number)) .. "."
end

local function caption_of(float)
  local name = quarto.doc.language["crossref-" .. float.identifier:match("^%a+") .. "-title"]
  local caption = docx.label(name, chapter_label(), float.order.order)
  caption:extend(pandoc.utils.blocks_to_inlines({ float.caption_long }))
  return { long = { pandoc.Plain(caption) } }
end

local function with_alt(blocks, float)
  return blocks:walk({
    Image = function(image)
      local alt = image.attributes["fig-alt"] or image.attributes.alt or float.attributes["fig-alt"]
      if alt then image.caption = { pandoc.Str(alt) } end
      return image
    end,
  })
end

local function word_float(float)
  if not quarto.doc.is_format("docx") or float.parent_id then return nil end
  local content = with_alt(pandoc.Blocks({ float.content }), float)
  if float.type == "Figure" then
    return docx.figure(float.identifier, content, caption_of(float).long[1].content)
  end
  if float.type ~= "Table" then return nil end
  return pandoc.Div(content:walk({
    Table = function(tbl)
      tbl.caption = caption_of(float)
      return tbl
    end,
  }), pandoc.Attr(float.identifier))
end

local function house_callout(callout)
  local title = callout.title and pandoc.utils.blocks_to_inlines(pandoc.Blocks(callout.title))
  if not title or #title == 0 then title = pandoc.Inlines(quarto.doc.language["callout-" .. callout.type .. "-title"]) end
  return shared.callout(shared.quarto_format(), callout.type, title, pandoc.Blocks(callout.content))
end

return {
  { FloatRefTarget = shared.literal_alt },
  quarto.utils.combineFilters({
    quarto.utils.file_metadata_filter(),
    { FloatRefTarget = word_float, Callout = house_callout },
  }),
}
