"""The names of the figures, for the workflow: a name is a picture and a file that chapters include."""

FIGURES = (
    "capacity-model",
    "criteria",
    "satisfaction",
    "satisfaction-balance",
    "theory-of-change",
    "workshops-by-audience",
    "workshops-by-district",
)

# those that are drawn a second time for phones
NARROW_FIGURES = (
    "criteria",
    "satisfaction",
    "satisfaction-balance",
    "workshops-by-audience",
    "workshops-by-district",
)
