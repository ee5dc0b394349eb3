"""Answers to questions put to the rows of a list (see `questions`): yes, no or unknown.

A cell that cannot be read makes an answer unknown; `&`, `|` and `~` then carry the unknown only as
far as it matters, so that an unreadable cell costs a record only where it could have changed the
figure. (Kleene's three-valued logic: unknown and no is no, unknown or yes is yes.)
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from readiness.model import Count, Ratio

if TYPE_CHECKING:
    from readiness.model import Mask


@dataclass(frozen=True, eq=False)
class Answer:
    """For each row: yes, unknown, or (where neither) no."""

    yes: Mask
    unknown: Mask

    @property
    def no(self) -> Mask:
        return ~(self.yes | self.unknown)

    def __and__(self, other: Answer) -> Answer:
        yes = self.yes & other.yes
        return Answer(yes, ~(yes | self.no | other.no))

    def __or__(self, other: Answer) -> Answer:
        return ~(~self & ~other)

    def __invert__(self) -> Answer:
        return Answer(self.no, self.unknown)


def share(numerator: Answer, *, of: Answer) -> Ratio:
    """The ratio of one answer within another; rows that cannot be judged are set aside, counted."""
    unusable = of.unknown | (of.yes & numerator.unknown)
    denominator = of.yes & ~unusable
    return Ratio(numerator.yes & denominator, denominator, unusable)


def count(counted: Answer) -> Count:
    return Count(counted.yes, counted.unknown)


def answer(yes: Mask, unknown: Mask) -> Answer:
    """A question of the measure's own; what is unknown is not also yes."""
    return Answer(yes & ~unknown, unknown)
