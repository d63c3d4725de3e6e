"""The names of the generated tables, for the workflow: a name is a file that chapters include."""

TABLES = (
    "at-a-glance",
    "bases",
    "corrections",
    "criteria-all",
    "criteria-associations",
    "criteria-employees",
    "criteria-international-day",
    "criteria-requests",
    "data-basis",
    "non-response",
    "publications",
    "requesters",
    "resources",
    "satisfaction",
    "since-last-year",
    "sources",
    "theory-of-change",
    "validation",
    "workshops",
)
