"""A day, or a day with the time of it, however it was written; days as Annex A reads them."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

from readiness.intake.annex_a import cells
from readiness.intake.annex_a.cells import Problem

EARLIEST = date(1950, 1, 1)
"""No worker, carer or child of the evidence has a date before."""

_TIME = re.compile(
    r"[T ,](\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(?: ?([ap])m)?(z|[+-]\d\d:?\d\d)?$", re.I
)
_SERIAL = re.compile(r"\d{5}(\.\d+)")
_PLACEHOLDERS = frozenset({date(9999, 12, 31), date(2999, 12, 31)})
_NO_DAY = date(1900, 1, 1)


def read_date(written: str) -> date | Problem | None:
    """The day, day first, whatever time is written after it."""
    read = read_moment(written)
    return read[0].date() if isinstance(read, tuple) else read


def read_moment(written: str) -> tuple[datetime, bool] | Problem | None:
    """The moment by England's clocks, to the second, and whether its time of day is known.

    Midnight to the second is how a spreadsheet writes a day without a time, so it is no time.
    """
    text = cells.plain(written)
    day = cells.read_day(text)
    if not isinstance(day, date):
        return day
    if day <= _NO_DAY or day in _PLACEHOLDERS:
        return Problem.PLACEHOLDER
    if day < EARLIEST:
        return Problem.TOO_EARLY
    if serial := _SERIAL.fullmatch(text):
        seconds = round(float(serial[1]) * 86_400)
        return _at_midnight(day) + timedelta(seconds=seconds), seconds > 0
    found = _TIME.search(text)
    return _timed(day, found) if found else (_at_midnight(day), False)


def _timed(day: date, found: re.Match[str]) -> tuple[datetime, bool] | Problem:
    hour, minute, second = int(found[1]), int(found[2]), int(found[3] or 0)
    if found[4]:
        if not 1 <= hour <= 12:
            return Problem.UNREADABLE
        hour = hour % 12 + (12 if found[4].casefold() == "p" else 0)
    try:
        moment = datetime.combine(day, time(hour, minute, second))
    except ValueError:
        return Problem.UNREADABLE
    if found[5]:
        moment = _in_england(moment, found[5])
    return moment, moment.time() != time()


def _in_england(moment: datetime, zone: str) -> datetime:
    """The moment of another zone by England's clocks."""
    ahead = timedelta()
    if zone.casefold() != "z":
        hours, minutes = int(zone[1:3]), int(zone[-2:])
        ahead = timedelta(hours=hours, minutes=minutes) * (-1 if zone[0] == "-" else 1)
    if ahead >= timedelta(days=1):
        return moment
    told: Any = moment.replace(tzinfo=timezone(ahead))
    return told.astimezone(ZoneInfo("Europe/London")).replace(tzinfo=None)


def _at_midnight(day: date) -> datetime:
    return datetime.combine(day, time())
