"""The template: what is in it, and that what is written into it comes back."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from tests.unit.intake.evidence.workbooks import AS_AT, D, places

from readiness.errors import InputError
from readiness.framework import limit_rules
from readiness.intake.annex_a.cells import is_blank
from readiness.intake.evidence import EVIDENCE_TABS, Heading, Tab, read_evidence, write_template
from readiness.intake.evidence.instructions import NOT_SHOWN
from readiness.intake.evidence.judgements import read_area
from readiness.intake.evidence.tabs import tab as tab_named
from readiness.intake.evidence.template import EXAMPLE_ROW, HEADING_ROW, template
from readiness.intake.evidence.words import folded
from readiness.measures import registry
from readiness.model import Authority, Severity

TEMPLATE = template()
each_tab = pytest.mark.parametrize("tab", EVIDENCE_TABS, ids=lambda one: one.name)


def book() -> Any:
    return openpyxl.load_workbook(io.BytesIO(TEMPLATE))


@pytest.fixture(scope="module")
def workbook() -> Any:
    """For looking at; opening it takes a second."""
    return book()


def described_in(workbook: Any) -> dict[str, str]:
    """What the instructions say of each sheet; a limit may have a sheet's name, and comes later."""
    lines = [(row[0].value, str(row[1].value)) for row in workbook["read_me"].iter_rows(max_col=2)]
    return dict(reversed(lines))


def saved(workbook: Any, folder: Path) -> Path:
    path = folder / "filled.xlsx"
    workbook.save(path)
    return path


def put(sheet: Any, row: int, name: str, **item: Any) -> None:
    for at, column in enumerate(tab_named(name).columns, start=2):
        if column.id in item:
            sheet.cell(row, at).value = item[column.id]


def test_an_untouched_template_is_no_evidence_and_no_fault(tmp_path: Path) -> None:
    write_template(tmp_path / "evidence.xlsx")
    found = read_evidence(tmp_path / "evidence.xlsx", AS_AT)
    assert (found.issues, dict(found.tables), found.authority) == ((), {}, None)


def test_an_example_whose_dates_are_still_to_come_is_no_fault(tmp_path: Path) -> None:
    write_template(tmp_path / "evidence.xlsx")
    assert read_evidence(tmp_path / "evidence.xlsx", D(2020, 1, 31)).issues == ()


def test_the_same_bytes_every_time_and_no_time_in_them() -> None:
    assert template() == TEMPLATE
    with zipfile.ZipFile(io.BytesIO(TEMPLATE)) as archive:
        assert {part.date_time for part in archive.infolist()} == {(2026, 1, 1, 0, 0, 0)}
        assert archive.read("docProps/core.xml").count(b"2026-01-01T00:00:00Z") == 2


def test_the_sheets_are_instructions_the_tabs_in_order_and_hidden_choices(workbook: Any) -> None:
    assert workbook.sheetnames == ["read_me", *(tab.name for tab in EVIDENCE_TABS), "choices"]
    assert workbook["choices"].sheet_state == "hidden"
    instructions = " ".join(str(cell.value) for row in workbook["read_me"] for cell in row)
    for word in ("nothing_to_report", "EXAMPLE", "never shown", "14/09/2026", "not supplied", "93"):
        assert word in instructions


@each_tab
def test_each_tab_says_what_it_is_and_marks_what_is_needed(workbook: Any, tab: Tab) -> None:
    sheet = workbook[tab.name]
    assert sheet.cell(1, 1).value == tab.purpose
    assert sheet.freeze_panes == "B4"
    headings = [sheet.cell(HEADING_ROW, at).value for at in range(1, len(tab.columns) + 2)]
    assert headings == [
        "Example",
        *(f"{c.text} *" if c.required else c.text for c in tab.columns),
    ]
    assert sheet.cell(EXAMPLE_ROW, 1).value == "EXAMPLE"
    assert sheet.max_row == EXAMPLE_ROW


@each_tab
def test_each_column_of_words_has_its_list_and_each_date_its_check(workbook: Any, tab: Tab) -> None:
    sheet = workbook[tab.name]
    checks = {str(v.sqref).split(":")[0]: v for v in sheet.data_validations.dataValidation}
    for at, column in enumerate(tab.columns, start=2):
        cell = sheet.cell(EXAMPLE_ROW, at)
        check = checks.get(cell.coordinate)
        if column.choices:
            assert check is not None
            assert check.type == "list"
            place = check.formula1.removeprefix("choices!").replace("$", "")
            words = [row[0].value for row in workbook["choices"][place]]
            assert tuple(words) == column.choices
        elif column.kind in ("date", "moment"):
            assert check is not None
            assert check.type == "date"
            assert "dd/mm/yyyy" in cell.number_format
            assert isinstance(cell.value, dt.datetime) or column.example == ""
        elif column.kind in ("number", "percent"):
            assert check is not None
            assert check.type == "decimal"
            assert isinstance(cell.value, int | float)


@each_tab
def test_each_tab_prints_as_wide_as_a_page_with_its_headings_on_each(
    workbook: Any, tab: Tab
) -> None:
    sheet = workbook[tab.name]
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.print_title_rows == "$1:$3"
    assert "private" in sheet.oddFooter.left.text


def test_rows_of_wrapped_words_are_as_high_as_the_words_need(workbook: Any) -> None:
    sheet = workbook["read_me"]
    for row, cells in enumerate(sheet.iter_rows(min_col=2, max_col=2), start=1):
        needed = len(str(cells[0].value or "")) / 140  # letters to a line of this width
        assert sheet.row_dimensions[row].height >= 15 * needed
    for tab in EVIDENCE_TABS:
        notes = workbook[tab.name].row_dimensions[2].height
        for cell in workbook[tab.name][2]:
            width = workbook[tab.name].column_dimensions[cell.column_letter].width
            assert notes >= 12 * len(str(cell.value or "")) / (width * 1.4)


def test_private_sheets_are_marked_in_words_and_colour(workbook: Any) -> None:
    words = described_in(workbook)
    for tab in EVIDENCE_TABS:
        colour = workbook[tab.name].sheet_properties.tabColor
        red = colour is not None and colour.rgb == "00C00000"
        assert red == tab.is_private == ("Private" in words[tab.name])
    assert [tab.name for tab in EVIDENCE_TABS if tab.about_children and not tab.is_private] == []


def test_the_sheets_nothing_is_made_of_are_those_that_say_so(workbook: Any) -> None:
    used = {
        "authority", "last_inspection", "local_limits", "rebases", "audits", "nothing_to_report",
    }  # fmt: skip
    measured = {name for one in registry().values() for name in one.lists}
    idle = {tab.name for tab in EVIDENCE_TABS} - used - measured
    assert idle == NOT_SHOWN
    words = described_in(workbook)
    assert {name for name, said in words.items() if "nothing is made of it yet" in said} == idle


def test_every_limit_that_may_be_set_is_explained(workbook: Any) -> None:
    words = [(row[0].value, row[1].value) for row in workbook["read_me"].iter_rows(max_col=2)]
    for name, rule in limit_rules().items():
        told = f"{rule.title} (in {rule.unit.replace('_', ' ')})."
        assert ((name, told) in words) == rule.local


def test_the_authoritys_own_limits_may_be_picked(workbook: Any) -> None:
    check = next(
        v for v in workbook["local_limits"].data_validations.dataValidation if "B4" in str(v.sqref)
    )
    place = check.formula1.removeprefix("choices!").replace("$", "")
    words = {row[0].value for row in workbook["choices"][place]}
    assert words == {name for name, rule in limit_rules().items() if rule.local}


def test_a_file_that_is_there_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "evidence.xlsx"
    path.write_text("ours", encoding="utf-8")
    with pytest.raises(InputError, match=r"'evidence\.xlsx' already"):
        write_template(path)
    assert path.read_text(encoding="utf-8") == "ours"


@pytest.mark.parametrize("name", ["evidence.csv", "evidence", "no/such/folder.xlsx"])
def test_a_template_that_cannot_be_written_ends_in_one_sentence(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError):
        write_template(tmp_path / name)
    assert not list(tmp_path.iterdir())


def test_an_authority_is_filled_in_and_formulas_are_text(tmp_path: Path) -> None:
    path = tmp_path / "evidence.xlsx"
    whose = Authority('=HYPERLINK("x")', region="@North", la_number=999, neighbours=("Aland", "B"))
    write_template(path, whose)
    sheet = openpyxl.load_workbook(path)["authority"]
    cell = sheet.cell(EXAMPLE_ROW + 1, 2)
    assert (cell.data_type, cell.value, cell.quotePrefix) == ("s", whose.name, True)
    found = read_evidence(path, AS_AT)
    assert found.authority == whose
    assert found.issues == ()


def test_no_cell_of_the_template_is_a_formula(workbook: Any) -> None:
    assert not [c for sheet in workbook for row in sheet for c in row if c.data_type == "f"]


AUDIT = {"date": D(2026, 1, 5), "area": "care leavers", "moderated_grade": "RI"}


def test_rows_beneath_the_example_are_read_and_it_is_not(tmp_path: Path) -> None:
    workbook = book()
    put(workbook["audits"], 5, "audits", **AUDIT)
    found = read_evidence(saved(workbook, tmp_path), AS_AT)
    assert found.tables["audits"]["source_row"].tolist() == [5]
    assert found.tables["audits"]["moderated_grade"].tolist() == [3]
    assert found.issues == ()


def test_the_example_row_may_be_deleted(tmp_path: Path) -> None:
    workbook = book()
    workbook["audits"].delete_rows(EXAMPLE_ROW)
    put(workbook["audits"], 4, "audits", **AUDIT)
    found = read_evidence(saved(workbook, tmp_path), AS_AT)
    assert found.tables["audits"]["source_row"].tolist() == [4]
    assert found.issues == ()


@pytest.mark.parametrize("cleared", [True, False])
def test_a_row_written_over_the_example_is_read(tmp_path: Path, cleared: bool) -> None:
    workbook = book()
    sheet = workbook["audits"]
    for at in range(2, 12):
        sheet.cell(4, at).value = None
    put(sheet, 4, "audits", **AUDIT)
    if cleared:
        sheet.cell(4, 1).value = None
    found = read_evidence(saved(workbook, tmp_path), AS_AT)
    assert found.tables["audits"]["source_row"].tolist() == [4]
    assert [issue.severity for issue in found.issues] == [] if cleared else [Severity.QUERY]
    assert places(found) == ([] if cleared else [("audits", (4,))])


def test_a_half_changed_example_is_read_and_told(tmp_path: Path) -> None:
    workbook = book()
    put(workbook["audits"], 4, "audits", moderated_grade="inadequate")
    found = read_evidence(saved(workbook, tmp_path), AS_AT)
    assert found.tables["audits"]["moderated_grade"].tolist() == [4]
    assert [(i.column, i.rows, i.severity) for i in found.issues] == [
        ("audits", (4,), Severity.QUERY)
    ]


def test_words_in_the_column_of_the_mark_alone_are_told(tmp_path: Path) -> None:
    workbook = book()
    workbook["audits"].cell(6, 1).value = "ask Ann"
    found = read_evidence(saved(workbook, tmp_path), AS_AT)
    assert dict(found.tables) == {}
    assert places(found) == [("audits", (6,))]
    assert "Ann" not in found.issues[0].message


def test_copies_of_the_example_row_are_told_apart_from_rows_written_over_them(
    tmp_path: Path,
) -> None:
    workbook = book()
    sheet = workbook["audits"]
    for row in (5, 6, 7):
        for at in range(1, 12):
            sheet.cell(row, at).value = sheet.cell(4, at).value
    put(sheet, 6, "audits", **AUDIT)
    found = read_evidence(saved(workbook, tmp_path), AS_AT)
    assert found.tables["audits"]["source_row"].tolist() == [6]
    assert places(found) == [("audits", (6,))]


def test_an_example_emptied_but_for_its_mark_is_nothing(tmp_path: Path) -> None:
    workbook = book()
    for at in range(2, 12):
        workbook["audits"].cell(4, at).value = None
    found = read_evidence(saved(workbook, tmp_path), AS_AT)
    assert (found.issues, dict(found.tables)) == ((), {})


def test_examples_whose_column_of_marks_was_deleted_are_still_not_counted(tmp_path: Path) -> None:
    workbook = book()
    for tab in EVIDENCE_TABS:
        workbook[tab.name].delete_cols(1)
    found = read_evidence(saved(workbook, tmp_path), AS_AT)
    assert dict(found.tables) == {}
    assert found.authority is None
    assert places(found) == [(tab.name, (4,)) for tab in EVIDENCE_TABS]
    assert {issue.severity for issue in found.issues} == {Severity.QUERY}


def test_a_row_like_the_example_elsewhere_is_somebodys(tmp_path: Path) -> None:
    workbook = book()
    sheet = workbook["local_limits"]
    for at in range(2, 5):
        sheet.cell(5, at).value = sheet.cell(4, at).value
    found = read_evidence(saved(workbook, tmp_path), AS_AT)
    assert dict(found.settings) == {"protection_visit": 10}
    assert found.issues == ()


# --- there and back ---------------------------------------------------------------------------

_WORDS = st.text("abcdefghij KLMN=+-@'", min_size=1, max_size=12).filter(
    lambda text: not is_blank(text) and folded(text) not in ("none", "total", "totals")
)
_DAYS = st.dates(D(1990, 1, 1), AS_AT)


def _cells(column: Heading) -> st.SearchStrategy[Any]:
    if column.kind in ("choice", "area", "grade"):
        return st.sampled_from(column.choices)
    if column.kind == "date":
        return _DAYS
    if column.kind == "moment":
        times = st.times().map(lambda at: at.replace(second=0, microsecond=0))
        return st.builds(dt.datetime.combine, _DAYS, times)
    if column.kind == "percent":
        return st.integers(2, 100)
    if column.kind == "number":
        return st.integers(1, 9_999)
    return _WORDS


def _meant(column: Heading, cell: Any) -> Any:
    """What a cell of the kinds above must come back as."""
    if cell is None:
        return None
    if column.kind == "area":
        return read_area(cell)
    if column.kind == "grade":
        return float(column.choices.index(cell) + 1)
    if column.kind == "date":
        return dt.datetime.combine(cell, dt.time())
    if column.kind == "names":
        return "; ".join(" ".join(n.split()) for n in cell.split(";") if n.strip())
    return " ".join(cell.split()) if column.kind == "text" else cell


# Tabs whose rows are told apart by nothing and hold nothing to contradict.
_FREE = [tab_named(name) for name in ("focus_areas", "improvement_actions", "governance", "planned_visits",
                                "homeless_16_17", "educated_elsewhere", "young_carers",
                                "family_meetings", "self_evaluation", "improvement_points")]  # fmt: skip


def _item(each: Tab) -> st.SearchStrategy[dict[str, Any]]:
    cells = {c.id: _cells(c) if c.required else st.none() | _cells(c) for c in each.columns}
    return st.fixed_dictionaries(cells).filter(lambda item: any(item.values()))


@settings(
    max_examples=12,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.data())
def test_what_is_written_into_the_template_comes_back(
    tmp_path: Path, opened: Any, data: st.DataObject
) -> None:
    each = data.draw(st.sampled_from(_FREE))
    filled = data.draw(st.lists(_item(each), min_size=1, max_size=6))
    sheet = opened[each.name]
    for row, item in enumerate(filled, start=EXAMPLE_ROW + 1):
        for at, column in enumerate(each.columns, start=2):
            cell = sheet.cell(row, at)
            cell.value = f"K{row}" if column.id == "child_id" else item[column.id]
            cell.data_type = "s" if isinstance(cell.value, str) else cell.data_type
    found = read_evidence(saved(opened, tmp_path), AS_AT)
    sheet.delete_rows(EXAMPLE_ROW + 1, len(filled))
    alone = f"{each.name}: Child id"  # a child's id with nothing beside it, which is asked about
    assert [issue for issue in found.issues if issue.column != alone] == []
    table = found.tables[each.name]
    for column in each.columns:
        if column.id == "child_id":
            continue
        wanted = [_meant(column, item[column.id]) for item in filled]
        if column.id not in table:
            assert wanted == [None] * len(filled)
            continue
        got = [None if pd.isna(value) else value for value in table[column.id]]
        assert got == wanted
        assert not table.unusable(column.id).any()


@pytest.fixture(scope="module")
def opened() -> Any:
    """To be filled in; each example clears what it wrote."""
    return book()
