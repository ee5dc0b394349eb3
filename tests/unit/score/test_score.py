"""What the four areas' scores must do, whatever the figures are."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.score.tables import (
    AS_AT,
    comparison,
    comparisons,
    entry,
    result,
    results,
)

from readiness.errors import InputError
from readiness.model import Area, AreaScore, Grade
from readiness.score import drop_one, score
from readiness.score.settings import settings as shipped

HP = Area.HELP_AND_PROTECTION
CATALOGUE = (
    entry("timely", "M14", HP),
    entry("again", "M11", HP, "low"),
    entry("seen", "M16", HP),
    entry("visited", "M30", HP),
    entry("conference", "M20", HP),
    entry("need", "M33", HP, "neutral"),
)
PEERS = comparisons(
    [
        comparison("timely", "neighbours", 84.0, 6.0),
        comparison("timely", "england", 85.7, 9.0),
        comparison("again", "neighbours", 21.0, 4.0),
    ]
)
COUNTS = {
    "timely": (412, 500),
    "again": (390, 1500),
    "seen": (480, 500),
    "visited": (230, 250),
    "conference": (150, 180),
    "need": (40, 90),
}
KS = st.integers(0, 60)


def scores(counts: Any = COUNTS, **more: Any) -> tuple[AreaScore, ...]:
    rows = [result(name, *kn) for name, kn in counts.items()]
    wanted = {"catalogue": CATALOGUE, "grades": (), "audits": {}, "as_at": AS_AT} | more
    catalogue, grades, audits = (wanted.pop(n) for n in ("catalogue", "grades", "audits"))
    return score(results(rows), PEERS, catalogue, grades, audits, **wanted)


def area(counts: Any = COUNTS, **more: Any) -> AreaScore:
    return scores(counts, **more)[0]


def grade(points_of_ofsted: int, when: date = date(2023, 5, 1)) -> Grade:
    return Grade(HP, points_of_ofsted, when, None, "invented")


def test_there_are_always_four_areas_in_order() -> None:
    assert [s.area for s in scores()] == list(Area)


def test_leaders_have_no_measures_and_it_says_so() -> None:
    audits = {Area.LEADERS: (2, 11, 9, 2)}
    found = scores(audits=audits, grades=(replace(grade(2), area=Area.LEADERS),))[3]
    assert found.band is None
    assert found.wording == "not enough evidence"
    assert set(found.channels) == {"audit", "previous"}
    assert "No measure of this area" in found.reasons[0]


def test_neutral_measures_score_nothing() -> None:
    found = area()
    assert "need" not in {p.measure for p in found.contributions} | set(found.missing)
    assert found.coverage == 1


def test_ofsteds_one_is_the_best_and_four_the_worst() -> None:
    best, worst = area(grades=(grade(1),)), area(grades=(grade(4),))
    assert best.channels["previous"][0] == pytest.approx(95 / 25)
    assert worst.channels["previous"][0] == pytest.approx(50 / 21)
    assert area(grades=(grade(3),)).channels["previous"][0] == pytest.approx(112 / 46)
    praised, blamed = area(audits={HP: (9, 1, 0, 0)}), area(audits={HP: (0, 0, 1, 9)})
    assert praised.channels["audit"][0] == pytest.approx(3.9)
    assert blamed.channels["audit"][0] == pytest.approx(1.1)


def test_inadequate_and_requires_improvement_have_been_followed_by_the_same() -> None:
    """The published pairs: a check that their rows run from inadequate to outstanding."""
    rows = shipped().transitions
    assert rows[0, 3] == 0
    assert rows[3, 3] == rows[3].max()
    assert rows.sum() == 153


def test_the_latest_grade_known_on_the_day_counts() -> None:
    later = grade(1, AS_AT), grade(4, date(2019, 1, 1)), grade(3, date(2027, 1, 1))
    assert area(grades=later).channels["previous"][0] == pytest.approx(3.8)


@pytest.mark.parametrize("audits", [(1, 2, 3), (1, 2, 3, -1)])
def test_audits_that_cannot_be_are_refused(audits: tuple[int, ...]) -> None:
    with pytest.raises(InputError, match="Audits"):
        area(audits={HP: audits})


def test_channels_share_the_weight_of_those_that_are_not_there() -> None:
    assert area().channels["data"][1] == 1
    found = area(grades=(grade(2),))
    assert found.channels["data"][1] == pytest.approx(0.5 / 0.65)
    assert area(audits={HP: (0, 0, 0, 0)}).channels.keys() == {"data"}


def test_too_little_evidence_has_no_band_but_still_its_bounds() -> None:
    few = {name: COUNTS[name] for name in ("timely", "again")}
    found = area(few)
    assert found.band is None
    assert found.position is None
    assert found.bounds is not None
    assert found.bounds[0] < found.bounds[1]
    assert set(found.missing) == {"seen", "visited", "conference"}
    assert found.confidence == "none"


def test_no_records_and_not_supplied_are_missing_and_never_nought() -> None:
    found = area({**COUNTS, "visited": (0, 0), "conference": (None, None)})
    assert {"visited", "conference"} <= set(found.missing)
    assert all(p.measure not in {"visited", "conference"} for p in found.contributions)


def test_a_measure_with_nothing_to_compare_with_is_not_scored_and_named() -> None:
    more = (*CATALOGUE, entry("new", "M999", HP))
    found = area({**COUNTS, "new": (5, 10)}, catalogue=more)
    assert "new" in found.missing
    assert any("Title of new" in reason and "compare" in reason for reason in found.reasons)


def test_a_second_measure_of_the_same_thing_does_not_count_twice() -> None:
    twice = (*CATALOGUE, entry("timely_too", "M14", HP))
    found = area({**COUNTS, "timely_too": COUNTS["timely"]}, catalogue=twice)
    alone, double = area(), found
    weight = {p.measure: p.weight for p in double.contributions}
    theme = sum(weight[name] for name in ("timely", "timely_too", "seen"))
    assert theme == pytest.approx(
        sum(p.weight for p in alone.contributions if p.measure in {"timely", "seen"})
    )


def test_contributions_add_up_to_the_data_score() -> None:
    found = area()
    assert 2.5 + sum(p.contribution for p in found.contributions) == pytest.approx(found.data_score)


def test_one_very_low_critical_measure_holds_the_area_and_two_hold_it_lower() -> None:
    fine = area()
    one = area({**COUNTS, "visited": (150, 250)})
    two = area({**COUNTS, "visited": (150, 250), "seen": (300, 500)})
    assert fine.limits == ()
    assert one.band in {"inadequate", "requires improvement to be good"}
    assert two.band == "inadequate"
    assert "Title of visited" in " ".join(two.limits) or two.position < 1.5


def excellent(**more: Any) -> AreaScore:
    counts = {**COUNTS, "timely": (499, 500), "again": (100, 1500), "seen": (500, 500)}
    counts |= {"visited": (250, 250), "conference": (180, 180)}
    return area(counts, **more)


def test_outstanding_needs_audits() -> None:
    without, with_audits = excellent(), excellent(audits={HP: (30, 2, 0, 0)})
    assert without.band == "good"
    assert without.position < 3.5
    assert without.probabilities["outstanding"] == 0
    assert any("audits" in limit for limit in without.limits)
    assert with_audits.band == "outstanding"


def test_outstanding_is_lost_where_a_critical_measure_gets_worse() -> None:
    found = excellent(audits={HP: (30, 2, 0, 0)}, trends={"visited": ("concern", None)})
    assert found.band == "good"
    assert any("getting worse" in limit for limit in found.limits)


@settings(max_examples=60)
@given(st.tuples(KS, KS, KS, KS, KS))
def test_bounds_and_bands(ks: tuple[int, ...]) -> None:
    found = area(dict(zip(COUNTS, [(k, 60) for k in ks], strict=False)))
    assert 1 <= found.lower <= found.upper <= 4
    assert 1 <= found.position <= 4
    assert found.bounds[0] <= found.data_score + 1e-9
    assert found.data_score <= found.bounds[1] + 1e-9
    assert math.isclose(sum(found.probabilities.values()), 1)
    assert all(1 <= p.score <= 4 for p in found.contributions)


@settings(max_examples=60)
@given(st.tuples(KS, KS, KS, KS, KS), st.integers(0, 4), st.integers(1, 30))
def test_a_better_figure_never_lowers_an_area(ks: tuple[int, ...], which: int, by: int) -> None:
    names = [name for name in COUNTS if name != "need"]
    better = list(ks)
    step = -by if names[which] == "again" else by
    better[which] = min(60, max(0, ks[which] + step))
    audits = {HP: (20, 5, 1, 0)}
    before = area({n: (k, 60) for n, k in zip(names, ks, strict=True)}, audits=audits)
    after = area({n: (k, 60) for n, k in zip(names, better, strict=True)}, audits=audits)
    assert after.position >= before.position - 1e-12
    assert after.lower >= before.lower - 1e-12


@settings(max_examples=30)
@given(st.permutations(list(COUNTS)), st.permutations(list(CATALOGUE)))
def test_neither_the_order_of_figures_nor_of_measures_matters(names: Any, catalogue: Any) -> None:
    there, here = area({n: COUNTS[n] for n in names}, catalogue=tuple(catalogue)), area()
    assert there.position == pytest.approx(here.position, rel=1e-12)
    assert there.lower == pytest.approx(here.lower, rel=1e-9)
    assert there.bounds == pytest.approx(here.bounds, rel=1e-12)


@pytest.mark.parametrize("gone", ["timely", "again", "seen", "conference"])
def test_a_missing_measure_moves_only_weights_coverage_and_bounds(gone: str) -> None:
    before = {p.measure: p.score for p in area().contributions}
    found = area({name: kn for name, kn in COUNTS.items() if name != gone})
    assert {p.measure: p.score for p in found.contributions} == {
        name: s for name, s in before.items() if name != gone
    }
    assert found.coverage < 1
    assert found.missing == (gone,)
    low, high = found.bounds
    assert low < area().data_score < high


def test_the_other_polarity_mirrors_the_score() -> None:
    """A share and its complement, judged the other way round, stand equally far from 2.75."""
    high = (entry("x", "M998", HP), *CATALOGUE)
    low = (entry("x", "M998", HP, "low"), *CATALOGUE)
    rows = [result(name, *kn) for name, kn in COUNTS.items()]
    up = comparisons([comparison("x", "neighbours", 80.0, 5.0)])
    down = comparisons([comparison("x", "neighbours", 20.0, 5.0)])
    one = score(results([*rows, result("x", 70, 100)]), up, high, (), {}, as_at=AS_AT)
    two = score(results([*rows, result("x", 30, 100)]), down, low, (), {}, as_at=AS_AT)
    first, second = (next(p for p in s[0].contributions if p.measure == "x") for s in (one, two))
    assert first.peer == pytest.approx(second.peer)


def test_the_same_seed_gives_the_same_numbers_and_another_seed_others() -> None:
    assert area(seed=1) == area(seed=1)
    assert area(seed=1).lower != area(seed=2).lower
    assert area(seed=1).position == area(seed=2).position


def test_unusable_records_widen_and_lower_confidence() -> None:
    rows = [result(name, *kn, unusable=200) for name, kn in COUNTS.items()]
    found = score(results(rows), PEERS, CATALOGUE, (), {}, as_at=AS_AT)[0]
    clean = area()
    assert found.data_score == clean.data_score
    assert found.upper - found.lower > clean.upper - clean.lower
    assert found.confidence == "low"
    assert any("Unusable records could put" in reason for reason in found.reasons)


def test_without_audits_of_practice_nothing_is_sure() -> None:
    low = {**COUNTS, "timely": (300, 500), "again": (600, 1500), "seen": (350, 500)}
    data_alone = area(low)
    audited = area(low, audits={HP: (0, 2, 20, 2)})
    assert max(data_alone.probabilities.values()) >= 0.8
    assert data_alone.confidence == "medium"
    assert any("No audit" in reason for reason in data_alone.reasons)
    assert audited.confidence == "high"


def test_limits_never_raise() -> None:
    for counts in (COUNTS, {**COUNTS, "visited": (100, 250), "seen": (100, 500)}):
        found = area(counts)
        raw = sum(value * weight for value, weight in found.channels.values())
        assert found.position <= raw + 1e-12


def test_trend_moves_one_measure_by_a_quarter() -> None:
    before = next(p for p in area().contributions if p.measure == "again")
    found = area(trends={"again": ("improvement", "inconsistent")})
    after = next(p for p in found.contributions if p.measure == "again")
    assert after.score - before.score == pytest.approx(0.25)


def test_dropping_a_measure_is_the_position_without_it() -> None:
    found = area(grades=(grade(2),))
    for name, value in drop_one(found).items():
        kept = [p for p in found.contributions if p.measure != name]
        data = sum(p.weight * p.score for p in kept) / sum(p.weight for p in kept)
        raw = data * found.channels["data"][1] + math.prod(found.channels["previous"])
        assert value == pytest.approx(raw)
