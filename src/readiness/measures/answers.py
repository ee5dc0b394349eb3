"""Answers to questions put to the rows of a list (see `questions`): yes, no or unknown.

A cell that cannot be read makes an answer unknown; `&`, `|` and `~` then carry the unknown only as
far as it matters, so that an unreadable cell costs a record only where it could have changed the
figure. (Kleene's three-valued logic: unknown and no is no, unknown or yes is yes.)
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from readiness.model import Amounts, Count, Mean, Median, Ratio

if TYPE_CHECKING:
    from numpy.typing import NDArray

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


def middle(values: NDArray[np.float64], *, of: Answer) -> Median:
    """The median of a number over the rows the answer says yes to; NaN is set aside, counted."""
    unusable = of.unknown | (of.yes & np.isnan(values))
    return Median(values, of.yes & ~unusable, unusable)


def average(values: NDArray[np.float64], *, of: Answer) -> Mean:
    """The mean of a number over the rows the answer says yes to; NaN is set aside, counted."""
    unusable = of.unknown | (of.yes & np.isnan(values))
    return Mean(values, of.yes & ~unusable, unusable)


def amounts(
    part: NDArray[np.float64], whole: NDArray[np.float64], *, of: Answer, within: bool = True
) -> Amounts:
    """A part of a whole over the rows the answer says yes to; NaN, negative and (where the part is
    within its whole) a part larger than its whole are set aside, counted."""
    wrong = ~(np.isfinite(part) & np.isfinite(whole)) | (np.nan_to_num(part) < 0)
    wrong |= np.nan_to_num(whole) < 0
    if within:
        wrong |= np.nan_to_num(part) > np.nan_to_num(whole)
    unusable = of.unknown | (of.yes & wrong)
    return Amounts(part, whole, of.yes & ~unusable, unusable, within)


def answer(yes: Mask, unknown: Mask) -> Answer:
    """A question of the measure's own; what is unknown is not also yes."""
    return Answer(yes & ~unknown, unknown)
