"""What is recorded, how old it is and what was published: rules that name their evidence."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pandas as pd
import pytest
from tests.unit.score.tables import AS_AT, comparison, comparisons, entry, result, results
from tests.unit.score.test_score import CATALOGUE, COUNTS, HP, area, excellent, grade

from readiness.errors import InputError
from readiness.framework.breaches import BREACHES, UNREGISTERED
from readiness.model import Area, AreaScore, ChildList
from readiness.quality.across_lists.events import extract_age
from readiness.score import asks_how_it_knows, evidence_of, explain, gap, score
from readiness.score.lenses import trend_step

RI, GOOD = "requires improvement to be good", "good"
MANY = {HP: (2, 20, 2, 0)}
LOW = {**COUNTS, "timely": (300, 500), "again": (600, 1500), "seen": (350, 500)}


def test_a_recorded_breach_holds_the_area_and_asks_for_a_person() -> None:
    free, held = excellent(audits=MANY), excellent(audits=MANY, breaches={HP: (UNREGISTERED,)})
    assert free.position > 3
    assert held.band == RI
    assert held.probabilities[GOOD] == 0
    assert [line for line in held.limits if UNREGISTERED in line and "confirm" in line]
    assert held.data_score == free.data_score


def test_a_breach_that_holds_nothing_down_is_still_said() -> None:
    found = area(LOW, breaches={HP: (UNREGISTERED,)})
    assert found.band in {RI, "inadequate"}
    assert found.position == area(LOW).position
    assert not any(UNREGISTERED in line for line in found.limits)
    assert any(UNREGISTERED in reason and "confirm" in reason for reason in found.reasons)
    few = area({"timely": (412, 500)}, breaches={HP: (UNREGISTERED,)})
    assert few.band is None
    assert any(UNREGISTERED in reason for reason in few.reasons)


def test_a_breach_in_another_area_says_nothing_of_this_one() -> None:
    assert area(breaches={Area.LEADERS: (UNREGISTERED,)}) == area()


@pytest.mark.parametrize("kind", [*BREACHES])
def test_every_kind_holds(kind: str) -> None:
    assert excellent(audits=MANY, breaches={HP: (kind,)}).band == RI


def test_a_breach_in_free_words_is_refused_without_quoting_it() -> None:
    with pytest.raises(InputError) as refused:
        area(breaches={HP: ("Sam was left alone",)})
    assert "Sam" not in str(refused.value)


@pytest.mark.parametrize("word", ["concern", "concern_high", "concern_low"])
def test_outstanding_is_lost_by_a_concern_in_any_form(word: str) -> None:
    found = excellent(audits={HP: (30, 2, 0, 0)}, trends={"visited": (word, None)})
    assert found.band == GOOD
    assert any("getting worse" in limit for limit in found.limits)


def test_outstanding_must_be_likely() -> None:
    """Just above the edge, half of the draws fall below it: the point alone is not enough."""
    found = [excellent(audits={HP: (0, n, 40 - n, 0)}) for n in range(25, 41)]
    unlikely = [s for s in found if any("chance of outstanding" in limit for limit in s.limits)]
    assert unlikely
    assert all(s.band == GOOD and s.probabilities["outstanding"] < 0.6 for s in unlikely)
    top = [s for s in found if s.band == "outstanding"]
    assert top
    assert all(s.probabilities["outstanding"] >= 0.6 for s in top)


@pytest.mark.parametrize(
    ("variation", "assurance", "step"),
    [
        ("improvement_high", "pass", 0.5),
        ("improvement_low", None, 0.25),
        ("concern_low", "inconsistent", -0.25),
        ("neutral_high", "fail", -0.25),
        ("common", "inconsistent", 0),
        ("concern", "none", -0.25),
        (None, None, 0),
    ],
)
def test_a_charts_words(variation: str | None, assurance: str | None, step: float) -> None:
    assert trend_step(variation, assurance, 0.25) == step


def test_words_no_chart_has_are_refused() -> None:
    with pytest.raises(ValueError, match="better"):
        trend_step("better", None, 0.25)


def test_an_old_extract_lowers_confidence_and_says_so() -> None:
    assert confident(extract_age=31).confidence == "high"
    assert confident(extract_age=None).confidence == "high"
    old = confident(extract_age=32)
    assert old.confidence == "low"
    assert any("more than 31 days before the as-at date" in reason for reason in old.reasons)
    assert old.position == confident().position


def confident(counts: Any = LOW, published: pd.DataFrame | None = None, **more: Any) -> AreaScore:
    """An area of which all is known and the band is plain."""
    rows = [result(name, *kn, **more.pop(name, {})) for name, kn in counts.items()]
    told = comparisons(
        [comparison("timely", "neighbours", 84.0, 6.0), comparison("timely", "england", 85.7, 9.0)]
    )
    both = told if published is None else pd.concat([told, published])
    audits = {HP: (0, 2, 20, 2)}
    return score(results(rows), both, CATALOGUE, (), audits, as_at=AS_AT, **more)[0]


def own(measure: str, value: float, decimals: int, ends: date = AS_AT) -> pd.DataFrame:
    row = comparison(measure, "own_published", value, float("nan"))
    return comparisons([row | {"decimals": decimals, "period_end": ends}])


@pytest.mark.parametrize(
    ("published", "decimals", "disagrees"),
    [
        (61.0, 1, False),  # ours is 60.0: a point apart
        (61.05, 1, False),  # and its rounding
        (61.1, 1, True),
        (58.9, 1, True),
        (61.5, 0, False),  # whole numbers are rounded by up to a half
        (62.0, 0, True),
    ],
)
def test_a_figure_published_otherwise_lowers_confidence(
    published: float, decimals: int, disagrees: bool
) -> None:
    found = confident(published=own("timely", published, decimals))
    assert found.confidence == ("low" if disagrees else "high")
    assert any("'Title of timely'" in reason for reason in found.reasons) == disagrees


def test_a_figure_of_another_period_may_differ() -> None:
    other = own("timely", 90.0, 1, AS_AT - timedelta(days=365))
    assert confident(published=other).confidence == "high"


def test_a_small_count_that_disagrees_is_counted_and_not_named() -> None:
    few = {**LOW, "seen": (4, 500)}
    found = confident(few, published=own("seen", 9.0, 1))
    reason = next(one for one in found.reasons if "Published otherwise" in one)
    assert "seen" not in reason
    assert "1 of small counts" in reason


@pytest.mark.parametrize(
    ("unusable", "label"), [(0, "high"), (4, "high"), (6, "medium"), (26, "low")]
)
def test_unusable_records_cap_confidence(unusable: int, label: str) -> None:
    """In every measure alike, so many to a hundred that could be used."""
    rows = {name: {"unusable": kn[1] * unusable // 100} for name, kn in LOW.items()}
    assert confident(**rows).confidence == label


def test_reasons_hold_no_figure_finer_than_one_decimal() -> None:
    found = confident(published=own("timely", 71.234, 3), extract_age=40)
    assert not any(pd.Series([reason]).str.contains(r"\d\.\d\d").any() for reason in found.reasons)


@pytest.mark.parametrize(("claim", "asks"), [(1.0, True), (2.0, False), (4.0, True), (None, False)])
def test_a_claim_a_band_away_asks_how_it_knows(claim: float | None, asks: bool) -> None:
    found = area(claims={} if claim is None else {HP: claim})
    assert 2 < found.position < 3
    assert asks_how_it_knows(found) == asks
    assert gap(found) == (None if claim is None else 5 - claim - found.position)


def test_a_claim_that_cannot_be_is_refused() -> None:
    with pytest.raises(InputError, match="from 1 to 4"):
        area(claims={HP: 5.0})


def test_the_explanation_says_what_holds_and_what_is_missing() -> None:
    rows = results([result(name, *kn) for name, kn in COUNTS.items()])
    said = evidence_of(
        rows,
        comparisons(),
        CATALOGUE,
        (grade(2),),
        MANY,
        as_at=AS_AT,
        breaches={HP: (UNREGISTERED,)},
    )
    first, last = (explain(one, CATALOGUE) for one in (said[0], said[3]))
    assert UNREGISTERED in first
    assert "Title of timely | 412/500 = 82.4" in first
    assert "no position: not enough evidence" in last
    more = (*CATALOGUE, entry("new", "M999", HP))
    bare = evidence_of(rows, comparisons(), more, (), {}, as_at=AS_AT)[0]
    assert "Title of new | missing" in explain(bare, more)


def test_the_age_of_an_extract_is_that_of_its_newest_event() -> None:
    days = pd.to_datetime(pd.Series(["2026-08-29", "2026-10-05", None])).astype("datetime64[s]")
    found = {"contacts": ChildList("contacts", pd.DataFrame({"date_of_contact": days}))}
    assert extract_age(found, AS_AT) == 32
    assert extract_age({}, AS_AT) is None
