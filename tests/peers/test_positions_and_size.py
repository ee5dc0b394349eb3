"""Columns known by their headings, and lists of any length."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from tests.peers.examples import AS_AT, counted, letters

from readiness.intake import annex_a

MANY = 6_000


def test_an_inserted_column_shifts_no_date(workbook: Any, headings: Any, record: Any) -> None:
    """Seen: columns known by their place, so that one more column makes each date the one before
    it, and nothing says so."""
    names = headings("adopters")
    cells = {
        "enquiry": date(2025, 1, 6),
        "stage_1_started": date(2025, 2, 3),
        "stage_1_ended": date(2025, 6, 9),
        "stage_2_started": date(2025, 6, 16),
    }
    adopter = record("adopters", adopter_id="P", **cells)
    place = names.index("Date Stage 1 started")

    def their_way(row: list[Any]) -> int:
        return (row[place + 1] - row[place]).days

    with_note = [*adopter[:2], "by telephone", *adopter[2:]]
    assert (their_way(adopter), their_way(with_note)) == (126, 28)

    sheet = [[*names[:2], "How they asked", *names[2:]], with_note]
    reading = annex_a.read(workbook({"List 11": sheet}), AS_AT)
    adopters = reading.lists["adopters"]
    assert {name: adopters[name][0].date() for name in cells} == cells
    assert letters("adopters_stage_1", dict(reading.lists)) == "n"
    assert reading.summaries[10].columns_unknown == ("How they asked",)


def test_more_than_five_thousand_contacts_are_all_read(
    workbook: Any, headings: Any, record: Any
) -> None:
    """Inferred: formulas filled for 5,000 rows a list, fewer than a large authority's contacts."""
    last = AS_AT - timedelta(days=1)
    contacts = [record("contacts", child_id=f"C{n}", date_of_contact=last) for n in range(MANY)]

    def their_way(lines: list[Any]) -> int:
        return sum(line[0] is not None for line in lines[:5_000])

    assert their_way(contacts) == 5_000

    reading = annex_a.read(workbook({"List 1": [headings("contacts"), *contacts]}), AS_AT)
    assert sum(counted("contacts_received", dict(reading.lists))) == MANY
    assert reading.lists["contacts"]["source_row"].iloc[-1] == MANY + 1
    assert (reading.summaries[0].rows_in, reading.summaries[0].rows_used) == (MANY, MANY)
