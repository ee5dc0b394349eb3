"""What a printed score would tell of a count that is hidden."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from readiness.disclosure.profiles import Profile
from readiness.model import AreaScore, Assessment
from readiness.score import gather
from readiness.score.scorable import Scorable, doubt_range, point_score
from readiness.score.settings import settings
from readiness.statistics import count_interval
from readiness.trends import moves

Printed = tuple[float | None, ...]
Row = Mapping[str, Any]
Moved = tuple[float, float, float]
"""By how much an area's data score, and its ends in doubt, would differ."""


def tells(
    assessment: Assessment,
    score: AreaScore,
    hidden: Sequence[str],
    profile: Profile,
    step: float = 0.1,
) -> bool:
    """Whether the numbers of the score, printed to the step, leave but one count possible for a
    hidden measure. A number that is None is not printed.

    Everything else is taken to be known. The interval is taken to move with the position.
    """
    rows = gather.whole(assessment.results)
    return any(
        _tells(item, rows[item.measure], score, profile, step)
        for item in _scored(assessment, score)
        if item.measure in hidden
    )


def doubt_tells(assessment: Assessment, score: AreaScore) -> bool:
    """Whether the ends in doubt would be printed otherwise if a measure had one doubtful or
    unusable record more, and if it had one fewer: then they tell how many it has.

    How many are in doubt is nowhere else; the steps are taken to be as large as from none.
    """
    now = _ends(score, (0.0, 0.0))
    return any(
        now not in (_ends(score, step), _ends(score, (-step[0], -step[1])))
        for item in _scored(assessment, score)
        if item.is_proportion
        for step in _steps(item, score)
    )


def _scored(assessment: Assessment, score: AreaScore) -> list[Scorable]:
    items = gather.scorables(
        score.area,
        gather.whole(assessment.results),
        gather.latest(assessment.comparisons),
        assessment.catalogue,
        settings(),
        moves(assessment.trends, assessment.results),
    )
    return [item for item in items if item.scored]


def _steps(item: Scorable, score: AreaScore) -> Iterator[tuple[float, float]]:
    """What one record more does to the ends: unusable, doubtful, or doubtful and in the numerator."""
    low, high = doubt_range(item, settings())
    more = ({"unusable": item.unusable + 1}, {"doubtful": 1}, {"doubtful": 1, "credited": 1})
    for one in more:
        least, most = doubt_range(replace(item, **one), settings())  # type: ignore[arg-type]
        part = _part(item, score)
        yield part * (least - low), part * (most - high)


def _part(item: Scorable, score: AreaScore) -> float:
    """How much of a measure's score is in the position."""
    return _share(item, score) * score.channels["data"][1]


def _share(item: Scorable, score: AreaScore) -> float:
    """How much of a measure's score is in the area's data score."""
    return item.weight / sum(part.weight for part in score.contributions)


def _tells(item: Scorable, row: Row, score: AreaScore, profile: Profile, step: float) -> bool:
    others = list(_others(item, row, profile))
    now = _printed(score, (0.0, 0.0, 0.0), step)
    return bool(others) and not any(
        _printed(score, _moved(item, other, score), step) == now for other in others
    )


def _others(item: Scorable, row: Row, profile: Profile) -> Iterator[Scorable]:
    """The measure with each other small count that it might have."""
    if pd.isna(row["numerator"]):
        return
    k = int(row["numerator"])
    if pd.isna(row["denominator"]):
        if profile.small(k):
            yield from (
                _counted(item, k, other) for other in range(1, profile.threshold + 1) if other != k
            )
        return
    n = int(row["denominator"])
    for other in _possible(k, n, profile) if not profile.small(n) else ():
        if other != k:
            value = (item.value or 0.0) + 100 * (other - k) / n
            yield replace(item, numerator=other, value=value)


def _counted(item: Scorable, k: int, other: int) -> Scorable:
    """A count, or the rate of one, had it been another."""
    per_one = (item.value or 0.0) / k
    if item.lower is None or item.upper is None:
        return replace(item, value=other * per_one)
    low, high = (float(end) * per_one for end in count_interval(other))
    return replace(item, value=other * per_one, lower=low, upper=high)


def _possible(k: int, n: int, profile: Profile) -> range:
    """The small counts on the side the hidden one is on: of the numerator or of what is left."""
    if profile.small(k):
        return range(1, min(profile.threshold, n) + 1)
    return range(max(n - profile.threshold, 0), n)


def _moved(item: Scorable, other: Scorable, score: AreaScore) -> Moved:
    before = point_score(item, settings()), *doubt_range(item, settings())
    after = point_score(other, settings()), *doubt_range(other, settings())
    moved, low, high = (_share(item, score) * (b - a) for a, b in zip(before, after, strict=True))
    return moved, low, high


def _printed(score: AreaScore, moved: Moved, step: float) -> Printed:
    """The numbers as printed if the data score, and its ends in doubt, were `moved` more."""
    weight = score.channels["data"][1]
    part = weight * moved[0]
    low, high = score.bounds or (None, None)
    exact = (
        (score.position, part),
        (score.lower, part),
        (score.upper, part),
        (score.data_score, moved[0]),
        (low, moved[0] * score.coverage),
        (high, moved[0] * score.coverage),
    )
    ends = _ends(score, (weight * moved[1], weight * moved[2]))
    return (*(_as_printed(value, by, step) for value, by in exact), *ends)


def _ends(score: AreaScore, moved: tuple[float, float]) -> Printed:
    ends = score.doubt or (None, None)
    return tuple(_as_printed(value, by) for value, by in zip(ends, moved, strict=True))


def _as_printed(value: float | None, by: float, step: float = 0.1) -> float | None:
    return None if value is None else math.floor((value + by) / step + 0.5)
