"""Each question, with a blank cell, an unreadable one, and the day each side of its limit."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd
import pytest

from readiness import framework
from readiness.errors import ConfigurationError
from readiness.measures import questions
from readiness.measures.answers import Answer
from readiness.measures.due import due
from readiness.measures.examples import table, typed
from readiness.model import ChildList, Limit, Period

TODAY = date(2025, 9, 30)
WINDOW = Period(date(2025, 4, 1), TODAY)
FORTNIGHT = Limit("protection_visit", 10, "working_days", "", True, True)


def rows(name: str, text: str) -> ChildList:
    return typed(name, table(text, "test"))


def words(told: Answer) -> str:
    """One letter a row: y, n or u."""
    return "".join(
        "y" if y else "u" if u else "n" for y, u in zip(told.yes, told.unknown, strict=True)
    )


PLANS = rows(
    "child_protection",
    """
    child_id | started    | ended      | last_visit | seen_alone | previous_plans
    A        | 2025-04-01 |            | 2025-09-16 | yes        | 1
    B        | 2025-03-31 | 2025-09-30 | 2025-09-15 | no         | 0
    C        | 2025-09-30 | 2025-10-01 |            |            |
    D        |            | 2025-06-02 | ?          | ?          | ?
    E        | ?          | ?          | 2025-10-01 | unknown    | 2
    """,
)


def test_between_lets_a_blank_be_no_and_required_does_not() -> None:
    assert words(questions.between(PLANS, "started", WINDOW)) == "ynynu"
    assert words(questions.required_between(PLANS, "started", WINDOW)) == "ynyuu"


def test_open_on_the_day_it_starts_and_not_on_the_day_it_ends() -> None:
    assert words(questions.open_on(PLANS, "started", "ended", TODAY)) == "ynynu"


def test_codes_and_counts() -> None:
    assert words(questions.says(PLANS, "seen_alone", "yes")) == "ynnun"
    assert words(questions.required_says(PLANS, "seen_alone", "yes")) == "ynuun"
    assert words(questions.at_least(PLANS, "previous_plans", 1)) == "ynuuy"


def test_recent_ends_with_the_limit_and_knows_no_future() -> None:
    assert words(questions.recent(PLANS, "last_visit", TODAY, FORTNIGHT)) == "ynnuu"


def test_filled_reached_and_since() -> None:
    assert words(questions.filled(PLANS, "last_visit")) == "yynuy"
    assert words(questions.reached(PLANS, "started", date(2025, 4, 1))) == "yynuu"
    assert words(questions.since(PLANS, "last_visit", "started")) == "yynuu"


def test_lengths_in_the_wrong_order_are_not_known() -> None:
    spells = rows(
        "assessments",
        """
        child_id | started    | authorised
        A        | 2025-06-02 | 2025-06-02
        B        | 2025-06-07 | 2025-06-09
        C        | 2025-06-08 | 2025-06-07
        D        | 2025-06-02 |
        """,
    )
    worked = questions.working_days(spells, "started", "authorised")
    np.testing.assert_array_equal(worked, [0, 1, np.nan, np.nan])
    lasted = questions.days(spells, "started", "authorised")
    np.testing.assert_array_equal(lasted, [0, 2, np.nan, np.nan])
    assert words(questions.at_most(lasted, 0)) == "ynuu"


def grouped(codes: list[str | None], groups: list[str | None]) -> ChildList:
    frame = {"activity": pd.Categorical(codes), "activity_group": pd.Categorical(groups)}
    return ChildList("care_leavers", pd.DataFrame(frame))


def test_a_group_answers_where_all_of_it_or_none_is_asked_for() -> None:
    working, ill = (
        "In training or employment",
        "Not in education, training or employment - illness/disability",
    )
    told = grouped(["F3", None, None, None], [working, working, ill, None])
    work = ("F3", "P3", "F4", "P4", "F5", "P5")
    assert words(questions.says(told, "activity", *work)) == "yynn"
    assert words(questions.required_says(told, "activity", *work)) == "yynu"
    assert words(questions.says(told, "activity", "F3")) == "yunn"


@pytest.mark.parametrize(
    ("unit", "value", "last"),
    [
        ("days", 3, date(2025, 9, 4)),
        ("weeks", 6, date(2025, 10, 13)),
        ("months", 6, date(2026, 3, 1)),
        ("working_days", 10, date(2025, 9, 15)),
    ],
)
def test_due_gives_one_date_and_many_the_same_answer(unit: str, value: int, last: date) -> None:
    limit = Limit("test", value, unit, "", True)
    start = date(2025, 9, 1)
    assert due(start, limit) == last
    many = pd.Series(pd.to_datetime([start, None])).astype("datetime64[s]")
    found = due(many, limit)
    assert found[0] == pd.Timestamp(last)
    assert found.isna()[1]


def test_due_refuses_what_is_not_a_length_of_time() -> None:
    with pytest.raises(ConfigurationError, match="repeat_contacts"):
        due(TODAY, framework.limits(TODAY)["repeat_contacts"])


def test_elapsed_on_the_last_day_of_the_limit() -> None:
    told = rows(
        "child_protection",
        """
        child_id | started
        A        | 2025-09-16
        B        | 2025-09-17
        C        |
        D        | ?
        """,
    )
    assert words(questions.elapsed(told, "started", TODAY, FORTNIGHT)) == "ynuu"


def test_ensued_is_from_the_start_to_the_day_and_earlier_is_a_mistake() -> None:
    told = rows(
        "section_47",
        """
        child_id | strategy_discussion | conference
        A        | 2025-09-01          | 2025-09-01
        B        | 2025-09-01          | 2025-09-30
        C        | 2025-09-01          | 2025-10-01
        D        | 2025-09-01          | 2025-08-31
        E        | 2025-09-01          |
        F        | 2025-09-01          | ?
        G        | ?                   | 2025-09-01
        H        | ?                   |
        """,
    )
    found = questions.ensued(told, "conference", "strategy_discussion", TODAY)
    assert words(found) == "yynunuun"


def test_a_case_closed_without_a_date_is_not_known_to_be_open() -> None:
    told = rows(
        "children_in_need",
        """
        child_id | started    | closed     | case_status
        A        | 2025-06-02 |            | child_in_need
        B        | 2025-06-02 | 2025-09-30 | closed
        C        | 2025-06-02 |            | closed
        D        | 2025-06-02 |            | ?
        E        | 2025-06-02 |            |
        F        | 2025-06-02 | 2025-10-02 | closed
        G        |            |            | child_in_need
        H        | 2025-06-02 | ?          | child_in_need
        """,
    )
    assert words(questions.case_open(told, TODAY)) == "ynuuyyuu"
