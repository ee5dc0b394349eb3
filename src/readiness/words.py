"""How the report says dates, numbers and chances. Missing is a word, never a nought."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date
from typing import Any

import pandas as pd

from readiness.model import Period, State

MISSING = {
    State.SUPPRESSED: "c",
    State.NO_RECORDS: "no records",
    State.NOT_SUPPLIED: "not supplied",
}
KEY = (
    "c means hidden because the numbers are small. "
    "“No records” means the list was supplied and had nobody to count. "
    "“Not supplied” means the list or a column it needs was not there. None of them is nought."
)
NOT_A_GRADE = "Evidence position, not a predicted grade"
BANDS = ("inadequate", "requires improvement to be good", "good", "outstanding")
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def as_day(value: Any) -> date | None:
    """A date from whatever a table holds (date, timestamp, ISO text), or None."""
    if value is None or value is pd.NaT or (isinstance(value, float) and math.isnan(value)):
        return None
    found = pd.to_datetime(value, errors="coerce")
    return None if pd.isna(found) else found.date()


def day(value: date | None) -> str:
    """31 March 2026."""
    return f"{value.day} {value:%B %Y}" if value else "date not known"


def month(value: date) -> str:
    """November 2025."""
    return f"{value:%B %Y}"


def months_between(earlier: date, later: date) -> int:
    """Whole months from one day to another, never below nought; month ends count as a month."""
    whole = (later.year - earlier.year) * 12 + later.month - earlier.month
    ends = pd.Timestamp(later).is_month_end
    return max(0, whole - int(later.day < earlier.day and not ends))


def period(value: Period) -> str:
    if value.start == value.end:
        return f"on {day(value.end)}"
    return f"{day(value.start)} to {day(value.end)}"


def number(value: float, places: int = 1) -> str:
    """1,234.5; halves away from nought, and no minus before a nought."""
    scale = 10**places
    rounded = math.copysign(math.floor(abs(value) * scale + 0.5 + 1e-9) / scale, value)
    return f"{rounded + 0.0:,.{places}f}"


def amount(value: float, unit: str, decimals: int | None = None) -> str:
    """A value with its unit: 82.4%, 45.2 per 10,000, 38 days, 1,204 children.

    decimals: those a published figure is printed with; 1 for ours, but none for whole counts.
    """
    if unit == "%":
        return f"{number(value, 1 if decimals is None else decimals)}%"
    ours = 0 if float(value).is_integer() and not unit.startswith("per ") else 1
    return f"{number(value, ours if decimals is None else decimals)} {unit}".strip()


def span(lower: float | None, upper: float | None) -> str:
    """An interval, in the unit said before it: 78.8 to 85.5."""
    if lower is None or upper is None:
        return ""
    return f"{number(lower)} to {number(upper)}"


def signed(value: float) -> str:
    """+0.04 or −0.12, with a real minus sign."""
    text = number(abs(value), 2)
    if float(text.replace(",", "")) == 0:
        return "0.00"
    return f"{'+' if value > 0 else '−'}{text}"


def chance(share: float) -> str:
    """A probability as people say it: about 6 in 10."""
    if share < 0.05:
        return "less than 1 in 20"
    if share > 0.95:
        return "more than 19 in 20"
    return f"about {min(9, max(1, math.floor(share * 10 + 0.5)))} in 10"


def percent(share: float) -> str:
    """A share of 1 as a whole percentage."""
    return f"{number(share * 100, 0)}%"


def number_word(how_many: int) -> str:
    """Ten and below in words: three, 12."""
    return _NUMBERS[how_many] if 0 <= how_many < len(_NUMBERS) else number(how_many, 0)


def count(how_many: int, thing: str, things: str | None = None) -> str:
    """three measures, one measure, no measures."""
    noun = thing if how_many == 1 else things or f"{thing}s"
    return f"{number_word(how_many)} {noun}"


def listed(items: Sequence[str], last: str = "and") -> str:
    """a, b and c."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def capital(text: str) -> str:
    """With a capital; the rest is left alone."""
    return text[:1].upper() + text[1:]


def sentence(text: str) -> str:
    """With a capital and a full stop, whatever it had."""
    said = capital(text.strip())
    return said if not said or said[-1] in ".?!" else f"{said}."
