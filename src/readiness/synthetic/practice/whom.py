"""What the files of evidence about children share: whom a row may be about, and days after a day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any, TypeVar

from readiness.calendar import add_working_days, full_years
from readiness.story import Child
from readiness.synthetic.chance import Dice
from readiness.synthetic.world import World

T = TypeVar("T")


def cells(**written: Any) -> dict[str, Any]:
    """What is written in a row: a blank is left out."""
    return {name: value for name, value in written.items() if value is not None}


def aged(world: World, youngest: int, oldest: int) -> Callable[[Child], bool]:
    """Whether a child is of these ages on the day, both included."""

    def is_aged(child: Child) -> bool:
        born = child.born
        return born is not None and youngest <= full_years(born, world.as_at) <= oldest

    return is_aged


def is_open(child: Child) -> bool:
    return bool(child.need) and child.need[-1].ended is None


def in_care(child: Child) -> bool:
    return bool(child.care) and child.care[-1].ended is None


def some(dice: Dice, every: Sequence[T], count: int) -> list[T]:
    """So many of them, or all where there are fewer, by chance but in their order."""
    chosen = dice.rng.sample(range(len(every)), min(count, len(every)))
    return [every[place] for place in sorted(chosen)]


def in_proportion(world: World, per_thousand: float, fewest: int) -> int:
    """How many, for each thousand open children, and at least a few."""
    return max(fewest, round(per_thousand * world.size / 1000))


def ago(world: World, dice: Dice, low: int, high: int) -> date:
    """A day so many days before the as-at date."""
    return world.as_at - timedelta(days=dice.between(low, high))


def worked(dice: Dice, start: date, bands: tuple[int, int], until: date) -> date | None:
    """A day so many working days after the start; None where it has not come by the last day."""
    day = add_working_days(start, dice.between(*bands))
    return day if day <= until else None


def by_chance(
    dice: Dice,
    chance: float,
    start: date,
    in_time: tuple[int, int],
    late: tuple[int, int],
    until: date,
) -> date | None:
    """In time by the chance given, else late (in working days), or not yet."""
    return worked(dice, start, in_time if dice.yes(chance) else late, until)
