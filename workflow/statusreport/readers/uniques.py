"""Work on the different values of a column instead of its cells: a log says few things, many times."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

MANY = 1_000  # from so many values on, looking at a whole column is faster than at each cell


def by_unique(column: pd.Series, function: Callable[[pd.Series], pd.Series]) -> pd.Series:
    """`function` of a column, computed once a different value; it must look at each cell by itself.

    A column of categories is one of text, nothing missing, that is kept as its different values.
    A column of mixed Python objects is handed over as it is: 1, 1.0 and True are one value there.
    """
    if isinstance(column.dtype, pd.CategoricalDtype):
        values = pd.Series(column.cat.categories, dtype="str")
        return function(values).take(column.cat.codes).set_axis(column.index).rename(column.name)
    if column.dtype == object or len(column) < MANY:
        return function(column)
    codes, unique = pd.factorize(column, use_na_sentinel=False)
    return function(pd.Series(unique, dtype=column.dtype)).take(codes).set_axis(column.index)
