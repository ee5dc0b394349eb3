"""The year labels of DfE's published tables, each read for what it says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

STATUSES = {
    "OT": "outturn",
    "Rev": "revised",
    "Final": "final",
    "prov": "provisional",
    None: "published",
}
"""What the word in brackets after a year means."""

_LABEL = re.compile(
    r"(?P<first>\d{4})"
    r"(?:(?P<slash>/)(?P<first_end>\d{2}))?"
    r"(?:-(?P<last>\d{2}(?:/\d{2})?))?"
    r"(?:\s*\((?P<status>[A-Za-z]+)\))?"
)


@dataclass(frozen=True)
class YearLabel:
    """One label, read.

    year: the calendar year in which the (last) year ends. span: how many years are pooled.
    form: single (`2025`: ends in that year), financial (`2024-25`), academic (`2023/24`), or
    pooled (`2014-16`, `2013/14-15/16`).
    """

    label: str
    year: int
    span: int
    form: str
    status: str


@cache
def year_label(text: str) -> YearLabel | None:
    """The label read, or None where it is not a year (DfE's tables hold one label "0")."""
    found = _LABEL.fullmatch(text.strip())
    if found is None or found["status"] not in STATUSES:
        return None
    first, status = int(found["first"]), STATUSES[found["status"]]
    if found["last"] is None:
        return _one_year(text, first, found["first_end"], status)
    return _from_to(text, first, bool(found["slash"]), found["last"], status)


def _one_year(text: str, first: int, ends: str | None, status: str) -> YearLabel | None:
    if ends is None:
        return YearLabel(text, first, 1, "single", status)
    year = _century(first, ends)
    return YearLabel(text, year, 1, "academic", status) if year == first + 1 else None


def _from_to(text: str, first: int, academic: bool, last: str, status: str) -> YearLabel | None:
    """`2024-25` is one financial year; a longer reach pools whole years."""
    if academic != ("/" in last):
        return None
    year = _century(first, last[-2:])
    if academic:
        return YearLabel(text, year, year - first, "pooled", status) if year > first + 1 else None
    if year == first + 1:
        return YearLabel(text, year, 1, "financial", status)
    return YearLabel(text, year, year - first + 1, "pooled", status) if year > first else None


def _century(first: int, two_digits: str) -> int:
    """The year ending in the two digits that is not before the first."""
    year = first // 100 * 100 + int(two_digits)
    return year if year >= first else year + 100
