"""What an extract knows besides the story: the day it is taken, and how a child is described."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from readiness.calendar import full_years, months_before, six_months_to
from readiness.story import Child

Row = tuple[Any, ...]
"""A record in the list's column order: code keys, dates, whole numbers, text, None for blank."""

_EXPECTED_DATE_KNOWN = timedelta(days=150)


@dataclass(frozen=True)
class View:
    """The day of the extract, and the first days of the six months and the year to it."""

    as_at: date
    window: date
    year: date

    @classmethod
    def on(cls, as_at: date) -> View:
        first_of_year = months_before(as_at + timedelta(days=1), 12)
        return cls(as_at, six_months_to(as_at).start, first_of_year)

    def recent(self, day: date | None) -> bool:
        """In the six months."""
        return day is not None and self.window <= day <= self.as_at

    def current(self, ended: date | None) -> bool:
        """Still open, or closed in the six months."""
        return ended is None or ended >= self.window

    def about(self, child: Child) -> Row:
        """Identifier, sex, ethnicity, date of birth and age: how most lists begin.

        An unborn child's age is -1, and the expected date is known only as it comes near.
        """
        born = child.born
        if born is None:
            return (child.id, child.sex, child.ethnicity, None, None)
        age = full_years(born, self.as_at)
        shown = None if born - self.as_at > _EXPECTED_DATE_KNOWN else born
        return (child.id, child.sex, child.ethnicity, shown, age)


def yes_no(value: bool | None) -> str | None:
    return None if value is None else "yes" if value else "no"


def latest(days: Sequence[date]) -> date | None:
    """The last of days in order, None where there is none."""
    return days[-1] if days else None
