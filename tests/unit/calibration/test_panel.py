"""The panel: nothing that was not out, the product's own scores, and the shipped table still true."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from readiness import benchmark
from readiness.calibration.calibrating import ALL, STATISTICS, band_of, calibrate
from readiness.calibration.panel import COLUMNS, OUTCOMES, VALUES, panel, scores_before
from readiness.intake import lookup, reference
from readiness.intake.lookup import FigureYear
from readiness.measures import catalogue
from readiness.score.settings import settings

ROOT = Path(__file__).resolve().parents[3]
SHARED = Path(os.environ.get("READINESS_SHARED") or ROOT.parent / "shared")
PUBLISHED = SHARED / "data" / "published"
WITHIN = 0.002


@pytest.fixture(scope="module")
def folder() -> Path:
    if not (PUBLISHED / OUTCOMES).is_file():
        pytest.skip(f"{OUTCOMES} is not there; set READINESS_SHARED to the folder of shared data")
    return PUBLISHED


@pytest.fixture(scope="module")
def found(folder: Path) -> pd.DataFrame:
    return panel(folder, catalogue())


def test_the_shipped_table_is_still_true(found: pd.DataFrame) -> None:
    """Every statistic but its interval; `python -m readiness.calibration --write` makes it anew."""
    shipped = reference.calibration()
    assert set(shipped["goalposts"]) == {settings().version}
    values = shipped.set_index(["statistic", "area"])["value"]
    for area in (*found["area"].unique(), ALL):
        rows = found if area == ALL else found[found["area"] == area]
        for name, work in STATISTICS.items():
            assert values[name, area] == pytest.approx(work(rows), abs=WITHIN), (name, area)


def _changed(years: tuple[FigureYear, ...], which: Callable[[date], bool]) -> tuple[Any, ...]:
    return tuple(
        replace(year, value={number: 0.37 * value for number, value in year.value.items()})
        if which(year.released)
        else year
        for year in years
    )


@pytest.mark.parametrize("started", [date(2018, 12, 3), date(2021, 9, 6), date(2024, 12, 16)])
def test_figures_that_came_out_later_change_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch, started: date
) -> None:
    """Every figure out on the day or later is spoilt: the scores stay. Spoil the rest: they move."""
    known, values = catalogue(), folder / VALUES
    figures = lookup.figures_by_key(values)

    def scores(which: Callable[[date], bool]) -> list[float | None]:
        spoilt = {key: _changed(years, which) for key, years in figures.items()}
        with monkeypatch.context() as patched:
            patched.setattr(benchmark, "figures_by_key", lambda _: spoilt)
            return [one.data_score for one in scores_before(302, started, known, values)]

    as_they_are = scores(lambda _: False)
    assert any(score is not None for score in as_they_are)
    assert scores(lambda released: released >= started) == as_they_are
    assert scores(lambda released: released < started) != as_they_are


def test_published_figures_alone_would_have_no_band(found: pd.DataFrame) -> None:
    """They hold too few of the measures: the product says nothing where the calibration does."""
    assert found["position"].isna().all()
    assert (found["coverage"] < settings().gates["coverage"]).all()


def test_before_anything_was_published_there_is_no_score(folder: Path) -> None:
    scores = scores_before(302, date(2016, 1, 1), catalogue(), folder / VALUES)
    assert [one.data_score for one in scores] == [None] * 4


def invented(rows: int = 60) -> pd.DataFrame:
    random = np.random.default_rng(3)
    judged = random.integers(1, 5, rows)
    data = np.clip(judged + random.normal(0, 1, rows), 1, 4)
    frame = pd.DataFrame({
        "authority": random.integers(0, 20, rows), "inspected": date(2024, 1, 1),
        "area": random.choice(["leaders", "care_leavers"], rows), "data": data, "coverage": 0.2,
        "measures": 4, "position": None, "with_previous": data, "previous": judged, "judged": judged,
        "age": 1.5,
    })  # fmt: skip
    return frame[list(COLUMNS)]


def test_the_intervals_hold_the_figure_and_are_seeded() -> None:
    one, other = (calibrate(invented(), draws=60) for _ in range(2))
    pd.testing.assert_frame_equal(one, other)
    known = one.dropna(subset=["lower"])
    whole = known[known["statistic"] == "quadratic kappa, data"]
    assert ((whole["lower"] <= whole["value"]) & (whole["value"] <= whole["upper"])).all()
    assert set(one["area"]) == {"leaders", "care_leavers", ALL}


def test_what_needs_a_grade_before_counts_those_alone() -> None:
    rows = invented().assign(previous=[np.nan] * 10 + [2.0, 3.0] * 25)
    n = calibrate(rows, draws=1).query("area == @ALL").set_index("statistic")["n"]
    assert n["quadratic kappa, previous grade alone"] == 50
    assert n["AUC of good or better, data and previous grade"] == 50
    assert n["quadratic kappa, data"] == 60


def test_every_area_is_in_the_table_of_bands() -> None:
    rows = invented()
    table = calibrate(rows, draws=1)
    cells = table[table["statistic"].str.startswith("band ") & (table["area"] == ALL)]
    assert cells["value"].sum() == len(rows)
    assert band_of(pd.Series([1.4, 1.5, 2.5, 3.5])).tolist() == [1, 2, 3, 4]
