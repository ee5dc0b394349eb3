"""How much a line of enquiry weighs: severity, the measure's weight, and how often it is criticised."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from math import prod
from statistics import fmean

from readiness.enquiry.reasons import Reason
from readiness.framework import enquiries, grounds, weighing
from readiness.model import Area, Published


def line_weight(found: Sequence[Reason], often: int | None, area: Area, grade: int | None) -> float:
    """0 to 1. Reasons add up as chances do (each takes its part of what is left), so that many small
    ones never outweigh all that could be wrong. `often` is in per cent; where it is not known it
    counts as the mean of the area's lines, and for a reason that is `whole` it does not count."""
    rest = weighing().rest
    share = (_usual(area, grade) if often is None else often) / 100
    whole = _together([one for one in found if grounds()[one.why].whole])
    others = _together([one for one in found if not grounds()[one.why].whole])
    return 1 - (1 - whole) * (1 - others * (rest + (1 - rest) * share))


def _together(found: Sequence[Reason]) -> float:
    return 1 - prod(1 - min(1.0, one.severity) for one in found)


@cache
def _usual(area: Area, grade: int | None) -> float:
    return fmean(one.how_often(grade) for one in enquiries().values() if one.area is area)


def measure_weights(published: Published) -> dict[str, float]:
    """Each scored measure's weight as a multiple of its area's mean, within the bounds of
    `framework.weighing`; what is not scored (neutral measures) is not in it and counts as 1."""
    rules, found = weighing(), dict[str, float]()
    for score in published.scores:
        parts = [part for part in score.contributions if part.weight > 0]
        mean = fmean(part.weight for part in parts) if parts else 1.0
        found |= {
            part.measure: min(rules.heaviest, max(rules.lightest, part.weight / mean))
            for part in parts
        }
    return found
