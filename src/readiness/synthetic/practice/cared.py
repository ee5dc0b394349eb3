"""What the files of evidence about children in care share: who is in care, where, and in what team."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from readiness.calendar import months_before
from readiness.story import CarePeriod, Child, Placement
from readiness.synthetic.chance import Dice
from readiness.synthetic.practice.teams import teams_of
from readiness.synthetic.practice.whom import in_care
from readiness.synthetic.world import World


def looked_after(world: World) -> list[tuple[Child, CarePeriod]]:
    """Every child in care on the day, with the period of care that goes on."""
    return [(child, child.care[-1]) for child in world.children if in_care(child)]


def came_since(world: World, day: date) -> list[tuple[Child, CarePeriod]]:
    """Every child whose latest period of care began after the day, whether or not it goes on."""
    cared = ((child, child.care[-1]) for child in world.children if child.care)
    return [(child, care) for child, care in cared if care.started > day]


def homes_of_the_year(world: World) -> Iterator[tuple[Child, Placement]]:
    """Every home a child in care lived in on some day of the last twelve months."""
    first = months_before(world.as_at, 12)
    for child in world.children:
        for care in child.care:
            for home in care.placements:
                if home.ended is None or home.ended > first:
                    yield child, home


def offsets(world: World) -> dict[str, float]:
    """How far each team is from the authority's usual practice."""
    return {team.name: team.offset for _, team in teams_of(world)}


def marked(dice: Dice, count: int, share: float) -> list[bool]:
    """So many yeses and noes, as near the share as can be but at least one yes, in chance order."""
    yes = min(count, max(1, round(share * count)))
    every = [place < yes for place in range(count)]
    dice.rng.shuffle(every)
    return every


def yes_no(value: bool) -> str:
    return "yes" if value else "no"
