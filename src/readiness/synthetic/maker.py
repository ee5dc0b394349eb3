"""What every storyteller needs: the dice, the calendar, the workforce, and who comes next."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from readiness.story import Child
from readiness.synthetic.chance import Dice
from readiness.synthetic.clock import Clock
from readiness.synthetic.workforce import Team, Workforce

if TYPE_CHECKING:
    from collections.abc import Iterator

# Multiplying by a number that shares no factor with the modulus visits every number once.
_IDS, _STEP, _FIRST_ID = 8_999_993, 5_736_213, 1_000_003
_IDS_A_HALF = 2_000_000


def numbers(seed: int, half: int = 0) -> Iterator[int]:
    """Seven-digit numbers in no apparent order, none twice in nine million.

    `half`: for children of earlier half-years, whose numbers are none of the others'.
    """
    place = Dice("ids", seed).between(0, _IDS - 1)
    place = (place + half * _STEP * _IDS_A_HALF) % _IDS
    while True:
        place = (place + _STEP) % _IDS
        yield _FIRST_ID + place


@dataclass(slots=True)
class Case:
    """A child being written, with the facts of the case that are not part of the story.

    Days are ordinals. `born` is known here even where the authority never recorded it.
    """

    child: Child
    born: int
    team: Team  # holds the case now
    worker: str
    assessor: Team  # took the referral and assessed
    assessing_worker: str

    def age_on(self, day: int) -> int:
        """Completed years, near enough to tell the story by."""
        return int((day - self.born) / 365.25) if day >= self.born else -1


@dataclass(slots=True)
class Maker:
    """The dice of one kind of story, and what all kinds share."""

    dice: Dice
    clock: Clock
    workforce: Workforce
    ids: Iterator[int]
    families: list[list[Child]] = field(default_factory=list)

    def day(self, ordinal: int) -> date:
        return self.clock.day(ordinal)

    def next_id(self) -> str:
        return str(next(self.ids))
