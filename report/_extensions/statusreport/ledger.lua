-- The ledger (generated/indicators.json): every number of the report, ready to print.
-- Used by the shortcode `num` in both renderers; knows nothing of Quarto or of pandoc's documents.

local files = require("files")

local ledger = {}

local NO_BREAK_SPACE = "\u{a0}"

local function edit_distance(a, b)
  local previous = {}
  for j = 0, #b do previous[j] = j end
  for i = 1, #a do
    local current = { [0] = i }
    for j = 1, #b do
      local cost = a:byte(i) == b:byte(j) and 0 or 1
      current[j] = math.min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + cost)
    end
    previous = current
  end
  return previous[#b]
end

--- The up to three names that look most like `name`, or "" where none is near.
function ledger.nearest(name, names)
  local near = {}
  for _, candidate in ipairs(names) do
    local distance = edit_distance(name, candidate)
    local contained = candidate:find(name, 1, true) or name:find(candidate, 1, true)
    if distance <= math.max(2, #name // 3) or contained then
      near[#near + 1] = { distance, candidate }
    end
  end
  table.sort(near, function(a, b) return a[1] < b[1] or (a[1] == b[1] and a[2] < b[2]) end)
  local shown = {}
  for i = 1, math.min(3, #near) do shown[i] = "`" .. near[i][2] .. "`" end
  return table.concat(shown, ", ")
end

--- "Did you mean …?" for `name`, or where to look up the names.
function ledger.did_you_mean(name, names, otherwise)
  local near = ledger.nearest(name, names)
  return near ~= "" and ("did you mean " .. near) or otherwise
end

-- A percentage stays on one line.
local function unbroken(text) return (text:gsub("(%d) %%", "%1" .. NO_BREAK_SPACE .. "%%")) end

--- The keys of a mapping, sorted.
function ledger.keys(mapping)
  local list = {}
  for key in pairs(mapping) do list[#list + 1] = key end
  table.sort(list)
  return list
end

local function read(path)
  local text = files.read(path)
  if not text then return nil end
  local by_id = {}
  for _, entry in ipairs(pandoc.json.decode(text, false).indicators) do
    by_id[entry.id] = entry
  end
  return by_id
end

local cache = {}

-- The fields that say the number itself, and so carry its mark where it was corrected.
local MARKED = { value = true, counted = true, count = true, sentence = true, about = true, morethan = true, oneof = true }

--- The text of `field` of indicator `id`; or nil, a finding and a remedy.
function ledger.text(root, id, field)
  local path = root .. "/generated/indicators.json"
  cache[path] = cache[path] or read(path)
  local entries = cache[path]
  if not entries then
    return nil, "generated/indicators.json is missing", "compute the indicators before rendering"
  end
  local entry = entries[id]
  if not entry then
    return nil, "unknown indicator `" .. id .. "`",
      ledger.did_you_mean(id, ledger.keys(entries), "the data appendix lists the indicators")
  end
  local text = entry.printed[field]
  if text then return unbroken(text) end
  local known = ledger.keys(entry.printed)
  return nil, "indicator `" .. id .. "` has no field `" .. field .. "`",
    ledger.did_you_mean(field, known, "its fields are " .. table.concat(known, ", "))
end

--- Whether `field`, which `ledger.text` has found, says a number that was corrected.
function ledger.is_corrected(root, id, field)
  local correction = cache[root .. "/generated/indicators.json"][id].correction
  return MARKED[field] and correction and correction ~= pandoc.json.null
end

return ledger
