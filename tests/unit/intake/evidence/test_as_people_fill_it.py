"""Workbooks as they come back from people: nothing dropped unsaid, and nothing of a cell told."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.unit.intake.evidence.workbooks import (
    AS_AT,
    D,
    Row,
    Write,
    places,
    rows,
    said,
    write_workbook,
)

from readiness import paths
from readiness.intake.annex_a.cells import is_blank
from readiness.intake.evidence import EVIDENCE_TABS, Heading, Tab, read_evidence
from readiness.intake.evidence.cells import Problem, read_cell
from readiness.intake.evidence.declaration import AREAS
from readiness.model import Severity

AUDIT = {"date": D(2026, 1, 5), "area": AREAS[0], "moderated_grade": "good"}
MONTH = {"month_ending": D(2026, 8, 31), "team": "North", "case_holders": 4}
WORKER = {"worker": "W 1", "caseload_limit": 18}


def used(write: Write, name: str, table: list[Row]) -> tuple[list[int], Any]:
    found = read_evidence(write(**{name: table}), AS_AT)
    return found.tables[name]["source_row"].tolist(), found


# --- what stands around a table ---------------------------------------------------------------


@pytest.mark.parametrize(
    "total",
    ["Total", "TOTAL:", "Grand total", "Sub-total", "Subtotal", "Total 2026", "Total for year"],
)
def test_a_total_in_whatever_words_is_told_and_not_used(write: Write, total: str) -> None:
    lines = [*rows("supervision", MONTH), [total, None, 4], [None, total, 4]]
    numbers, found = used(write, "supervision", lines)
    assert numbers == [2]
    assert [(i.severity, i.rows) for i in found.issues] == [(Severity.QUERY, (3, 4))]


def test_a_total_beside_the_row_in_the_column_of_the_mark_is_one(write: Write) -> None:
    headings, row = rows("supervision", MONTH)
    lines: list[Row] = [["Example", *headings], [None, *row], ["Total", None, None, 4]]
    numbers, found = used(write, "supervision", lines)
    assert numbers == [2]
    assert places(found) == [("supervision", (3,))]


@pytest.mark.parametrize("team", ["Total Respite", "Averages", "Allington", "Tot"])
def test_a_team_may_be_called_nearly_that(write: Write, team: str) -> None:
    numbers, found = used(write, "supervision", rows("supervision", MONTH, MONTH | {"team": team}))
    assert (numbers, found.issues) == ([2, 3], ())


def test_a_row_for_all_teams_is_not_counted_beside_the_teams(write: Write) -> None:
    every = {"team": "All teams", "case_holders": 9}
    july = {"month_ending": D(2026, 7, 31)}
    lines = rows("supervision", MONTH, MONTH | every, MONTH | july | every)
    numbers, found = used(write, "supervision", lines)
    assert numbers == [2, 4]  # in July there is no other
    assert [(i.severity, i.column, i.rows) for i in found.issues] == [
        (Severity.ERROR, "supervision: Team", (3,))
    ]


def test_notes_under_a_table_are_told_and_not_counted(write: Write) -> None:
    lines = [*rows("workers", WORKER), [], ["Source: the rota"], ["Drawn up by Zebedee"]]
    numbers, found = used(write, "workers", lines)
    assert numbers == [2]
    assert [(i.severity, i.rows) for i in found.issues] == [(Severity.QUERY, (4, 5))]
    assert "Zebedee" not in said(found)


def test_rows_parted_by_empty_ones_are_no_notes(write: Write) -> None:
    lines = [*rows("workers", WORKER), [], rows("workers", WORKER | {"worker": "W 2"})[1], []]
    numbers, found = used(write, "workers", [*lines, ["W 3", None, None, None, 1]])
    assert (numbers, found.issues) == ([2, 4, 6], ())
    words = [*rows("priorities", {"text": "One", "criteria": "LD09"}), [], ["Two"]]
    numbers, found = used(write, "priorities", words)
    assert (numbers, found.issues) == ([2, 4], ())


def test_a_name_with_nothing_beside_it_is_used_and_asked_about(write: Write) -> None:
    lines = [*rows("workers", WORKER), ["Drawn up by Zebedee"]]
    numbers, found = used(write, "workers", lines)
    assert numbers == [2, 3]
    assert [(i.severity, i.column, i.rows) for i in found.issues] == [
        (Severity.QUERY, "workers: Worker", (3,))
    ]


def test_empty_rows_and_columns_before_a_table_do_not_move_its_row_numbers(write: Write) -> None:
    headings, row = rows("audits", AUDIT | {"moderated_grade": "poor"})
    lines: list[Row] = [[], [], [None, None, *headings, "Extra"], [None, None, *row, "x"]]
    numbers, found = used(write, "audits", lines)
    assert numbers == [4]
    assert ("audits: Moderated grade", (4,)) in places(found)


# --- cells -----------------------------------------------------------------------------------


def test_what_nobody_sees_changes_nothing(write: Write) -> None:
    seen = [AUDIT | {"team": "North", "actions": "12"}] * 2
    unseen = [
        AUDIT | {"date": "05/01/2026\u200b", "team": "North\u200b", "actions": "12\u200b"},
        AUDIT | {"area": f"\u200f{AREAS[0]}\u200e", "team": "\ufeffNorth\xa0", "actions": " 12"},
    ]
    plain = read_evidence(write("plain.xlsx", audits=rows("audits", *seen)), AS_AT)
    table = [*rows("audits", *unseen), ["\u200b", None, "\u200e \u200f"]]
    found = read_evidence(write(audits=table), AS_AT)
    assert found.issues == ()
    for column in ("date", "area", "team", "actions"):
        assert found.tables["audits"][column].tolist() == plain.tables["audits"][column].tolist()


def test_a_placeholder_where_a_date_is_needed_is_an_error(write: Write) -> None:
    lines = rows(
        "pre_proceedings", {"child_id": "K1", "started": "01/01/1900", "ended": "1/1/1900"}
    )
    found = read_evidence(write(pre_proceedings=lines), AS_AT)
    assert {(i.column, i.severity) for i in found.issues} == {
        ("pre_proceedings: Started", Severity.ERROR),
        ("pre_proceedings: Ended", Severity.QUERY),
    }


# --- several workbooks -----------------------------------------------------------------------


def test_rows_of_several_workbooks_are_told_by_workbook(write: Write) -> None:
    one = write("one.xlsx", workers=rows("workers", WORKER, WORKER))
    two = write("two.xlsx", workers=rows("workers", WORKER | {"caseload_limit": 9}))
    found = read_evidence([one, two], AS_AT)
    assert [i.message.split(": ")[0] for i in found.issues] == ["one.xlsx", "two.xlsx"]
    assert [i.rows for i in found.issues] == [(3,), (2,)]


def test_limits_and_grades_of_several_workbooks_are_told_by_workbook(write: Write) -> None:
    judged = {"area": AREAS[0], "inspected": D(2023, 5, 15)}
    names = ("one.xlsx", "two.xlsx")
    paths = [
        write(
            name,
            local_limits=rows("local_limits", {"limit": "need_visit", "value": 20 + number}),
            last_inspection=rows("last_inspection", judged | {"grade": 2 + number}),
        )
        for number, name in enumerate(names)
    ]
    found = read_evidence(paths, AS_AT)
    assert (found.grades, dict(found.settings)) == ((), {})
    assert [i.message.split(": ")[0] for i in found.issues] == [*names, *names]


def test_one_workbook_twice_is_that_workbook(write: Write) -> None:
    blank = AUDIT | {"team": None, "actions": 3}
    path = write(
        audits=rows("audits", AUDIT | {"team": "North"}, AUDIT | {"team": "North"}, blank),
        workers=rows("workers", WORKER),
    )
    once, twice = read_evidence(path, AS_AT), read_evidence([path, path], AS_AT)
    assert dict(twice.audits) == dict(once.audits)
    assert {name: len(table) for name, table in twice.tables.items()} == {"audits": 3, "workers": 1}
    assert {issue.severity for issue in twice.issues} == {Severity.QUERY}


def test_the_sample_twice_is_the_sample() -> None:
    path = paths.sample() / "evidence.xlsx"
    once, twice = read_evidence(path, AS_AT), read_evidence([path, path], AS_AT)
    assert {name: len(table) for name, table in twice.tables.items()} == {
        name: len(table) for name, table in once.tables.items()
    }


def test_a_tab_that_could_not_be_read_did_not_have_nothing_to_report(write: Write) -> None:
    path = write(
        allegations=[["eleven of them"]],
        nothing_to_report=rows("nothing_to_report", {"tab": "allegations", "checked": AS_AT}),
    )
    found = read_evidence(path, AS_AT)
    assert set(found.tables) == {"nothing_to_report"}
    assert {i.column for i in found.issues} == {"allegations"}
    assert {i.severity for i in found.issues} == {Severity.ERROR}


# --- whatever the cells ----------------------------------------------------------------------

CANARY = "Canary7Q"
_ODD = [
    None, None, "", " ", "-", "n/a", "TBC", "~5", "<5", "1,204", "12.0", 12.0, 0, -1, 1.5, True,
    False, "3/4/26", "2026-09-31", "46000", "04/25/2026", "2026-04-01T10:00:00+01:00", AS_AT,
    D(2031, 2, 17), "RI", "Good/RI", "3 - RI", "G", "care leavers", "the weather", 0.82, 82, "82%",
    "yes", "no", "all", "Total", "Sub-total", "Example", "EXAMPLE", "\u200b", "\u202eevil", "\U0001f3e0",
    "#REF!", "01/01/1900", f"{CANARY} one", f"{CANARY} two", f"{CANARY}=3",
]  # fmt: skip


def _written(cell: Any) -> str:
    return "" if cell is None else str(cell).translate(dict.fromkeys((0x200B, 0x202E)))


def _lines(tab: Tab) -> st.SearchStrategy[list[Row]]:
    """Rows of odd cells, empty ones among them, and a column with the mark or with no heading."""
    cell = st.one_of(st.sampled_from(_ODD), *(st.just(c.example) for c in tab.columns if c.example))
    width = len(tab.columns) + 2
    return st.lists(
        st.one_of(st.just([]), st.lists(cell, min_size=width, max_size=width)), max_size=8
    )


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_every_row_is_used_or_told_and_no_cell_is_told(tmp_path: Path, data: st.DataObject) -> None:
    tab = data.draw(st.sampled_from(EVIDENCE_TABS))
    lines = data.draw(_lines(tab))
    headings = ["Example", *tab.headings, data.draw(st.sampled_from([None, f"{CANARY} heading"]))]
    path = write_workbook(
        tmp_path / "odd.xlsx", {tab.name: [[f"{CANARY} title"], headings, *lines]}
    )
    found = read_evidence(path, AS_AT)
    table = found.tables.get(tab.name)
    numbers = [] if table is None else table["source_row"].tolist()
    told = {row for issue in found.issues for row in issue.rows}
    filled = {
        at for at, row in enumerate(lines, start=3) if any(not is_blank(_written(c)) for c in row)
    }
    marks = {at for at in filled if _written(lines[at - 3][0]).upper() == "EXAMPLE"}
    assert filled - marks <= {*numbers, *told}
    assert set(numbers) <= filled
    assert len(numbers) == len(set(numbers))
    for at, number in enumerate(numbers):
        for column, cell in zip(tab.columns, lines[number - 3][1:], strict=False):
            _is_kept_or_told(found, tab, column, at, number, cell)
    assert not any(
        word in repr(found.issues) for word in (CANARY, "evil", "2031", "weather", "204")
    )
    assert all(issue.message.count(". ") == 0 for issue in found.issues)


def _is_kept_or_told(
    found: Any, tab: Tab, column: Heading, at: int, number: int, cell: Any
) -> None:
    """A cell that says something has a value, or is unusable and told."""
    table = found.tables[tab.name]
    text = _written(cell)
    if is_blank(text) or read_cell(column, text) in (None, Problem.PLACEHOLDER):
        return
    there = not table[column.id].isna().iloc[at]
    unusable = bool(table.unusable(column.id)[at])
    assert there != unusable
    assert there or any(number in issue.rows for issue in found.issues)


def test_a_full_year_of_episodes_is_read(tmp_path: Path) -> None:
    start = dt.datetime.fromisoformat("2025-10-01 08:00")
    days = np.random.default_rng(7).integers(0, 360, 5_000).tolist()
    items = [
        {"child_id": f"K{n}", "missing_from": start + dt.timedelta(days=day), "found": "12"}
        for n, day in enumerate(days)
    ]
    path = write_workbook(
        tmp_path / "evidence.xlsx", {"missing_episodes": rows("missing_episodes", *items)}
    )
    found = read_evidence(path, AS_AT)
    assert len(found.tables["missing_episodes"]) == 5_000
    assert [(i.column, len(i.rows)) for i in found.issues] == [("missing_episodes: Found", 5_000)]
    assert len(found.issues[0].message) < 250
