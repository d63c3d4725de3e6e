"""Figures of the report: `drawing` makes them all, `names` lists them without importing anything."""
