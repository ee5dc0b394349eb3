"""The sample SSDA903 folder: every record counted by another reader, every oddity told."""

from __future__ import annotations

import csv
import os
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

import pandas as pd
import pytest

from readiness.intake.returns import ssda903
from readiness.intake.returns.reading import ReturnReading
from readiness.model import ChildList, Period

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("READINESS_SHARED", ROOT.parent / "shared"))
FOLDER = SHARED / "samples" / "returns" / "ssda903"

pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="the shared sample return is not here")

FILES = {
    "care_header": "header.csv",
    "care_episodes": "episodes.csv",
    "care_reviews": "reviews.csv",
    "care_health": "oc2.csv",
    "care_leavers_return": "oc3.csv",
    "care_missing": "missing.csv",
    "care_workers": "sw_episodes.csv",
    "care_adoption": "ad1.csv",
    "care_placed_for_adoption": "placed_for_adoption.csv",
    "care_previous_permanence": "previous_permanence.csv",
    "care_unaccompanied": "uasc.csv",
}
each_table = pytest.mark.parametrize("name", FILES)


@pytest.fixture(scope="module")
def reading() -> ReturnReading:
    return ssda903.read(FOLDER)


def records(name: str) -> list[dict[str, str]]:
    with (FOLDER / FILES[name]).open(encoding="utf-8-sig", newline="") as opened:
        return list(csv.DictReader(opened))


def rows_told(reading: ReturnReading, name: str, words: str) -> set[int]:
    """Row numbers of the table's issues whose message holds the words."""
    told = (i.rows for i in reading.issues if i.list == name and words in i.message)
    return {row for rows in told for row in rows}


def test_every_file_is_a_table_and_nothing_else_is_said_of_files(reading: ReturnReading) -> None:
    assert set(reading.tables) == set(FILES)
    assert {path.name for path in FOLDER.iterdir()} == set(FILES.values())
    assert not [i for i in reading.issues if "read as" in i.message or "not read" in i.message]


@each_table
def test_every_record_is_used_or_told(reading: ReturnReading, name: str) -> None:
    counted = len(records(name))
    assert len(reading.tables[name]) + reading.not_used[name] == counted
    assert len(rows_told(reading, name, "not used")) == reading.not_used[name]
    assert set(reading.tables[name]["source_row"]).isdisjoint(rows_told(reading, name, "not used"))


@each_table
def test_every_cell_is_the_one_in_the_file(reading: ReturnReading, name: str) -> None:
    """Filled there is filled here, or unreadable and told; days and whole codes are the same."""
    table, rows = reading.tables[name], records(name)
    spec = next(one for one in ssda903.TABLES if one.name == name)
    there = table["source_row"].to_numpy() - 2
    for column in spec.columns:
        if column.heading not in rows[0]:
            continue
        written = [rows[place][column.heading] for place in there]
        nothing = {"", "0"} if column.id in ("activity", "accommodation") else {""}
        assert table.blank(column.id).tolist() == [cell in nothing for cell in written]
        unread = table.unusable(column.id)
        told = rows_told(reading, name, f"'{column.heading}': not a")
        assert set(there[unread] + 2) == told & set(there + 2)
        same_as(table, column.id, column.kind, written)


def same_as(table: ChildList, column: str, kind: str, written: list[str]) -> None:
    values = table[column]
    if kind == "date":
        assert values.dtype == "datetime64[s]"
        days = [datetime.strptime(cell, "%d/%m/%Y") if cell else None for cell in written]  # noqa: DTZ007
        assert values.equals(pd.Series(days, dtype="datetime64[s]"))
    elif kind == "count":
        assert values.dtype == "float64"
        assert values.dropna().tolist() == [float(cell) for cell in written if cell]
    elif kind == "code":
        assert isinstance(values.dtype, pd.CategoricalDtype)
    else:
        assert values.dropna().tolist() == [cell for cell in written if cell]
    if column in {"legal_status", "placement", "code", "reason_moved", "reason_ended", "ethnicity"}:
        pairs = zip(values, written, strict=True)
        assert all(read == cell for read, cell in pairs if pd.notna(read))


def test_the_year_is_told_from_the_dates(reading: ReturnReading) -> None:
    assert reading.period == Period(date(2017, 4, 1), date(2018, 3, 31))
    assert {table.period for table in reading.tables.values()} == {reading.period}
    assert [i for i in reading.issues if "taken from its dates" in i.message]


ODDITIES: Mapping[tuple[str, str], int] = {
    ("care_workers", "'SW_REASON': not a code"): 1,
    ("care_workers", "not in the header"): 1,
    ("care_placed_for_adoption", "'REASON_PLACED_CEASED': not a code"): 29,
    ("care_leavers_return", "'ACCOM': not a code"): 2,
    ("care_episodes", "'DEC': dates after 31 March 2018"): 12,
    ("care_reviews", "the same in every column"): 2,
}


@pytest.mark.parametrize(("place", "number"), ODDITIES.items())
def test_each_oddity_is_told(reading: ReturnReading, place: tuple[str, str], number: int) -> None:
    name, words = place
    assert len(rows_told(reading, name, words)) == number


def test_reviews_after_the_years_end_are_told_and_kept(reading: ReturnReading) -> None:
    late = rows_told(reading, "care_reviews", "dates after 31 March 2018")
    reviews = reading.tables["care_reviews"]
    assert late == set(reviews["source_row"][reviews["date"] > "2018-03-31"])
    assert len(late) > 5_000


def test_no_child_is_quoted(reading: ReturnReading) -> None:
    said = " ".join(issue.message for issue in reading.issues)
    children = {child for table in reading.tables.values() for child in table["child_id"]}
    # A number of records may happen to look like an identifier; those here have five digits or more.
    assert not [child for child in children if len(child) > 4 and child in said]
