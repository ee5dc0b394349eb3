"""The questions put to moments, to amounts, and of how often a child is there."""

from __future__ import annotations

from datetime import date

import numpy as np

from readiness.measures import questions
from readiness.measures.answers import Answer
from readiness.measures.children import often_in
from readiness.measures.examples import table, typed
from readiness.model import ChildList, Limit, Period

WINDOW = Period(date(2025, 4, 1), date(2025, 9, 30))
THREE_DAYS = Limit("return_interview", 3, "days", "", True)


def rows(name: str, text: str) -> ChildList:
    return typed(name, table(text, "test"))


def words(told: Answer) -> str:
    """One letter a row: y, n or u."""
    return "".join(
        "y" if y else "u" if u else "n" for y, u in zip(told.yes, told.unknown, strict=True)
    )


EPISODES = rows(
    "missing_episodes",
    """
    child_id | found            | interviewed
    A        | 2025-09-30 23:59 | 2025-10-03 23:59
    A        | 2025-04-01 00:01 | 2025-04-04 00:02
    B        | 2025-03-31 23:59 | 2025-04-03
    C        | 2025-06-10        | 2025-06-13 23:59
    D        | 2025-06-10        | 2025-06-14
    E        | 2025-06-10 10:00  | 2025-06-10
    E        | 2025-06-10 10:00  | 2025-06-10 09:59
    E        | 2025-06-10 10:00  |
    F        | 2025-06-10 10:00  | ?
    G        |                   | 2025-06-10 10:00
    """,
)


def test_by_day_the_last_evening_of_a_period_is_inside_it() -> None:
    days = questions.by_day(EPISODES, "found")
    assert words(questions.between(days, "found", WINDOW)) == "yynyyyyyyn"
    assert words(questions.between(EPISODES, "found", WINDOW)).startswith("n")


def test_72_hours_are_to_the_minute_only_where_both_times_are_known() -> None:
    found = questions.within_hours(EPISODES, "interviewed", "found", THREE_DAYS)
    assert words(found) == "ynyynyunuu"


def test_amounts_that_cannot_be_are_set_aside() -> None:
    months = rows(
        "front_door",
        """
        month_ending | contacts | decided_in_time
        2025-06-30   | 400      | 380
        2025-06-30   | 400      | 401
        2025-06-30   | 400      | -1
        2025-06-30   |          | 3
        2025-06-30   | 400      |
        2025-06-30   | 0        |
        2025-06-30   | 0        | ?
        2025-03-31   | 400      | 401
        """,
    )
    ours = questions.required_between(months, "month_ending", WINDOW)
    found = questions.amounts_of(months, "decided_in_time", "contacts", ours)
    assert np.flatnonzero(found.included).tolist() == [0, 5]
    assert found.part[found.included].tolist() == [380, 0]
    assert found.unusable is not None
    assert np.flatnonzero(found.unusable).tolist() == [1, 2, 3, 4, 6]
    more = questions.amounts_of(months, "decided_in_time", "contacts", ours, within=False)
    assert np.flatnonzero(more.included).tolist() == [0, 1, 5]


def test_how_often_is_unknown_only_where_the_unknown_decides() -> None:
    told = rows(
        "missing_episodes",
        """
        child_id | missing_from
        A        | 2025-06-01 20:00
        A        | 2025-06-02 20:00
        A        | ?
        B        | 2025-06-01 20:00
        C        | ?
        D        | 2025-06-01 20:00
        D        | ?
                 | 2025-06-01 20:00
        """,
    )
    gone = questions.required_between(told, "missing_from", WINDOW)
    assert words(often_in(told, gone, 2)) == "yyynnuuu"
