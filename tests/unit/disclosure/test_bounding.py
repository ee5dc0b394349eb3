"""The range of unknown whole numbers is that of every solution, found by trying them all."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readiness.disclosure.bounding import ANY, ContradictionError, Equations, Range, bounds

ENDS = st.tuples(st.integers(0, 6), st.integers(0, 6)).map(sorted)


@st.composite
def systems(draw):
    """Up to five numbers of up to six, sums that one solution at least fits, and that solution."""
    ends = draw(st.lists(ENDS, min_size=1, max_size=5))
    truth = [draw(st.integers(low, high)) for low, high in ends]
    sums = []
    for _ in range(draw(st.integers(0, 4))):
        coefficients = {
            i: draw(st.sampled_from((-2, -1, -0.5, 0, 0.5, 1, 2))) for i in range(len(ends))
        }
        total = sum(value * truth[i] for i, value in coefficients.items())
        sums.append(
            (coefficients, total - draw(st.integers(0, 2)), total + draw(st.integers(0, 2)))
        )
    return ends, sums


@settings(max_examples=500)
@given(systems())
def test_as_by_trying_every_solution(system) -> None:
    ends, sums = system
    known = Equations()
    for i, (low, high) in enumerate(ends):
        known.know(i, low, high)
    for one in sums:
        known.add(*one)
    fitting = [
        values
        for values in itertools.product(*(range(low, high + 1) for low, high in ends))
        if all(
            least - 1e-9 <= sum(c * values[i] for i, c in coefficients.items()) <= most + 1e-9
            for coefficients, least, most in sums
        )
    ]
    found = bounds(known, list(range(len(ends))))
    for i, one in found.items():
        values = {solution[i] for solution in fitting}
        assert (one.least, one.most) == (min(values), max(values))
    everything = list(range(len(ends)))
    for i, one in bounds(known, everything, secret=everything).items():
        values = {solution[i] for solution in fitting}
        assert one.disclosed == (len(values) == 1)
        assert one.least <= min(values) <= max(values) <= one.most


def test_what_cannot_be_is_said() -> None:
    known = Equations()
    known.know("a", 1, 5)
    known.know("b", 1, 5)
    known.add({"a": 1, "b": 1}, 20, 20)
    with pytest.raises(ContradictionError):
        bounds(known, ["a"])


def test_a_contradiction_that_only_whole_numbers_have_is_said() -> None:
    known = Equations()
    known.know("a", 0, 5)
    known.know("b", 0, 5)
    known.add({"a": 2, "b": 2}, 3, 3)
    with pytest.raises(ContradictionError):
        bounds(known, ["a", "b"])


def test_a_sum_of_numbers_not_known_of_says_nothing() -> None:
    known = Equations()
    known.know("a", 1, ANY)
    known.add({"a": 1, "nobody": 1}, 3, 3)
    assert bounds(known, ["a"]) == {"a": Range(1, ANY)}
