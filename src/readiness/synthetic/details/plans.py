"""Child protection plans of which little more is known than that they were."""

from __future__ import annotations

from datetime import timedelta

from readiness.story import Child
from readiness.synthetic.details.teller import Teller

_APART = timedelta(days=2 * 366 + 30)
_AFTER_BIRTH = timedelta(days=90)
_AT_MOST_BEFORE = 9 * 365


def add(teller: Teller, child: Child) -> None:
    """When they ended: over two years before the first that is told.

    A child who is too young to have had one so long ago had none.
    """
    latest = child.protection[0].started - _APART
    earliest = teller.after(latest, -_AT_MOST_BEFORE)
    if child.born is not None:
        earliest = max(earliest, child.born + _AFTER_BIRTH)
    room = (latest - earliest).days
    if room < 0:
        child.earlier_plans = 0
        return
    days = sorted(teller.dice.between(0, room) for _ in range(child.earlier_plans))
    child.earlier_plan_ends = [teller.after(earliest, day) for day in days]
