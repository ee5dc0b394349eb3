"""Does the order of authorities hang on how measures are put on one scale and averaged?

JRC's question of any composite: is the inference robust. It is asked of the model; the product puts
no authorities in order.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from readiness import benchmark
from readiness.calibration.agreement import spearman
from readiness.calibration.panel import scores_before
from readiness.model import Area
from readiness.statistics import composite

COMMON = 0.8
"""Measures that this share of authorities have are compared, over the authorities that have all."""

FEWEST = 10


def robustness(
    catalogue: Sequence[Mapping[str, Any]], day: date, values: Path
) -> dict[tuple[str, str], tuple[float, int]]:
    """By area and method, the rank correlation of the data score with the same measures combined
    otherwise, and of how many authorities; figures are those published by the day before."""
    held: dict[Area, list[dict[str, tuple[float, float]]]] = {area: [] for area in Area}
    for authority in benchmark.authorities():
        number = int(authority.la_number or 0)
        for one in scores_before(number, day, catalogue, values):
            held[one.area].append({p.measure: (p.score, p.weight) for p in one.contributions})
    return {
        (str(area), method): (value, many)
        for area, rows in held.items()
        for method, value, many in _of_area(rows)
    }


def _of_area(rows: Sequence[Mapping[str, tuple[float, float]]]) -> list[tuple[str, float, int]]:
    frame = pd.DataFrame([{name: score for name, (score, _) in row.items()} for row in rows])
    names = [str(name) for name in frame if frame[name].notna().mean() >= COMMON]
    whole = frame[names].dropna()
    if len(names) < 2 or len(whole) < FEWEST:
        return []
    weights = {name: weight for row in rows for name, (_, weight) in row.items()}
    w = np.array([weights[name] for name in names])
    scores = whole.to_numpy(dtype=float)
    ours = np.average(scores, axis=1, weights=w)
    return [(name, spearman(ours, other), len(whole)) for name, other in _others(scores, w).items()]


def _others(scores: np.ndarray, weights: np.ndarray) -> dict[str, np.ndarray]:
    columns = scores.T[np.ptp(scores, axis=0) > 0]
    kept = weights[np.ptp(scores, axis=0) > 0]
    scales = {"min-max": composite.minmax, "z-scores": composite.z_scores}
    found = {
        name: np.average([scale(column) for column in columns], axis=0, weights=kept)
        for name, scale in scales.items()
    }
    found["geometric mean"] = np.array([composite.geometric_mean(x, weights) for x in scores])
    found["Copeland"] = np.asarray(composite.copeland(columns.T, kept))
    return found
