"""Nothing we write is run as a formula by whoever opens it."""

from __future__ import annotations

import csv
import io

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from readiness.safe_cells import as_text, is_formula, put_text

FORMULAS = ["=1+1", "+44 161 496 0000", "-x", "--1", "@SUM(A1)", "\t=1", " =1", "\r\n=1", "＝1"]


@pytest.mark.parametrize("text", FORMULAS)
def test_what_a_spreadsheet_would_run_is_told(text: str) -> None:
    assert is_formula(text)
    assert as_text(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "a=b", "-5", "-0.5", "2026-09-30", "E08000008", "a @ b"])
def test_what_it_would_not_run_is_left_alone(text: str) -> None:
    assert not is_formula(text)
    assert as_text(text) == text


def test_values_that_are_not_text_become_text() -> None:
    assert (as_text(None), as_text(-5), as_text(1.5)) == ("", "-5", "1.5")


@given(st.text())
def test_no_text_is_a_formula_once_it_is_made_safe(text: str) -> None:
    assert not is_formula(as_text(text))
    assert as_text(text).endswith(text)


@pytest.mark.parametrize("text", FORMULAS)
def test_a_workbook_holds_it_as_text(text: str) -> None:
    book = openpyxl.Workbook()
    put_text(book.active.cell(1, 1), text)
    stream = io.BytesIO()
    book.save(stream)
    cell = openpyxl.load_workbook(stream).active.cell(1, 1)
    assert cell.data_type == "s"
    assert cell.quotePrefix
    assert cell.value.split() == text.split()


def test_control_characters_are_left_out_of_a_workbook() -> None:
    book = openpyxl.Workbook()
    put_text(book.active.cell(1, 1), "a\x00\x08b")
    put_text(book.active.cell(2, 1), None)
    put_text(book.active.cell(3, 1), "a\ufffe\ud800b")
    assert [book.active.cell(row, 1).value for row in (1, 2, 3)] == ["ab", None, "ab"]


def test_a_csv_line_holds_it_as_text() -> None:
    stream = io.StringIO()
    csv.writer(stream).writerow([as_text(text) for text in FORMULAS])
    stream.seek(0)
    assert all(cell.startswith("'") for cell in next(csv.reader(stream)))
