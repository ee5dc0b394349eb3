"""The files: Ofsted's layout, dates that are dates, and the same bytes each time."""

import csv
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from readiness.errors import InputError
from readiness.intake.annex_a.lists import LISTS
from readiness.measures import registry
from readiness.synthetic import write
from readiness.synthetic.extract import extract

AS_AT = date(2026, 9, 30)


def bytes_of(folder: Path) -> dict[str, bytes]:
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.mark.parametrize("format", ["xlsx", "csv"])
def test_same_seed_same_bytes(tmp_path: Path, format: str) -> None:  # noqa: A002
    for name in ("one", "two"):
        faults = ("bad-dates", "duplicates")
        write(tmp_path / name, 50, 3, AS_AT, faults, registry(), format)
    one, two = bytes_of(tmp_path / "one"), bytes_of(tmp_path / "two")
    assert one.keys() == two.keys()
    assert all(one[name] == two[name] for name in one)


def test_writes_what_it_says(tmp_path: Path) -> None:
    written = write(tmp_path, 50, 3, AS_AT, measures=registry())
    assert [path.name for path in written.files] == [
        "annex_a.xlsx",
        "evidence.xlsx",
        "cin_census_2026.xml",
        "cin_census_2025.xml",
        "cin_census_2024.xml",
        "ssda903_2026",
        "ssda903_2025",
        "ssda903_2024",
        "answer_key.csv",
    ]
    assert all(path.exists() for path in written.files)
    assert written.faults is None


def test_without_measures_there_is_no_key(tmp_path: Path) -> None:
    assert write(tmp_path, 50, 3, AS_AT, format="csv").answer_key is None
    assert not (tmp_path / "answer_key.csv").exists()


def test_the_workbook_is_laid_out_as_ofsteds_template(tmp_path: Path) -> None:
    path = write(tmp_path, 50, 3, AS_AT).annex_a
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == [f"List_{number}" for number in range(1, 12)]
    for spec, page in zip(LISTS, book.worksheets, strict=True):
        assert page["A1"].value == f"List {spec.number}: {spec.title}"
        assert [cell.value for cell in page[2]] == [column.heading for column in spec.columns]
    contacts = book["List_1"]
    assert isinstance(contacts["F3"].value, datetime)
    assert contacts["F3"].number_format == "dd/mm/yyyy"
    assert {contacts.cell(row, 2).value for row in range(3, 60)} >= {"a) Male", "b) Female"}


def test_the_csv_folder_has_a_file_a_list(tmp_path: Path) -> None:
    written = write(tmp_path, 50, 3, AS_AT, format="csv")
    for spec in LISTS:
        path = written.annex_a / f"list_{spec.number}.csv"
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
        assert rows[0] == [column.heading for column in spec.columns]
        assert len(rows) - 1 == len(extract(written.world, spec.name))
    contacts = pd.read_csv(written.annex_a / "list_1.csv")
    assert pd.to_datetime(contacts["Date of Contact"], format="%d/%m/%Y").max() <= pd.Timestamp(
        AS_AT
    )


def test_says_what_it_is_doing(tmp_path: Path) -> None:
    told: list[str] = []
    write(tmp_path, 50, 3, AS_AT, progress=told.append)
    assert "in care" in told
    assert "children in need" in told


def test_refuses_a_format_or_fault_there_is_none_of(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no format 'ods'"):
        write(tmp_path / "a", 50, 1, format="ods")
    with pytest.raises(InputError, match="no fault 'gremlins'"):
        write(tmp_path / "a", 50, 1, faults=("gremlins",))
    assert not (tmp_path / "a").exists()
