"""What a judgement's outlook is told of an inspection: the judgements before, the year, the figures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from readiness.outlook.judged_by import JUDGEMENTS, judged_by

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

MIDDLE = 2.3
"""About the mean grade before, from which grades are counted."""
EPOCH = pd.Timestamp("2021-01-01")
YEARS = 3.0
"""A step of one in the year is so many years."""
OWN, ALL = "own", "own and all"
"""The judgement's own grade before, or that and the mean of all of them."""
PRIOR_PENALTY, MISSING_PENALTY, YEAR_PENALTY = 0.5, 0.5, 1.0
SIGNED = frozenset({"own grade before", "all grades before"})
UNKNOWN = 1 / 3
"""Variance of a figure nobody knows, on the scale of -1 to 1 on which each lies evenly."""


@dataclass(frozen=True)
class Choice:
    """How a model is made: which grades before it is told, the penalty of a figure's coefficient, and
    whether the drift of grades over the years runs on past the last year it learnt from."""

    before: str
    penalty: float
    runs_on: bool


@dataclass(frozen=True, eq=False)
class Design:
    """`known`: columns that are always there; `figures`: -1 worst to 1 best, NaN where not known."""

    known: Floats
    figures: Floats
    names: tuple[str, ...]
    penalties: Floats

    @property
    def signed(self) -> NDArray[np.bool_]:
        """The columns that may only speak for a better grade as they get better: all figures, and the
        grades before."""
        own = np.array([name in SIGNED for name in self.names[: self.known.shape[1]]])
        return np.concatenate([own, np.ones(self.figures.shape[1])]).astype(np.bool_)

    @property
    def z(self) -> Floats:
        """A figure that is not known counts as the middle of England."""
        return np.column_stack([self.known, np.nan_to_num(self.figures)])

    def spread(self, coefficients: Floats) -> Floats:
        """The variance of z.b that comes of figures that are not known."""
        of_figures = coefficients[self.known.shape[1] :] ** 2 * UNKNOWN
        made: Floats = (np.isnan(self.figures) * of_figures).sum(axis=1)
        return made


def design(
    judgement: str,
    choice: Choice,
    figures: pd.DataFrame,
    prior: pd.DataFrame,
    dates: pd.Series,
    last: date | None,
) -> Design:
    """Of the inspections of `dates`, in their order. `last`: the latest inspection learnt from, past
    which the drift stands still unless it runs on."""
    before = prior.loc[dates.index]
    own = before[f"prev_{judgement}"]
    columns = [np.nan_to_num(own - MIDDLE), own.isna().to_numpy(dtype=np.float64)]
    names, penalties = ["own grade before", "no grade before"], [PRIOR_PENALTY, MISSING_PENALTY]
    if choice.before == ALL:
        mean = before[[f"prev_{name}" for name in JUDGEMENTS]].mean(axis=1)
        columns.append(np.nan_to_num(mean - MIDDLE))
        names.append("all grades before")
        penalties.append(PRIOR_PENALTY)
    when = dates
    if last is not None and not choice.runs_on:
        when = dates.where(dates <= pd.Timestamp(last), pd.Timestamp(last))
    columns.append(((when - EPOCH).dt.days / 365.25 / YEARS).to_numpy(dtype=np.float64))
    measures = judged_by()[judgement]
    values = figures.reindex(index=dates.index, columns=list(measures)).to_numpy(dtype=np.float64)
    return Design(
        known=np.column_stack(columns),
        figures=2 * values - 1,
        names=(*names, "year", *measures),
        penalties=np.array([*penalties, YEAR_PENALTY, *[choice.penalty] * len(measures)]),
    )
