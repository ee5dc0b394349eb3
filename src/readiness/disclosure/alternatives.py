"""What a printed score would tell of a count that is hidden."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from readiness.disclosure.profiles import Profile
from readiness.model import AreaScore, Assessment
from readiness.score import gather
from readiness.score.scorable import Scorable, point_score
from readiness.score.settings import settings

Printed = tuple[float | None, ...]


def tells(
    assessment: Assessment, score: AreaScore, hidden: Sequence[str], profile: Profile
) -> bool:
    """Whether the printed numbers leave but one count possible for a hidden measure.

    Everything else is taken to be known. The interval is taken to move with the position.
    """
    items = gather.scorables(
        score.area,
        gather.whole(assessment.results),
        gather.latest(assessment.comparisons),
        assessment.catalogue,
        settings(),
        {},
    )
    return any(
        item.measure in hidden and item.scored and _tells(item, score, profile) for item in items
    )


def _tells(item: Scorable, score: AreaScore, profile: Profile) -> bool:
    k, n = item.numerator, item.denominator
    if k is None or n is None or profile.small(n):
        return False
    others = [other for other in _possible(k, n, profile) if other != k]
    now = _printed(score, 0.0)
    return not any(_printed(score, _moved(item, other, score)) == now for other in others)


def _possible(k: int, n: int, profile: Profile) -> range:
    """The small counts on the side the hidden one is on: of the numerator or of what is left."""
    if profile.small(k):
        return range(1, min(profile.threshold, n) + 1)
    return range(max(n - profile.threshold, 0), n)


def _moved(item: Scorable, other: int, score: AreaScore) -> float:
    """By how much the data score would differ had the numerator been another."""
    n = item.denominator or 1
    before = point_score(item, settings())
    after = point_score(replace(item, numerator=other, value=100 * other / n), settings())
    return item.weight * (after - before) / sum(part.weight for part in score.contributions)


def _printed(score: AreaScore, moved: float) -> Printed:
    """The numbers as printed if the data score were `moved` more."""
    part = score.channels["data"][1] * moved
    low, high = score.bounds or (None, None)
    exact = (
        (score.position, part),
        (score.lower, part),
        (score.upper, part),
        (score.data_score, moved),
        (low, moved * score.coverage),
        (high, moved * score.coverage),
    )
    return tuple(
        None if value is None else math.floor((value + by) * 10 + 0.5) for value, by in exact
    )
