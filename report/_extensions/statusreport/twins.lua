-- The same page in the other languages of the report (generated/languages.json, where there are any).

local twins = {}

local found

local function read()
  local root = quarto and quarto.project and quarto.project.directory or "."
  local file = io.open(root .. "/generated/languages.json", "r")
  if not file then return {} end
  local text = file:read("a")
  file:close()
  return pandoc.json.decode(text, false)
end

--- Language, name and address of the twins of `page`, nil without any; `root` leads from it to the top of its site.
function twins.of(page, root)
  found = found or read()
  local out = {}
  for i, twin in ipairs(found) do
    out[i] = { language = twin.language, name = twin.name, href = root .. twin.site .. page }
  end
  return #out > 0 and out or nil
end

return twins
