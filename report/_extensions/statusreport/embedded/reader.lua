-- A pandoc reader for a Quarto book: _quarto.yml in, one document out, each chapter in a Div of its own
-- (class `chapter` or `appendix`, attribute `file`). Run in the book's folder:
--   pandoc --from embedded/reader.lua _quarto.yml …
-- STATUSREPORT_PARSED names a folder that keeps chapters as they were parsed, STATUSREPORT_ONLY the one that is wanted:
-- the others are then taken from there, four times faster, but without what pandoc would warn of in them.

local here = pandoc.path.directory(PANDOC_SCRIPT_FILE)
package.path = here .. "/?.lua;" .. pandoc.path.directory(here) .. "/?.lua;" .. package.path

local problems = require("problems")
local expand = require("expand")
local files = require("files")
local tokens = require("tokens")
local words = require("words")

local stringify = pandoc.utils.stringify

-- What a chapter's YAML header may hold: the rest would be dropped silently here.
local HEADER_FIELDS = { title = true, description = true }

local function parse_yaml(text)
  -- after `---` pandoc takes a blank line for the end of the metadata
  return pandoc.read("---\n" .. text:gsub("^%s+", "") .. "\n---\n", "markdown").meta
end

local function read_yaml(path)
  local text = files.read(path)
  return text and parse_yaml(text) or {}
end

local function danish_date(date)
  local year, month, day = stringify(date):match("^(%d%d%d%d)-(%d%d)-(%d%d)$")
  if not year then
    problems.add_at("_quarto.yml", "date:", "the book's date is not written YYYY-MM-DD", "write it so")
    return date
  end
  return string.format(words.date, tonumber(day), words.months[tonumber(month)], year)
end

-- The YAML header of a chapter and the text after it; line breaks keep the numbering of the rest.
local function split_header(lines)
  if lines[1] ~= "---" then return {}, lines end
  for i = 2, #lines do
    if lines[i] == "---" then
      return parse_yaml(table.concat(lines, "\n", 2, i - 1)), table.move(lines, i + 1, #lines, 1, {})
    end
  end
  return {}, lines
end

-- A heading as pandoc reads it from text, with the identifier that it makes of the words.
local function heading(title)
  local words = pandoc.write(pandoc.Pandoc({ pandoc.Plain(title) }), "markdown", { wrap_text = "none" })
  return pandoc.read("# " .. words, "markdown").blocks[1]
end

local function check_header(path, header)
  for field in pairs(header) do
    if not HEADER_FIELDS[field] then
      problems.add_at(path, field .. ":", "the header field `" .. field .. "` has an effect in Quarto only",
        "remove it, or render with Quarto")
    end
  end
end

local function parsed(text, path)
  local folder, only = os.getenv("STATUSREPORT_PARSED"), os.getenv("STATUSREPORT_ONLY")
  if not folder then return pandoc.read(text, "markdown").blocks end
  local kept = pandoc.path.join({ folder, pandoc.utils.sha1(text) .. ".json" })
  local json = only and only ~= path and files.read(kept)
  if json then return pandoc.read(json, "json").blocks end
  local blocks = pandoc.read(text, "markdown").blocks
  files.write(kept, pandoc.write(pandoc.Pandoc(blocks), "json"))
  return blocks
end

local function chapter(path, class, outer)
  local lines = {}
  if not expand.file(path, outer, lines) then
    problems.add_at("_quarto.yml", path, "the chapter `" .. path .. "` does not exist", "add the file or correct the name")
    return pandoc.Div({})
  end
  local header, body = split_header(lines)
  check_header(path, header)
  local blocks = parsed(table.concat(body, "\n") .. "\n", path)
  if header.title then blocks:insert(1, heading(header.title)) end
  return pandoc.Div(tokens.resolve(blocks), pandoc.Attr("", { class },
    { file = path, description = tokens.words(stringify(header.description or "")) }))
end

local function chapters(list, class, outer)
  local out = pandoc.Blocks({})
  for _, item in ipairs(list or {}) do
    if item.part then
      problems.add_at("_quarto.yml", "part:", "parts of a book need Quarto", "list the chapters without parts")
    else
      out:insert(chapter(stringify(item), class, outer))
    end
  end
  return out
end

function Reader(inputs)
  local config = parse_yaml(tostring(inputs))
  if not config.book then
    problems.add("_quarto.yml", nil, "there is no `book`", "declare the book's title and chapters")
    problems.finish()
  end
  local outer = { meta = config, variables = read_yaml("_variables.yml"), including = {} }
  local blocks = chapters(config.book.chapters, "chapter", outer)
  blocks:extend(chapters(config.book.appendices, "appendix", outer))
  local meta = config
  for _, field in ipairs({ "title", "subtitle", "author", "description" }) do meta[field] = config.book[field] end
  meta["iso-date"] = config.book.date
  meta.date = danish_date(config.book.date or "")
  problems.finish()
  return pandoc.Pandoc(blocks, meta)
end
