"""The arithmetic of one area, line by line, so that anyone can do it again by hand.

Figures are exact: for the team that holds the children's records, and for nobody else.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from readiness.model import AreaScore
from readiness.score import bands, position
from readiness.score.areas import SEED, area_score
from readiness.score.bands import band_index
from readiness.score.channels import POINTS
from readiness.score.evidence import Evidence
from readiness.score.lenses import Floats
from readiness.score.sensitivity import alternative_means, drop_one, drop_one_data
from readiness.score.settings import Settings, settings
from readiness.score.workings import measure_lines

_TITLES = {"data": "data", "audit": "audits", "previous": "the grade before"}


def explain(evidence: Evidence, catalogue: Sequence[Mapping[str, Any]], *, seed: int = SEED) -> str:
    """Every step from each measure's figure to the band, as plain text.

    `evidence` is one area's, of `score.evidence_of`, which takes what `score` takes; `catalogue`
    gives the measures' titles.
    """
    rules, titles = settings(), {entry["id"]: entry["title"] for entry in catalogue}
    score = area_score(evidence, titles, seed, rules)
    lines = [f"{score.area.replace('_', ' ')}: {score.wording} (goalposts {rules.version})"]
    if evidence.items:
        lines += ["", *measure_lines(evidence, titles, rules)]
    if score.contributions:
        lines += _data(evidence, score)
    lines += ["", *_channels(evidence, score, rules)]
    if score.position is not None:
        lines += ["", *_drawn(evidence, score, seed, rules), *_limits(score)]
        lines += ["", *_left_out(score, titles, rules), *_other_means(score, rules)]
    lines += ["", f"confidence {score.confidence}", *(f"  {reason}" for reason in score.reasons)]
    return "\n".join(lines)


def _data(evidence: Evidence, score: AreaScore) -> list[str]:
    known = sum(part.weight for part in score.contributions)
    every = sum(item.weight for item in evidence.items)
    total = sum(part.weight * part.score for part in score.contributions)
    moved = " ".join(f"{part.contribution:+.3f}" for part in score.contributions)
    lines = [
        f"D = sum of w s / W = {total:.3f} / {known:g} = {score.data_score:.3f}",
        f"  = 2.500 {moved}",
        f"coverage = {known:g} / {every:g} = {score.coverage:.0%}",
    ]
    if not score.bounds:
        return lines
    ends = [
        f"at {end}: ({total:.3f} + {end} x {every - known:g}) / {every:g} = {value:.3f}"
        for end, value in zip((1, 4), score.bounds, strict=True)
    ]
    return [*lines, f"all that is missing {'; '.join(ends)}"]


def _channels(evidence: Evidence, score: AreaScore, rules: Settings) -> list[str]:
    counts = {
        "audit": evidence.audits,
        "previous": rules.transitions[evidence.previous - 1] if evidence.previous else None,
    }
    lines = []
    for name, (value, weight) in score.channels.items():
        lines.append(f"{_TITLES[name]}: {_mean(counts.get(name))}{value:.3f}, weight {weight:.3f}")
    if score.position is None:
        return [*lines, "no position: not enough evidence"]
    parts = " + ".join(f"{weight:.3f} x {value:.3f}" for value, weight in score.channels.values())
    raw = sum(value * weight for value, weight in score.channels.values())
    return [*lines, f"R = {parts} = {raw:.3f}"]


def _mean(counts: Floats | None) -> str:
    """A mean of grades from its counts, inadequate (1) to outstanding (4)."""
    if counts is None:
        return ""
    products = " + ".join(f"{point:.0f}x{n:g}" for point, n in zip(POINTS, counts, strict=True))
    return f"({products}) / {counts.sum():g} = "


def _drawn(evidence: Evidence, score: AreaScore, seed: int, rules: Settings) -> list[str]:
    size = int(rules.uncertainty["draws"])
    found = position.draws(evidence, dict.fromkeys(score.channels, 1.0), seed, rules)
    lines = [f"{size} draws, seed {seed}"]
    if "data" in found:
        chances = bands.probabilities(found["data"], rules)
        lines.append(_interval("D", *position.interval(found["data"], rules), chances, rules))
    low, high = score.lower or np.nan, score.upper or np.nan
    return [*lines, _interval("R", low, high, score.probabilities, rules)]


def _interval(
    name: str, low: float, high: float, chances: Mapping[str, float], rules: Settings
) -> str:
    said = ", ".join(
        f"P({short}) {chances[band]:.2f}"
        for band, short in zip(rules.bands, rules.short, strict=True)
    )
    return f"  {name} {rules.uncertainty['interval']:.0%} {low:.2f}-{high:.2f}; {said}"


def _limits(score: AreaScore) -> list[str]:
    held = [f"  {limit}" for limit in score.limits] or ["  none bites"]
    return ["limiting rules", *held, f"position {score.position:.3f}: {score.band}"]


def _left_out(score: AreaScore, titles: Mapping[str, str], rules: Settings) -> list[str]:
    data = drop_one_data(score)
    return ["without each measure, before limiting rules"] + [
        f"  {titles.get(name, name)}: D {data[name]:.3f} ({_band(data[name], rules)}), "
        f"R {whole:.3f} ({_band(whole, rules)})"
        for name, whole in drop_one(score).items()
    ]


def _band(value: float, rules: Settings) -> str:
    return rules.short[band_index(value, rules)]


def _other_means(score: AreaScore, rules: Settings) -> list[str]:
    return ["D by other means"] + [
        f"  power {power:g}: {value:.3f} ({_band(value, rules)})"
        for power, value in alternative_means(score).items()
    ]
