-- Small things that both renderers do to a document in the same way.

local shared = {}

--- Where the appendices begin: the Typst template changes its numbering there.
function shared.start_of_appendices(format)
  return format == "typst" and { pandoc.RawBlock("typst", "#show: appendices") } or {}
end

--- Header cells say that they head a column, for those who hear the table.
function shared.table_headers(tbl)
  for _, row in ipairs(tbl.head.rows) do
    for _, cell in ipairs(row.cells) do cell.attributes.scope = "col" end
  end
  return tbl
end

return shared
