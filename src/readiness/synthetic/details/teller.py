"""What every part of the details needs: dice, the calendar, the workforce, the return's year."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from readiness.calendar import return_year_to
from readiness.story import CarePeriod, Child
from readiness.synthetic.chance import Dice
from readiness.synthetic.clock import Clock
from readiness.synthetic.workforce import Workforce


class Teller:
    """`year`: the latest return's. Days are dates here, ordinals in `clock`."""

    __slots__ = ("clock", "dice", "workforce", "year")

    def __init__(self, dice: Dice, clock: Clock, workforce: Workforce) -> None:
        self.dice, self.clock, self.workforce = dice, clock, workforce
        self.year = return_year_to(clock.as_at)

    def after(self, day: date, days: int) -> date:
        """So many days later, or before where negative."""
        return self.clock.day(day.toordinal() + days)


def looked_after_all_year(child: Child, start: date, end: date) -> CarePeriod | None:
    """The period of care that lasted from the year's first day, or before, beyond its last."""
    for period in child.care:
        if period.started <= start and (period.ended is None or period.ended > end):
            return period
    return None


def any_within(days: Sequence[date], start: date, end: date) -> bool:
    return any(start <= day <= end for day in days)
