"""What an outlook is shown beside, and the outlook as it was on a day."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from tests.unit.outlook.invented import country

from readiness import paths
from readiness.outlook.baselines import by_grade_before
from readiness.outlook.company import YEARS_ALIKE, learn, said_by_figures
from readiness.outlook.fitting import coefficients
from readiness.outlook.inputs import read_outcomes, read_panel
from readiness.outlook.judged_by import JUDGEMENTS, judged_by
from readiness.outlook.model import Outlook, as_json
from readiness.outlook.then import FIRST, MODEL, PAST, outlook_on, past


@pytest.fixture(scope="module")
def known():
    return country(authorities=40)


@pytest.fixture(scope="module")
def model(known) -> Outlook:
    return learn(*known)


def test_no_figure_and_no_grade_before_speaks_against_itself(model: Outlook) -> None:
    for found in coefficients(model).values():
        assert all(
            value >= 0 for name, value in found.items() if name not in {"year", "no grade before"}
        )


def test_what_is_alike_is_of_the_last_years_and_of_models_that_had_not_seen_it(
    model: Outlook, known
) -> None:
    panel, outcomes = known
    assert model.company is not None
    since = outcomes["start"].max() - pd.DateOffset(years=YEARS_ALIKE)
    for name in JUDGEMENTS:
        alike = model.company.alike[name]
        assert len(alike) == (outcomes["start"] > since).sum()
        assert (np.diff(alike[:, 0]) >= 0).all()
        assert set(alike[:, 1]) <= {1.0, 2.0, 3.0, 4.0}
        own = np.sort(said_by_figures(model, panel, outcomes[outcomes["start"] > since], name))
        assert not np.allclose(own, alike[:, 0])


def test_figures_that_say_more_come_with_better_grades(model: Outlook) -> None:
    assert model.company is not None
    for name in JUDGEMENTS:
        alike = model.company.alike[name]
        third = len(alike) // 3
        assert alike[-third:, 1].mean() > alike[:third, 1].mean() + 0.3


def test_the_grade_before_alone_knows_nothing_else(model: Outlook, known) -> None:
    assert model.company is not None
    prior = known[1]
    for name in JUDGEMENTS:
        chances = by_grade_before(model.company.alone[name], prior, name)
        frame = pd.DataFrame(chances).assign(before=prior[f"prev_{name}"].to_numpy())
        assert (frame.groupby("before").nunique() == 1).all(axis=None)
        assert sum(model.company.base[name]) == pytest.approx(1)


def test_a_figure_nobody_knows_says_nothing(model: Outlook, known) -> None:
    from dataclasses import replace

    panel, outcomes = known
    nothing = replace(panel, figures=panel.figures * np.nan)
    assert (said_by_figures(model, nothing, outcomes, "hp") == 0).all()


def test_the_shipped_models_had_learnt_only_what_was_out() -> None:
    held = json.loads(paths.reference(PAST).read_text("utf-8"))["models"]
    days = [date.fromisoformat(one["out_by"]) for one in held]
    assert [day.year for day in days] == list(range(FIRST - 1, FIRST - 1 + len(held)))
    for day in days:
        model = outlook_on(date(day.year + 1, 1, 1))
        assert model is not None
        assert model.out_by == day
        assert model.last < day
    assert outlook_on(date(FIRST - 1, 12, 31)) is None
    latest = outlook_on(date(2026, 9, 30))
    assert latest is not None
    assert latest.out_by > max(days)
    day_of = outlook_on(latest.out_by)  # its last report came out that day, and is not known yet
    assert day_of is not None
    assert day_of.out_by < latest.out_by


def test_the_shipped_models_look_at_every_measure_of_theirs() -> None:
    model = outlook_on(date(2026, 9, 30))
    assert model is not None
    for name in JUDGEMENTS:
        assert model.names[name][-len(judged_by()[name]) :] == judged_by()[name]


def test_the_shipped_past_is_what_learning_gives() -> None:
    shared = Path(os.environ.get("READINESS_SHARED") or paths.root().parent / "shared")
    folder = shared / "data" / "published"
    if not (folder / "inspection_panel.parquet").is_file():
        pytest.skip("the published panel is not beside the project")
    panel = read_panel(folder / "inspection_panel.parquet")
    outcomes = read_outcomes(folder / "inspection_outcomes.csv")
    assert _near(past(panel, outcomes), paths.reference(PAST).read_text("utf-8"))
    assert _near(as_json(learn(panel, outcomes)), paths.reference(MODEL).read_text("utf-8"))


def _near(one: str, other: str) -> bool:
    """The same to four digits: another machine's algebra may differ in the last."""

    def rounded(value):
        if isinstance(value, dict):
            return {name: rounded(each) for name, each in value.items()}
        if isinstance(value, list):
            return [rounded(each) for each in value]
        return round(value, 3) if isinstance(value, float) else value

    def without(value):
        """Scores of inspections alike are text of four digits, and may differ in the last."""
        if isinstance(value, dict):
            return {name: without(each) for name, each in value.items() if name != "alike"}
        return [without(each) for each in value] if isinstance(value, list) else value

    return rounded(without(json.loads(one))) == rounded(without(json.loads(other)))
