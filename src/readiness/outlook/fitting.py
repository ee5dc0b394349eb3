"""Fits the outlook, and chooses how from the past alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from readiness.errors import InputError
from readiness.outlook.design import ALL, OWN, Choice, design
from readiness.outlook.inputs import Panel
from readiness.outlook.judged_by import JUDGEMENTS
from readiness.outlook.model import Outlook
from readiness.outlook.ordinal import Ordinal, fitted
from readiness.outlook.scoring import rps

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

PENALTIES = (0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 32.0)
CHOICES = tuple(
    Choice(before, penalty, runs_on)
    for before, penalty, runs_on in product((OWN, ALL), PENALTIES, (False, True))
)
FIRST_TRIED = 2019
"""The first year that is foretold from the years before it, to choose."""
FEWEST = 25
"""Inspections a model is learnt from at least."""


def fit(panel: Panel, outcomes: pd.DataFrame) -> Outlook:
    """The outlook learnt from every inspection of which both are known.

    Raises InputError where there are fewer than FEWEST, or a judgement was given in fewer than two grades.
    """
    known = both(panel, outcomes)
    chosen = choose(panel, known)
    return of_choice(panel, known, chosen)


def of_choice(panel: Panel, outcomes: pd.DataFrame, choice: Choice) -> Outlook:
    """The same with the choice made."""
    last, out_by = outcomes["start"].max().date(), outcomes["pub"].max().date()
    models, names = {}, {}
    for name in JUDGEMENTS:
        models[name], names[name] = _one(panel, outcomes, name, choice)
    counts = {name: int(judged(outcomes, name).notna().sum()) for name in JUDGEMENTS}
    return Outlook(models, choice, last, out_by, counts, names)


def choose(panel: Panel, outcomes: pd.DataFrame) -> Choice:
    """The choice that, each year from FIRST_TRIED foretold from reports published before it, had the
    smallest ranked probability score over all judgements; the first where nothing could be tried."""
    scores: dict[Choice, list[Floats]] = {choice: [] for choice in CHOICES}
    for learnt, tried in _years(outcomes):
        for name in JUDGEMENTS:
            grades = judged(tried, name).dropna()
            if grades.empty or judged(learnt, name).nunique() < 2:
                continue
            for choice, chances in _chances(panel, learnt, tried.loc[grades.index], name):
                scores[choice].append(rps(chances, grades.to_numpy(dtype=np.int64)))
    found = {one: float(np.concatenate(each).mean()) for one, each in scores.items() if each}
    return min(found, key=lambda one: found[one]) if found else CHOICES[0]


def judged(outcomes: pd.DataFrame, name: str) -> pd.Series:
    """The grades of a judgement. Before care leavers were judged apart, theirs is the one given for
    children in care and care leavers together."""
    if name == "cl" and "cic_combined" in outcomes:
        together = outcomes["cic"].where(outcomes["cic_combined"].astype(bool))
        return outcomes["cl"].fillna(together)
    return outcomes[name]


def both(panel: Panel, outcomes: pd.DataFrame) -> pd.DataFrame:
    """The inspections of which both are known. Raises InputError as `fit` does."""
    known = outcomes.loc[outcomes.index.isin(panel.dates.index)]
    if len(known) < FEWEST:
        raise InputError(
            f"Only {len(known)} inspections are in both files; {FEWEST} are needed to learn from."
        )
    for name in JUDGEMENTS:
        if judged(known, name).nunique() < 2:
            raise InputError(f"The judgement '{name}' has fewer than two grades to learn from.")
    return known


def _years(outcomes: pd.DataFrame) -> Iterator[tuple[pd.DataFrame, pd.DataFrame]]:
    """What was published before each year, and the inspections of that year."""
    for year in range(FIRST_TRIED, int(outcomes["start"].dt.year.max()) + 1):
        learnt = outcomes[outcomes["pub"] < pd.Timestamp(year, 1, 1)]
        tried = outcomes[outcomes["start"].dt.year == year]
        if len(learnt) >= FEWEST and len(tried):
            yield learnt, tried


def _chances(
    panel: Panel, learnt: pd.DataFrame, tried: pd.DataFrame, name: str
) -> Iterator[tuple[Choice, Floats]]:
    """Of each choice; whether the drift runs on makes no difference to what is learnt."""
    last = learnt["start"].max().date()
    models: dict[tuple[str, float], Ordinal] = {}
    for choice in CHOICES:
        key = (choice.before, choice.penalty)
        if key not in models:
            models[key] = _one(panel, learnt, name, choice)[0]
        told = design(name, choice, panel.figures, tried, tried["start"], last)
        model = models[key]
        yield choice, model.probabilities(told.z, told.spread(model.coefficients))


def _one(
    panel: Panel, outcomes: pd.DataFrame, name: str, choice: Choice
) -> tuple[Ordinal, tuple[str, ...]]:
    grades = judged(outcomes, name).dropna()
    rows = outcomes.loc[grades.index]
    told = design(name, choice, panel.figures, rows, rows["start"], None)
    given = grades.to_numpy(dtype=np.int64)
    return fitted(told.z, given, told.penalties, told.signed), told.names


def coefficients(model: Outlook) -> Mapping[str, Mapping[str, float]]:
    """By judgement and column, in the order of the columns."""
    return {
        name: dict(zip(model.names[name], one.coefficients.tolist(), strict=True))
        for name, one in model.models.items()
    }
