"""Where the headings stand, and which of them there are."""

from __future__ import annotations

from typing import Any

from tests.peers.examples import AS_AT, letters

from readiness.intake import annex_a
from readiness.intake.annex_a.lists import LISTS, list_spec
from readiness.measures import compute

SINCE_2023 = {"unaccompanied", "personal_adviser", "last_pathway_review", "last_contact"}


def their_way(sheet: list[list[Any]], list_name: str) -> list[dict[str, Any]] | None:
    """The first row is the headings, and a list is one only if every column is there."""
    first, *others = sheet
    wanted = [column.heading for column in list_spec(list_name).columns]
    if not set(wanted) <= set(first):
        return None
    return [dict(zip(first, row, strict=False)) for row in others]


def states(lists: Any) -> dict[str, str]:
    found = compute(lists, AS_AT)
    whole = found[found["breakdown"] == "all"]
    return dict(zip(whole["measure"], whole["state"].astype(str), strict=True))


def test_headings_under_a_title_are_found(workbook: Any, eleven: Any) -> None:
    """Seen: headings only in the first row, so that the official template, which has a title
    there, holds no list."""
    found = [their_way(eleven[spec.sheet], spec.name) for spec in LISTS]
    assert found == [None] * 11

    reading = annex_a.read(workbook(eleven), AS_AT)
    assert len(reading.lists) == 11
    assert {one.heading_row for one in reading.summaries} == {2}


def test_list_9_is_read_with_13_columns_or_17(workbook: Any, headings: Any, record: Any) -> None:
    """Seen: list 9 as it was in 2019 rejected, for want of the four columns it has gained."""
    whole = headings("care_leavers")
    leaver = record("care_leavers", child_id="A", age=20, in_touch="b) No", activity="F1")
    kept = [
        n for n, column in enumerate(list_spec("care_leavers").columns) if column.id not in SINCE_2023
    ]  # fmt: skip
    old = [[row[n] for n in kept] for row in (whole, leaver)]
    assert (len(whole), len(old[0])) == (17, 13)
    assert their_way([whole, leaver], "care_leavers") is not None
    assert their_way(old, "care_leavers") is None

    for sheet in ([whole, leaver], old):
        lists = annex_a.read(workbook({"List 9": sheet}), AS_AT).lists
        assert letters("not_in_touch", dict(lists)) == "y"
    made = states(lists)
    assert (made["not_in_touch"], made["pathway_reviews_in_date"]) == ("shown", "not_supplied")


def test_a_missing_column_costs_the_measures_that_read_it(
    workbook: Any, headings: Any, record: Any
) -> None:
    """Seen: one column missing, and the whole list dropped."""
    cells = {"started": "02/06/2025", "authorised": "10/06/2025", "child_seen": "a) Yes"}
    sheet = [headings("assessments"), record("assessments", child_id="A", **cells)]
    missing = sheet[0].index(list_spec("assessments").column("child_seen").heading)
    short = [[cell for n, cell in enumerate(row) if n != missing] for row in sheet]
    assert their_way(sheet, "assessments")
    assert their_way(short, "assessments") is None

    reading = annex_a.read(workbook({"List 4": short}), AS_AT)
    made = states(reading.lists)
    assert made["assessments_in_45_days"] == "shown"
    assert made["assessments_child_seen"] == "not_supplied"
    assert any(issue.column == sheet[0][missing] for issue in reading.issues)
