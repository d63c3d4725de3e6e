-- Findings about the chapters: collected, then handed to the caller as JSON lines on standard error.

local files = require("files")

local problems = {}

local found = {}

--- Note a finding. `line` may be nil where it is not known.
function problems.add(file, line, finding, remedy)
  found[#found + 1] = { file = file, line = line, finding = finding, remedy = remedy }
end

local function lines_of(file)
  local text = files.read(file)
  if not text then return function() end end
  return (text .. "\n"):gmatch("(.-)\r?\n")
end

--- The file and line where `needle` first stands in chapter `file` or in a file that it includes.
function problems.locate(file, needle)
  local number, included = 0, {}
  for line in lines_of(file) do
    number = number + 1
    if line:find(needle, 1, true) then return file, number end
    included[#included + 1] = line:match("{{<%s*include%s+/?(%S+)%s*>}}")
  end
  for _, path in ipairs(included) do
    local where, at = problems.locate(path, needle)
    if at then return where, at end
  end
  return file, nil
end

--- Note a finding at the place where `needle` stands in the chapter.
function problems.add_at(chapter, needle, finding, remedy)
  local file, line = problems.locate(chapter, needle)
  problems.add(file, line, finding, remedy)
end

--- Hand over the findings, if any, and end the run.
function problems.finish()
  if #found == 0 then return end
  for _, problem in ipairs(found) do
    io.stderr:write("problem: ", pandoc.json.encode(problem), "\n")
  end
  os.exit(1)
end

return problems
