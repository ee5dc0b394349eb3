"""Allegations against adults who work with children, received in the last year."""

from __future__ import annotations

from readiness.synthetic.chance import Dice
from readiness.synthetic.practice.teams import Items
from readiness.synthetic.practice.whom import ago, by_chance, cells, in_proportion
from readiness.synthetic.world import World

_RECEIVED, _FEWEST = 45, 20
_AT_ONCE, _SOON = 0.9, 0.74


def items(world: World) -> Items:
    """In date order; about nobody that could be told from the row."""
    dice = Dice(world.seed, "allegations")
    every = [ago(world, dice, 0, 360) for _ in range(in_proportion(world, _RECEIVED, _FEWEST))]
    for received in sorted(every):
        decided = by_chance(dice, _AT_ONCE, received, (0, 1), (2, 8), world.as_at)
        closed = None
        if decided is not None:
            closed = by_chance(dice, _SOON, decided, (3, 17), (23, 120), world.as_at)
        yield cells(received=received, first_decision=decided, closed=closed)
