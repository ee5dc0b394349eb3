"""Certainty in small systems that can be solved by eye, and against whole-number solving."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from readiness.disclosure.auditor import ranges
from readiness.disclosure.flows import Edge, can_shift, certain

counts = st.lists(st.integers(1, 9), min_size=1, max_size=5)


def parts(values: list[int], high: int = 99) -> list[Edge]:
    return [Edge("a", "b", v, 1, high, True, ("part", i)) for i, v in enumerate(values)]


def test_one_hidden_part_of_a_known_whole_is_certain() -> None:
    assert [edge.cell for edge in certain(parts([3]))] == [("part", 0)]


def test_two_hidden_parts_are_not_unless_both_are_at_an_end() -> None:
    assert certain(parts([3, 4])) == []
    assert len(certain(parts([1, 1]))) == 2
    assert len(certain(parts([5, 5], high=5))) == 2


def test_a_hidden_whole_moves_with_its_part() -> None:
    whole = Edge("b", "a", 3, 1, 99, True, ("whole", 0))
    assert certain([*parts([3]), whole]) == []
    assert can_shift([*parts([3]), whole], whole, 1)
    assert can_shift([*parts([3]), whole], whole, -1)
    low = Edge("b", "a", 1, 1, 99, True, ("whole", 0))
    assert not can_shift([*parts([1]), low], low, -1)


@settings(max_examples=60)
@given(counts, st.integers(5, 12))
def test_certainty_is_what_solving_finds(values: list[int], high: int) -> None:
    high = max(high, *values)
    names = [f"p{i}" for i in range(len(values))]
    solved = ranges(
        dict.fromkeys(names, (1, high)),
        {},
        [{"coef": dict.fromkeys(names, 1), "min": sum(values), "max": sum(values)}],
    )
    found = {f"p{edge.cell[1]}" for edge in certain(parts(values, high))}
    assert found == {name for name, r in solved.items() if r.disclosed}
