-- The project's own shortcodes: `num` (a number from the ledger) and `engine` (who made this document).
-- Quarto calls them while it renders; the embedded renderer calls the same functions before pandoc parses.

local stringify = pandoc.utils.stringify

-- Quarto resolves `require` against this folder, the embedded renderer puts it on package.path.
local ledger = require("ledger")
local numbers = require("numbers")
local words = require("words")

local function book_folder()
  return quarto and quarto.project.directory or "."
end

-- The embedded renderer knows the line and collects what is wrong. Quarto swallows errors of shortcodes: there the
-- finding is handed over in the form that embedded/problems.lua uses, and the run ends.
local function fail(finding, remedy, needle)
  if not quarto then error({ finding = finding, remedy = remedy }, 0) end
  io.stderr:write("problem: ", pandoc.json.encode({ finding = finding, remedy = remedy, needle = needle }), "\n")
  os.exit(1)
end

local function num(args)
  local id, field = stringify(args[1] or ""), stringify(args[2] or "value")
  local text, finding, remedy = ledger.text(book_folder(), id, field)
  if not text then fail(finding, remedy, "num " .. id .. (args[2] and " " .. field or "")) end
  return numbers.span(id, text, ledger.is_corrected(book_folder(), id, field))
end

local function engine()
  if quarto then return pandoc.Str("Quarto " .. table.concat(quarto.version, ".")) end
  return pandoc.Str(words.engine:format(tostring(PANDOC_VERSION), os.getenv("TYPST_VERSION")))
end

return { num = num, engine = engine }
