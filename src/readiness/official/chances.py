"""The outlook of one authority on a day, with what it is shown beside and what it leans on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from readiness.model import Chances, Part
from readiness.official.shown import shown
from readiness.outlook.baselines import by_grade_before
from readiness.outlook.before import AREAS
from readiness.outlook.company import said_by_figures
from readiness.outlook.design import design
from readiness.outlook.inputs import Panel
from readiness.outlook.judged_by import JUDGEMENTS, judged_by
from readiness.outlook.model import Outlook
from readiness.outlook.scoring import held
from readiness.statistics.proportions import wilson

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Four = tuple[float, float, float, float]

THIRD = 1 / 3
"""Of the inspections of the last years so many are taken, those whose figures said most nearly the same."""
GOOD = 3
KNOWN = ("own grade before", "no grade before", "all grades before", "year")
TITLES = {"before": "The judgements before", "year": "How grades have drifted"}


def chances(model: Outlook, panel: Panel, prior: pd.DataFrame) -> tuple[Chances, ...]:
    """Of the one inspection to come in `prior`, in the order of JUDGEMENTS."""
    return tuple(_of(model, panel, prior, name) for name in JUDGEMENTS)


def _of(model: Outlook, panel: Panel, prior: pd.DataFrame, name: str) -> Chances:
    assert model.company is not None
    one = model.models[name]
    told = design(name, model.choice, panel.figures, prior, prior["inspection_date"], model.last)
    made = one.probabilities(told.z, told.spread(one.coefficients))
    before = float(prior[f"prev_{name}"].iloc[0])
    said = float(said_by_figures(model, panel, prior, name)[0])
    alike, good = _alike(model.company.alike[name], said)
    low, high = wilson(good, alike)
    return Chances(
        judgement=name,
        area=AREAS[name],
        chances=_four(made[0]),
        held=held(made)[0],
        before=None if np.isnan(before) else int(before),
        alone=_four(by_grade_before(model.company.alone[name], prior, name)[0]),
        base=_four(np.array(model.company.base[name])),
        alike=alike,
        alike_good=good,
        alike_share=(good / alike, float(low), float(high)),
        parts=_parts(
            name,
            dict(zip(told.names, one.coefficients.tolist(), strict=True)),
            told.z[0],
            told.figures[0],
        ),
        figures_known=int((~np.isnan(told.figures[0])).sum()),
        learnt_from=model.learnt_from[name],
    )


def _four(row: Floats) -> Four:
    one, two, three, four = (float(value) for value in row)
    return one, two, three, four


def _alike(found: Floats, said: float) -> tuple[int, int]:
    """How many inspections there are whose figures said nearly the same, and how many were good or better."""
    many = max(1, round(len(found) * THIRD))
    nearest = np.argsort(np.abs(found[:, 0] - said), kind="stable")[:many]
    return many, int((found[nearest, 1] >= GOOD).sum())


def _parts(
    name: str, coefficients: Mapping[str, float], z: Floats, figures: Floats
) -> tuple[Part, ...]:
    """What each figure adds, most first; the grades before and the years as one each, at the end."""
    titles = dict(zip(shown()["measure"], shown()["title"], strict=True))
    measures = judged_by()[name]
    column = dict(zip(coefficients, z.tolist(), strict=True))
    adds = {one: coefficients[one] * column[one] for one in coefficients}
    parts = [
        Part(one, titles[one], float((place + 1) / 2), adds[one])
        for one, place in zip(measures, figures.tolist(), strict=True)
    ]
    parts.sort(key=lambda part: -abs(part.adds))
    before = sum(adds.get(one, 0.0) for one in KNOWN[:-1])
    nan = float("nan")
    return (
        *parts,
        Part("before", TITLES["before"], nan, before),
        Part("year", TITLES["year"], nan, adds["year"]),
    )
