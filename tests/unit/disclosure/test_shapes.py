"""Figures that are not a numerator out of a denominator tell no more than their counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pandas as pd
import pytest
from tests.unit.disclosure.test_publish import (
    CATALOGUE,
    HP,
    assessment,
    entry_of,
    row,
    rows,
    shown,
)
from tests.unit.score.tables import AS_AT, comparison, comparisons, result, results

from readiness.disclosure import publish
from readiness.disclosure.alternatives import doubt_tells
from readiness.model import Published
from readiness.score import score


def plain(measure: str, parts: Mapping[str, int], breakdown: str = "team") -> list[Any]:
    """A count that is its own value, with no interval."""

    def one(k: int, *place: str) -> dict[str, Any]:
        return result(measure, k, None, 0, *place, value=float(k), state="shown")

    return [
        one(sum(parts.values())),
        *(one(k, breakdown, group) for group, k in parts.items()),
    ]


def test_the_value_of_joined_teams_is_theirs_together() -> None:
    """It was the last team's: 2, while 11 were counted."""
    table = shown(plain("m", {"A": 20, "B": 9, "C": 2}))
    joined = row(table, "team", "Other teams")
    assert (joined["numerator"], joined["value"]) == (11, 11.0)


def test_a_plain_count_is_hidden_with_its_value_in_every_group() -> None:
    table = shown(plain("m", {"sex 0": 3, "sex 1": 20, "sex 2": 30}, "sex"))
    assert (table["value"].isna() == table["numerator"].isna()).all()
    assert table["value"].isna().sum() == 2
    assert row(table)["value"] == 53.0


def test_a_rounded_plain_count_is_its_value_and_has_no_interval() -> None:
    table = shown(plain("m", {"sex 0": 0, "sex 1": 21, "sex 2": 32}, "sex"), "public")
    assert row(table)["value"] == row(table)["numerator"] == 55
    assert row(table, "sex", "sex 0")["value"] == 0.0
    assert row(table, "sex", "sex 1")["value"] == 20.0
    assert table["upper"].isna().all()


def amount(k: int | None, n: int, value: float, *place: str) -> dict[str, Any]:
    """Counts made whole row by row, and a figure of the exact amounts."""
    state = "shown" if n else "no_records"
    return result("m", k, n, 0, *place, value=value, lower=None, upper=None, state=state)


@pytest.mark.parametrize("profile", ["leadership", "public"])
def test_part_of_a_worker_is_a_worker(profile: str) -> None:
    """One of four tenths of full time counts as none, but their cases are their own."""
    made = [
        amount(None, 30, 17.1),
        amount(None, 30, 17.2, "experience", "2 to 5 years"),
        amount(None, 0, 15.0, "experience", "first year"),
    ]
    alone = row(shown(made, profile), "experience", "first year")
    assert pd.isna(alone["value"])
    assert row(shown(made, profile))["value"] == 17.1


@pytest.mark.parametrize(
    ("k", "value"),
    [(0, 1.0), (0, 10.0), (40, 95.0), (39, 99.0)],
    ids=["four tenths of one", "four counted as none", "two missing", "less than one missing"],
)
def test_the_share_of_a_few_is_not_shown_though_they_were_made_none(k: int, value: float) -> None:
    found = row(shown([amount(k, 40, value)]))
    assert pd.isna(found["value"])
    assert found["state"] == "suppressed"


def test_the_share_of_many_is_shown() -> None:
    assert row(shown([amount(20, 40, 51.2)]))["value"] == 51.2
    assert row(shown([amount(0, 40, 0.0)]))["value"] == 0.0
    assert row(shown([amount(40, 40, 100.0)]))["value"] == 100.0


@pytest.mark.parametrize("n", [1, 5, 9])
def test_a_mean_of_few_is_not_shown(n: int) -> None:
    found = row(shown([amount(None, n, 17.3)]))
    assert pd.isna(found["value"])


def with_a_count(k: int) -> Published:
    """An area of three shares and one plain count, of which its neighbours have 4."""
    shares = {"a": (400, 500), "b": (470, 500), "c": (80, 100)}
    made = [r for name, kn in shares.items() for r in rows(name, {"sex": [kn]})]
    made += [result("d", k, None, value=float(k), state="shown")]
    catalogue = (*CATALOGUE[:3], entry_of("d", "M30", polarity="low", unit="children"))
    compared = comparisons(
        [comparison(name, "neighbours", 80.0, 6.0) for name in "abc"]
        + [comparison("d", "neighbours", 4.0, 2.0)]
    )
    scores = score(results(made), compared, catalogue, (), {HP: (2, 11, 9, 2)}, as_at=AS_AT)
    return publish(assessment(made, catalogue, comparisons=compared, scores=scores))


def test_a_score_does_not_tell_a_hidden_plain_count() -> None:
    """Each child more moves the score by more than it is rounded by."""
    assert with_a_count(8).scores[0].position is not None
    hidden = with_a_count(3)
    mine = hidden.results[hidden.results["measure"] == "d"]
    assert pd.isna(row(mine)["numerator"])
    one = hidden.scores[0]
    assert one.band is not None
    assert (one.lower, one.data_score, one.bounds, one.doubt) == (None,) * 4
    positions = {with_a_count(k).scores[0].position for k in (2, 3, 4)}
    assert len(positions) < 3, "one child more or less must not always show"


def test_ends_in_doubt_are_shown_only_where_a_record_more_or_less_would_not_show() -> None:
    """Of 12 records each, one moves an end from one tenth to another; of 1,000 it does not."""
    for n, told in ((12, True), (1000, False)):
        made = [r for name in "abcd" for r in rows(name, {"sex": [(n * 5 // 6, n)]})]
        given = assessment(made, CATALOGUE)
        area = replace(given.scores[0], position=2.48, doubt=(2.42, 2.54))
        assert doubt_tells(given, area) == told
        found = publish(replace(given, scores=(area,))).scores[0]
        assert (found.doubt is None) == told
