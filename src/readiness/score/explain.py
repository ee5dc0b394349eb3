"""The arithmetic of one area, line by line, so that anyone can do it again by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from readiness.model import AreaScore, Contribution
from readiness.score.sensitivity import alternative_means, drop_one


def explain(area_score: AreaScore, catalogue: Sequence[Mapping[str, Any]]) -> str:
    """The steps from each measure's lenses to the band, as plain text. Figures are exact."""
    titles = {entry["id"]: entry["title"] for entry in catalogue}
    lines = [f"{area_score.area.replace('_', ' ')}: {area_score.wording}", *area_score.limits]
    lines += [f"  {reason}" for reason in area_score.reasons]
    if area_score.contributions:
        lines += _data(area_score, titles)
    lines += [
        f"{name} channel: {value:.3f} with weight {weight:.2f}"
        for name, (value, weight) in area_score.channels.items()
    ]
    return "\n".join(lines + _position(area_score, titles))


def _data(score: AreaScore, titles: Mapping[str, str]) -> list[str]:
    total = sum(part.weight for part in score.contributions)
    lines = [_measure(part, titles, total) for part in score.contributions]
    moved = " ".join(f"{part.contribution:+.3f}" for part in score.contributions)
    lines.append(f"data score: 2.500 {moved} = {score.data_score:.3f}")
    lines += [
        f"  by the mean of power {power:g} instead: {value:.3f}"
        for power, value in alternative_means(score).items()
    ]
    if score.bounds:
        low, high = score.bounds
        lines.append(
            f"coverage {score.coverage:.0%}; missing measures at worst {low:.3f}, best {high:.3f}"
        )
    return lines


def _measure(part: Contribution, titles: Mapping[str, str], total: float) -> str:
    seen = [("peer", part.peer), ("target", part.target)]
    lenses = ", ".join(f"{name} {value:.2f}" for name, value in seen if value is not None)
    trend = f" {part.trend:+.2f} trend" if part.trend else ""
    return (
        f"{titles.get(part.measure, part.measure)}: {lenses}{trend} -> {part.score:.3f}; "
        f"{part.weight:g} x ({part.score:.3f} - 2.5) / {total:g} = {part.contribution:+.3f}"
    )


def _position(score: AreaScore, titles: Mapping[str, str]) -> list[str]:
    if score.position is None:
        return ["no position: not enough evidence"]
    lines = [
        f"position {score.position:.3f} (90% interval {score.lower:.2f} to {score.upper:.2f}), "
        f"confidence {score.confidence}"
    ]
    lines += [f"  chance of {band}: {chance:.2f}" for band, chance in score.probabilities.items()]
    lines += [
        f"  without {titles.get(name, name)}: {value:.3f}"
        for name, value in drop_one(score).items()
    ]
    return lines
