"""What must hold of any chart, whatever the numbers."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from readiness.statistics import spc

SERIES = st.lists(st.integers(-40, 40), min_size=1, max_size=40)
FEW = st.lists(st.integers(0, 3), min_size=1, max_size=40)
OTHER = {"high": "low", "low": "high", "common": "common"}


def turned(word: str) -> str:
    first, _, way = word.partition("_")
    return f"{first}_{OTHER[way]}" if way else word


@given(SERIES)
def test_turned_over_high_is_low(values) -> None:
    up = spc.chart("xmr", values=values, direction="high", target=3)
    down = spc.chart("xmr", values=[-v for v in values], direction="low", target=-3)
    assert up.cause.tolist() == down.cause.tolist()
    assert up.rule.tolist() == down.rule.tolist()
    assert up.variation == turned(down.variation)
    assert up.assurance == down.assurance
    np.testing.assert_allclose(up.upper, -down.lower, atol=1e-9)


@given(SERIES, st.integers(-100, 100), st.sampled_from([1, 2, 3, 10]))
def test_another_unit_changes_no_flag(values, shift, scale) -> None:
    made = spc.chart("xmr", values=values)
    moved = spc.chart("xmr", values=[scale * v + shift for v in values])
    assert made.rule.tolist() == moved.rule.tolist()
    assert made.variation == moved.variation
    np.testing.assert_allclose(scale * made.upper + shift, moved.upper, atol=1e-9)


@given(SERIES, SERIES)
def test_phases_know_nothing_of_each_other(first, second) -> None:
    both = spc.chart("xmr", values=first + second, rebase=[len(first)])
    alone = [spc.chart("xmr", values=part) for part in (first, second)]
    for name in ("rule", "lower", "upper", "centre", "cause"):
        expected = np.concatenate([getattr(one, name) for one in alone]).tolist()
        assert getattr(both, name).tolist() == expected
    assert both.variation == alone[1].variation


@given(st.one_of(SERIES, FEW), st.booleans(), st.sampled_from(["nhs", "western"]))
def test_limits_are_always_numbers(values, screen, dialect) -> None:
    made = spc.chart("xmr", values=values, screen=screen, dialect=dialect)
    assert all(np.isfinite(line).all() for line in (made.centre, made.lower, made.upper))
    assert (made.lower <= made.centre).all()
    assert (made.centre <= made.upper).all()
    assert (made.upper > made.lower).all() == (len(set(values)) > 1)


@given(st.lists(st.integers(0, 30), min_size=2, max_size=40), st.data())
def test_limits_of_counts_and_shares_are_numbers_too(k, data) -> None:
    n = [v + data.draw(st.integers(1, 30)) for v in k]
    for kind in ("p", "u", "laney_p", "laney_u"):
        made = spc.chart(kind, values=k, denominators=n)
        assert np.isfinite(made.lower).all()
        assert np.isfinite(made.upper).all()
        assert (made.lower >= 0).all()
    for kind in ("c", "g", "t"):
        made = spc.chart(kind, values=k)
        assert np.isfinite(made.lower).all()
        assert np.isfinite(made.upper).all()


@given(st.floats(-1e6, 1e6), st.integers(1, 40), st.sampled_from(["nhs", "western"]))
def test_what_does_not_vary_is_common(value, length, dialect) -> None:
    made = spc.chart("xmr", values=[value] * length, dialect=dialect)
    assert (made.cause == "common").all()
    assert made.variation == "common"


@given(SERIES)
def test_the_icon_is_of_the_last_point(values) -> None:
    made = spc.chart("xmr", values=values, direction="high")
    assert made.variation.split("_")[0] == made.cause[-1]


def test_order_matters() -> None:
    values = [3.0, 9, 5, 7, 4, 8, 6, 10, 2, 11, 5, 7, 6, 8]
    assert spc.chart("xmr", values=values).variation == "common"
    assert spc.chart("xmr", values=sorted(values)).variation == "improvement_high"


@given(SERIES)
def test_cutting_limits_is_for_display_alone(values) -> None:
    made = spc.chart("xmr", values=values)
    before = made.lower.copy(), made.rule.tolist()
    lower, upper = made.shown_limits(0, 20)
    assert (lower >= 0).all()
    assert (upper <= 20).all()
    assert made.lower.tolist() == before[0].tolist()
    assert made.rule.tolist() == before[1]
