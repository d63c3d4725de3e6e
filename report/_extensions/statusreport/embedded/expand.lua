-- Text of a chapter → text that pandoc can parse: includes put in place, shortcodes replaced.
-- Done on text because it is several times faster than on the parsed document.

local problems = require("problems")
local files = require("files")
local ledger = require("ledger")
local shortcodes = require("shortcodes")
local tokens = require("tokens")

local stringify = pandoc.utils.stringify
local expand = {}

local function read_lines(path)
  local text = files.read(path)
  if not text then return nil end
  local lines = {}
  for line in (text:gsub("\n?$", "\n")):gmatch("(.-)\r?\n") do lines[#lines + 1] = line end
  return lines
end

-- Every mark that markdown could read as markup, so that a printed value stays what it is.
local function escaped(text)
  return (text:gsub("[\\`*_{}%[%]<>#|~^$@\"']", "\\%0"))
end

local function value_at(meta, path)
  local value = meta
  for key in path:gmatch("[^.]+") do
    value = type(value) == "table" and value[key] or nil
  end
  return value
end

local function look_up(meta, path, kind)
  local value = value_at(meta, path or "")
  if value == nil then
    error({ finding = "unknown " .. kind .. " `" .. tostring(path) .. "`",
      remedy = ledger.did_you_mean(tostring(path), ledger.keys(meta or {}),
        "declare it in " .. (kind == "variable" and "_variables.yml" or "_quarto.yml or the chapter's header")) }, 0)
  end
  return escaped(stringify(value))
end

-- Shortcodes that Quarto has built in.
local built_in = {
  var = function(args, context) return look_up(context.variables, args[1], "variable") end,
  meta = function(args, context) return look_up(context.meta, args[1], "metadata field") end,
  pagebreak = function() return "\n\n::: {.page-break}\n:::\n\n" end,
}

local function arguments(text)
  local args, kwargs = {}, {}
  for word in text:gmatch("%S+") do
    local key, value = word:match("^([%w_-]+)=[\"']?(.-)[\"']?$")
    if key then kwargs[key] = value else args[#args + 1] = (word:gsub("^[\"'](.*)[\"']$", "%1")) end
  end
  return args, kwargs
end

local function known_shortcodes()
  local names = { "include" }
  for _, handlers in ipairs({ built_in, shortcodes }) do
    for name in pairs(handlers) do names[#names + 1] = name end
  end
  table.sort(names)
  return names
end

local function call(name, args, kwargs, context)
  if built_in[name] then return built_in[name](args, context) end
  if shortcodes[name] then
    local made = shortcodes[name](args, kwargs, context.meta, args, "inline")
    if made.t == "Str" then return escaped(made.text) end
    return tokens.add(made)
  end
  local known = known_shortcodes()
  error({ finding = "unknown shortcode `" .. name .. "`",
    remedy = ledger.did_you_mean(name, known, "known without Quarto are " .. table.concat(known, ", ")) }, 0)
end

local function replaced(body, context)
  local name, rest = body:match("^%s*(%S+)%s*(.-)%s*$")
  local args, kwargs = arguments(rest or "")
  local fine, result = pcall(call, name or "", args, kwargs, context)
  if fine then return result end
  if type(result) ~= "table" then error(result, 0) end
  problems.add(context.file, context.line, result.finding, result.remedy)
  return ""
end

local LITERAL = "\u{e000}" -- a private character in the place of `{{{<`, which shows a shortcode as it is written

local function expand_line(line, context)
  line = line:gsub("{{{<(.-)>}}}", LITERAL .. "%1>}}")
  line = line:gsub("{{<%s*/%*.-%*/%s*>}}", "")
  line = line:gsub("{{<(.-)>}}", function(body) return replaced(body, context) end)
  if line:find("{{<", 1, true) then
    problems.add(context.file, context.line, "a shortcode is not closed on its line", "end it with `>}}`")
  end
  return (line:gsub(LITERAL, "{{<"))
end

-- Code that is run is Quarto's work; code that is shown passes.
local function check_cell(line, context)
  local language = line:match("^[%s>]*[`~][`~][`~]+%s*{([%w_-]+)[^}]*}") or line:match("`{([%w_-]+)}%s")
  if language then
    problems.add(context.file, context.line, "a `{" .. language .. "}` cell is run by Quarto only",
      "install Quarto, or show the code with ```." .. language)
  end
end

local function fence_of(line, open)
  local marks, rest = line:match("^[%s>]*(```+)(.*)$")
  if not marks then marks, rest = line:match("^[%s>]*(~~~+)(.*)$") end
  if not marks then return open end
  if not open then return marks end
  local closes = marks:sub(1, 1) == open:sub(1, 1) and #marks >= #open and rest:match("^%s*$")
  return not closes and open or nil
end

local function include_path(line, context)
  local path = line:match("^%s*{{<%s*include%s+[\"']?([^%s\"']+)[\"']?%s*>}}%s*$")
  if not path then
    if line:match("{{<%s*include%s") then
      problems.add(context.file, context.line, "an include must stand alone on its line", "put it on a line of its own")
    end
    return nil
  end
  return path:match("^/(.*)$") or pandoc.path.normalize(pandoc.path.join({ pandoc.path.directory(context.file), path }))
end

local function include(path, context, out)
  if context.including[path] then
    problems.add(context.file, context.line, "`" .. path .. "` includes itself", "remove one of the includes")
    return
  end
  if not expand.file(path, context, out) then
    problems.add(context.file, context.line, "the included file `" .. path .. "` does not exist",
      "correct the name, or build the file first")
  end
end

--- Append the expanded lines of `path` to `out`; false where there is no such file.
-- `outer` carries the variables, the metadata and which files are being included.
function expand.file(path, outer, out)
  local lines = read_lines(path)
  if not lines then return false end
  local context = setmetatable({ file = path, including = setmetatable({ [path] = true }, { __index = outer.including }) },
    { __index = outer })
  local open
  for number, line in ipairs(lines) do
    context.line = number
    if not open then check_cell(line, context) end
    open = fence_of(line, open)
    local included = include_path(line, context)
    if included then
      include(included, context, out)
    elseif not line:match("{{<%s*include%s") then
      out[#out + 1] = line:find("{{", 1, true) and expand_line(line, context) or line
    end
  end
  return true
end

return expand
