-- Numbers as Quarto gives them in a book: chapters 1, 2 …, appendices A, B …, sections to `number-depth`,
-- figures, tables and equations by chapter. Yields where each identifier stands and how it is called.

local problems = require("problems")
local floats = require("floats")
local words = require("words")

local numbering = {}

local NO_BREAK_SPACE = "\u{a0}"

local function register(state, id, name, number)
  if state.targets[id] then
    problems.add_at(state.file, "#" .. id, "the identifier `" .. id .. "` is used twice", "give each its own")
  end
  state.targets[id] = { file = state.file, name = name, number = number }
end

local function next_number(state, kind)
  state.counts[kind] = (state.counts[kind] or 0) + 1
  return (state.chapter and state.chapter .. "." or "") .. state.counts[kind]
end

local function numbered_float(state, kind, id)
  local number = next_number(state, kind)
  register(state, id, floats.names[kind], number)
  return number
end

-- HTML and Word print the number as part of the heading; Typst's template counts for itself.
local function prefix(format, state, header, number)
  local appendix = state.appendix and header.level == 1
  if appendix then number = words.appendix .. " " .. number .. NO_BREAK_SPACE .. "—" end
  if format == "docx" then
    return { pandoc.Str(number .. (header.level == 1 and not appendix and ". " or " ")) }
  end
  local classes = appendix and { "header-section-number", "appendix" } or { "header-section-number" }
  return { pandoc.Span({ pandoc.Str(number) }, pandoc.Attr("", classes)), pandoc.Space() }
end

local function section_number(state, level)
  local parts = { state.chapter }
  state.sections[level] = (state.sections[level] or 0) + 1
  for deeper = level + 1, 6 do state.sections[deeper] = nil end
  for i = 2, level do parts[#parts + 1] = tostring(state.sections[i] or 0) end
  return table.concat(parts, ".")
end

local function section_name(state, level)
  if level > 1 then return words.section end
  return state.appendix and words.appendix or words.chapter
end

local function start_chapter(state, header)
  if state.started then
    problems.add_at(state.file, "# " .. pandoc.utils.stringify(header), "a chapter has a second heading of level 1",
      "use ## for sections, or make it a chapter of its own")
  end
  state.started = true
  if header.classes:includes("unnumbered") then return end
  local counter = state.counter
  counter[state.appendix] = (counter[state.appendix] or 0) + 1
  local n = counter[state.appendix]
  state.chapter = state.appendix and string.char(64 + n) or tostring(n)
end

local function header_of(format, state)
  return function(header)
    if header.level == 1 then start_chapter(state, header) end
    local number
    if state.chapter and header.level <= state.depth and not header.classes:includes("unnumbered") then
      number = section_number(state, header.level)
      header.attributes.number = format == "html" and number or nil
      if format ~= "typst" then header.content = prefix(format, state, header, number) .. header.content end
    end
    if header.identifier:match("^sec%-") then
      register(state, header.identifier, section_name(state, header.level), number)
    end
    return header
  end
end

-- A figure's alt text stands on the image, or on the Div around it.
local function with_alt(blocks, alt)
  return alt and blocks:walk({
    Image = function(image)
      image.attributes["fig-alt"] = image.attributes["fig-alt"] or alt
      return image
    end,
  }) or blocks
end

local function figure_of(format, state)
  return function(figure)
    if not figure.identifier:match("^fig%-") then return nil end
    local caption = pandoc.utils.blocks_to_inlines(figure.caption.long)
    local number = numbered_float(state, "fig", figure.identifier)
    return floats.figure(format, figure.identifier, number, figure.content, caption), false
  end
end

local function colwidths(tbl)
  local widths = tbl.attributes["tbl-colwidths"]
  tbl.attributes["tbl-colwidths"] = nil
  if not widths then return tbl end
  local column, total, list = 0, 0, {}
  for width in widths:gmatch("[%d.]+") do
    list[#list + 1] = tonumber(width)
    total = total + tonumber(width)
  end
  tbl.colspecs = tbl.colspecs:map(function(spec)
    column = column + 1
    return { spec[1], list[column] and list[column] / math.max(total, 100) }
  end)
  return tbl
end

local function table_of(format, state)
  return function(tbl)
    local id = tbl.identifier
    tbl = colwidths(tbl)
    if not id:match("^tbl%-") then return tbl end
    local caption = pandoc.utils.blocks_to_inlines(tbl.caption.long)
    return floats.table(format, id, numbered_float(state, "tbl", id), tbl, caption), false
  end
end

-- `::: {#fig-x}` and `::: {#tbl-x}`: the last paragraph is the caption.
local function div_of(format, state)
  return function(div)
    local kind = div.identifier:match("^(%a+)%-")
    if kind ~= "fig" and kind ~= "tbl" then return nil end
    local caption = div.content:remove()
    if not caption or not caption.content or caption.t ~= "Para" then
      problems.add_at(state.file, "#" .. div.identifier, "`#" .. div.identifier .. "` has no caption",
        "end the block with a paragraph that is its caption")
      return pandoc.Blocks({}), false
    end
    local number = numbered_float(state, kind, div.identifier)
    local content = with_alt(div.content, div.attributes["fig-alt"])
    if kind == "fig" then return floats.figure(format, div.identifier, number, content, caption.content), false end
    return floats.table(format, div.identifier, number, colwidths(content[1]), caption.content), false
  end
end

-- `$$ … $$ {#eq-x}`: the mark follows the formula, with or without a space.
local function equations_of(format, state)
  return function(inlines)
    if not inlines:find_if(function(inline) return inline.t == "Math" end) then return nil end
    local out = pandoc.Inlines({})
    for _, inline in ipairs(inlines) do
      local id, rest = (inline.text or ""):match("^{#(eq%-[^}]+)}(.*)$")
      local math = id and (out[#out].t == "Math" and #out or #out - 1)
      if math and out[math] and out[math].t == "Math" then
        local text = out[math].text
        for _ = math, #out do out:remove() end
        out:insert(floats.equation(format, id, numbered_float(state, "eq", id), text))
        if rest ~= "" then out:insert(pandoc.Str(rest)) end
      else
        out:insert(inline)
      end
    end
    return out
  end
end

--- Number the blocks of one chapter; adds to `book.targets` (id → file, name, number).
function numbering.chapter(blocks, format, book, file, appendix)
  local state = { file = file, appendix = appendix, counts = {}, sections = {}, depth = book.depth,
    counter = book.counter, targets = book.targets }
  blocks = blocks:walk({
    traverse = "topdown",
    Header = header_of(format, state),
    Figure = figure_of(format, state),
    Table = table_of(format, state),
    Div = div_of(format, state),
    Inlines = equations_of(format, state),
  })
  if not state.started then
    problems.add(file, 1, "the chapter has no title", "begin it with `# Title`")
  end
  return blocks, state.chapter
end

--- How a reference to `target` reads: "Figur 3.1", with `name` in place of its own where given.
function numbering.label(target, name)
  name = name or target.name
  return name == "" and target.number or name .. NO_BREAK_SPACE .. target.number
end

return numbering
