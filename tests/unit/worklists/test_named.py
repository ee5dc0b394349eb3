"""The children a file names, whoever wrote it."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from readiness import write_book
from readiness.errors import InputError
from readiness.worklists.named import children_in

ROWS = pd.DataFrame({"child_id": ["0101", "7e3", "0101"], "team": ["B", "A", None]})


def test_a_worklist_names_each_child_once_as_written(tmp_path: Path) -> None:
    write_book(ROWS, tmp_path / "list.xlsx", title="Child", as_at="2026-09-30")
    assert children_in(tmp_path / "list.xlsx") == ("7e3", "0101")


@pytest.mark.parametrize(
    "text", ["0101\n7e3\n", "\ufeffchild_id,team\r\n0101,B\r\n\r\n7e3,A\r\n0101,\r\n"]
)
def test_text_names_one_a_line(tmp_path: Path, text: str) -> None:
    (tmp_path / "list.csv").write_text(text, encoding="utf-8")
    assert children_in(tmp_path / "list.csv") == ("0101", "7e3")


def test_a_file_that_names_nobody_is_not_taken_for_leaving_nobody_out(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "heading.csv").write_text("child_id\n", encoding="utf-8")
    book = openpyxl.Workbook()
    book.active["A1"] = "0101"
    book.save(tmp_path / "no_heading.xlsx")
    for file in sorted(tmp_path.iterdir()):
        with pytest.raises(InputError, match="names no children"):
            children_in(file)


def test_what_cannot_be_read_is_said_without_what_it_holds(tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_bytes(b"0101\n\xff\xfe7e3")
    (tmp_path / "list.xlsx").write_text("0101", encoding="utf-8")
    for file in sorted(tmp_path.iterdir()):
        with pytest.raises(InputError) as refused:
            children_in(file)
        assert "0101" not in str(refused.value)
    with pytest.raises(InputError, match="There is no file"):
        children_in(tmp_path / "absent.xlsx")
