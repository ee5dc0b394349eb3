"""How much the position hangs on one measure, or on how the measures are averaged."""

from __future__ import annotations

from readiness.model import AreaScore
from readiness.score.bands import band_index
from readiness.score.evidence import data_score, level
from readiness.score.settings import Settings, settings
from readiness.statistics.composite import generalised_mean


def drop_one(score: AreaScore) -> dict[str, float]:
    """The position without each measure in turn, before limiting rules; the rest share its weight."""
    if not score.contributions:
        return {}
    _, weight = score.channels["data"]
    return {
        name: level({**score.channels, "data": (value, weight)})
        for name, value in drop_one_data(score).items()
    }


def drop_one_data(score: AreaScore) -> dict[str, float]:
    """The data score without each measure in turn; none where there is but one."""
    parts = score.contributions
    if len(parts) < 2:
        return {}
    return {
        left.measure: data_score([part for part in parts if part is not left]) for left in parts
    }


def band_changers(score: AreaScore, rules: Settings) -> dict[str, str]:
    """The measures without which the band would be another, and which."""
    now = band_index(level(score.channels), rules)
    without = {name: band_index(value, rules) for name, value in drop_one(score).items()}
    return {name: rules.bands[band] for name, band in without.items() if band != now}


def alternative_means(score: AreaScore) -> dict[float, float]:
    """The data score by means that let strength make up less for weakness, by their power."""
    if not score.contributions:
        return {}
    scores = [part.score for part in score.contributions]
    weights = [part.weight for part in score.contributions]
    powers = settings().uncertainty["alternatives"]
    return {power: generalised_mean(scores, weights, power) for power in powers}
