"""The authority's own words: read whole, and left out where they name a child or a worker."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd
import pytest

from readiness.intake.evidence import (
    EVIDENCE_TABS,
    audit_counts,
    read_evidence,
    said,
    without_names,
)
from readiness.model import Area, ChildList, Rebasing, Visit

AS_AT = date(2026, 9, 30)
ACTIONS = ["Number", "Action", "Area", "Owner", "Due", "Progress", "Improvement point"]


def _list(**columns: list[str]) -> ChildList:
    return ChildList("children_in_need", pd.DataFrame(columns))


def _aims(*texts: str) -> pd.DataFrame:
    many = len(texts)
    return pd.DataFrame(
        {
            "area": pd.Series([np.nan] * many, dtype="object"),
            "text": texts,
            "source_sheet": "focus_areas",
            "source_row": range(2, 2 + many),
        }
    )


@pytest.fixture
def tables(write):
    return read_evidence(
        write(
            improvement_actions=[
                ACTIONS,
                [1, "Track every plan", "help and protection", "Head of service", AS_AT, "done", 2],
                [2, "Close the case of ab-12345, late", "", "Head of service", "", "", ""],
                [3, "Talk to Smith, Ann weekly", "", "Head of service", "", "", ""],
                [4, "Review 2026 plans in Smithfield", "", "Ann Smithson", "", "", ""],
            ],
            planned_visits=[["Date", "Kind", "Theme"], [date(2026, 11, 9), "focused visit", ""]],
            audits=[
                ["Date", "Area", "Moderated grade", "First grade"],
                [date(2026, 9, 1), "care leavers", "good", "outstanding"],
                [date(2026, 9, 30), "care leavers", "good", "outstanding"],
                [date(2026, 8, 31), "care leavers", "good", ""],
                [date(2026, 10, 1), "care leavers", "inadequate", ""],
            ],
        ),
        AS_AT,
    ).tables


def test_words_are_read_with_what_goes_with_them(tables) -> None:
    first = said(tables)[0].actions[0]
    assert (first.text, first.number, first.point) == ("Track every plan", 1, 2)
    assert (first.area, first.due) == (Area.HELP_AND_PROTECTION, AS_AT)
    assert said(tables)[0].visits == (Visit(date(2026, 11, 9), "focused visit"),)
    assert said(tables)[0].supplied == ("improvement_actions", "planned_visits")


def test_a_row_that_names_a_child_or_worker_is_left_out_and_counted(tables) -> None:
    people = _list(child_id=["AB-12345", "2026"], worker=["SMITH,  Ann", "Duty"])
    found, issues = said({**tables, "children_in_need": people})
    assert [action.number for action in found.actions] == [1, 4]
    assert [one.rows for one in issues] == [(3, 4)]
    assert "'improvement_actions', rows 3 and 4: words that are printed" in issues[0].message
    assert not any(name in issues[0].message.casefold() for name in ("12345", "smith"))


@pytest.mark.parametrize("written", ["Smith, Ann", "ann smith", "Ann  SMITH"])
@pytest.mark.parametrize("listed", ["SMITH,  Ann", "Ann Smith"])
def test_a_worker_is_known_whichever_name_comes_first(written: str, listed: str) -> None:
    people = _list(worker=[listed])
    tab = ChildList("focus_areas", _aims(f"As {written} says", "Ann of Smithfield, smith of Ann"))
    found, _ = said({"children_in_need": people, "focus_areas": tab})
    assert [aim.text for aim in found.focus] == ["Ann of Smithfield, smith of Ann"]


def test_a_rebase_keeps_no_name() -> None:
    people = _list(child_id=["AB-12345"], worker=["Smith, Ann"])
    one = Rebasing("m", AS_AT, "A second team", "ann smith")
    other = Rebasing("m", AS_AT, "After AB-12345", "Head of performance")
    worker = _list(worker=["ann smith"])
    first, second = without_names([one, other], {"people": people, "more": worker})
    assert (first.reason, first.author) == ("A second team", "")
    assert (second.reason, second.author) == ("", "Head of performance")


def test_audits_are_counted_by_month_and_grades_up_to_the_day(tables) -> None:
    found = audit_counts(tables, AS_AT)
    assert found.to_dict("list") == {
        "area": ["care_leavers"] * 2,
        "month": [pd.Timestamp("2026-08-31"), pd.Timestamp("2026-09-30")],
        "first": [0, 1],
        "moderated": [2, 2],
        "audits": [1, 2],
    }
    assert audit_counts({}, AS_AT).dtypes.astype(str)["audits"] == "int64"


def test_nothing_supplied_says_nothing() -> None:
    found, issues = said({})
    assert found.actions == found.supplied == issues == ()


def test_what_is_printed_is_free_text_and_says_so() -> None:
    printed = [h for tab in EVIDENCE_TABS for h in tab.columns if h.printed]
    assert printed
    for heading in printed:
        assert heading.kind == "text"
        assert "it is printed" in heading.note
        assert not heading.is_reference


def test_a_child_id_at_the_end_of_words_or_alone_is_found() -> None:
    people = _list(child_id=["C00012"])
    tab = ChildList("focus_areas", _aims("About c00012.", "C000123"))
    found, _ = said({"children_in_need": people, "focus_areas": tab})
    assert [aim.text for aim in found.focus] == ["C000123"]
