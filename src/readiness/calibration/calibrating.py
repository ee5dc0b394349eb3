"""The panel's agreement with the judgements, area by area and together, with how sure each figure is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pandas as pd

from readiness.calibration import agreement
from readiness.score.settings import settings

COLUMNS = ("statistic", "area", "value", "lower", "upper", "n", "note")
DRAWS, SEED, LEVEL = 1000, 20260401, 0.95
GOOD = 3
ALL = "all"
BEFORE = "previous grade"
"""In the name of a statistic of those alone whose grade before is known."""

NOTES = {
    "data and previous grade": (
        "flattering: what follows a grade was counted on some of these same inspections"
    ),
    "data": "figures are today's revised ones, not those first published",
}

Statistic = Callable[[pd.DataFrame], float]


def band_of(position: pd.Series) -> pd.Series:
    """1 inadequate to 4 outstanding, by the model's edges."""
    return pd.Series(np.digitize(position, settings().edges) + 1, index=position.index)


def _kappa(column: str, power: int) -> Statistic:
    return lambda rows: agreement.kappa(band_of(rows[column]), rows["judged"], power)


def _auc(column: str) -> Statistic:
    return lambda rows: agreement.auc(rows[column], rows["judged"] >= GOOD)


def _known(rows: pd.DataFrame) -> pd.DataFrame:
    return rows[rows["previous"].notna()]


STATISTICS: dict[str, Statistic] = {
    "quadratic kappa, data": _kappa("data", 2),
    "linear kappa, data": _kappa("data", 1),
    "exact, data": lambda rows: float((band_of(rows["data"]) == rows["judged"]).mean()),
    "within one, data": lambda rows: float(
        ((band_of(rows["data"]) - rows["judged"]).abs() <= 1).mean()
    ),
    "tau-b, data": lambda rows: agreement.tau_b(rows["data"], rows["judged"]),
    "Spearman, data": lambda rows: agreement.spearman(rows["data"], rows["judged"]),
    "AUC of good or better, data": _auc("data"),
    "quadratic kappa, data and previous grade": lambda rows: _kappa("with_previous", 2)(
        _known(rows)
    ),
    "tau-b, data and previous grade": lambda rows: agreement.tau_b(
        _known(rows)["with_previous"], _known(rows)["judged"]
    ),
    "AUC of good or better, data and previous grade": lambda rows: _auc("with_previous")(
        _known(rows)
    ),
    "quadratic kappa, previous grade alone": lambda rows: agreement.kappa(
        _known(rows)["previous"], _known(rows)["judged"]
    ),
    "tau-b, previous grade alone": lambda rows: agreement.tau_b(
        _known(rows)["previous"], _known(rows)["judged"]
    ),
    "AUC of good or better, previous grade alone": lambda rows: _auc("previous")(_known(rows)),
    "exact, always good": lambda rows: float((rows["judged"] == GOOD).mean()),
    "coverage, mean": lambda rows: float(rows["coverage"].mean()),
    "age of figures in years, median": lambda rows: float(rows["age"].median()),
    "with enough evidence for a band, share": lambda rows: float(rows["position"].notna().mean()),
}


def calibrate(panel: pd.DataFrame, draws: int = DRAWS) -> pd.DataFrame:
    """COLUMNS: every statistic of each area and of all together, with a 95 % bootstrap interval
    that draws whole authorities; then counts of our bands by Ofsted's grades, and mean scores.

    The four judgements of an inspection go together, so `all` is not four times the evidence: its
    interval, which draws authorities with all their judgements, allows for that.
    """
    rows = [
        row
        for area in (*panel["area"].unique(), ALL)
        for row in _of_area(
            str(area), panel if area == ALL else panel[panel["area"] == area], draws
        )
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _of_area(area: str, rows: pd.DataFrame, draws: int) -> Iterator[tuple[Any, ...]]:
    whole = {name: work(rows) for name, work in STATISTICS.items()}
    drawn = pd.DataFrame(
        [{name: work(one) for name, work in STATISTICS.items()} for one in _resampled(rows, draws)],
        columns=list(STATISTICS),
    )
    tail = (1 - LEVEL) / 2
    for name, value in whole.items():
        ends = drawn[name].dropna().quantile([tail, 1 - tail]).tolist() if len(drawn) else []
        lower, upper = ends or (np.nan, np.nan)
        many = len(_known(rows) if BEFORE in name else rows)
        yield name, area, value, lower, upper, many, _note(name)
    counts = agreement.table(band_of(rows["data"]), rows["judged"])
    for band in range(agreement.GRADES):
        for grade in range(agreement.GRADES):
            many = counts[band, grade]
            yield f"band {band + 1} judged {grade + 1}", area, many, np.nan, np.nan, len(rows), ""
    for judged, group in rows.groupby("judged"):
        mean = group["data"].mean()
        yield f"mean score judged {judged}", area, mean, np.nan, np.nan, len(group), ""


def _note(name: str) -> str:
    return next((note for ending, note in NOTES.items() if name.endswith(f", {ending}")), "")


def _resampled(rows: pd.DataFrame, draws: int) -> Iterator[pd.DataFrame]:
    """The rows of as many authorities, drawn with replacement."""
    places = list(rows.groupby("authority").indices.values())
    random = np.random.default_rng(SEED)
    for _ in range(draws):
        chosen = random.integers(0, len(places), len(places))
        yield rows.iloc[np.concatenate([places[i] for i in chosen])]
