"""How good probabilities of ordered grades were: scores, and the set of grades they hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import minimize
from scipy.special import expit, logit

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Grades = NDArray[np.int64]

HOLDS = 0.80
_EDGE = 1e-6


def rps(chances: Floats, grades: Grades) -> Floats:
    """The ranked probability score of each row, 0 best to 1 (Epstein 1969), over three steps."""
    below = np.cumsum(chances, axis=1)[:, :3]
    was = grades[:, None] <= np.arange(1, 4)[None, :]
    made: Floats = ((below - was) ** 2).mean(axis=1)
    return made


def good(chances: Floats) -> Floats:
    """The chance of good or better."""
    made: Floats = chances[:, 2:].sum(axis=1)
    return made


def held(chances: Floats, share: float = HOLDS) -> list[tuple[int, ...]]:
    """For each row the fewest grades that hold the share together, in their order."""
    sets = []
    for row in chances:
        order = np.argsort(-row, kind="stable")
        many = int(np.searchsorted(np.cumsum(row[order]), share - 1e-12)) + 1
        sets.append(tuple(sorted((order[:many] + 1).tolist())))
    return sets


def within_years(chance: Floats, was: NDArray[np.bool_], years: NDArray[np.int64]) -> float:
    """The area under the curve, pairs of one year alone: drift cannot help. NaN without a pair."""
    won = pairs = 0.0
    for year in np.unique(years):
        mine = years == year
        high, low = chance[mine & was], chance[mine & ~was]
        if high.size and low.size:
            apart = high[:, None] - low[None, :]
            won += (apart > 0).sum() + 0.5 * (apart == 0).sum()
            pairs += apart.size
    return won / pairs if pairs else float("nan")


def slope(chance: Floats, was: NDArray[np.bool_]) -> tuple[float, float]:
    """Intercept and slope of what happened on the logit of what was said: 0 and 1 where it is
    calibrated, a slope below 1 where it was too sure (Cox 1958)."""
    said = logit(np.clip(chance, _EDGE, 1 - _EDGE))

    def loss(at: Floats) -> float:
        p = np.clip(expit(at[0] + at[1] * said), _EDGE, 1 - _EDGE)
        return float(-np.where(was, np.log(p), np.log1p(-p)).mean())

    found = minimize(loss, np.array([0.0, 1.0]), method="L-BFGS-B")
    return float(found.x[0]), float(found.x[1])
