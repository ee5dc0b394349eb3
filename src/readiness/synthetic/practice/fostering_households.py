"""The authority's register of fostering households: enough for every child placed with its own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from readiness.intake.evidence.tabs.children_in_care import HOUSEHOLDS
from readiness.synthetic.chance import Choice, Dice
from readiness.synthetic.practice.cared import looked_after, yes_no
from readiness.synthetic.practice.teams import Items, weekday
from readiness.synthetic.practice.whom import cells
from readiness.synthetic.world import World

_MAINSTREAM, _FAMILY, _SHORT_BREAKS = HOUSEHOLDS
_OWN = "PR1"
_WITH_STRANGERS, _WITH_RELATIVES = frozenset({"U4", "U5", "U6"}), frozenset({"U1", "U3"})
_CHILDREN = Choice({1: 60, 2: 30, 3: 10})
_SPARE = Choice({0: 45, 1: 40, 2: 15})
_EMPTY, _BREAKS, _ENDED = 0.3, 0.08, 0.12
"""Households with nobody, of short breaks, and lost in the year, for each with children."""

_YEARS = Choice({(20, 350): 14, (380, 1800): 46, (1800, 5000): 40})
_REVIEWED, _REVIEW_EVERY, _REVIEW_LATE = 0.88, (5, 360), (370, 600)
_TRAINED = 0.82
_A_YEAR = 365


def items(world: World) -> Items:
    """Households with children, without, of short breaks, and those that ended in the year."""
    dice = Dice(world.seed, "fostering_households")
    for number, row in enumerate(_every(world, dice), start=1):
        yield {"household": f"FH{number:04d}", **row}


def _every(world: World, dice: Dice) -> Iterator[dict[str, Any]]:
    kinds = [
        care.placements[-1].kind
        for _, care in looked_after(world)
        if care.placements[-1].provider == _OWN
    ]
    fostered = list(_shared(dice, sum(kind in _WITH_STRANGERS for kind in kinds)))
    for children in fostered:
        yield _household(world, dice, _MAINSTREAM, children + dice.pick(_SPARE), children)
    for children in _shared(dice, sum(kind in _WITH_RELATIVES for kind in kinds)):
        yield _household(world, dice, _FAMILY, children, children)
    for kind, share in ((_MAINSTREAM, _EMPTY), (_SHORT_BREAKS, _BREAKS)):
        for _ in range(max(1, round(share * len(fostered)))):
            yield _household(world, dice, kind, dice.between(1, 2), 0)
    for _ in range(max(1, round(_ENDED * len(fostered)))):
        yield _ended(world, dice)


def _shared(dice: Dice, children: int) -> Iterator[int]:
    """How many live in each household, until every child has a home."""
    while children > 0:
        here = min(children, dice.pick(_CHILDREN))
        children -= here
        yield here


def _household(world: World, dice: Dice, kind: str, places: int, filled: int) -> dict[str, Any]:
    for_days = dice.within(_YEARS)
    return cells(
        household_kind=kind,
        approved=weekday(world.as_at - timedelta(days=for_days)),
        places=places,
        filled=filled,
        last_review=_reviewed(world, dice, for_days),
        training_complete=yes_no(for_days > _A_YEAR and dice.yes(_TRAINED)),
    )


def _reviewed(world: World, dice: Dice, for_days: int) -> date | None:
    """The latest review; none in the first year, nor where the first is late."""
    ago = dice.between(*(_REVIEW_EVERY if dice.yes(_REVIEWED) else _REVIEW_LATE))
    reviewed = for_days > _A_YEAR and ago < for_days
    return weekday(world.as_at - timedelta(days=ago)) if reviewed else None


def _ended(world: World, dice: Dice) -> dict[str, Any]:
    """A household that gave up in the year, with nobody living there any more."""
    ended = weekday(world.as_at - timedelta(days=dice.between(10, 340)))
    approved = weekday(ended - timedelta(days=dice.between(500, 5000)))
    reviewed = weekday(ended - timedelta(days=dice.between(20, 400)))
    return {
        "household_kind": _MAINSTREAM,
        "approved": approved,
        "ended": ended,
        "places": dice.between(1, 2),
        "filled": 0,
        "last_review": reviewed,
        "training_complete": yes_no(dice.yes(_TRAINED)),
    }
