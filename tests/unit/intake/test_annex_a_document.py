"""What the check command says, to programs and to people, and the page of what is accepted."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from readiness.intake import annex_a
from readiness.intake.annex_a import LISTS

DOCS = Path(__file__).resolve().parents[3] / "docs" / "annex_a.md"


def test_the_document_has_all_eleven_lists_and_is_json(
    workbook: Any, headings: Any, record: Any, as_at: date
) -> None:
    rows = [record("referrals", child_id="A", date_of_referral="no idea"), ["", "a) Male", "x"]]
    path = workbook({"Referrals": [headings("referrals")[:-1], *rows]})
    document = json.loads(json.dumps(annex_a.check_document(annex_a.read(path, as_at))))
    assert list(document) == ["lists", "issues"]
    assert list(document["lists"]) == [f"list_{n}" for n in range(1, 12)]
    assert document["lists"]["list_3"] == {
        "sheet": "Referrals",
        "heading_row": 1,
        "rows_in": 2,
        "rows_used": 1,
        "rows_reported": 1,
        "columns_missing": ["Allocated Worker"],
        "columns_unknown": [],
    }
    assert document["lists"]["list_1"]["sheet"] is None
    assert document["lists"]["list_1"]["heading_row"] is None
    about = [i for i in document["issues"] if i["column"] == "Date of referral"]
    assert about == [
        {
            "severity": "error",
            "list": "list_3",
            "column": "Date of referral",
            "rows": [2],
            "message": "List 3 (Referrals), 'Date of referral': not a date that exists or can be "
            "read; write real dates or dd/mm/yyyy.",
        }
    ]


def test_the_text_names_lists_rows_and_what_is_missing(
    workbook: Any, headings: Any, record: Any, as_at: date
) -> None:
    rows = [record("contacts", child_id=str(n), date_of_contact="x") for n in range(1, 9)]
    reading = annex_a.read(workbook({"L1": [headings("contacts"), *rows]}), as_at)
    lines = annex_a.check_text(reading).splitlines()
    assert lines[0] == "List 1, Contacts: sheet 'L1', headings in row 1, 8 rows used"
    assert lines[1] == "List 2, Early help: not found"
    (line,) = [line for line in lines if "not a date" in line]
    assert line.startswith("error: List 1 (Contacts), 'Date of Contact': ")
    assert line.endswith(" Rows 2, 3, 4, 5, 6 and 3 more.")


def test_the_page_is_fresh() -> None:
    """Made by `python -c "from readiness.intake.annex_a import describe; ..."`."""
    assert DOCS.read_text(encoding="utf-8") == annex_a.describe()


def test_the_page_names_every_column() -> None:
    page = annex_a.describe()
    assert all(f"| {c.heading}" in page for spec in LISTS for c in spec.columns)
