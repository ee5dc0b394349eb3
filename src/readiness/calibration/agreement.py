"""How two gradings of the same areas agree: kappa, rank correlation and area under the curve.

Grades are 1 inadequate to 4 outstanding. All functions take arrays as long as each other.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

GRADES = 4


def table(given: ArrayLike, judged: ArrayLike) -> NDArray[np.float64]:
    """Counts, a row a grade given and a column a grade judged."""
    rows, columns = (np.asarray(x, dtype=int) - 1 for x in (given, judged))
    found = np.zeros((GRADES, GRADES))
    np.add.at(found, (rows, columns), 1)
    return found


def kappa(given: ArrayLike, judged: ArrayLike, power: int = 2) -> float:
    """Cohen's kappa with weights |distance| ** power (1 linear, 2 quadratic); NaN where either
    grading has but one grade."""
    counts = table(given, judged)
    distance = np.abs(np.subtract.outer(np.arange(GRADES), np.arange(GRADES))) ** power
    expected = np.outer(counts.sum(axis=1), counts.sum(axis=0)) / counts.sum()
    chance = float((distance * expected).sum())
    return 1 - float((distance * counts).sum()) / chance if chance else np.nan


def tau_b(scores: ArrayLike, judged: ArrayLike) -> float:
    """Kendall's tau-b, which allows for ties."""
    from scipy.stats import kendalltau

    x, y = np.asarray(scores), np.asarray(judged)
    if np.ptp(x) == 0 or np.ptp(y) == 0:
        return np.nan
    return float(kendalltau(x, y).statistic)


def spearman(scores: ArrayLike, judged: ArrayLike) -> float:
    """Spearman's rank correlation."""
    from scipy.stats import rankdata

    x, y = (rankdata(one) for one in (scores, judged))
    if np.ptp(x) == 0 or np.ptp(y) == 0:
        return np.nan
    return float(np.corrcoef(x, y)[0, 1])


def auc(scores: ArrayLike, good: ArrayLike) -> float:
    """The chance that one judged good or better scored above one that was not; ties count half."""
    from scipy.stats import rankdata

    yes = np.asarray(good, dtype=bool)
    many, few = int(yes.sum()), int((~yes).sum())
    if not many or not few:
        return np.nan
    ranks = rankdata(np.asarray(scores, dtype=float))
    return float((ranks[yes].sum() - many * (many + 1) / 2) / (many * few))
