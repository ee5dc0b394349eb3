"""The table of the trial: every model and judgement, with intervals over authorities."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from readiness.outlook.judged_by import JUDGEMENTS
from readiness.outlook.scoring import good, held, rps, slope, within_years
from readiness.outlook.trying import OUTLOOK
from readiness.statistics.proportions import wilson

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

MAIN = ("leaders", "hp", "cic")
"""Pooled: care leavers are judged apart only since 2023."""
POOLED, ALL = "pooled", "all"
DRAWS = 1000
STATISTICS = ("rps", "auc", "brier", "mae", "exact", "slope", "intercept", "covers", "grades_held")
COLUMNS = ("model", "judgement", "statistic", "value", "lower", "upper", "n")
"""`pooled`: leaders, hp and cic, of rps the mean of the three; `all`: the four together. Of a model
against the outlook, `rps_worse_by` is its score less the outlook's."""


def table(said: pd.DataFrame, draws: int = DRAWS, seed: int = 1) -> pd.DataFrame:
    """COLUMNS of `trying.tried`'s rows; 95 % intervals resample whole authorities."""
    groups = [*((name, (name,)) for name in JUDGEMENTS), (POOLED, MAIN), (ALL, JUDGEMENTS)]
    rows = [
        row
        for label, names in groups
        for row in _of_group(said[said["judgement"].isin(names)], label, draws, seed)
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS))


BANDS = (0.0, 0.35, 0.5, 0.65, 0.8, 0.9, 1.0)
"""Edges of what was said of good or better, to hold beside what came."""


MUCH = 0.2
"""A chance of inadequate said so large that it is held beside what came."""


def calibration(said: pd.DataFrame) -> pd.DataFrame:
    """COLUMNS for the outlook: by band of the chance of good or better, what was said and what came,
    the latter with Wilson's interval."""
    mine = said[said["model"] == OUTLOOK]
    chance = good(mine[["p1", "p2", "p3", "p4"]].to_numpy())
    came = (mine["grade"] >= 3).to_numpy()
    rows = []
    for low, high in pairwise(BANDS):
        inside = (chance > low) & (chance <= high)
        many = int(inside.sum())
        if many:
            lower, upper = (float(end) for end in wilson(int(came[inside].sum()), many))
            label = f"{low:.2f} to {high:.2f}"
            rows.append(
                (OUTLOOK, ALL, f"said {label}", float(chance[inside].mean()), np.nan, np.nan, many)
            )
            rows.append(
                (OUTLOOK, ALL, f"came {label}", float(came[inside].mean()), lower, upper, many)
            )
    much = mine["p1"] > MUCH
    if much.any():
        was = mine.loc[much, "grade"] == 1
        lower, upper = (float(end) for end in wilson(int(was.sum()), len(was)))
        mean = float(mine.loc[much, "p1"].mean())
        label = f"inadequate over {MUCH:.2f}"
        rows.append((OUTLOOK, ALL, f"said {label}", mean, np.nan, np.nan, len(was)))
        rows.append((OUTLOOK, ALL, f"came {label}", float(was.mean()), lower, upper, len(was)))
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _of_group(
    said: pd.DataFrame, label: str, draws: int, seed: int
) -> Iterator[tuple[str, str, str, float, float, float, int]]:
    authorities = np.sort(said["la"].unique())
    weights = _resampled(len(authorities), draws, seed)
    place = {la: at for at, la in enumerate(authorities)}
    own = _scores(said[said["model"] == OUTLOOK])
    for model, rows in said.groupby("model", sort=False):
        chances = rows[["p1", "p2", "p3", "p4"]].to_numpy()
        grades = rows["grade"].to_numpy()
        whose = rows["la"].map(place).to_numpy()
        for name, values in _each(chances, grades).items():
            low, high = _interval(values, whose, weights)
            yield str(model), label, name, float(values.mean()), low, high, len(rows)
        auc = within_years(good(chances), grades >= 3, rows["year"].to_numpy())
        low, high = _auc_interval(rows, chances, grades, whose, weights[: draws // 5])
        yield str(model), label, "auc", auc, low, high, len(rows)
        intercept, steep = slope(good(chances), grades >= 3)
        for name, value in (("intercept", intercept), ("slope", steep)):
            yield str(model), label, name, value, np.nan, np.nan, len(rows)
        if model != OUTLOOK:
            worse = _scores(rows) - own.reindex(_scores(rows).index)
            low, high = _interval(worse.to_numpy(), whose, weights)
            yield str(model), label, "rps_worse_by", float(worse.mean()), low, high, len(rows)


def _scores(rows: pd.DataFrame) -> pd.Series:
    chances = rows[["p1", "p2", "p3", "p4"]].to_numpy()
    index = pd.MultiIndex.from_frame(rows[["judgement", "insp_id"]])
    return pd.Series(rps(chances, rows["grade"].to_numpy()), index=index)


def _each(chances: Floats, grades: NDArray[np.int64]) -> dict[str, Floats]:
    """What is a mean over rows."""
    sets = held(chances)
    middle = (np.cumsum(chances, axis=1) < 0.5).sum(axis=1) + 1
    return {
        "rps": rps(chances, grades),
        "brier": (good(chances) - (grades >= 3)) ** 2,
        "mae": np.abs(middle - grades).astype(np.float64),
        "exact": (chances.argmax(axis=1) + 1 == grades).astype(np.float64),
        "covers": np.array([g in one for g, one in zip(grades, sets, strict=True)], dtype=float),
        "grades_held": np.array([len(one) for one in sets], dtype=np.float64),
    }


def _resampled(many: int, draws: int, seed: int) -> NDArray[np.int64]:
    """How often each authority is in each draw."""
    rng = np.random.default_rng(seed)
    return rng.multinomial(many, np.full(many, 1 / many), size=draws)


def _interval(
    values: Floats, whose: NDArray[np.int64], weights: NDArray[np.int64]
) -> tuple[float, float]:
    mine = weights[:, whose]
    means = (mine @ values) / mine.sum(axis=1)
    low, high = np.quantile(means, (0.025, 0.975))
    return float(low), float(high)


def _auc_interval(
    rows: pd.DataFrame,
    chances: Floats,
    grades: NDArray[np.int64],
    whose: NDArray[np.int64],
    weights: NDArray[np.int64],
) -> tuple[float, float]:
    years, chance, was = rows["year"].to_numpy(), good(chances), grades >= 3
    found = []
    for counts in weights:
        at = np.repeat(np.arange(len(rows)), counts[whose])
        found.append(within_years(chance[at], was[at], years[at]))
    low, high = np.nanquantile(found, (0.025, 0.975))
    return float(low), float(high)
