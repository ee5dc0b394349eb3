"""All there is to say of one area, and what its channels come to before any rule."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from readiness.model import Area, Contribution
from readiness.score import channels
from readiness.score.agreement import Disagreement
from readiness.score.lenses import HIGHEST, LOWEST, Floats
from readiness.score.scorable import Scorable, doubt_range
from readiness.score.settings import Settings


@dataclass(frozen=True, eq=False)
class Evidence:
    """What there is to say of one area. `audits` run from inadequate up; `previous` is in points
    (4 outstanding). `breaches` are kinds of breach of duty that are recorded. `extract_age` is the
    days from the newest event in the lists to the as-at date; `disagreeing` are measures that differ
    from the figure published for the same period."""

    area: Area
    items: Sequence[Scorable]
    audits: Floats | None = None
    previous: int | None = None
    breaches: Sequence[str] = ()
    extract_age: int | None = None
    disagreeing: Sequence[Disagreement] = ()

    @property
    def scored(self) -> list[Scorable]:
        return [item for item in self.items if item.scored]

    @property
    def coverage(self) -> float:
        """The share of the area's weight that could be scored; 0 where it has no measures."""
        total = sum(item.weight for item in self.items)
        return sum(item.weight for item in self.scored) / total if total else 0.0


def channel_values(
    evidence: Evidence, parts: Sequence[Contribution], rules: Settings
) -> dict[str, tuple[float, float]]:
    """The channels that exist: their value from 1 to 4 and the weight each takes."""
    values: dict[str, float] = {}
    if parts:
        values["data"] = data_score(parts)
    if evidence.audits is not None:
        values["audit"] = channels.mean_points(evidence.audits)
    if evidence.previous is not None:
        values["previous"] = channels.expected_next(evidence.previous, rules.transitions)
    weights = channels.shares(values, rules.channels)
    return {name: (value, weights[name]) for name, value in values.items()}


def data_score(parts: Sequence[Contribution]) -> float:
    """The weighted arithmetic mean of the measures' scores, so that contributions add up."""
    return float(np.average([p.score for p in parts], weights=[p.weight for p in parts]))


def level(channel_values: Mapping[str, tuple[float, float]]) -> float:
    """The channels by their weights, before limiting rules."""
    return sum(value * weight for value, weight in channel_values.values())


def doubt_bounds(
    items: Sequence[Scorable], channel_values: Mapping[str, tuple[float, float]], rules: Settings
) -> tuple[float, float] | None:
    """The position, before limiting rules, if every record that is doubtful or unusable had counted
    against the area, and for it. The other channels stay as they are."""
    if not items or "data" not in channel_values:
        return None
    ends = np.array([doubt_range(item, rules) for item in items])
    low, high = np.average(ends, axis=0, weights=[item.weight for item in items])
    value, weight = channel_values["data"]
    whole = level(channel_values)
    return whole + weight * (float(low) - value), whole + weight * (float(high) - value)


def missing_bounds(
    items: Sequence[Scorable], parts: Sequence[Contribution]
) -> tuple[float, float] | None:
    """The data score if every missing measure were at the bottom, and at the top."""
    total = sum(item.weight for item in items)
    if not total:
        return None
    known = sum(part.weight * part.score for part in parts)
    absent = max(total - sum(part.weight for part in parts), 0.0)
    return (known + LOWEST * absent) / total, (known + HIGHEST * absent) / total
