"""Faults in cells: dates that cannot be, codes nobody can read, identifiers gone or mangled."""

from __future__ import annotations

from datetime import date

from readiness.synthetic.faults.planting import Bed, Planted
from readiness.synthetic.files.sheets import Cell, FormulaError

_BAD_DATES: tuple[tuple[str, Cell, str], ...] = (
    ("impossible day", "31/02/2026", "an unreadable date: unusable"),
    ("a century ago", date(1920, 5, 14), "a date before 1990: unusable"),
    ("a century ahead", date(2122, 8, 3), "a date after the as-at date: unusable"),
    ("placeholder", date(1900, 1, 1), "a placeholder, read as blank and queried"),
    ("error as text", "#N/A", "a spreadsheet error: unusable"),
    ("real error", FormulaError("#N/A"), "a spreadsheet error: unusable"),
    ("words", "not known", "an unreadable date: unusable"),
)
_DATED = (
    ("contacts", "date_of_contact"),
    ("referrals", "date_of_referral"),
    ("assessments", "started"),
    ("child_protection", "started"),
    ("children_in_care", "started"),
)

_LOST = 0.03
_UNREADABLE = ("??", "see notes", "zzz")
_RESPELT = {
    "sex": {"a) Male": "M", "b) Female": "female"},
    "disability": {"a) Yes": "Y", "b) No": "no "},
    "seen_alone": {"a) Yes": "yes", "b) No": "N"},
    "suitability": {"a) Suitable": "Suitable", "b) Unsuitable": "UNSUITABLE"},
}
_CODED = (
    ("contacts", "sex"),
    ("assessments", "disability"),
    ("child_protection", "seen_alone"),
    ("care_leavers", "suitability"),
)

_OLD_ACTIVITY = (
    "F3: Full time in training or employment",
    "P3: Part time in training or employment",
)
_OLD_PLACEMENTS = ("n) H5: Residential accommodation", "l) P2: Independent living")


def bad_dates(bed: Bed) -> list[Planted]:
    """Each kind of wrong date in a list's own date, on records of its own."""
    planted = []
    for name, column in _DATED:
        sheet = bed.sheet(name)
        rows = bed.filled_rows(sheet, [column], len(_BAD_DATES) * 2)
        for number, (kind, wrong, report) in enumerate(_BAD_DATES):
            chosen = rows[number :: len(_BAD_DATES)]
            if chosen:
                bed.change(sheet, column, chosen, lambda _, cell=wrong: cell)  # type: ignore[misc]
                told = f"{kind}: {report}"
                planted.append(Planted("bad-dates", name, column, chosen, told, sheet))
    return planted


def dirty_codes(bed: Bed) -> list[Planted]:
    """A column a list in which most codes are respelt and a few say nothing."""
    planted = []
    for name, column in _CODED:
        sheet = bed.sheet(name)
        lost = bed.filled_rows(sheet, [column], max(1, round(_LOST * len(sheet.rows))))
        respelt = bed.untouched(sheet, column)
        words = _RESPELT[column]
        bed.change(sheet, column, respelt, lambda cell, words=words: words.get(str(cell), cell))  # type: ignore[misc]
        bed.change(sheet, column, lost, lambda _: _UNREADABLE[bed.dice.between(0, 2)])
        told = "spelt another way, all readable: nothing unusable"
        planted.append(Planted("dirty-codes", name, column, respelt, told, sheet))
        told = "no code that can be read: unusable"
        planted.append(Planted("dirty-codes", name, column, lost, told, sheet))
    return planted


def mixed_code_years(bed: Bed) -> list[Planted]:
    """Codes of the returns of other years beside today's, in the same column."""
    leavers, care = bed.sheet("care_leavers"), bed.sheet("children_in_care")
    working = bed.filled_rows(leavers, ["activity"], max(2, len(leavers.rows) // 10))
    homes = bed.some_rows(care, 0.04, 2)
    sexed = bed.some_rows(care, 0.3, 3)
    bed.change(leavers, "activity", working, lambda _: _OLD_ACTIVITY[bed.dice.between(0, 1)])
    bed.change(care, "placement_type", homes, lambda _: _OLD_PLACEMENTS[bed.dice.between(0, 1)])
    bed.change(
        care, "sex", sexed, lambda cell: {"a) Male": "M", "b) Female": "F"}.get(str(cell), "U")
    )
    told = "codes of another year, all readable: nothing unusable"
    return [
        Planted("mixed-code-years", "care_leavers", "activity", working, told, leavers),
        Planted("mixed-code-years", "children_in_care", "placement_type", homes, told, care),
        Planted("mixed-code-years", "children_in_care", "sex", sexed, told, care),
    ]


def blank_ids(bed: Bed) -> list[Planted]:
    """Records that say nothing of whose they are."""
    planted = []
    for name in ("contacts", "assessments", "children_in_care"):
        sheet = bed.sheet(name)
        rows = bed.some_rows(sheet, 0.01, 2)
        bed.change(sheet, "child_id", rows, lambda _: None)
        told = "no identifier: the row is not used, and reported"
        planted.append(Planted("blank-ids", name, "child_id", rows, told, sheet))
    return planted


def dots_on_ids(bed: Bed) -> list[Planted]:
    """Identifiers that went through a spreadsheet as numbers: 1234567.0."""
    planted = []
    for name in ("referrals", "section_47"):
        sheet = bed.sheet(name)
        rows = tuple(range(len(sheet.rows)))
        bed.change(sheet, "child_id", rows, lambda cell: f"{cell}.0")
        told = "the same identifiers as in other lists once '.0' is taken off"
        planted.append(Planted("dots-on-ids", name, "child_id", rows, told, sheet))
    return planted
