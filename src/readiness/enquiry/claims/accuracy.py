"""How earlier claims compared with what was found: by moderators of audits, and by inspectors."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from readiness.calendar import add_months

if TYPE_CHECKING:
    from readiness.model import Area, Grade, Published
    from readiness.model.said import Claim

BEFORE = 12
"""Months before an inspection in which a claim is set beside its judgement."""


@dataclass(frozen=True)
class Judged:
    """A claim dated before an inspection and the judgement of its area. `apart`: grades, above
    nought where inspectors thought less of the work than the claim."""

    claim: Claim
    grade: Grade

    @property
    def apart(self) -> int:
        return self.grade.grade - (self.claim.grade or 0)


def judged(published: Published) -> tuple[Judged, ...]:
    """Claims with a grade, dated in the twelve months before an inspection, beside its judgement."""
    made = [
        Judged(claim, found)
        for claim in published.said.claims
        if claim.grade is not None and claim.area and claim.day
        for found in [_next(published, claim.area, claim.day)]
        if found is not None
    ]
    return tuple(made)


def _next(published: Published, area: Area, day: date) -> Grade | None:
    """The first judgement of the area after the day, if it came within the time."""
    later = [
        grade
        for grade in published.grades
        if grade.area == area and day < grade.inspected <= add_months(day, BEFORE)
    ]
    return min(later, key=lambda grade: grade.inspected, default=None)
