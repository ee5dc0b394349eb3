"""Private fostering arrangements the authority was told of, and the visits made."""

from __future__ import annotations

from datetime import date, timedelta

from readiness.calendar import add_working_days
from readiness.synthetic.chance import Choice, Dice
from readiness.synthetic.practice.teams import Items
from readiness.synthetic.practice.whom import (
    aged,
    ago,
    by_chance,
    cells,
    in_care,
    in_proportion,
    is_open,
    some,
    worked,
)
from readiness.synthetic.world import World

_ARRANGED, _FEWEST = 14, 12
_BEGAN = Choice({(5, 175): 55, (180, 360): 20, (370, 800): 25})
_FIRST_IN_TIME, _IN_DATE, _ENDED = 0.85, 0.82, 0.2
_FIRST, _FIRST_LATE = (2, 7), (8, 25)
_LATELY, _LONG_AGO = (1, 40), (50, 130)


def items(world: World) -> Items:
    dice = Dice(world.seed, "private_fostering")
    of_age = aged(world, 4, 15)
    children = [
        child
        for child in world.children
        if of_age(child) and is_open(child) and not in_care(child) and not child.protection
    ]
    for child in some(dice, children, in_proportion(world, _ARRANGED, _FEWEST)):
        started = ago(world, dice, *dice.pick(_BEGAN))
        ended = worked(dice, started, (25, 120), world.as_at) if dice.yes(_ENDED) else None
        until = ended or world.as_at
        first = by_chance(dice, _FIRST_IN_TIME, started, _FIRST, _FIRST_LATE, until)
        yield cells(
            child_id=child.id,
            started=started,
            first_visit=first,
            latest_visit=_latest(dice, first, until),
            ended=ended,
        )


def _latest(dice: Dice, first: date | None, until: date) -> date | None:
    """The last visit after the first, if there was one; blank where the first is the last."""
    days = dice.between(*(_LATELY if dice.yes(_IN_DATE) else _LONG_AGO))
    latest = add_working_days(until - timedelta(days=days - 1), -1)
    return latest if first is not None and latest > first else None
