"""Claims of the self-evaluation that what is published here stands against, as reasons to ask."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from readiness.enquiry.claims.held import COULD, SURE, Held, held
from readiness.enquiry.claims.testing import OTHERWISE
from readiness.enquiry.reasons import Reason, reason

if TYPE_CHECKING:
    from readiness.model import Published


@dataclass(frozen=True)
class Against:
    """One claim. `graded`: a gap | could be a gap, of a grade claimed that is better than the
    evidence; `figures`: whether figures say otherwise than its words."""

    held: Held
    graded: str
    figures: bool

    @property
    def reason(self) -> Reason:
        """Sure where the gap is, or where the figures say otherwise."""
        return reason("claim", float(self.figures or self.graded == SURE))


def contradicted(published: Published) -> tuple[Against, ...]:
    """Every claim that is better than the evidence, or that figures say otherwise of. A claim less
    good than the evidence is on the page of claims and raises nothing: it is no risk on the day."""
    found = [_against(one) for one in held(published)]
    return tuple(one for one in found if one.graded or one.figures)


def _against(one: Held) -> Against:
    graded = one.gap.word if one.gap.word in (SURE, COULD) and one.gap.better else ""
    return Against(one, graded, any(each.verdict == OTHERWISE for each in one.tested))
