-- A pandoc writer: the book as a web site. Each chapter becomes a page beside the output file, which is index.html.
-- Where the metadata field `only` names a chapter, no other page is written; the output file is then an empty line.

local folder = pandoc.path.directory(PANDOC_STATE.output_file)
local here = pandoc.path.directory(PANDOC_SCRIPT_FILE)
package.path = here .. "/?.lua;" .. here .. "/../?.lua;" .. package.path
local numbers = require("numbers")
local search = require("search")
local shared = require("shared")
local twins = require("twins")
local words = require("words")
local stringify = pandoc.utils.stringify

local function read(path)
  local file = assert(io.open(path, "rb"))
  local text = file:read("a")
  file:close()
  return text
end

local function write(path, text)
  pandoc.system.make_directory(pandoc.path.directory(path), true)
  local file = assert(io.open(path, "wb"))
  file:write(text)
  file:close()
end

local function escaped(text)
  return (text:gsub("[&<>\"]", { ["&"] = "&amp;", ["<"] = "&lt;", [">"] = "&gt;", ['"'] = "&quot;" }))
end

local function page_of(file) return (file:gsub("%.qmd$", ".html")) end

-- From the folder of page `from` to `path`, both counted from the site's root.
local function relative(from, path)
  return from:gsub("[^/]+$", ""):gsub("[^/]+/", "../") .. path
end

local function title_of(chapter)
  local header = chapter.content:find_if(function(block) return block.t == "Header" and block.level == 1 end)
  local words = header and header.content:filter(function(inline)
    return not (inline.classes and inline.classes:includes("header-section-number"))
  end)
  return (stringify(words or ""):gsub("^%s+", ""))
end

local function identifiers(chapter)
  local ids = pandoc.List({})
  local function note(element)
    if element.identifier ~= "" then ids[#ids + 1] = element.identifier end
  end
  chapter:walk({ Header = note, Div = note, Figure = note, Table = note, CodeBlock = note, Span = note })
  return ids
end

local function read_chapters(doc)
  local chapters, page_by_id = {}, {}
  for _, div in ipairs(doc.blocks) do
    local page = page_of(div.attributes.file)
    chapters[#chapters + 1] = { page = page, title = title_of(div), number = div.attributes.number or "",
      appendix = div.classes[1] == "appendix", description = div.attributes.description, content = div.content,
      numbers = div.attributes.numbers or "" }
    chapters[#chapters].ids = identifiers(div)
    for _, id in ipairs(chapters[#chapters].ids) do page_by_id[id] = page_by_id[id] or page end
  end
  return chapters, page_by_id
end

local function navigation(chapters, current)
  local entries, appendices = {}, false
  for i, chapter in ipairs(chapters) do
    entries[i] = { href = relative(current.page, chapter.page), title = escaped(chapter.title), number = chapter.number,
      current = chapter == current, ["first-appendix"] = chapter.appendix and not appendices }
    appendices = appendices or chapter.appendix
  end
  return entries
end

local function neighbour(chapter, current)
  return chapter and { href = relative(current.page, chapter.page), title = escaped(chapter.title) } or {}
end

-- The first paragraph describes a chapter that has no description of its own.
local function description(chapter)
  if chapter.description ~= "" then return chapter.description end
  for _, block in ipairs(chapter.content) do
    if block.t == "Para" then
      local text = stringify(block)
      return #text <= 160 and text or text:sub(1, 160):gsub("%s+%S*$", "") .. " …"
    end
  end
  return ""
end

local function with_links(blocks, chapter, page_by_id)
  return blocks:walk({
    Link = function(link)
      local id = link.target:match("^#(.+)$")
      if id and not chapter.ids:includes(id) and page_by_id[id] then
        link.target = relative(chapter.page, page_by_id[id]) .. link.target
      end
      return link
    end,
    Image = function(image)
      if image.src:match("^%a+:") then return nil end
      write(pandoc.path.join({ folder, image.src }), read(image.src))
      local narrow = shared.narrow(image.src)
      if narrow then write(pandoc.path.join({ folder, narrow }), read(narrow)) end
      image.src = relative(chapter.page, image.src)
      return narrow and shared.picture(image, relative(chapter.page, narrow)) or image
    end,
    -- wide tables scroll by themselves, also by keyboard
    Table = function(tbl)
      local caption = stringify(tbl.caption.long)
      local attributes = { { "tabindex", "0" }, { "role", "region" }, { "aria-label", caption ~= "" and caption or words.table } }
      return pandoc.Div({ tbl }, pandoc.Attr("", { "table-wrap" }, attributes))
    end,
  })
end

-- The headings below the chapter's own, for a page that has several.
local function sections(blocks)
  local headings = blocks:filter(function(block) return block.t == "Header" and block.level == 2 end)
  if #headings < 2 then return nil end
  local below = blocks:filter(function(block) return block.t ~= "Header" or block.level > 1 end)
  local list = pandoc.structure.table_of_contents(below, { toc_depth = 2 })
  return pandoc.write(pandoc.Pandoc(list), "html5")
end

-- What opens when a reader asks for one of the page's numbers.
local function cards(chapter, page_by_id)
  local ids = pandoc.List({})
  for id in chapter.numbers:gmatch("%S+") do ids:insert(id) end
  local appendix = #ids > 0 and page_by_id[numbers.anchor(ids[1])] or ""
  return numbers.cards(ids, ".", appendix ~= chapter.page and relative(chapter.page, appendix) or "")
end

-- A section has a heading; the one that pandoc makes of a page's notes has none.
local function with_notes_heading(html)
  return (html:gsub('(role="doc%-endnotes">)', '%1\n<h2 class="visually-hidden">' .. words.notes .. "</h2>", 1))
end

-- The words of the template.
local function page_words()
  local said = {}
  for _, name in ipairs({ "skip", "chapters", "contents", "turn", "previous", "next", "on_this_page", "languages" }) do
    said[name] = words[name]
  end
  return said
end

local OG_LOCALES = { da = "da_DK", en = "en_GB" }

local function page_html(chapter, doc, chapters, i, page_by_id, template)
  local book_title = stringify(doc.meta.title) .. ", " .. stringify(doc.meta.subtitle)
  local content = with_links(chapter.content, chapter, page_by_id)
  content:insert(cards(chapter, page_by_id))
  local html = pandoc.write(pandoc.Pandoc(content, doc.meta), "html5",
    pandoc.WriterOptions({
      template = template, section_divs = true, html_math_method = "mathml", wrap_text = "none",
      figure_caption_position = "above",
      variables = {
        pagetitle = escaped(chapter.title .. " – " .. book_title), sections = sections(content),
        description = escaped(description(chapter)), root = relative(chapter.page, ""), cover = i == 1,
        chapters = navigation(chapters, chapter),
        search = search.field(relative(chapter.page, "")),
        ["og-locale"] = OG_LOCALES[stringify(doc.meta.lang)],
        words = page_words(), twins = twins.of(chapter.page, relative(chapter.page, "")),
        previous = neighbour(chapters[i - 1], chapter), next = neighbour(chapters[i + 1], chapter),
      },
    }))
  return with_notes_heading(html)
end

function Writer(doc)
  local chapters, page_by_id = read_chapters(doc)
  local template = pandoc.template.compile(read(pandoc.path.join({ here, "page.html" })))
  local only = doc.meta.only and page_of(stringify(doc.meta.only))
  local first = ""
  if not only then
    write(pandoc.path.join({ folder, search.INDEX }), search.index(chapters))
    write(pandoc.path.join({ folder, search.SCRIPT }), read(pandoc.path.join({ here, "search.js" })))
  end
  for i, chapter in ipairs(chapters) do
    if not only or only == chapter.page then
      local html = page_html(chapter, doc, chapters, i, page_by_id, template)
      if i == 1 then first = html else write(pandoc.path.join({ folder, chapter.page }), html) end
    end
  end
  return first
end
