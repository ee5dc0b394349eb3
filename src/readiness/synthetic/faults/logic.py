"""Faults of sense: records that contradict themselves or each other, and records twice."""

from __future__ import annotations

from datetime import date, timedelta

from readiness.synthetic.faults.planting import Bed, Planted
from readiness.synthetic.files.sheets import Sheet

_FEW = 4
_BACKWARDS = (
    ("assessments", "started", "authorised"),
    ("child_protection", "started", "ended"),
    ("children_in_care", "started", "ceased"),
)


def contradictions(bed: Bed) -> list[Planted]:
    """Ends before starts, closed cases without an end, counts that differ, children missing."""
    # Records are taken out first: after that no record's place changes.
    missing = _not_in_need(bed)
    backwards = [_backwards(bed, *where) for where in _BACKWARDS]
    return [missing, *backwards, _closed_and_open(bed), _counts_differ(bed)]


def _backwards(bed: Bed, name: str, start: str, end: str) -> Planted:
    sheet = bed.sheet(name)
    rows = bed.filled_rows(sheet, [start, end], _FEW)
    for row in rows:
        begun = sheet.rows[row][sheet.position(start)]
        if isinstance(begun, date):
            sheet.rows[row][sheet.position(end)] = begun - timedelta(days=40)
    told = f"'{end}' is before '{start}': an error on each row"
    return Planted("contradictions", name, end, rows, told, sheet)


def _closed_and_open(bed: Bed) -> Planted:
    """Open episodes whose case status says closed."""
    sheet = bed.sheet("children_in_need")
    place = sheet.position("closed")
    still_open = [number for number, row in enumerate(sheet.rows) if row[place] is None]
    rows = bed.pick(sheet, still_open, _FEW)
    bed.change(sheet, "case_status", rows, lambda _: "e) Closed episode")
    told = "the status is closed and there is no closure date"
    return Planted("contradictions", "children_in_need", "case_status", rows, told, sheet)


def _counts_differ(bed: Bed) -> Planted:
    """A child's referral count, which must be the same on all their rows, is not."""
    sheet = bed.sheet("referrals")
    seen: dict[object, int] = {}
    again = []
    for number, row in enumerate(sheet.rows):
        if row[0] in seen:
            again.append(number)
        seen[row[0]] = number
    rows = bed.pick(sheet, again, _FEW)
    bed.change(sheet, "referrals_in_last_12_months", rows, lambda cell: int(str(cell)) + 3)
    told = "the count differs between the rows of a child"
    return Planted("contradictions", "referrals", "referrals_in_last_12_months", rows, told, sheet)


def _not_in_need(bed: Bed) -> Planted:
    """Children in care now who are not in list 6; the rows are theirs in list 8."""
    care, need = bed.sheet("children_in_care"), bed.sheet("children_in_need")
    ceased = care.position("ceased")
    in_care = [number for number, row in enumerate(care.rows) if row[ceased] is None]
    rows = bed.pick(care, in_care, _FEW)
    gone = {care.rows[row][0] for row in rows}
    for number in [n for n, row in enumerate(need.rows) if row[0] in gone][::-1]:
        del need.rows[number]
    told = "in care now and not in list 6"
    return Planted("contradictions", "children_in_care", "child_id", rows, told, care)


def duplicates(bed: Bed) -> list[Planted]:
    """Records entered twice, word for word, at the end of the list."""
    return [_twice(bed, bed.sheet(name)) for name in ("contacts", "referrals", "children_in_need")]


def _twice(bed: Bed, sheet: Sheet) -> Planted:
    chosen = bed.some_rows(sheet, 0.01, 3)
    first = len(sheet.rows)
    sheet.rows.extend(list(sheet.rows[row]) for row in chosen)
    rows = tuple(range(first, len(sheet.rows)))
    told = "the same record as one above"
    return Planted("duplicates", sheet.name, "", rows, told, sheet)
