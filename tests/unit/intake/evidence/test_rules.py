"""What must hold between cells and between rows: told, and nothing impossible used."""

from __future__ import annotations

import datetime as dt
from typing import Any

import numpy as np
import pytest
from tests.unit.intake.evidence.workbooks import AS_AT, D, Write, places, rows, said

from readiness.intake.evidence import EVIDENCE_TABS, read_evidence
from readiness.intake.evidence.rules import MAY_BE_MORE, ORDER, PARTS
from readiness.model import Severity

AFTER = AS_AT + dt.timedelta(days=1)
DATES = [
    (tab.name, column.id, column.ahead)
    for tab in EVIDENCE_TABS
    for column in tab.columns
    if column.kind in ("date", "moment")
]
AHEAD = {
    ("last_inspection", "inspected"),
    ("last_inspection", "published"),
    ("improvement_actions", "due"),
    ("governance", "date"),
    ("planned_visits", "date"),
}


def test_only_what_is_planned_may_lie_ahead() -> None:
    assert {(tab, column) for tab, column, ahead in DATES if ahead} == AHEAD


@pytest.mark.parametrize(("tab", "column", "ahead"), DATES)
def test_a_date_after_the_as_at_date_is_set_aside(
    write: Write, tab: str, column: str, ahead: bool
) -> None:
    on_the_day = read_evidence(write(**{tab: rows(tab, {column: AS_AT})}), AS_AT)
    after = read_evidence(write("after.xlsx", **{tab: rows(tab, {column: AFTER})}), AS_AT)
    assert not on_the_day.tables[tab].unusable(column).any()
    assert after.tables[tab].unusable(column).tolist() == [not ahead]
    told = [
        rows_
        for place, rows_ in places(after)
        if place and place.endswith(column_text(tab, column))
    ]
    assert ahead or (2,) in told


def column_text(tab: str, column: str) -> str:
    return next(t for t in EVIDENCE_TABS if t.name == tab).column(column).text


@pytest.mark.parametrize(
    ("tab", "part", "whole"),
    [(t, *pair) for t, pairs in PARTS.items() for pair in pairs if (t, *pair) not in MAY_BE_MORE],
)
def test_a_part_is_not_more_than_its_whole(write: Write, tab: str, part: str, whole: str) -> None:
    items: list[dict[str, Any]] = [{part: 4, whole: 4}, {part: 5, whole: 4}]
    found = read_evidence(write(**{tab: rows(tab, *items)}), AS_AT)
    for column in (part, whole):
        assert found.tables[tab].unusable(column).tolist() == [False, True]
        assert np.isnan(found.tables[tab][column].iloc[1])
    assert (f"{tab}: {column_text(tab, part)}", (3,)) in places(found)


@pytest.mark.parametrize(
    ("tab", "first", "then"), [(t, *pair) for t, pairs in ORDER.items() for pair in pairs]
)
def test_an_end_is_not_before_its_start(write: Write, tab: str, first: str, then: str) -> None:
    items = [
        {first: D(2026, 3, 2), then: D(2026, 3, 2)},
        {first: D(2026, 3, 2), then: D(2026, 3, 1)},
        {first: D(2026, 3, 2)},
    ]
    found = read_evidence(write(**{tab: rows(tab, *items)}), AS_AT)
    for column in (first, then):
        assert found.tables[tab].unusable(column).tolist() == [False, True, False]
    assert (f"{tab}: {column_text(tab, then)}", (3,)) in places(found)


def test_within_a_day_only_known_times_can_be_in_the_wrong_order(write: Write) -> None:
    nine, ten = (dt.datetime.fromisoformat(f"2026-09-01 {hour}:00") for hour in ("09", "10"))
    items = [
        {"child_id": "K1", "missing_from": ten, "found": nine},
        {"child_id": "K2", "missing_from": ten, "found": D(2026, 9, 1)},
        {"child_id": "K3", "missing_from": nine, "found": ten},
    ]
    found = read_evidence(write(missing_episodes=rows("missing_episodes", *items)), AS_AT)
    episodes = found.tables["missing_episodes"]
    assert episodes.unusable("found").tolist() == [True, False, False]
    assert episodes["missing_from_timed"].tolist() == [False, True, True]


@pytest.mark.parametrize(
    ("tab", "column"),
    [
        ("caseloads", "caseload_limit"),
        ("workers", "caseload_limit"),
        ("workers", "full_time_equivalent"),
    ],
)
def test_a_limit_of_nought_cannot_be(write: Write, tab: str, column: str) -> None:
    found = read_evidence(write(**{tab: rows(tab, {column: 0, "team": "North"})}), AS_AT)
    assert found.tables[tab].unusable(column).tolist() == [True]
    assert (f"{tab}: {column_text(tab, column)}", (2,)) in places(found)


def test_the_same_team_and_month_again_is_used_once(write: Write) -> None:
    month = {"month_ending": D(2026, 8, 31), "team": "North", "case_holders": 4}
    items = [month, month, month | {"case_holders": 5}, month | {"team": "South"}]
    items += [{"month_ending": D(2026, 8, 31), "case_holders": 4}] * 2  # of which team, nobody says
    found = read_evidence(write(supervision=rows("supervision", *items)), AS_AT)
    assert found.tables["supervision"]["source_row"].tolist() == [2, 5, 6, 7]
    assert [(i.severity, i.rows) for i in found.issues] == [
        (Severity.QUERY, (3,)),
        (Severity.ERROR, (4,)),
    ]


def test_a_team_may_have_a_row_for_each_role(write: Write) -> None:
    team = {"date": AS_AT, "team": "North", "cases": 4}
    items = [
        team | {"role": "manager"},
        team | {"role": "social worker"},
        team,
        team | {"cases": 5},
    ]
    found = read_evidence(write(caseloads=rows("caseloads", *items)), AS_AT)
    assert found.tables["caseloads"]["source_row"].tolist() == [2, 3, 4]
    assert places(found) == [("caseloads", (5,))]


def test_a_team_may_have_more_workers_than_posts_and_is_asked(write: Write) -> None:
    team = {"date": AS_AT, "team": "North", "posts": 4, "filled": 5, "agency": 1}
    found = read_evidence(write(caseloads=rows("caseloads", team)), AS_AT)
    assert not found.tables["caseloads"].unusable("posts", "filled", "agency").any()
    assert [(i.severity, i.column) for i in found.issues] == [(Severity.QUERY, "caseloads: Filled")]


def test_a_worker_twice_is_used_once(write: Write) -> None:
    items = [{"worker": "Ann A", "caseload_limit": 18}, {"worker": "ANN  A", "caseload_limit": 9}]
    found = read_evidence(write(workers=rows("workers", *items)), AS_AT)
    assert found.tables["workers"]["caseload_limit"].tolist() == [18]
    assert places(found) == [("workers", (3,))]
    assert "'Worker'" in said(found)


def test_equal_audits_are_not_copies_and_equal_rows_of_a_child_are(write: Write) -> None:
    audit = {"date": D(2026, 1, 5), "area": "care leavers", "moderated_grade": "good"}
    child = {"child_id": "K1", "entered_care": D(2026, 1, 5)}
    path = write(
        audits=rows("audits", audit, audit),
        initial_health=rows("initial_health", child, child, child | {"assessed": D(2026, 2, 1)}),
    )
    found = read_evidence(path, AS_AT)
    assert len(found.tables["audits"]) == 2
    assert found.tables["initial_health"]["source_row"].tolist() == [2, 4]
    assert places(found) == [("initial_health", (3,))]
