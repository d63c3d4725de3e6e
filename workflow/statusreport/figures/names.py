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
