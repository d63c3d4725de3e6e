-- The project's own shortcodes: `num` (a number from the ledger) and `engine` (who made this document).
-- Quarto calls them while it renders; the embedded renderer calls the same functions before pandoc parses.

local stringify = pandoc.utils.stringify

-- Quarto resolves `require` against this folder, the embedded renderer puts it on package.path.
local ledger = require("ledger")

local function book_folder()
  return quarto and quarto.project.directory or "."
end

local function num(args)
  local id = stringify(args[1] or "")
  local text, finding, remedy = ledger.text(book_folder(), id, stringify(args[2] or "value"))
  if not text then
    error({ finding = finding, remedy = remedy }, 0)
  end
  return pandoc.Str(text)
end

local function engine()
  if quarto then return pandoc.Str("Quarto " .. table.concat(quarto.version, ".")) end
  return pandoc.Str("den indbyggede renderer (Pandoc " .. tostring(PANDOC_VERSION)
    .. " og Typst " .. os.getenv("TYPST_VERSION") .. ")")
end

return { num = num, engine = engine }
