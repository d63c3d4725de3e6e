-- A pandoc filter after reader.lua: the book's chapters, numbered and linked, in the shape of the format asked for.
-- HTML keeps a Div a chapter (site.lua makes a page of each); Typst and Word get one running text.
-- The metadata field `only` names the one chapter whose page is wanted: the others are left unfinished.

local here = pandoc.path.directory(PANDOC_SCRIPT_FILE)
package.path = here .. "/?.lua;" .. pandoc.path.directory(here) .. "/?.lua;" .. package.path

local problems = require("problems")
local constructs = require("constructs")
local numbering = require("numbering")
local references = require("references")
local formats = require("formats")
local numbers = require("numbers")
local shared = require("shared")
local docx = require("docx")
local typst = require("typst")
local words = require("words")

local stringify = pandoc.utils.stringify
local format = (FORMAT == "typst" or FORMAT == "docx") and FORMAT or "html"

-- Identifiers that pandoc made from headings can repeat over chapters: in one running text the later ones
-- get a number, on pages of their own they stay.
local function unique_ids(blocks, taken)
  local ids = {}
  local function claim(element)
    local id = element.identifier
    if id == "" then return nil end
    local name, n = id, 0
    while format ~= "html" and taken[name] do
      n = n + 1
      name = id .. "-" .. n
    end
    taken[name], ids[id] = true, name
    element.identifier = name
    return element
  end
  blocks = blocks:walk({ Header = claim, Div = claim, Figure = claim, Table = claim, CodeBlock = claim, Span = claim })
  local title = blocks:find_if(function(block) return block.t == "Header" and block.level == 1 end)
  return blocks, ids, title and title.identifier
end

local function has_bibliography_place(doc)
  local found = false
  doc.blocks:walk({ Div = function(div) found = found or div.identifier == "refs" end })
  return found
end

local function cite(blocks, meta)
  return pandoc.utils.citeproc(pandoc.Pandoc(blocks, meta)).blocks
end

-- The list of sources stands where `#refs` is, else at the end of each page, or of the whole document.
local function with_citations(doc, book)
  if next(book.cites) == nil then return doc end
  if format ~= "html" or has_bibliography_place(doc) then return pandoc.utils.citeproc(doc) end
  for _, chapter in ipairs(doc.blocks) do
    if book.cites[chapter.attributes.file] then chapter.content = cite(chapter.content, doc.meta) end
  end
  return doc
end

local function number_chapters(doc, book)
  for _, chapter in ipairs(doc.blocks) do
    local file = chapter.attributes.file
    local blocks = constructs.resolve(chapter.content, format, file)
    blocks, chapter.attributes.number =
      numbering.chapter(blocks, format, book, file, chapter.classes[1] == "appendix")
    chapter.content, book.ids[file], book.first[file] = unique_ids(blocks, book.taken)
    for id, target in pairs(book.targets) do
      if target.file == file then book.ids[file][id] = id end -- Typst's labels stand in raw text
    end
  end
end

-- The chapter that holds the entry of each indicator in the data appendix.
local function entries_of(book)
  local chapter_of = {}
  for file, ids in pairs(book.ids) do
    for id in pairs(ids) do chapter_of[id] = file end
  end
  return chapter_of
end

local function link_chapters(doc, book)
  local chapter_of = entries_of(book)
  local function target_of(id)
    local anchor = numbers.anchor(id)
    return chapter_of[anchor] and "#" .. anchor
  end
  local only = doc.meta.only and stringify(doc.meta.only)
  for _, chapter in ipairs(doc.blocks) do
    local file = chapter.attributes.file
    local blocks = references.resolve_links(chapter.content, book, file) -- of all: they make the list of sources
    if not only or only == file then
      local ids
      blocks, ids = numbers.link(blocks, format, target_of)
      chapter.attributes.numbers = format == "html" and table.concat(ids, " ") or nil
      blocks = formats.finish(blocks, format, file, references.resolve)
    end
    chapter.content = blocks
  end
end

local function running_text(doc)
  local out = pandoc.Blocks({})
  local appendices = false
  for _, block in ipairs(doc.blocks) do
    if block.classes and block.classes[1] == "appendix" and not appendices then
      appendices = true
      out:extend(shared.start_of_appendices(format))
    end
    if block.attributes and block.attributes.file then out:extend(block.content) else out:insert(block) end
  end
  doc = pandoc.Pandoc(out, doc.meta)
  return format == "docx" and docx.document(doc, words.contents) or doc
end

function Pandoc(doc)
  local meta = doc.meta
  local bibliography = meta.bibliography and stringify(meta.bibliography)
  local book = { targets = {}, ids = {}, first = {}, taken = {}, counter = {}, cites = {},
    depth = tonumber(meta["number-depth"] and stringify(meta["number-depth"])) or 6,
    bibliography = references.bibliography_keys(bibliography) }
  number_chapters(doc, book)
  link_chapters(doc, book)
  problems.finish()
  doc = with_citations(doc, book)
  if format == "typst" then
    doc = doc:walk({ Plain = typst.words, Para = typst.words }):walk({ Table = formats.typst_table })
  end
  return format == "html" and doc or running_text(doc)
end
