"""Tables of the report: `building` makes them all, `names` lists them without importing anything."""
