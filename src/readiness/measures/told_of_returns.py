"""What the oracles of measures over returns ask of a child's story: no list logic here.

A return is of the year to 31 March, and the story goes on to the as-at date, so these look back.
"""

from __future__ import annotations

from datetime import date, timedelta

from readiness.calendar import full_years
from readiness.model import Period
from readiness.story import CarePeriod, Child, Placement

ADULT = 18


def in_care_then(child: Child, day: date) -> CarePeriod | None:
    """The period of care the child was in at the end of the day."""
    for care in child.care:
        if care.started <= day and (care.ended is None or care.ended > day):
            return care
    return None


def all_year_in_care(child: Child, first: date, last: date) -> CarePeriod | None:
    """The period of care that went on from the first day, or before it, to the end of the last."""
    care = in_care_then(child, last)
    return care if care and care.started <= first else None


def homes_until(care: CarePeriod, day: date) -> list[Placement]:
    """Where the child had lived by the day, the last being where they lived then."""
    return [home for home in care.placements if home.started <= day]


def workers_during(child: Child, period: Period) -> set[str]:
    """The social workers the child had on any day of the period, before care or in it."""
    found = set()
    for care in child.care:
        begun = [day for day, _ in care.workers]
        until = [*begun[1:], care.ended]
        for (day, worker), ended in zip(care.workers, until, strict=True):
            if day <= period.end and (ended is None or ended >= period.start):
                found.add(worker)
    return found


def left_foster_care_at_18(child: Child) -> bool:
    """Did their last time in care end, in a foster home, when they turned 18, or the day before?"""
    if not child.care or child.born is None or (ended := child.care[-1].ended) is None:
        return False
    was, became = (full_years(child.born, ended + timedelta(days=days)) for days in (-1, 1))
    return was < ADULT <= became and child.care[-1].placements[-1].kind.startswith("U")
