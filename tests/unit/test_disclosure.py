"""No cell that had to be protected can be computed from what is published."""

from __future__ import annotations

import pulp
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from statusreport.disclosure import Exposed, Group, bounds, left_out

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")  # pulp's next version finds CBC elsewhere


def group(counts, *sums, sensitive=None, fixed=()):
    totals = {total for total, _ in sums}
    return Group(counts, sums, frozenset(sensitive or set(counts) - totals), frozenset(fixed))


ROW = {"a": 2, "b": 7, "c": 30, "all": 39}
ONE_SUM = ("all", ("a", "b", "c"))


def attack(published: Group, hidden: frozenset[str], cell: str) -> tuple[int, int]:
    """What CBC can say of a hidden cell: another solver than the one that protects, and a model of its own."""
    ends = []
    for sense in (pulp.LpMinimize, pulp.LpMaximize):
        problem = pulp.LpProblem("attack", sense)
        cells = {
            name: pulp.LpVariable(f"x{n}", 1, 10**6, "Integer") if name in hidden else published.counts[name]
            for n, name in enumerate(sorted(published.counts))
        }
        problem += cells[cell]
        for total, parts in published.sums:
            if {total, *parts} & hidden:
                problem += pulp.lpSum(cells[part] for part in parts) == cells[total]
        assert problem.solve(pulp.PULP_CBC_CMD(msg=False)) == pulp.LpStatusOptimal
        ends.append(round(cells[cell].value()))
    return ends[0], ends[1]


def test_a_small_cell_alone_would_be_given_back_by_the_total():
    assert bounds(group(ROW, ONE_SUM), frozenset("a"), "a") == (2, 2)
    assert left_out(group(ROW, ONE_SUM), 5) == {"a", "b"}
    assert bounds(group(ROW, ONE_SUM), frozenset("ab"), "a") == (1, 8)


def test_nothing_is_left_out_where_nothing_is_small():
    assert left_out(group(ROW, ONE_SUM), 2) == set()


def test_zeros_are_shown_and_protect_nothing():
    counts = {"a": 2, "b": 0, "c": 30, "all": 32}
    assert left_out(group(counts, ONE_SUM), 5) == {"a", "c"}


def test_two_cells_that_add_up_to_their_number_are_given_back_by_it():
    # hidden cells are not zero, so 1 + 1 is the only way to make 2
    counts = {"a": 1, "b": 1, "c": 30, "all": 32}
    assert left_out(group(counts, ONE_SUM), 5) == {"a", "b", "c"}


def test_a_total_goes_last_and_only_where_it_may():
    counts = {"a": 3, "all": 3}
    assert left_out(group(counts, ("all", ("a",))), 5) == {"a", "all"}
    with pytest.raises(Exposed, match="a"):
        left_out(group(counts, ("all", ("a",)), fixed=["all"]), 5)


def test_a_table_of_two_ways_is_protected_in_both():
    counts = {"a1": 2, "a2": 20, "b1": 30, "b2": 40, "a": 22, "b": 70, "1": 32, "2": 60, "all": 92}
    sums = [("a", ("a1", "a2")), ("b", ("b1", "b2")), ("1", ("a1", "b1")), ("2", ("a2", "b2")), ("all", ("a", "b"))]
    table = group(counts, *sums, ("all", ("1", "2")))
    assert left_out(table, 5) == {"a1", "a2", "b1", "b2"}


@st.composite
def tables(draw):
    """Random tables of two ways with marginals, and a coarser breakdown of the rows."""
    height, width = draw(st.integers(1, 4)), draw(st.integers(1, 4))
    cell = st.one_of(st.integers(0, 6), st.integers(0, 60))
    counts = {f"{r}/{c}": draw(cell) for r in range(height) for c in range(width)}
    sums = [(f"row {r}", tuple(f"{r}/{c}" for c in range(width))) for r in range(height)]
    sums += [(f"column {c}", tuple(f"{r}/{c}" for r in range(height))) for c in range(width)]
    sums += [("all", tuple(f"row {r}" for r in range(height))), ("all", tuple(f"column {c}" for c in range(width)))]
    inner = frozenset(counts)
    for total, parts in sums:
        counts[total] = sum(counts[part] for part in parts)
    return Group(counts, tuple(sums), inner), draw(st.integers(2, 6))


@settings(max_examples=40, deadline=None)
@given(tables())
def test_an_attacker_with_another_solver_finds_no_small_cell(drawn):
    table, threshold = drawn
    hidden = left_out(table, threshold)
    small = {cell for cell in table.sensitive if 0 < table.counts[cell] < threshold}
    assert small <= hidden
    assert all(table.counts[cell] > 0 for cell in hidden)
    for cell in small:
        low, high = attack(table, hidden, cell)
        assert low <= table.counts[cell] <= high
        assert low < high


@settings(max_examples=20, deadline=None)
@given(tables())
def test_the_bounds_are_those_that_the_other_solver_finds(drawn):
    table, threshold = drawn
    hidden = left_out(table, threshold)
    for cell in sorted(hidden)[:3]:
        low, high = bounds(table, hidden, cell)
        found = attack(table, hidden, cell)
        # Both solvers look no further than some large number; a cell beside another ends a little below it.
        assert (low, min(high, 10**5)) == (found[0], min(found[1], 10**5))
