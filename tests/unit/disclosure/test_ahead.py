"""What falls due is counted as all else is: small numbers, and what tells them, are not shown."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pandas as pd
import pytest
from tests.unit.disclosure.test_equations import row, table

from readiness.disclosure import show_ahead
from readiness.model import AHEAD_COLUMNS, LookAhead

COUNTS = ("counted", "in_time", "late", "falling_due", "in_fieldwork", "needed", "early")


def looked(*given: dict) -> LookAhead:
    kinds = {name: "Int64" if name in COUNTS else "float64" for name in AHEAD_COLUMNS[2:]}
    frame = pd.DataFrame(list(given), columns=list(AHEAD_COLUMNS)).astype(kinds)
    return LookAhead(date(2026, 9, 30), date(2026, 10, 30), frame)


def kept_up(measure: str, safe: int, late: int, due: int, fieldwork: int = 0) -> dict:
    many = safe + late + due
    return {
        "measure": measure, "kind": "kept_up", "counted": many, "in_time": safe, "late": late,
        "falling_due": due, "in_fieldwork": fieldwork, "today": 100 * (safe + due) / many,
        "worst": 100 * safe / many, "best": 100.0, "expected": 81.23456, "lower": 80.0,
        "upper": 90.0, "target": 90.0, "needed": 12,
    }  # fmt: skip


def published(results: pd.DataFrame, profile: str = "leadership"):
    """As much of what is published as is asked."""
    catalogue = tuple({"id": name, "lists": ["children_in_care"]} for name in results["measure"])
    return SimpleNamespace(profile=profile, results=results, catalogue=catalogue)


def shown(ahead: LookAhead, results: pd.DataFrame, profile: str = "leadership"):
    found = show_ahead(ahead, published(results, profile))
    return found.rows.set_index("measure"), found.withheld


VISITS = table(row("visits", "all", "all", 90, 100))


def test_what_is_large_enough_is_shown_to_one_decimal() -> None:
    found, withheld = shown(looked(kept_up("visits", 60, 10, 30, 20)), VISITS)
    assert found.loc["visits", "falling_due"] == 30
    assert found.loc["visits", "expected"] == 81.2
    assert withheld == ()


@pytest.mark.parametrize(("safe", "due"), [(87, 3), (3, 87)])
def test_a_few_falling_due_or_left_take_all_that_follows_with_them(safe, due) -> None:
    found, _ = shown(looked(kept_up("visits", safe, 10, due)), VISITS)
    one = found.loc["visits"]
    assert (one["late"], one["today"], one["best"]) == (10, 90, 100)
    assert one[["falling_due", "in_time", "worst", "expected", "lower", "needed"]].isna().all()


def test_of_running_work_what_is_counted_and_the_best_would_tell_what_falls_due() -> None:
    """95 finished and none dropped out of the window: 108 counted, less those and 10 late, is 3."""
    running = {
        "measure": "timely", "kind": "running", "counted": 108, "in_time": 85, "late": 10,
        "falling_due": 3, "in_fieldwork": 0, "today": 81.0, "worst": 78.7, "best": 81.5,
        "expected": 80.0, "lower": 79.0, "upper": 81.0, "target": 85.0, "needed": 7, "early": 30,
    }  # fmt: skip
    found, _ = shown(looked(running), table(row("timely", "all", "all", 85, 95)))
    one = found.loc["timely"]
    assert (one["late"], one["today"], one["target"]) == (10, 81.0, 85.0)
    assert one.drop(["kind", "late", "today", "target"]).isna().all()


@pytest.mark.parametrize(("fieldwork", "seen"), [(0, True), (4, False), (57, False), (54, True)])
def test_a_few_in_fieldwork_or_beyond_it(fieldwork, seen) -> None:
    found, _ = shown(looked(kept_up("visits", 60, 10, 30, fieldwork)), VISITS)
    assert pd.notna(found.loc["visits", "in_fieldwork"]) == seen
    assert found.loc["visits", "falling_due"] == 30


def test_a_measure_that_is_hidden_has_no_outlook() -> None:
    hidden = VISITS.assign(state="suppressed", numerator=pd.NA)
    for results in (hidden, table(row("other", "all", "all", 90, 100))):
        found, withheld = shown(looked(kept_up("visits", 60, 10, 30)), results)
        assert len(found) == 0
        assert withheld == ("visits",)


def test_the_public_is_shown_none_and_the_team_all() -> None:
    ahead = looked(kept_up("visits", 87, 10, 3))
    assert len(shown(ahead, VISITS, "public")[0]) == 0
    assert shown(ahead, VISITS, "operational")[0].loc["visits", "falling_due"] == 3


def test_one_that_may_be_part_of_another_is_withheld_where_they_differ_by_a_few() -> None:
    """33 fall due of all, 30 of the disabled: three others."""
    results = table(row("visits", "all", "all", 93, 110), row("disabled", "all", "all", 60, 70))
    ahead = looked(kept_up("visits", 60, 17, 33), kept_up("disabled", 30, 10, 30))
    found, withheld = shown(ahead, results)
    assert list(found.index) == ["visits"]
    assert withheld == ("disabled",)


@pytest.mark.parametrize(("finished", "in_time", "there"), [
    (100, 90, True), (97, 87, False), (90, 80, True), (94, 84, True), (90, 82, False), (90, 87, False),
])  # fmt: skip
def test_a_few_finished_that_leave_the_window_are_not_told(finished, in_time, there) -> None:
    running = {
        "measure": "timely", "kind": "running", "counted": finished + 30, "in_time": in_time,
        "late": 10, "falling_due": 20, "in_fieldwork": 0, "today": 80.0, "worst": 60.0,
        "best": 85.0, "expected": 75.0, "lower": 70.0, "upper": 80.0,
    }  # fmt: skip
    found, _ = shown(looked(running), table(row("timely", "all", "all", 90, 100)))
    assert ("timely" in found.index) == there
