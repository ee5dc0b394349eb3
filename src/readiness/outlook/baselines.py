"""What an outlook must be better than: what anybody could say without it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from readiness.outlook.design import EPOCH, MIDDLE, OWN, YEARS, Choice, design
from readiness.outlook.fitting import FEWEST, judged
from readiness.outlook.inputs import Panel
from readiness.outlook.judged_by import JUDGEMENTS, judged_by
from readiness.outlook.ordinal import Ordinal, fitted
from readiness.outlook.scoring import rps

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

    Say = Callable[[Panel, pd.DataFrame, pd.DataFrame, str, Choice], Floats]
    """Panel, what is learnt from, what is foretold, the judgement, and how the outlook itself would be
    made: a row of four chances each."""

THIRDS = 1 / 3
RECENT_YEARS = 3
FREE_MEALS = "SecFSM"
"""Secondary pupils entitled to free meals: deprivation, which is tried here and used nowhere else."""
LIGHT = 0.1
"""The penalty of a single number, which hardly holds it."""
HEAVY = (4.0, 16.0, 64.0)
"""The penalties of one of very many numbers."""
FAR = 3.0
EVEN = 0.5
"""Added to each grade's count, so that none is said never to come."""


def base_rate(
    panel: Panel, learnt: pd.DataFrame, tried: pd.DataFrame, name: str, choice: Choice
) -> Floats:
    """The grades of the last three years."""
    since = learnt["start"].max() - pd.DateOffset(years=RECENT_YEARS)
    grades = judged(learnt[learnt["start"] > since], name).dropna()
    counts = np.array([(grades == grade).sum() + EVEN for grade in range(1, 5)])
    return np.tile(counts / counts.sum(), (len(tried), 1))


def same_again(
    panel: Panel, learnt: pd.DataFrame, tried: pd.DataFrame, name: str, choice: Choice
) -> Floats:
    """The grade before, for sure; the base rate where there was none."""
    made = base_rate(panel, learnt, tried, name, choice)
    before = tried[f"prev_{name}"].to_numpy(dtype=np.float64)
    there = ~np.isnan(before)
    made[there] = np.eye(4)[before[there].astype(int) - 1]
    return made


def _by(columns: Callable[[Panel, pd.DataFrame, str], Floats]) -> Say:
    """An ordinal model of a few numbers."""

    def say(
        panel: Panel, learnt: pd.DataFrame, tried: pd.DataFrame, name: str, choice: Choice
    ) -> Floats:
        grades = judged(learnt, name).dropna()
        z = columns(panel, learnt.loc[grades.index], name)
        model = fitted(z, grades.to_numpy(dtype=np.int64), np.full(z.shape[1], LIGHT))
        return model.probabilities(columns(panel, tried, name))

    return say


def grade_before(panel: Panel, learnt: pd.DataFrame, name: str) -> Ordinal:
    """The model of a judgement's own grade before alone."""
    grades = judged(learnt, name).dropna()
    z = _before(panel, learnt.loc[grades.index], name)
    return fitted(z, grades.to_numpy(dtype=np.int64), np.full(z.shape[1], LIGHT))


def by_grade_before(model: Ordinal, prior: pd.DataFrame, name: str) -> Floats:
    """Its chances of the inspections of `prior`, a row of four each."""
    return model.probabilities(_columns_before(prior[f"prev_{name}"]))


def _columns_before(own: pd.Series) -> Floats:
    return np.column_stack([np.nan_to_num(own - MIDDLE), own.isna()]).astype(np.float64)


def _before(panel: Panel, rows: pd.DataFrame, name: str) -> Floats:
    return _columns_before(rows[f"prev_{name}"])


def _before_and_year(panel: Panel, rows: pd.DataFrame, name: str) -> Floats:
    years = (rows["start"] - EPOCH).dt.days.to_numpy(dtype=np.float64) / 365.25 / YEARS
    return np.column_stack([_before(panel, rows, name), years])


def _places(panel: Panel, rows: pd.DataFrame, name: str) -> Floats:
    found = panel.figures.reindex(index=rows.index, columns=list(judged_by()[name]))
    return found.to_numpy(dtype=np.float64)


def _equal(panel: Panel, rows: pd.DataFrame, name: str) -> Floats:
    """The mean place over the judgement's measures, each counting the same."""
    return np.nan_to_num(2 * _mean(_places(panel, rows, name)) - 1)[:, None]


def _red_amber_green(panel: Panel, rows: pd.DataFrame, name: str) -> Floats:
    """The share in the best third less the share in the worst."""
    places = _places(panel, rows, name)
    told = np.where(
        np.isnan(places), np.nan, np.sign(places - 0.5) * (abs(places - 0.5) > THIRDS / 2)
    )
    return np.nan_to_num(_mean(told))[:, None]


def _mean(values: Floats) -> Floats:
    """Of those there are in each row; NaN where there is none."""
    there = ~np.isnan(values)
    with np.errstate(invalid="ignore"):
        made: Floats = np.nansum(values, axis=1) / there.sum(axis=1)
    return made


def _equal_beside(panel: Panel, rows: pd.DataFrame, name: str) -> Floats:
    """The mean distance from the neighbours, each counting the same; a wild one counts as FAR."""
    found = panel.beside.reindex(index=rows.index, columns=list(judged_by()[name]))
    return np.nan_to_num(_mean(np.clip(found.to_numpy(dtype=np.float64), -FAR, FAR)))[:, None]


def all_figures(
    panel: Panel, learnt: pd.DataFrame, tried: pd.DataFrame, name: str, choice: Choice
) -> Floats:
    """Every figure with a direction, and no judgement before: more to learn from, and more to be misled by.
    Its penalty is the one that foretold the year before best."""
    grades = judged(learnt, name).dropna()
    rows = learnt.loc[grades.index]
    last = rows["start"].dt.year.max()
    earlier, year = rows["pub"] < pd.Timestamp(last, 1, 1), rows["start"].dt.year == last

    def made(of: pd.Series, penalty: float) -> Ordinal:
        z = _all(panel, rows[of])
        return fitted(z, grades[of].to_numpy(dtype=np.int64), np.full(z.shape[1], penalty))

    def score(penalty: float) -> float:
        said = made(earlier, penalty).probabilities(_all(panel, rows[year]))
        return float(rps(said, grades[year].to_numpy(dtype=np.int64)).mean())

    penalty = min(HEAVY, key=score) if earlier.sum() >= FEWEST and year.any() else HEAVY[-1]
    whole = pd.Series(data=True, index=rows.index)
    return made(whole, penalty).probabilities(_all(panel, tried))


def _all(panel: Panel, rows: pd.DataFrame) -> Floats:
    found = panel.figures.reindex(index=rows.index, columns=sorted(panel.directed))
    return np.nan_to_num(2 * found.to_numpy(dtype=np.float64) - 1)


def _meals(panel: Panel, rows: pd.DataFrame, name: str) -> Floats:
    found = panel.figures.reindex(index=rows.index, columns=[FREE_MEALS])
    return np.nan_to_num(2 * found.to_numpy(dtype=np.float64) - 1)


def _before_and_equal(panel: Panel, rows: pd.DataFrame, name: str) -> Floats:
    return np.column_stack([_before(panel, rows, name), _equal(panel, rows, name)])


def figures_alone(
    panel: Panel, learnt: pd.DataFrame, tried: pd.DataFrame, name: str, choice: Choice
) -> Floats:
    """The outlook's figures without any judgement before, at the penalty the outlook would choose."""
    choice = Choice(OWN, choice.penalty, choice.runs_on)
    nothing = {f"prev_{one}": np.nan for one in JUDGEMENTS}
    grades = judged(learnt, name).dropna()
    rows, then = learnt.loc[grades.index].assign(**nothing), tried.assign(**nothing)
    told = design(name, choice, panel.figures, rows, rows["start"], None)
    model = fitted(told.z, grades.to_numpy(dtype=np.int64), told.penalties, told.signed)
    last = learnt["start"].max().date()
    later = design(name, choice, panel.figures, then, then["start"], last)
    return model.probabilities(later.z, later.spread(model.coefficients))


BASELINES: Mapping[str, Say] = {
    "base rate of three years": base_rate,
    "same as last time": same_again,
    "grade before": _by(_before),
    "grade before and year": _by(_before_and_year),
    "free school meals": _by(_meals),
    "equal weight of the figures": _by(_equal),
    "equal weight beside neighbours": _by(_equal_beside),
    "red, amber, green counted": _by(_red_amber_green),
    "grade before and equal weight": _by(_before_and_equal),
    "figures alone": figures_alone,
    "every figure there is": all_figures,
}
"""In the order they are told."""
