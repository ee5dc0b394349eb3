"""The days on which a report should be made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from readiness.calendar import add_months, add_working_days
from readiness.enquiry.governance.dates import Ahead

MONTHS = 12
NOTICE = 5
"""Working days before inspectors come, about the notice they give, on which a report is made for them."""
VISITS = frozenset({"focused_visit", "monitoring_visit", "inspection", "peer_review"})


@dataclass(frozen=True)
class Due:
    """A day, and for what: a line each."""

    day: date
    why: tuple[str, ...]


def due(ahead: Sequence[Ahead], as_at: date) -> tuple[Due, ...]:
    """The runs of twelve months after the day, one a day at most: when papers go out, before inspectors and
    peers come, and on the first of each month."""
    end = add_months(as_at, MONTHS)
    found: dict[date, list[str]] = {}
    near = [one for one in ahead if one.day <= add_months(end, 1)]
    for day, why in sorted([*_of_meetings(near), *_of_visits(near), *_monthly(as_at)]):
        if as_at < day <= end and why not in found.setdefault(day, []):
            found[day].append(why)
    return tuple(Due(day, tuple(why)) for day, why in sorted(found.items()) if why)


def _of_meetings(ahead: Sequence[Ahead]) -> Iterator[tuple[date, str]]:
    for one in ahead:
        if one.papers is not None and one.id not in VISITS:
            yield one.papers, f"papers for {one.title}, {_said(one.day)}"


def _of_visits(ahead: Sequence[Ahead]) -> Iterator[tuple[date, str]]:
    for one in ahead:
        if one.id in VISITS and one.basis == "planned":
            yield add_working_days(one.day, -NOTICE), f"{NOTICE} working days before {one.title}"
            yield one.day - timedelta(days=1), f"the day before {one.title}"


def _monthly(as_at: date) -> Iterator[tuple[date, str]]:
    first = as_at.replace(day=1)
    for month in range(1, MONTHS + 1):
        yield add_months(first, month), "the month"


def _said(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
