-- The renderers' own words, in the language of the book (`lang` in _quarto.yml). A new language is a new column here.

local TEXTS = {
  da = {
    figure = "Figur", table = "Tabel", equation = "Ligning", section = "Afsnit", chapter = "Kapitel", appendix = "Bilag",
    contents = "Indhold", note = "Bemærk", tip = "Tip", warning = "Advarsel", important = "Vigtigt", caution = "Forsigtig",
    notes = "Noter", skip = "Gå til indholdet", chapters = "Kapitler", turn = "Forrige og næste kapitel",
    previous = "Forrige", next = "Næste", on_this_page = "På denne side", formula = "Formel",
    search = "Søg i rapporten", found_none = "Ingen afsnit fundet", found_one = "1 afsnit fundet",
    found_many = " afsnit fundet",
    engine = "den indbyggede renderer (Pandoc %s og Typst %s)", languages = "Sprog",
    date = "%d. %s %s",
    months = { "januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november",
      "december" },
  },
  en = {
    figure = "Figure", table = "Table", equation = "Equation", section = "Section", chapter = "Chapter",
    appendix = "Appendix", contents = "Contents", note = "Note", tip = "Tip", warning = "Warning",
    important = "Important", caution = "Caution", notes = "Notes", skip = "Skip to the content", chapters = "Chapters",
    turn = "Previous and next chapter", previous = "Previous", next = "Next", on_this_page = "On this page",
    formula = "Formula", search = "Search the report", found_none = "No section found",
    found_one = "1 section found", found_many = " sections found",
    engine = "the embedded renderer (Pandoc %s and Typst %s)", languages = "Languages",
    date = "%d %s %s",
    months = { "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
      "December" },
  },
}

local function language()
  local root = quarto and quarto.project and quarto.project.directory or "."
  local file = io.open(root .. "/_quarto.yml", "r")
  if not file then return "da" end
  local text = "\n" .. file:read("a")
  file:close()
  return text:match("\nlang:%s*[\"']?(%a%a)") or "da"
end

local texts

return setmetatable({}, { __index = function(_, name)
  local spoken = texts or language()
  texts = texts or TEXTS[spoken] or error("the renderers have no words in `" .. spoken .. "`: add them to words.lua", 0)
  return texts[name]
end })
