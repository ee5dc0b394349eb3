"""The channels, the limiting rules and the draws put together into one position."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from readiness.score import bands, limits, uncertainty
from readiness.score.evidence import Evidence, level
from readiness.score.lenses import HIGHEST, Floats
from readiness.score.limits import Rule
from readiness.score.settings import Settings


@dataclass(frozen=True, eq=False)
class Position:
    """`band` is 0 inadequate to 3 outstanding; `limits` are the rules that lowered it."""

    value: float
    band: int
    lower: float
    upper: float
    chances: Mapping[str, float]
    limits: tuple[str, ...]


def find(
    evidence: Evidence,
    channel_values: Mapping[str, tuple[float, float]],
    titles: Mapping[str, str],
    seed: int,
    rules: Settings,
) -> Position:
    """The position of an area that has enough evidence for one."""
    held = limits.rules_held(evidence, titles, rules)
    audits = evidence.audits is not None
    lacks = limits.outstanding_lacks(evidence.scored, evidence.coverage, audits, rules)
    ceiling = min((bands.ceiling(rule.band, rules) for rule in held), default=HIGHEST)
    reach = min(ceiling, bands.ceiling(limits.GOOD, rules)) if lacks else ceiling
    weights = {name: weight for name, (_, weight) in channel_values.items()}
    drawn = uncertainty.combined_draws(draws(evidence, weights, seed, rules), weights, reach)
    chances = bands.probabilities(drawn, rules)
    value, biting = _limited(level(channel_values), ceiling, held, lacks, chances, rules)
    lower, upper = interval(drawn, rules)
    return Position(value, bands.band_index(value, rules), lower, upper, chances, biting)


def interval(drawn: Floats, rules: Settings) -> tuple[float, float]:
    """The middle 90 per cent of the draws."""
    tail = (1 - rules.uncertainty["interval"]) / 2
    lower, upper = np.quantile(drawn, (tail, 1 - tail))
    return float(lower), float(upper)


def draws(
    evidence: Evidence, names: Mapping[str, float], seed: int, rules: Settings
) -> dict[str, Floats]:
    """Draws of each channel that exists."""
    size, area = int(rules.uncertainty["draws"]), str(evidence.area)
    found: dict[str, Floats] = {}
    if "data" in names:
        found["data"] = uncertainty.data_draws(evidence.scored, area, seed, rules)
    if evidence.audits is not None:
        found["audit"] = uncertainty.audit_draws(evidence.audits, area, seed, size)
    if evidence.previous is not None:
        found["previous"] = uncertainty.previous_draws(
            evidence.previous, rules.transitions, area, seed, size
        )
    return found


def _limited(
    raw: float,
    ceiling: float,
    held: Sequence[Rule],
    lacks: Sequence[str],
    chances: Mapping[str, float],
    rules: Settings,
) -> tuple[float, tuple[str, ...]]:
    """The level under its ceiling, and the rules without which it would be in a higher band."""
    band = bands.band_index(raw, rules)
    biting = [rule.because for rule in held if band > rule.band]
    value = min(raw, ceiling)
    if bands.band_index(value, rules) < limits.OUTSTANDING:
        return value, tuple(biting)
    short = [*lacks] or limits.outstanding_unlikely(chances, rules)
    if not short:
        return value, tuple(biting)
    rule = limits.outstanding_rule(short, rules)
    return bands.ceiling(rule.band, rules), (*biting, rule.because)
