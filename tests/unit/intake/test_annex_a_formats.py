"""Every kind of file the same list may come in reads alike."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

from readiness.errors import InputError
from readiness.intake import annex_a
from readiness.intake.annex_a import text_files

ROWS = [
    ["00012", "a) Male", "a) WBRI", "01/02/2016", 10, "05/09/2026", "q) 6: Police"],
    ["C2", "b) Female", "k) APKN", None, 6, "06/09/2026", "q) 6: Police"],
]


def check(reading: annex_a.Reading) -> None:
    contacts = reading.lists["contacts"]
    assert contacts["child_id"].tolist() == ["00012", "C2"]
    assert contacts["date_of_contact"].dt.date.tolist() == [date(2026, 9, 5), date(2026, 9, 6)]
    assert contacts["age"].tolist() == [10.0, 6.0]
    assert contacts["source_row"].tolist() == [2, 3]
    assert contacts["sex"].tolist() == ["male", "female"]


def test_xls(old_workbook: Any, headings: Any, as_at: date) -> None:
    path = old_workbook("List_1", [headings("contacts"), *ROWS])
    check(annex_a.read(path, as_at))


@pytest.mark.parametrize("name", ["annex_a.xlsx", "annex_a.xlsm", "annex_a.xls", "annex_a"])
def test_xlsx_by_any_name(workbook: Any, headings: Any, as_at: date, name: str) -> None:
    check(annex_a.read(workbook({"List_1": [headings("contacts"), *ROWS]}, name), as_at))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv(tmp_path: Path, headings: Any, as_at: date, encoding: str, delimiter: str) -> None:
    lines = [headings("contacts"), *ROWS]
    text = "\r\n".join(delimiter.join(f'"{c}"' if c else "" for c in line) for line in lines)
    (tmp_path / "List 1 contacts – é.csv").write_text(text, encoding=encoding, newline="")
    check(annex_a.read(tmp_path, as_at))


def test_csv_from_a_database_without_a_mark(tmp_path: Path, headings: Any, as_at: date) -> None:
    text = ",".join(headings("contacts")) + "\r\nA,F,WBRI,01/02/2016,10,01/09/2026,6\r\n"
    (tmp_path / "contacts.csv").write_text(text, encoding="utf-16-le", newline="")
    assert annex_a.read(tmp_path, as_at).lists["contacts"]["child_id"].tolist() == ["A"]


@pytest.mark.parametrize("mark", ["\x0b", "\x0c", "\x85", "\u2028"])
def test_csv_rows_end_at_line_ends_only(
    tmp_path: Path, headings: Any, as_at: date, mark: str
) -> None:
    head = ",".join(headings("early_help"))
    row = f"A,F,WBRI,01/02/2016,10,01/09/2026,,Family{mark}Hub"
    (tmp_path / "early_help.csv").write_text(f"{head}\n{row}\n{row}\n", encoding="utf-8")
    assert len(annex_a.read(tmp_path, as_at).lists["early_help"]) == 2


def test_csv_with_a_quotation_mark_left_open_is_refused(tmp_path: Path, headings: Any) -> None:
    head, row = ",".join(headings("contacts")), "A,F,WBRI,01/02/2016,10,01/09/2026,6"
    lines = [head, row, row.replace("F", '"F'), *[row] * 40]
    (tmp_path / "contacts.csv").write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(InputError, match="quotation mark in row 3 that is not closed"):
        annex_a.read(tmp_path)


def test_csv_by_headings_alone(tmp_path: Path, headings: Any, as_at: date) -> None:
    lines = [headings("contacts"), *ROWS]
    text = "\n".join(",".join("" if c is None else str(c) for c in line) for line in lines)
    (tmp_path / "export_0417.csv").write_text(text + "\n\n", encoding="utf-8")
    reading = annex_a.read(tmp_path, as_at)
    check(reading)
    assert reading.summaries[0].sheet == "export_0417"


def test_csv_rows_may_be_ragged_and_quoted_cells_may_break(
    tmp_path: Path, headings: Any, as_at: date
) -> None:
    head = ",".join(headings("contacts"))
    body = '00012,a) Male,a) WBRI,,10,05/09/2026,"q) 6:\nPolice"\nC2,b) Female,,,6,06/09/2026\n'
    (tmp_path / "contacts.csv").write_text(f"{head}\n{body}", encoding="utf-8")
    check(annex_a.read(tmp_path, as_at))


@pytest.mark.parametrize("at_once", [1, 2, 3])
def test_csv_read_in_parts_keeps_every_row_in_its_place(
    tmp_path: Path, headings: Any, as_at: date, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr(text_files, "_AT_ONCE", at_once)
    head = ",".join(headings("contacts"))
    body = "A,F\n\n\n\nB,F,WBRI,01/02/2016,10,01/09/2026,6,and one more\nC,F\n"
    (tmp_path / "contacts.csv").write_text(f"{head}\n{body}", encoding="utf-8")
    contacts = annex_a.read(tmp_path, as_at).lists["contacts"]
    assert contacts["child_id"].tolist() == ["A", "B", "C"]
    assert contacts["source_row"].tolist() == [2, 6, 7]
    assert contacts["age"].tolist() == pytest.approx([np.nan, 10, np.nan], nan_ok=True)


def ods(path: Path, rows: list[list[Any]], odd: dict[tuple[int, int], TableCell]) -> None:
    document = OpenDocumentSpreadsheet()
    table = Table(name="List_1")
    for r, row in enumerate(rows):
        line = TableRow()
        for c, value in enumerate(row):
            line.addElement(odd.get((r, c)) or ods_cell(value))
        table.addElement(line)
    document.spreadsheet.addElement(table)
    document.save(path)


def ods_cell(value: Any) -> TableCell:
    if value is None:
        return TableCell()
    if isinstance(value, int):
        return TableCell(valuetype="float", value=str(value))
    cell = TableCell(valuetype="string")
    cell.addElement(P(text=value))
    return cell


def test_ods(tmp_path: Path, headings: Callable[[str], list[str]], as_at: date) -> None:
    path = tmp_path / "annex_a.ods"
    dated = TableCell(valuetype="date", datevalue="2026-09-05")
    ods(path, [headings("contacts"), *ROWS], {(1, 5): dated})
    check(annex_a.read(path, as_at))


def test_ods_formula_errors_are_not_blanks(tmp_path: Path, headings: Any, as_at: date) -> None:
    wrong = TableCell(valuetype="string", stringvalue="", formula="of:=NA()")
    wrong.addElement(P(text="#N/A"))
    path = tmp_path / "annex_a.ods"
    ods(path, [headings("contacts"), *ROWS], {(2, 5): wrong})
    contacts = annex_a.read(path, as_at).lists["contacts"]
    assert contacts.unusable("date_of_contact").tolist() == [False, True]
