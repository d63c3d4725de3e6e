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

--- Write a file whole: whoever reads it never finds a part.
function files.write(path, text)
  local file = assert(io.open(path .. ".new", "w"))
  file:write(text)
  file:close()
  assert(os.rename(path .. ".new", path))
end

return files
