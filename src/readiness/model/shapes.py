"""What a measure may give: a share, a count, a median, a mean, or amounts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from readiness.model import cards
from readiness.model.shown import Card, Shows

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from readiness.model.lists import Mask


def _aligned(*masks: Mask | None) -> None:
    lengths = {len(mask) for mask in masks if mask is not None}
    if len(lengths) > 1:
        raise ValueError(f"Masks must be aligned to one list; lengths are {sorted(lengths)}.")


class _Counted(Shows):
    def _card(self) -> Card:
        return cards.of_result(self)


@dataclass(frozen=True, eq=False, repr=False)
class Ratio(_Counted):
    """Numerator out of denominator, as masks over the rows of the measure's first list.

    `unusable`: rows that are, or could be, in the denominator but cannot be judged.
    """

    numerator: Mask
    denominator: Mask
    unusable: Mask | None = None

    def __post_init__(self) -> None:
        _aligned(self.numerator, self.denominator, self.unusable)
        if (self.numerator & ~self.denominator).any():
            raise ValueError("Every row in the numerator must be in the denominator.")
        if self.unusable is not None and (self.unusable & self.denominator).any():
            raise ValueError("A row is either usable or not: unusable overlaps the denominator.")


@dataclass(frozen=True, eq=False, repr=False)
class Count(_Counted):
    """Rows counted; shown as a rate per 10,000 children where the population is known."""

    counted: Mask
    unusable: Mask | None = None

    def __post_init__(self) -> None:
        _aligned(self.counted, self.unusable)
        if self.unusable is not None and (self.unusable & self.counted).any():
            raise ValueError("A row is either usable or not: unusable overlaps the count.")


@dataclass(frozen=True, eq=False, repr=False)
class Median(_Counted):
    """The middle of `values` over the included rows."""

    values: NDArray[np.float64]
    included: Mask
    unusable: Mask | None = None

    def __post_init__(self) -> None:
        _aligned(self.included, self.unusable)


@dataclass(frozen=True, eq=False, repr=False)
class Mean(_Counted):
    """The arithmetic mean of `values` over the included rows."""

    values: NDArray[np.float64]
    included: Mask
    unusable: Mask | None = None

    def __post_init__(self) -> None:
        _aligned(self.included, self.unusable)


@dataclass(frozen=True, eq=False, repr=False)
class Amounts(_Counted):
    """A part out of a whole where each included row holds amounts of both: posts filled of posts.

    `part` and `whole` are reals (full-time equivalents need not be whole), added up over the
    included rows. `within`: the part is of the whole (a share), and not more than it on any row.
    """

    part: NDArray[np.float64]
    whole: NDArray[np.float64]
    included: Mask
    unusable: Mask | None = None
    within: bool = True

    def __post_init__(self) -> None:
        _aligned(self.included, self.unusable)
        part, whole = self.part[self.included], self.whole[self.included]
        if not (np.isfinite(part).all() and np.isfinite(whole).all()):
            raise ValueError("An amount that is not there is unusable, not included.")
        if self.within and (part > whole).any():
            raise ValueError("A part cannot be more than its whole.")


Result = Ratio | Count | Median | Mean | Amounts
