"""The outlook tried on the past: each year foretold from what was published before it.

Of each year T it learns only from reports published before 1 January of T, and from no inspection of
the authority it foretells (five folds of authorities). How it is made is chosen anew each time, within
what it learns from. So nothing of the years tried has a part in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from readiness.outlook.baselines import BASELINES
from readiness.outlook.design import Choice, design
from readiness.outlook.fitting import choose, of_choice
from readiness.outlook.inputs import Panel
from readiness.outlook.judged_by import JUDGEMENTS

if TYPE_CHECKING:
    from readiness.outlook.baselines import Say

FIRST, LAST = 2021, 2025
FOLDS = 5
OUTLOOK = "outlook"
COLUMNS = ("model", "judgement", "insp_id", "la", "year", "p1", "p2", "p3", "p4", "grade")


def tried(
    panel: Panel,
    outcomes: pd.DataFrame,
    seed: int = 1,
    only: tuple[str, ...] | None = None,
    choice: Choice | None = None,
) -> pd.DataFrame:
    """COLUMNS, a row a model, judgement and inspection from FIRST to LAST. `only`: names of models.
    `choice`: how the outlook is made, chosen anew for each fold if not given."""
    known = outcomes.loc[outcomes.index.isin(panel.dates.index)]
    wanted = (OUTLOOK, *BASELINES) if only is None else only
    parts = [
        frame
        for learnt, then in _folds(known, seed)
        for frame in _said(panel, learnt, then, wanted, choice)
    ]
    return pd.concat(parts, ignore_index=True)[list(COLUMNS)]


def _folds(known: pd.DataFrame, seed: int) -> Iterator[tuple[pd.DataFrame, pd.DataFrame]]:
    fold = folds_of(known, seed)
    for year in range(FIRST, LAST + 1):
        before = known["pub"] < pd.Timestamp(year, 1, 1)
        for number in range(FOLDS):
            then = known[(known["start"].dt.year == year) & (fold == number)]
            if len(then):
                yield known[before & (fold != number)], then


def folds_of(known: pd.DataFrame, seed: int) -> pd.Series:
    """The fold of each inspection: all of an authority's in one."""
    authorities = np.sort(known["la"].unique())
    drawn = np.random.default_rng(seed).permutation(len(authorities)) % FOLDS
    return known["la"].map(dict(zip(authorities, drawn, strict=True)))


def _said(
    panel: Panel,
    learnt: pd.DataFrame,
    then: pd.DataFrame,
    wanted: tuple[str, ...],
    choice: Choice | None,
) -> Iterator[pd.DataFrame]:
    made = choice or choose(panel, learnt)
    every: dict[str, Say] = {name: say for name, say in BASELINES.items() if name in wanted}
    if OUTLOOK in wanted:
        every = {OUTLOOK: _outlook(panel, learnt, made), **every}
    for model, say in every.items():
        for name in JUDGEMENTS:
            given = then[then[name].notna()]
            if given.empty:
                continue
            frame = pd.DataFrame(
                say(panel, learnt, given, name, made), columns=["p1", "p2", "p3", "p4"]
            )
            yield frame.assign(
                model=model, judgement=name, insp_id=given.index, la=given["la"].to_numpy(),
                year=given["start"].dt.year.to_numpy(), grade=given[name].to_numpy(dtype=int),
            )  # fmt: skip


def _outlook(panel: Panel, learnt: pd.DataFrame, choice: Choice) -> Say:
    """The outlook learnt from these, as it would say it."""
    model = of_choice(panel, learnt, choice)

    def say(_: Panel, __: pd.DataFrame, given: pd.DataFrame, name: str, ___: Choice) -> np.ndarray:
        one = model.models[name]
        told = design(name, model.choice, panel.figures, given, given["start"], model.last)
        return one.probabilities(told.z, told.spread(one.coefficients))

    return say


def permuted(outcomes: pd.DataFrame, seed: int) -> pd.DataFrame:
    """The judgements of each year dealt out anew among its inspections: nothing is left to be learnt
    but how grades have drifted. What an inspection's authority was judged before stays."""
    rng = np.random.default_rng(seed)
    given = [*JUDGEMENTS, *(["cic_combined"] if "cic_combined" in outcomes else [])]
    dealt = outcomes.copy()
    for _, rows in outcomes.groupby(outcomes["start"].dt.year):
        dealt.loc[rows.index, given] = rows[given].to_numpy()[rng.permutation(len(rows))]
    return dealt.astype(outcomes.dtypes.to_dict())
