-- Texts that people wrote → the documents that pandoc reads them as, all in one run of pandoc.
--   pandoc lua parse.lua      stdin: {"format", "texts": [..], "bibliographies": [{"format", "text"}, ..]}
--                             stdout: {"documents": [..], "keys": [..]}

local request = pandoc.json.decode(io.read("a"), false)

local documents = {}
for i, text in ipairs(request.texts) do
  documents[i] = pandoc.write(pandoc.read(text, request.format), "json")
end

local keys = {}
for _, bibliography in ipairs(request.bibliographies) do
  for _, entry in ipairs(pandoc.read(bibliography.text, bibliography.format).meta.references or {}) do
    keys[#keys + 1] = pandoc.json.encode(pandoc.utils.stringify(entry.id))
  end
end

io.write('{"documents": [', table.concat(documents, ",\n"), '],\n"keys": [', table.concat(keys, ", "), "]}\n")
