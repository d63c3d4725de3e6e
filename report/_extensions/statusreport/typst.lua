-- What both renderers write for Typst in the same way.

local typst = {}

local function raw(text) return pandoc.RawBlock("typst", text) end

-- What begins a list, a term or a heading where a piece of content begins.
local MARKS = { "^[-+/]$", "^=+$", "^%d+%.$" }

--- A paragraph whose first word stays a word: pandoc sees to that between paragraphs, but not in a cell, a
--- note or an item of a list.
function typst.words(block)
  local first = block.content[1]
  for _, mark in ipairs(MARKS) do
    if first and first.t == "Str" and first.text:match(mark) then
      block.content[1] = pandoc.RawInline("typst", "#\"" .. first.text .. "\"")
      return block
    end
  end
end

--- Blocks side by side; `widths` as Typst writes them ("1fr").
function typst.grid(widths, cells)
  local columns = "#grid(columns: (" .. table.concat(widths, ", ") .. "), column-gutter: 1.5em, row-gutter: 1em,"
  local out = pandoc.Blocks({ raw(columns) })
  for _, cell in ipairs(cells) do
    out:insert(raw("["))
    out:extend(cell)
    out:insert(raw("],"))
  end
  out:insert(raw(")"))
  return out
end

--- `::: {.columns}`, by the widths that its columns name.
function typst.columns(div)
  local widths, cells = {}, {}
  for i, column in ipairs(div.content) do
    local width = (column.attributes.width or ""):match("^([%d.]+)%%$")
    widths[i] = (width or 100 // #div.content) .. "fr"
    cells[i] = column.content
  end
  return typst.grid(widths, cells)
end

local LISTS = { BulletList = true, OrderedList = true, DefinitionList = true }

--- A line that announces a list ("…:") stays with it.
function typst.announcements(blocks)
  local out = pandoc.Blocks({})
  for i, block in ipairs(blocks) do
    local following = blocks[i + 1]
    local announces = block.t == "Para" and following and LISTS[following.t]
      and pandoc.utils.stringify(block):match(":%s*$")
    if announces then out:insert(raw("#block(sticky: true)[")) end
    out:insert(block)
    if announces then out:insert(raw("]")) end
  end
  return out
end

return typst
