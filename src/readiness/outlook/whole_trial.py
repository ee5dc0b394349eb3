"""The whole trial: every model on the past, the bands of what was said, and with nothing to be learnt."""

from __future__ import annotations

import numpy as np
import pandas as pd

from readiness.outlook.backtest import COLUMNS, MAIN, POOLED, calibration, table
from readiness.outlook.design import Choice
from readiness.outlook.fitting import choose
from readiness.outlook.inputs import Panel
from readiness.outlook.scoring import good, rps, within_years
from readiness.outlook.trying import OUTLOOK, permuted, tried

DEALT = "outlook, judgements dealt anew"
SEED = 1
DEALS = 40
_BASE = "base rate of three years"


def whole_trial(panel: Panel, outcomes: pd.DataFrame, deals: int = DEALS) -> pd.DataFrame:
    """`backtest.COLUMNS`; the rows of DEALT are the means over deals of the judgements anew within each
    year, with where 95 % of deals lie: if they were foretold, something would leak."""
    said = tried(panel, outcomes, SEED)
    return pd.concat(
        [table(said), calibration(said), dealt_anew(panel, outcomes, deals)], ignore_index=True
    )


def dealt_anew(panel: Panel, outcomes: pd.DataFrame, deals: int = DEALS) -> pd.DataFrame:
    """COLUMNS, pooled: the area under the curve, and how much worse the base rate's score is. Made as
    the outlook of all inspections is, since with nothing to learn nothing can be chosen."""
    choice = choose(panel, outcomes.loc[outcomes.index.isin(panel.dates.index)])
    found = np.array(
        [_once(panel, permuted(outcomes, seed), choice) for seed in range(1, deals + 1)]
    )
    low, high = np.quantile(found, (0.025, 0.975), axis=0)
    rows = [
        (DEALT, POOLED, name, float(found[:, at].mean()), float(low[at]), float(high[at]), deals)
        for at, name in enumerate(("auc", "base_worse_by"))
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _once(panel: Panel, dealt: pd.DataFrame, choice: Choice) -> tuple[float, float]:
    said = tried(panel, dealt, SEED, (OUTLOOK, _BASE), choice)
    mine = said[said["judgement"].isin(MAIN)]
    own, base = (mine[mine["model"] == one] for one in (OUTLOOK, _BASE))
    chances = [one[["p1", "p2", "p3", "p4"]].to_numpy() for one in (own, base)]
    grades, years = own["grade"].to_numpy(), own["year"].to_numpy()
    scores = [
        rps(chance, one["grade"].to_numpy()).mean()
        for chance, one in zip(chances, (own, base), strict=True)
    ]
    return within_years(good(chances[0]), grades >= 3, years), float(scores[1] - scores[0])
