"""Contacts in each month of the six, and how soon they were decided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from readiness.calendar import six_months_to
from readiness.synthetic.chance import Dice
from readiness.synthetic.practice.teams import Items, month_end
from readiness.synthetic.world import World

_MONTHS = 6
_DECIDED, _OUT_OF_HOURS, _AT_NIGHT, _SAME_SHIFT = 0.91, 0.08, 0.14, 0.86


def items(world: World) -> Items:
    """As many contacts as list 1 has, and a few of the strategy discussions of list 5 at night."""
    dice = Dice(world.seed, "front_door")
    contacts = _months(world, (one.on for child in world.children for one in child.contacts))
    talks = _months(
        world, (one.strategy_discussion for child in world.children for one in child.section_47)
    )
    for back in range(_MONTHS - 1, -1, -1):
        ending = month_end(world.as_at, back)
        came, needed = contacts[ending], max(1, round(_AT_NIGHT * talks[ending]))
        yield {
            "month_ending": ending,
            "contacts": came,
            "decided_in_time": sum(dice.yes(_DECIDED) for _ in range(came)),
            "out_of_hours": sum(dice.yes(_OUT_OF_HOURS) for _ in range(came)),
            "out_of_hours_discussions": needed,
            "held_same_shift": sum(dice.yes(_SAME_SHIFT) for _ in range(needed)),
        }


def _months(world: World, days: Iterable[date]) -> Counter[date]:
    """How many of the days of the window are in each month, by the month's last day."""
    window = six_months_to(world.as_at)
    ends = [month_end(world.as_at, back) for back in range(_MONTHS)]
    of_month = {(end.year, end.month): end for end in ends}
    return Counter(
        of_month[day.year, day.month]
        for day in days
        if day in window and (day.year, day.month) in of_month
    )
