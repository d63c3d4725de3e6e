-- A Quarto filter, after Quarto's own work: numbers become links to the data appendix, pages get their cards.

local files = require("../files")
local numbers = require("../numbers")
local shared = require("../shared")

local function read(path) return files.read(path) or "" end

-- Indicator → the chapter that includes the table with its entry: Quarto renders each page of a site by itself.
local function entries(root)
  local chapter_of = {}
  for chapter in read(root .. "/_quarto.yml"):gmatch("[%w_./-]+%.qmd") do
    for path in read(root .. "/" .. chapter):gmatch("{{<%s*include%s+(/generated/tables/%S+)%s*>}}") do
      for id in read(root .. path):gmatch("{#tal%-([%w_]+)") do chapter_of[id] = chapter end
    end
  end
  return chapter_of
end

-- From the page that is rendered to the page of `chapter`, "" for the page itself.
local function page_of(chapter, root)
  if pandoc.path.make_relative(quarto.doc.input_file, root) == chapter then return "" end
  local up = quarto.project.offset == "." and "" or quarto.project.offset .. "/"
  return up .. chapter:gsub("%.qmd$", ".html")
end

local function link(doc)
  local root, format = quarto.project.directory, shared.quarto_format()
  local chapter_of = entries(root)
  local function target_of(id)
    local chapter = chapter_of[id]
    return chapter and (format == "html" and page_of(chapter, root) or "") .. "#" .. numbers.anchor(id)
  end
  local ids
  doc.blocks, ids = numbers.link(doc.blocks, format, target_of)
  if format == "html" and #ids > 0 then doc.blocks:insert(numbers.cards(ids, root, page_of(chapter_of[ids[1]], root))) end
  return doc
end

return { { Pandoc = link } }
