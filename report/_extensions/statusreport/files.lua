-- Files as text, for both renderers.

local files = {}

--- The text of a file; nil where there is none.
function files.read(path)
  local file = io.open(path, "r")
  if not file then return nil end
  local text = file:read("a")
  file:close()
  return text
end

return files
