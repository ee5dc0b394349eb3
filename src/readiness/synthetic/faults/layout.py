"""Faults of layout: lists and columns missing, added, renamed, or pushed down the page."""

from __future__ import annotations

from readiness.synthetic.faults.planting import Bed, Planted
from readiness.synthetic.files.sheets import Sheet

_DROPPED = (
    ("assessments", ("child_seen",)),
    ("child_protection", ("last_visit", "last_review")),
    ("care_leavers", ("unaccompanied", "personal_adviser", "last_pathway_review", "last_contact")),
)
_RENAMED = {
    "child_id": "Person ID", "sex": "Sex", "date_of_birth": "DOB", "team": "Team",
    "worker": "Social Worker", "date_of_referral": "Referral Date",
}  # fmt: skip
_RENAMED_IN = ("contacts", "referrals", "child_protection")
_ADDED = (("System Reference", "HW/0"), ("Electoral Ward", "Invented ward"))
_ADDED_TO = ("contacts", "children_in_need", "children_in_care")


def missing_columns(bed: Bed) -> list[Planted]:
    """Columns that are not in the file; without the four of list 9 it has its 2019 layout."""
    planted = []
    for name, columns in _DROPPED:
        sheet = bed.sheet(name)
        for column in columns:
            heading = sheet.headings[sheet.position(column)]
            _drop(sheet, column)
            told = f"the column '{heading}' is missing; measures that need it are not supplied"
            planted.append(Planted("missing-columns", name, column, (), told, sheet))
    return planted


def _drop(sheet: Sheet, column: str) -> None:
    place = sheet.position(column)
    for values in (sheet.columns, sheet.headings, *sheet.rows):
        del values[place]  # type: ignore[attr-defined]


def renamed_headings(bed: Bed) -> list[Planted]:
    """Headings in the authority's own words, each one an authority has used."""
    planted = []
    for name in _RENAMED_IN:
        sheet = bed.sheet(name)
        for column in sheet.columns:
            if column in _RENAMED:
                place = sheet.position(column)
                told = f"'{_RENAMED[column]}' read as '{sheet.headings[place]}'"
                sheet.headings[place] = _RENAMED[column]
                planted.append(Planted("renamed-headings", name, column, (), told, sheet))
    return planted


def extra_columns(bed: Bed) -> list[Planted]:
    """Columns nobody asked for, in the middle of a list."""
    planted = []
    for name in _ADDED_TO:
        sheet = bed.sheet(name)
        for heading, filling in _ADDED:
            sheet.columns.insert(3, heading)
            sheet.headings.insert(3, heading)
            for number, row in enumerate(sheet.rows):
                row.insert(3, f"{filling} {number}")
            told = "an unknown column: reported, and nothing else moves"
            planted.append(Planted("extra-columns", name, heading, (), told, sheet))
    return planted


def title_rows(bed: Bed) -> list[Planted]:
    """Rows above the headings: who made the extract, when, and a blank one."""
    for sheet in bed.sheets:
        sheet.above = [["Harrowmere Children's Services"], ["Extract for inspection"], []]
    told = "the headings are found below the rows above them; nothing is lost"
    return [Planted("title-rows", sheet.name, "", (), told, sheet) for sheet in bed.sheets]


def missing_list(bed: Bed) -> list[Planted]:
    """A list that is not in the file."""
    sheet = bed.sheet("early_help")
    bed.sheets.remove(sheet)
    told = "the list is missing; measures that need it are not supplied"
    return [Planted("missing-list", "early_help", "", (), told, None)]
