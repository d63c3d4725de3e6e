-- Cross-references, links between chapters and citations: every one leads somewhere, or is a finding.

local problems = require("problems")
local files = require("files")
local ledger = require("ledger")
local numbering = require("numbering")
local floats = require("floats")

local references = {}

-- Kinds that Quarto numbers and this renderer does not.
local QUARTO_KINDS = { lst = true, thm = true, lem = true, cor = true, prp = true, cnj = true, def = true,
  exm = true, exr = true, sol = true, rem = true, alg = true, nte = true, tip = true, wrn = true, imp = true, cau = true }

local function kind_of(id)
  local kind = id:lower():match("^(%a+)%-")
  return (floats.names[kind] or kind == "sec" or QUARTO_KINDS[kind]) and kind
end

local function not_found(id, kind, book, file)
  if QUARTO_KINDS[kind] then
    problems.add_at(file, "@" .. id, "references to `" .. kind .. "-` need Quarto", "refer to a figure, table, section or equation")
    return
  end
  local same_kind = {}
  for _, name in ipairs(ledger.keys(book.targets)) do
    if name:sub(1, #kind) == kind then same_kind[#same_kind + 1] = name end
  end
  problems.add_at(file, "@" .. id, "nothing has the identifier `" .. id .. "`",
    ledger.did_you_mean(id, same_kind, "give it to the " .. kind .. " that is meant"))
end

local function cross_reference(citation, book, file)
  local id = citation.id:sub(1, 1):lower() .. citation.id:sub(2)
  local target = book.targets[id]
  if not target then
    not_found(citation.id, kind_of(id), book, file)
    return pandoc.Str("")
  end
  if not target.number then
    problems.add_at(file, "@" .. citation.id, "`" .. id .. "` has no number", "link to it by [text](#" .. id .. ")")
    return pandoc.Str("")
  end
  local prefix = pandoc.utils.stringify(citation.prefix)
  local name = citation.mode == "SuppressAuthor" and "" or (prefix ~= "" and prefix or nil)
  return pandoc.Link({ pandoc.Str(numbering.label(target, name)) }, "#" .. id, "", pandoc.Attr("", { "xref" }))
end

local function known_citation(citation, book, file)
  if book.bibliography[citation.id] then return end
  problems.add_at(file, "@" .. citation.id, "no source `" .. citation.id .. "` in the bibliography",
    ledger.did_you_mean(citation.id, ledger.keys(book.bibliography), "add it to references.bib"))
end

local function cite_of(book, file)
  return function(cite)
    if not kind_of(cite.citations[1].id) then
      for _, citation in ipairs(cite.citations) do known_citation(citation, book, file) end
      book.cites[file] = true
      return nil
    end
    local out = pandoc.Inlines({})
    for i, citation in ipairs(cite.citations) do
      if i > 1 then out:extend({ pandoc.Str(","), pandoc.Space() }) end
      out:insert(cross_reference(citation, book, file))
      out:extend(citation.suffix)
    end
    return out
  end
end

-- "../chapters/vision.qmd#sec-x", seen from `file` → "chapters/vision.qmd" and "sec-x".
local function chapter_target(url, file)
  local path, id = url:match("^([^#:]+%.qmd)#?(.*)$")
  if not path then return nil end
  if path:sub(1, 1) == "/" then return path:sub(2), id end
  return references.resolve(pandoc.path.directory(file), path), id
end

--- `path` seen from folder `folder`, with `..` worked out.
function references.resolve(folder, path)
  local parts = {}
  for part in (folder .. "/" .. path):gmatch("[^/]+") do
    if part == ".." then parts[#parts] = nil elseif part ~= "." then parts[#parts + 1] = part end
  end
  return table.concat(parts, "/")
end

local function link_of(book, file)
  return function(link)
    local chapter, id = chapter_target(link.target, file)
    if not chapter then
      id = link.target:match("^#(.+)$")
      chapter = id and file
    end
    if not chapter then return nil end
    if not book.ids[chapter] then
      problems.add_at(file, link.target, "no chapter `" .. chapter .. "`",
        ledger.did_you_mean(chapter, ledger.keys(book.ids), "see the list in _quarto.yml"))
    elseif id ~= "" and not book.ids[chapter][id] then
      problems.add_at(file, link.target, "`" .. chapter .. "` has no identifier `" .. id .. "`",
        ledger.did_you_mean(id, ledger.keys(book.ids[chapter]), "name the chapter that has it, as in chapter.qmd#identifier"))
    else
      link.target = "#" .. (id ~= "" and book.ids[chapter][id] or book.first[chapter])
    end
    return link
  end
end

--- Replace the references in one chapter's blocks; notes in `book.cites` which chapters cite sources.
function references.resolve_links(blocks, book, file)
  return blocks:walk({ Link = link_of(book, file), Cite = cite_of(book, file) })
end

--- The keys of a BibTeX file.
function references.bibliography_keys(path)
  local keys = {}
  local text = path and files.read(path) or ""
  for key in text:gmatch("@%a+%s*{%s*([^%s,]+)%s*,") do keys[key] = true end
  return keys
end

return references
