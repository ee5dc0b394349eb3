"""The rows of a tab as measures get them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import numpy as np
import openpyxl
import pandas as pd
import pytest
from tests.unit.intake.evidence.workbooks import AS_AT, D, Write, places, rows, said

from readiness.errors import ColumnNotSupplied
from readiness.intake.evidence import EVIDENCE_TABS, read_evidence
from readiness.measures.examples import typed
from readiness.model import Severity

WORKER = {
    "worker": "W 1",
    "team": "North",
    "role": "Social Worker",
    "experience": "first year",
    "full_time_equivalent": 0.6,
    "agency": "N",
    "last_supervision": D(2026, 9, 1),
}


def test_a_table_is_typed_as_the_examples_of_measures_are(write: Write) -> None:
    found = read_evidence(write(workers=rows("workers", WORKER, WORKER | {"worker": 12.0})), AS_AT)
    workers = found.tables["workers"]
    text = (
        "worker | team | role | experience | full_time_equivalent | agency | last_supervision\n"
        "W 1 | North | social worker | first year | 0.6 | no | 2026-09-01\n"
    )
    cells = [line.split(" | ") for line in text.strip().splitlines()]
    example = typed("workers", pd.DataFrame(cells[1:], columns=cells[0], dtype="str"))
    for column in cells[0]:
        here, there = workers[column].dtype, example[column].dtype
        assert isinstance(here, pd.CategoricalDtype) == isinstance(there, pd.CategoricalDtype)
        assert isinstance(here, pd.CategoricalDtype) or here == there
        assert workers[column].tolist()[0] == example[column].tolist()[0]
    assert workers["worker"].tolist() == ["W 1", "12"]
    assert workers["source_row"].tolist() == [2, 3]
    assert workers["source_row"].dtype == "int32"
    assert workers["source_sheet"].tolist() == ["workers", "workers"]
    assert found.issues == ()


def test_a_column_nobody_filled_in_is_not_supplied_but_for_dates(write: Write) -> None:
    item = {"child_id": "K1", "started": D(2026, 1, 5)}
    table = read_evidence(write(pre_proceedings=rows("pre_proceedings", item)), AS_AT).tables
    assert table["pre_proceedings"].blank("ended").tolist() == [True]
    with pytest.raises(ColumnNotSupplied):
        table["pre_proceedings"]["team"]


def test_blank_and_unreadable_are_told_apart(write: Write) -> None:
    items = [{"worker": "A", "full_time_equivalent": fte} for fte in (1, None, "12 FTE", "1,000")]
    items = [item | {"worker": name} for item, name in zip(items, "ABCD", strict=True)]
    found = read_evidence(write(workers=rows("workers", *items)), AS_AT)
    fte = found.tables["workers"]
    assert fte.unusable("full_time_equivalent").tolist() == [False, False, True, False]
    assert fte.blank("full_time_equivalent").tolist() == [False, True, False, False]
    assert fte["full_time_equivalent"].tolist()[3] == 1000
    assert places(found) == [("workers: Worker", (3,)), ("workers: Full time equivalent", (4,))]
    assert "FTE" not in said(found).replace("Full time equivalent", "")


def test_moments_say_whether_their_time_is_known(write: Write) -> None:
    evening = dt.datetime.fromisoformat("2026-09-01 21:30")
    items = [
        {"child_id": "K1", "missing_from": evening, "found": D(2026, 9, 3)},
        {"child_id": "K2", "missing_from": "01/09/2026", "found": None},
        {"child_id": "K3", "missing_from": "a Monday", "found": "2026-09-02T08:00"},
    ]
    found = read_evidence(write(missing_episodes=rows("missing_episodes", *items)), AS_AT)
    episodes = found.tables["missing_episodes"]
    assert episodes["missing_from"].dtype == "datetime64[s]"
    assert episodes["missing_from_timed"].tolist() == [True, False, False]
    assert episodes["found_timed"].tolist() == [False, False, True]
    assert episodes["found_timed"].dtype == bool
    assert episodes["missing_from"].iloc[0] == pd.Timestamp(2026, 9, 1, 21, 30)
    assert episodes.unusable("missing_from").tolist() == [False, False, True]
    assert places(found) == [("missing_episodes: Missing from", (4,))]


def test_percentages_of_a_column_and_the_doubt_about_them(write: Write) -> None:
    def attendance(*cells: object) -> tuple[list[float], list[tuple[str | None, tuple[int, ...]]]]:
        items = [{"child_id": f"K{n}", "attendance": cell} for n, cell in enumerate(cells)]
        found = read_evidence(write(virtual_school=rows("virtual_school", *items)), AS_AT)
        return found.tables["virtual_school"]["attendance"].tolist(), places(found)

    assert attendance(0.82, 0.07) == ([82, 7], [])
    assert attendance(82, 7) == ([82, 7], [])
    assert attendance("82%", 0.07) == ([82, 7], [])
    doubt = [("virtual_school: Attendance", (2,))]
    values, told = attendance(0.82, 97)
    assert np.isnan(values[0])
    assert (values[1], told) == (97, doubt)
    values, told = attendance(97, "110%")
    assert np.isnan(values[1])
    assert told == [("virtual_school: Attendance", (3,))]


def test_tabs_are_absent_unless_filled_or_named_as_having_nothing_to_report(write: Write) -> None:
    named = {"tab": "Unregistered homes", "checked": D(2026, 9, 28)}
    path = write(
        nothing_to_report=rows("nothing_to_report", named),
        unregistered_homes=rows("unregistered_homes"),
        allegations=rows("allegations"),
    )
    found = read_evidence(path, AS_AT)
    homes = found.tables["unregistered_homes"]
    assert len(homes) == 0
    assert homes["started"].dtype == "datetime64[s]"
    assert set(found.tables) == {"nothing_to_report", "unregistered_homes"}
    assert found.issues == ()


@pytest.mark.parametrize("checked", [None, D(2026, 10, 1), "lately"])
def test_nothing_to_report_needs_the_day_somebody_looked(write: Write, checked: object) -> None:
    named = {"tab": "unregistered_homes", "checked": checked}
    found = read_evidence(write(nothing_to_report=rows("nothing_to_report", named)), AS_AT)
    assert "unregistered_homes" not in found.tables
    assert places(found) == [("nothing_to_report: Checked", (2,))]


def test_a_tab_filled_in_and_named_as_having_nothing_is_told_and_used(write: Write) -> None:
    path = write(
        nothing_to_report=rows("nothing_to_report", {"tab": "allegations", "checked": AS_AT}),
        allegations=rows("allegations", {"received": D(2026, 9, 1)}),
    )
    found = read_evidence(path, AS_AT)
    assert len(found.tables["allegations"]) == 1
    assert [issue.severity for issue in found.issues] == [Severity.QUERY]


@pytest.mark.parametrize("tab", EVIDENCE_TABS, ids=lambda tab: tab.name)
def test_any_tab_may_have_had_nothing_to_report(write: Write, tab) -> None:
    if tab.name == "nothing_to_report":
        return
    named = {"tab": tab.name, "checked": AS_AT}
    found = read_evidence(write(nothing_to_report=rows("nothing_to_report", named)), AS_AT)
    assert found.issues == ()
    table = found.tables[tab.name]
    assert len(table) == 0
    assert all(column.id in table for column in tab.columns)


def test_totals_headings_again_and_cells_elsewhere_are_told_and_not_used(write: Write) -> None:
    month = {"month_ending": D(2026, 8, 31), "team": "North", "case_holders": 4}
    table = rows("supervision", month)
    table += [list(table[0]), ["Total", None, 4], [None, "Total", 4], [None] * 8 + ["see Ann"]]
    table[0] = [*table[0], None, None, "Comment"]
    found = read_evidence(write(supervision=table), AS_AT)
    assert len(found.tables["supervision"]) == 1
    assert ("supervision", (3, 4, 5)) in places(found)
    assert ("supervision", (6,)) in places(found)
    assert "Ann" not in said(found)


def test_formula_errors_and_formulas_without_a_result_are_faults(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "workers"
    for row in (["Worker", "Full time equivalent"], ["A", "=1/0"], ["B", 1]):
        sheet.append(row)
    path = tmp_path / "evidence.xlsx"
    book.save(path)
    found = read_evidence(path, AS_AT)
    assert found.tables["workers"].unusable("full_time_equivalent").tolist() == [True, False]
    assert places(found) == [("workers: Full time equivalent", (2,))]


def test_an_open_document_reads_the_same(tmp_path: Path) -> None:
    headings, first = rows("workers", WORKER)
    path = tmp_path / "evidence.ods"
    pd.DataFrame([first], columns=headings).to_excel(
        path, engine="odf", sheet_name="workers", index=False
    )
    found = read_evidence(path, AS_AT)
    workers = found.tables["workers"]
    assert found.issues == ()
    assert workers["full_time_equivalent"].tolist() == [0.6]
    assert workers["last_supervision"].tolist() == [pd.Timestamp(2026, 9, 1)]


def test_no_message_holds_what_a_cell_held(write: Write) -> None:
    odd = "Zebedee Quux 01/01/2011"
    sheets = {
        tab.name: rows(tab.name, {column.id: odd for column in tab.columns})
        for tab in EVIDENCE_TABS
    }
    found = read_evidence(write(**sheets), AS_AT)
    assert len(found.issues) > 60
    assert not any(word in said(found) for word in ("Zebedee", "Quux", "2011"))
