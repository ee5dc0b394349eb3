from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from readiness import words
from readiness.model import Period


def test_days_are_written_in_full() -> None:
    assert words.day(date(2026, 3, 1)) == "1 March 2026"
    assert words.day(None) == "date not known"
    assert words.month(date(2025, 11, 20)) == "November 2025"


@pytest.mark.parametrize("value", [date(2025, 3, 31), "2025-03-31", pd.Timestamp("2025-03-31")])
def test_a_date_is_read_however_a_table_holds_it(value: object) -> None:
    assert words.as_day(value) == date(2025, 3, 31)


@pytest.mark.parametrize("value", [None, pd.NaT, float("nan"), "not a date"])
def test_what_is_no_date_is_none(value: object) -> None:
    assert words.as_day(value) is None


@pytest.mark.parametrize(
    ("earlier", "later", "months"),
    [
        ("2025-03-31", "2026-09-30", 18),
        ("2025-03-31", "2026-09-29", 17),
        ("2025-03-15", "2025-04-14", 0),
        ("2025-03-15", "2025-04-15", 1),
        ("2026-03-31", "2025-03-31", 0),
    ],
)
def test_whole_months_between_days(earlier: str, later: str, months: int) -> None:
    found = words.months_between(date.fromisoformat(earlier), date.fromisoformat(later))
    assert found == months


def test_a_period_is_two_days_and_a_snapshot_one() -> None:
    first, last = date(2026, 4, 1), date(2026, 9, 30)
    assert words.period(Period(first, last)) == "1 April 2026 to 30 September 2026"
    assert words.period(Period(last, last)) == "on 30 September 2026"


@pytest.mark.parametrize(
    ("value", "places", "said"),
    [
        (0.25, 1, "0.3"),
        (2.491, 1, "2.5"),
        (1234.5, 0, "1,235"),
        (-0.04, 1, "0.0"),
        (-0.05, 1, "-0.1"),
    ],
)
def test_halves_round_away_from_nought(value: float, places: int, said: str) -> None:
    assert words.number(value, places) == said


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        (82.41, "%", "82.4%"),
        (0.0, "%", "0.0%"),
        (702.06, "per 10,000", "702.1 per 10,000"),
        (540.0, "per 10,000", "540.0 per 10,000"),
        (31.0, "working days", "31 working days"),
        (31.5, "working days", "31.5 working days"),
    ],
)
def test_a_value_carries_its_unit(value: float, unit: str, said: str) -> None:
    assert words.amount(value, unit) == said


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (0.0, "less than 1 in 20"),
        (0.05, "about 1 in 10"),
        (0.53, "about 5 in 10"),
        (0.83, "about 8 in 10"),
        (0.95, "about 9 in 10"),
        (0.96, "more than 19 in 20"),
    ],
)
def test_a_chance_is_never_said_to_be_certain(share: float, said: str) -> None:
    assert words.chance(share) == said


def test_signs_are_always_there_but_for_nought() -> None:
    assert [words.signed(v) for v in (0.044, -0.21, 0.001, -0.001)] == [
        "+0.04",
        "−0.21",
        "0.00",
        "0.00",
    ]


def test_counts_agree_with_their_nouns() -> None:
    said = [words.count(n, "query", "queries") for n in (0, 1, 2, 11)]
    assert said == ["no queries", "one query", "two queries", "11 queries"]


def test_lists_end_in_and() -> None:
    assert [words.listed(x) for x in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]


def test_sentences_begin_and_end_as_sentences_do() -> None:
    assert [words.sentence(t) for t in ("", " why? ", "DfE counts", "Done.")] == [
        "",
        "Why?",
        "DfE counts.",
        "Done.",
    ]


def test_an_interval_is_said_only_where_both_ends_are_known() -> None:
    assert words.span(1.0, 2.25) == "1.0 to 2.3"
    assert words.span(None, 2.0) == ""
