-- Figures, tables and equations that carry a number: their shape in each format.

local docx = require("docx")
local words = require("words")

local floats = {}

local NAMES = { fig = words.figure, tbl = words.table, eq = words.equation }
local NO_BREAK_SPACE = "\u{a0}"

floats.names = NAMES

-- "Figur 3.1: " before the caption; Typst writes it itself from supplement and numbering.
local function labelled(format, kind, number, caption)
  if format == "docx" then
    local chapter, order = number:match("^(.-)(%d+)$")
    return docx.label(NAMES[kind], chapter, order) .. caption
  end
  local label = pandoc.Span({ pandoc.Str(NAMES[kind] .. NO_BREAK_SPACE .. number .. ":") },
    pandoc.Attr("", { "caption-label" }))
  local out = pandoc.Inlines({ label, pandoc.Space() })
  out:extend(caption)
  return out
end

local function typst_figure(kind, id, number, content, caption)
  local out = pandoc.Blocks({ pandoc.RawBlock("typst", "#figure([") })
  out:extend(content)
  out:insert(pandoc.RawBlock("typst", "], caption: figure.caption(position: top, ["))
  out:insert(pandoc.Plain(caption))
  out:insert(pandoc.RawBlock("typst", string.format(
    ']), kind: "quarto-float-%s", supplement: "%s", numbering: _ => "%s")\n<%s>', kind, NAMES[kind], number, id)))
  return out
end

--- A figure with its number.
function floats.figure(format, id, number, content, caption)
  if format == "typst" then return typst_figure("fig", id, number, content, caption) end
  if format == "docx" then return docx.figure(id, content, labelled(format, "fig", number, caption)) end
  return pandoc.Blocks({ pandoc.Figure(content, { long = { pandoc.Plain(labelled(format, "fig", number, caption)) } },
    pandoc.Attr(id)) })
end

--- A table with its number.
function floats.table(format, id, number, tbl, caption)
  tbl.identifier = ""
  if format == "typst" then
    tbl.caption = { long = {} }
    return typst_figure("tbl", id, number, { tbl }, caption)
  end
  tbl.caption = { long = { pandoc.Plain(labelled(format, "tbl", number, caption)) } }
  return pandoc.Blocks({ pandoc.Div({ tbl }, pandoc.Attr(id)) })
end

local function typst_math(text)
  return pandoc.write(pandoc.Pandoc({ pandoc.Plain({ pandoc.Math("DisplayMath", text) }) }), "typst"):gsub("%s+$", "")
end

local function quoted(text)
  return '"' .. text:gsub("^%s+", ""):gsub("%s+$", ""):gsub('[\\"]', "\\%0"):gsub("%s+", " ") .. '"'
end

--- A displayed equation with its number in brackets.
function floats.equation(format, id, number, text)
  if format == "typst" then
    return pandoc.RawInline("typst", string.format(
      '#math.equation(block: true, alt: %s, numbering: _ => "(%s)", [%s])<%s>',
      quoted(text), number, typst_math(text), id))
  end
  local numbered = text:gsub("%s+$", "") .. "\\qquad(" .. number .. ")"
  return pandoc.Span({ pandoc.Math("DisplayMath", numbered) }, pandoc.Attr(id))
end

floats.quoted = quoted

return floats
