"""A cumulative logit model with ridge penalties: ordered grades from a few numbers.

P(grade <= k) = logistic(threshold_k - z.b), the thresholds in order (McCullagh 1980). The penalty is
the sum of penalty_j b_j^2, so that a coefficient costs what it explains.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import minimize
from scipy.special import expit

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Grades = NDArray[np.int64]

FOUR = 4
_LEAST = 1e-12
_RISES = 1e-4
"""A slope by which a coefficient at nought would rise from it."""
_START = (-2.0, 0.0, 0.5)


@dataclass(frozen=True, eq=False)
class Ordinal:
    """`thresholds`: three, rising; `coefficients`: one a column of z."""

    thresholds: Floats
    coefficients: Floats

    def probabilities(self, z: Floats, spread: Floats | float = 0.0) -> Floats:
        """A row each, of four grades, that adds up to one. `spread`: the variance of what is not
        known of z.b, which widens the row (MacKay 1992: the logistic of a normal, nearly)."""
        narrower = 1 / np.sqrt(1 + np.pi * np.asarray(spread, dtype=np.float64) / 8)
        inner = (self.thresholds[None, :] - (z @ self.coefficients)[:, None]) * (
            np.broadcast_to(narrower, len(z))[:, None]
        )
        below = np.column_stack([np.zeros(len(z)), expit(inner), np.ones(len(z))])
        made: Floats = np.diff(below, axis=1)
        return made


def fitted(
    z: Floats, grades: Grades, penalties: Floats, signed: NDArray[np.bool_] | None = None
) -> Ordinal:
    """By penalised likelihood. `grades` are 1 to 4; a grade nobody has keeps a little room.

    signed: the columns whose coefficients may not be negative. One that would be is nought; the likelihood
        has one top, so which are nought is found by leaving out those below it and taking back those that
        would rise from it, until none would.
    """
    held = np.zeros(z.shape[1], dtype=np.bool_) if signed is None else signed
    kept = np.ones(z.shape[1], dtype=np.bool_)
    for _ in range(2 * z.shape[1]):
        start = np.concatenate([_START, np.zeros(int(kept.sum()))])
        found = minimize(
            _loss, start, (z[:, kept], grades, penalties[kept]), jac=True, method="BFGS"
        )
        coefficients = np.zeros(z.shape[1])
        coefficients[kept] = found.x[FOUR - 1 :]
        below = held & kept & (coefficients < 0)
        if below.any():
            kept &= ~below
            continue
        whole = np.concatenate([found.x[: FOUR - 1], coefficients])
        slope = _loss(whole, z, grades, penalties)[1][FOUR - 1 :]
        rising = ~kept & (slope < -_RISES)
        if not rising.any():
            break
        kept[np.flatnonzero(rising)[np.argmin(slope[rising])]] = True
    return Ordinal(_thresholds(found.x), coefficients)


def _thresholds(at: Floats) -> Floats:
    """The first as it is, each further by how much it is above (as a logarithm)."""
    made: Floats = np.cumsum(np.concatenate([at[:1], np.exp(at[1 : FOUR - 1])]))
    return made


def _loss(at: Floats, z: Floats, grades: Grades, penalties: Floats) -> tuple[float, Floats]:
    """Minus the log likelihood with the penalties, and its slope."""
    coefficients = at[FOUR - 1 :]
    inner = _thresholds(at)[None, :] - (z @ coefficients)[:, None]
    below = np.column_stack([np.zeros(len(z)), expit(inner), np.ones(len(z))])
    steep = below * (1 - below)
    row = np.arange(len(z))
    chance = np.maximum(below[row, grades] - below[row, grades - 1], _LEAST)
    upper, lower = steep[row, grades] / chance, steep[row, grades - 1] / chance
    of_thresholds = np.array(
        [lower[grades == k + 1].sum() - upper[grades == k].sum() for k in range(1, FOUR)]
    )
    steps = np.array([of_thresholds[k:].sum() for k in range(FOUR - 1)])
    steps[1:] *= np.exp(at[1 : FOUR - 1])
    # A little weight against thresholds that run away where a grade was never given.
    away = 0.01 * at[1 : FOUR - 1]
    steps[1:] += 2 * away
    slope = np.concatenate([steps, z.T @ (upper - lower) + 2 * penalties * coefficients])
    loss = -np.log(chance).sum() + (penalties * coefficients**2).sum()
    return float(loss + 0.01 * (at[1 : FOUR - 1] ** 2).sum()), slope
