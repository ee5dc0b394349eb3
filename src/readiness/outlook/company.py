"""What an outlook is shown beside: the grade before alone, three years' grades, and inspections alike."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from readiness.outlook.baselines import base_rate, grade_before
from readiness.outlook.design import design
from readiness.outlook.fitting import both, fit, judged, of_choice
from readiness.outlook.inputs import Panel
from readiness.outlook.judged_by import JUDGEMENTS, judged_by
from readiness.outlook.model import Company, Outlook
from readiness.outlook.trying import folds_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

YEARS_ALIKE = 4
"""Inspections longer ago are not held beside one of today: grades have drifted since."""
SEED = 1


def learn(panel: Panel, outcomes: pd.DataFrame) -> Outlook:
    """The outlook, with its company. Raises InputError as `fitting.fit` does."""
    model = fit(panel, outcomes)
    return replace(model, company=_company(panel, both(panel, outcomes), model))


def said_by_figures(model: Outlook, panel: Panel, prior: pd.DataFrame, name: str) -> Floats:
    """What the figures alone add to the log odds of a better grade, a number an inspection of `prior`;
    one that is not known adds nothing."""
    dates = prior["inspection_date"] if "inspection_date" in prior else prior["start"]
    told = design(name, model.choice, panel.figures, prior, dates, model.last)
    own = model.models[name].coefficients[-len(judged_by()[name]) :]
    made: Floats = np.nan_to_num(told.figures) @ own
    return made


def _company(panel: Panel, known: pd.DataFrame, model: Outlook) -> Company:
    recent = known["start"] > known["start"].max() - pd.DateOffset(years=YEARS_ALIKE)
    said = _unseen(panel, known, model)
    return Company(
        alone={name: grade_before(panel, known, name) for name in JUDGEMENTS},
        base={
            name: tuple(base_rate(panel, known, known.iloc[:1], name, model.choice)[0].tolist())
            for name in JUDGEMENTS
        },
        alike={
            name: _alike(said[name][recent], judged(known, name)[recent]) for name in JUDGEMENTS
        },
    )


def _unseen(panel: Panel, known: pd.DataFrame, model: Outlook) -> pd.DataFrame:
    """Of every inspection what its figures say to a model that learnt from no inspection of its
    authority: one that had would take its own grade for what its figures say."""
    fold = folds_of(known, SEED)
    parts = []
    for number in sorted(fold.unique()):
        other = of_choice(panel, known[fold != number], model.choice)
        mine = known[fold == number]
        said = {name: said_by_figures(other, panel, mine, name) for name in JUDGEMENTS}
        parts.append(pd.DataFrame(said, index=mine.index))
    return pd.concat(parts).loc[known.index]


def _alike(said: pd.Series, grades: pd.Series) -> Floats:
    given = grades.notna()
    order = np.argsort(said[given].to_numpy(), kind="stable")
    made: Floats = np.column_stack([said[given], grades[given]]).astype(np.float64)[order]
    return made
