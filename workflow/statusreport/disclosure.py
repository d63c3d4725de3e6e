"""Small numbers: which cells of numbers that are published together must be left out, so that none gives one back.

Cell suppression as official statistics do it (Hundepool et al., Statistical Disclosure Control, 2012, ch. 4): cells
below the threshold are left out, then further cells until whoever knows every published number and every sum cannot
compute a cell that had to be protected. The attacker is taken to know that no cell that is left out is zero.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from statusreport.translation import N_

MARK = ".."  # as Statistics Denmark marks what is left out for confidentiality
NOTE = N_(".. = ikke vist af diskretionshensyn")
_ANY = 10**9  # more than any count

Sum = tuple[str, tuple[str, ...]]  # a total and its parts


class Exposed(Exception):
    """A cell that stays computable whatever is left out; `args[0]` is the cell."""


@dataclass(frozen=True)
class Group:
    """Numbers that are published together.

    `counts`: every cell and its count; `sums`: which cells add up to which; `sensitive`: the cells that must be
    protected where they are small; `fixed`: cells that are printed elsewhere and cannot be left out.
    """

    counts: dict[str, int]
    sums: tuple[Sum, ...]
    sensitive: frozenset[str]
    fixed: frozenset[str] = field(default_factory=frozenset)


def left_out(group: Group, threshold: int) -> frozenset[str]:
    """The cells to leave out. Raises Exposed where a sensitive cell stays computable.

    Zeros are never left out: that nobody is in a cell tells of nobody in it. Among cells that protect as well, the
    smallest goes, so that little is lost.
    """
    small = sorted(cell for cell in group.sensitive if 0 < group.counts[cell] < threshold)
    hidden = frozenset(small)
    while exposed := [cell for cell in small if is_computable(group, hidden, cell)]:
        hidden |= {_complement(group, hidden, exposed[0])}
    # what was taken out on the way may turn out to be needless; what shows most comes back first
    for cell in sorted(hidden - set(small), key=lambda c: (-group.counts[c], c)):
        if not any(is_computable(group, hidden - {cell}, each) for each in small):
            hidden -= {cell}
    return hidden


def is_computable(group: Group, hidden: frozenset[str], cell: str) -> bool:
    """Whether the published numbers leave a hidden cell only one value."""
    low, high = bounds(group, hidden, cell)
    return low == high


def bounds(group: Group, hidden: frozenset[str], cell: str) -> tuple[int, int]:
    """The smallest and largest value that a cell can have, given all cells that are not hidden."""
    import numpy as np
    from scipy.optimize import Bounds, LinearConstraint, milp

    cells = sorted(group.counts)
    place = {name: index for index, name in enumerate(cells)}
    lower = [1 if name in hidden else group.counts[name] for name in cells]
    upper = [_ANY if name in hidden else group.counts[name] for name in cells]
    rows = np.zeros((len(group.sums), len(cells)))
    for row, (total, parts) in zip(rows, group.sums, strict=True):
        row[place[total]] -= 1
        for part in parts:
            row[place[part]] += 1
    rules = [LinearConstraint(rows, 0, 0)] if len(rows) else []
    goal = np.zeros(len(cells))
    goal[place[cell]] = 1
    ends = [
        milp(sign * goal, constraints=rules, bounds=Bounds(lower, upper), integrality=np.ones(len(cells)))
        for sign in (1, -1)
    ]
    return round(ends[0].x[place[cell]]), round(ends[1].x[place[cell]])


def _complement(group: Group, hidden: frozenset[str], cell: str) -> str:
    """The next cell to leave out: the smallest that stands in a sum with what is hidden, totals last."""
    near = _connected(group, hidden, cell)
    totals = {total for total, _ in group.sums}
    free = [c for c in near if c not in hidden | group.fixed and group.counts[c] > 0]
    if not free:
        raise Exposed(cell)
    return min(free, key=lambda c: (c in totals, group.counts[c], c))


def _connected(group: Group, hidden: frozenset[str], cell: str) -> set[str]:
    """The cells of every sum that a hidden cell, reached from `cell` over hidden cells, stands in."""
    reached, seen = {cell}, set()
    while reached - seen:
        seen |= reached
        for total, parts in group.sums:
            together = {total, *parts}
            if together & seen & hidden:
                reached |= together & hidden
    return {c for total, parts in group.sums if {total, *parts} & seen for c in (total, *parts)}
