-- Quarto's block constructs in terms that every writer knows, before anything is numbered:
-- conditional content, callouts, tabsets. What is Quarto's and not known here becomes a finding.

local problems = require("problems")
local ledger = require("ledger")
local shared = require("shared")
local words = require("words")

local constructs = {}

local CALLOUTS = { "note", "tip", "warning", "important", "caution" }
local TITLES = {}
for _, kind in ipairs(CALLOUTS) do TITLES[kind] = words[kind] end

-- Classes and attributes that mean something to Quarto alone, by the start of their names.
local QUARTO_CLASSES = { "^callout", "^panel%-", "^column%-", "^aside$", "^cell", "^listing" }
local QUARTO_ATTRIBUTES = { "^layout", "^when%-", "^unless%-", "^fig%-", "^tbl%-", "^lst%-" }
local KNOWN_CLASSES = { ["panel-tabset"] = true }
local KNOWN_ATTRIBUTES = { ["layout-ncol"] = true, ["fig-alt"] = true, ["fig-align"] = true, ["tbl-colwidths"] = true }

local function starts(name, patterns)
  for _, pattern in ipairs(patterns) do
    if name:find(pattern) then return true end
  end
  return false
end

local function check(element, file)
  for _, class in ipairs(element.classes) do
    if starts(class, QUARTO_CLASSES) and not KNOWN_CLASSES[class] then
      problems.add_at(file, class, "`." .. class .. "` is understood by Quarto only",
        "remove it, or see the list of supported constructs in docs/embedded-renderer.md")
    end
  end
  for name in pairs(element.attributes) do
    if starts(name, QUARTO_ATTRIBUTES) and not KNOWN_ATTRIBUTES[name] then
      problems.add_at(file, name, "the attribute `" .. name .. "` is understood by Quarto only",
        "remove it, or see the list of supported constructs in docs/embedded-renderer.md")
    end
  end
end

local KNOWN_FORMATS = { html = true, typst = true, docx = true }

-- Whether content marked for some formats is shown in this one; nil without such a mark.
local function shown(element, format, file)
  local visible = element.classes:includes("content-visible")
  if not visible and not element.classes:includes("content-hidden") then return nil end
  local when, unless = element.attributes["when-format"], element.attributes["unless-format"]
  local wanted = when or unless
  if not KNOWN_FORMATS[wanted or ""] then
    problems.add_at(file, wanted or "content-", "conditional content needs when-format or unless-format with html, typst or docx",
      "name one of these (the PDF is made by typst)")
    return true
  end
  local matches = (wanted == format) == (when ~= nil)
  return matches == visible
end

local function conditional(format, file)
  return function(element)
    local keep = shown(element, format, file)
    if keep == nil then return nil end
    return keep and element.content or {}
  end
end

local function callout_kind(div, file)
  for _, class in ipairs(div.classes) do
    local kind = class:match("^callout%-(.+)$")
    if kind and TITLES[kind] then return kind end
    if kind then
      problems.add_at(file, class, "unknown callout `" .. class .. "`",
        ledger.did_you_mean(kind, CALLOUTS, "the kinds are " .. table.concat(CALLOUTS, ", ")))
      return "note"
    end
  end
end

-- The title stands in the attribute, in a heading at the start, or in the name of the kind.
local function callout_title(div, kind)
  local first = div.content[1]
  if div.attributes.title then return pandoc.Inlines(div.attributes.title) end
  if first and first.t == "Header" then
    div.content:remove(1)
    return first.content
  end
  return pandoc.Inlines(TITLES[kind])
end

-- Each block of a layout is a cell, and each of several pictures in one paragraph.
local function with_cells(div)
  local cells = pandoc.Blocks({})
  for _, block in ipairs(div.content) do
    local images = block.t == "Para" and block.content:filter(function(inline) return inline.t == "Image" end) or {}
    for _, image in ipairs(images) do cells:insert(pandoc.Div({ pandoc.Plain({ image }) })) end
    if #images == 0 then cells:insert(pandoc.Div({ block })) end
  end
  div.content = cells
  return div
end

local function div_of(file, format)
  return function(div)
    local kind = callout_kind(div, file)
    if kind then return shared.callout(format, kind, callout_title(div, kind), div.content) end
    if div.classes:includes("panel-tabset") then return shared.tabset(div) end
    check(div, file)
    if div.attributes["layout-ncol"] then return with_cells(div) end
  end
end

local function note_quarto_only(file)
  return function(element) check(element, file) end
end

--- The blocks of chapter `file` without Quarto's own constructs.
function constructs.resolve(blocks, format, file)
  local show = conditional(format, file)
  local check_only = note_quarto_only(file)
  return blocks:walk({ traverse = "topdown", Div = show, Span = show })
    :walk({ Div = div_of(file, format), Span = check_only, Image = check_only, Table = check_only, CodeBlock = check_only })
end

return constructs
