"""The workbooks authorities and Ofsted really use: every list found, nothing lost."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from readiness.intake import annex_a
from readiness.intake.annex_a.headings import normalised

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("READINESS_SHARED", ROOT.parent / "shared"))
SAMPLES = sorted((SHARED / "samples" / "annex_a").glob("*.xlsx"))
AS_AT = date(2021, 3, 31)

pytestmark = pytest.mark.skipif(not SAMPLES, reason="the shared sample workbooks are not here")


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_every_list_is_found_with_its_columns(sample: Path) -> None:
    reading = annex_a.read(sample, AS_AT)
    assert len(reading.lists) == 11
    for summary in reading.summaries:
        assert summary.columns_unknown == ()
        assert len(summary.columns_missing) == (4 if summary.list == "list_9" else 0)
    assert not [issue for issue in reading.issues if "not read" in issue.message]


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_nothing_is_lost(sample: Path) -> None:
    """Rows counted by another reader; cells filled there are read, unusable or placeholders."""
    reading = annex_a.read(sample, AS_AT)
    book = openpyxl.load_workbook(sample, data_only=True)
    for spec, summary in zip(annex_a.LISTS, reading.summaries, strict=True):
        rows = list(book[summary.sheet].iter_rows(values_only=True))
        head = [normalised(str(cell or "")) for cell in rows[summary.heading_row - 1]]
        body = [row for row in rows[summary.heading_row :] if any(map(said, row))]
        assert summary.rows_in == len(body) == summary.rows_used + summary.rows_reported
        assert summary.rows_reported == 0
        child_list = reading.lists[spec.name]
        for column in spec.columns:
            if normalised(column.heading) in head:
                place = head.index(normalised(column.heading))
                filled = [said(row[place]) for row in body]
                assert (~child_list.blank(column.id)).tolist() == filled, column.heading


def said(cell: object) -> bool:
    return str(cell if cell is not None else "").strip() not in ("", "-", "N/A")


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_no_child_is_quoted(sample: Path) -> None:
    reading = annex_a.read(sample, AS_AT)
    said_of_it = " ".join(issue.message for issue in reading.issues)
    for child_list in reading.lists.values():
        key = "child_id" if "child_id" in child_list else "adopter_id"
        assert not [one for one in child_list[key] if one in said_of_it]
