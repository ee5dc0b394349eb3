"""The questions care, adoption and leaving care put: blank, unreadable, and each side of a limit."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd
import pytest

from readiness.measures import questions
from readiness.measures.answers import Answer, average
from readiness.measures.examples import table, typed
from readiness.model import ChildList, Limit

TODAY = date(2025, 9, 30)
TWO_MONTHS = Limit("adopter_stage_1", 2, "months", "", True)


def rows(name: str, text: str) -> ChildList:
    return typed(name, table(text, "test"))


def words(told: Answer) -> str:
    """One letter a row: y, n or u."""
    return "".join(
        "y" if y else "u" if u else "n" for y, u in zip(told.yes, told.unknown, strict=True)
    )


STAGES = rows(
    "adopters",
    """
    adopter_id | stage_1_started | stage_1_ended
    A          | 2025-01-31      | 2025-03-31
    B          | 2025-01-31      | 2025-04-01
    C          | 2025-01-31      | 2025-01-31
    D          | 2025-01-31      | 2025-01-30
    E          | ?               | 2025-03-31
    F          | 2025-01-31      |
    G          |                 | 2025-03-31
    """,
)


def test_took_counts_from_the_start_and_doubts_the_wrong_order() -> None:
    took = questions.took(STAGES, "stage_1_started", "stage_1_ended", TWO_MONTHS)
    assert words(took) == "ynyuuuu"


def test_after_is_later_and_not_on_the_day() -> None:
    after = questions.after(STAGES, "stage_1_ended", "stage_1_started")
    assert words(after) == "yynnunu"


def test_passed_is_the_day_after_the_last_of_the_limit() -> None:
    started = rows(
        "children_in_care",
        """
        child_id | started
        A        | 2025-07-29
        B        | 2025-07-30
        C        | 2025-10-01
        D        |
        E        | ?
        """,
    )
    assert words(questions.passed(started, "started", TODAY, TWO_MONTHS)) == "ynuuu"


def test_happened_takes_a_blank_for_not_yet() -> None:
    assert words(questions.happened(STAGES, "stage_1_ended", date(2025, 3, 31))) == "ynyyyny"
    unread = rows("adopters", "adopter_id | stage_1_ended\nA | ?")
    assert words(questions.happened(unread, "stage_1_ended", TODAY)) == "u"


def test_a_group_of_codes_is_as_good_as_a_code_to_say_that_there_is_one() -> None:
    plans = rows(
        "children_in_care",
        "child_id | permanence_plan\nA | adoption\nB |\nC | ?\nD |",
    )
    plans.frame["permanence_plan_group"] = pd.Categorical(["Adoption", None, None, "SGO/CAO"])
    assert words(questions.coded(plans, "permanence_plan")) == "ynuy"


@pytest.mark.parametrize("written", ["SC90417", "1234567", "SC 90 417", "0042"])
def test_a_urn_holds_a_figure(written: str) -> None:
    homes = rows("children_in_care", f"child_id | placement_urn\nA | {written}")
    assert words(questions.holds_a_number(homes, "placement_urn")) == "y"


@pytest.mark.parametrize("written", ["", "XXXXXXX", "unregistered", "none", "awaiting Ofsted"])
def test_letters_alone_are_no_urn(written: str) -> None:
    homes = rows("children_in_care", f"child_id | placement_urn\nA | {written}")
    assert words(questions.holds_a_number(homes, "placement_urn")) == "n"


def test_a_column_of_blanks_has_no_urn_and_no_adviser() -> None:
    """However it is typed: a reader may take an empty column for numbers."""
    homes = rows("children_in_care", "child_id | placement_urn\nA |\nB |")
    homes.frame["placement_urn"] = np.nan
    assert words(questions.holds_a_number(homes, "placement_urn")) == "nn"
    leavers = rows("care_leavers", "child_id | personal_adviser\nA |\nB |")
    leavers.frame["personal_adviser"] = np.nan
    assert words(questions.names_somebody(leavers, "personal_adviser")) == "nn"


@pytest.mark.parametrize(
    "written",
    ["Unallocated", "Not yet allocated", "To be allocated", "TBC", "tba.", "None", "Vacancy",
     "awaiting allocation", "No personal adviser", "No PA", "to be confirmed", "Not known"],
)  # fmt: skip
def test_a_word_for_nobody_is_nobody(written: str) -> None:
    leavers = rows("care_leavers", f"child_id | personal_adviser\nA | {written}")
    assert words(questions.names_somebody(leavers, "personal_adviser")) == "n"


@pytest.mark.parametrize("written", ["Ash Rowan", "PA 14", "Vacani, Noone", "Team adviser"])
def test_anything_else_is_somebody(written: str) -> None:
    leavers = rows("care_leavers", f"child_id | personal_adviser\nA | {written}")
    assert words(questions.names_somebody(leavers, "personal_adviser")) == "y"


def test_a_mean_sets_aside_what_is_not_there() -> None:
    asked = Answer(np.array([True, True, False, False]), np.array([False, False, False, True]))
    found = average(np.array([5.0, np.nan, 7.0, 9.0]), of=asked)
    assert found.included.tolist() == [True, False, False, False]
    assert found.unusable is not None
    assert found.unusable.tolist() == [False, True, False, True]
