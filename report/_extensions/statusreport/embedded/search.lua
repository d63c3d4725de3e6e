-- Search in the site: a field for the page's head, and an index of all sections as a script, which pages can load from
-- the file system, too.

local words = require("words")

local stringify = pandoc.utils.stringify
local search = {}

search.INDEX = "search-index.js"
search.SCRIPT = "assets/search.js"

-- The field, hidden until its script runs; `root` leads from the page to the site's root.
function search.field(root)
  return string.format([[
<form class="site-search" role="search" hidden data-root="%s" data-none="%s" data-one="%s" data-many="%s">
<label class="visually-hidden" for="search">%s</label>
<input type="search" id="search" placeholder="%s" autocomplete="off" spellcheck="false" aria-controls="search-results">
<p class="visually-hidden" role="status"></p>
<ol id="search-results" class="search-results" hidden></ol>
</form>]], root, words.found_none, words.found_one, words.found_many, words.search, words.search)
end

local function is_heading(block) return block.t == "Header" and block.level <= 2 end

local function plain(block)
  -- a space between cells and paragraphs, which stringify sets edge to edge
  local spaced = block:walk({
    Plain = function(el) return pandoc.Plain(el.content .. { pandoc.Space() }) end,
    Para = function(el) return pandoc.Para(el.content .. { pandoc.Space() }) end,
    Image = function() return {} end, -- its words stand around it
  })
  return stringify(spaced)
end

-- One entry a section: address, heading with its number, title of the chapter, text.
local function sections(chapter)
  local entries = pandoc.List({})
  for _, block in ipairs(chapter.content) do
    if is_heading(block) then
      local title = stringify(block.content):gsub("%s+", " ")
      entries:insert({ chapter.page .. (block.level > 1 and "#" .. block.identifier or ""), title,
        block.level > 1 and chapter.title or "", "" })
    elseif #entries > 0 then
      entries[#entries][4] = entries[#entries][4] .. " " .. plain(block)
    end
  end
  return entries
end

-- The index of `chapters` (page, title, content) as a script.
function search.index(chapters)
  local entries = pandoc.List({})
  for _, chapter in ipairs(chapters) do entries:extend(sections(chapter)) end
  for _, entry in ipairs(entries) do entry[4] = entry[4]:gsub("%s+", " "):gsub("^ ", "") end
  return "const SEARCH_INDEX = " .. pandoc.json.encode(entries) .. ";\n"
end

return search
