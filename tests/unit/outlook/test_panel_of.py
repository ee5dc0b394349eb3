"""A panel made of DfE's values: only what was out, each place as the year had it."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from readiness import cli, paths
from readiness.intake import reference
from readiness.intake.official import known_on
from readiness.intake.reference import rule_date
from readiness.outlook.inputs import read_panel, read_prior
from readiness.outlook.judged_by import read_as
from readiness.outlook.panel_of import panel_of


def lait(place: Path) -> Path:
    """Two measures of five authorities over three years, as DfE writes them."""
    rows = [
        (name, str(year), f"Place {number}", written, number, "North")
        for name, good in (("RevCP", 1), ("ReReferral", -1))
        for year in (2023, 2024, 2025)
        for number, written in zip((201, 202, 203, 204, 205), "12345", strict=True)
        for _ in [good]
    ]
    names = ["Short Desc", "Years", "LA and Regions", "Values", "LA Number", "Region"]
    frame = pd.DataFrame(rows, columns=names)
    frame.loc[(frame["LA Number"] == 205) & (frame["Years"] == "2025"), "Values"] = "-"
    frame.to_csv(place / "lait.csv", index=False)
    return place / "lait.csv"


def known(file: Path) -> pd.DataFrame:
    """All that was ever out, each with its day."""
    return known_on(file, date(2100, 1, 1), read_as()).figures


def inspections(**days: str) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {"insp_id": name, "number": int(name[1:4]), "inspection_date": pd.Timestamp(day)}
            for name, day in days.items()
        ]
    )


def test_the_newest_year_that_was_out_and_its_place(tmp_path) -> None:
    out = rule_date("children_in_need", 2025)
    found = panel_of(
        known(lait(tmp_path)),
        inspections(
            a203=str(out), b203=str(pd.Timestamp(out) + pd.Timedelta(days=1)), c205="2026-03-01"
        ),
    ).set_index(["insp_id", "indicator"])
    assert found.loc[("a203", "RevCP"), "year"] == 2024  # on the day itself it is not out
    assert found.loc[("b203", "RevCP"), "year"] == 2025
    assert found.loc[("a203", "RevCP"), "signed_pct"] == pytest.approx(0.5)
    assert found.loc[("b203", "RevCP"), "signed_pct"] == pytest.approx(2.5 / 4)  # four gave one
    assert found.loc[("b203", "ReReferral"), "signed_pct"] == pytest.approx(1 - 2.5 / 4)
    assert found.loc[("c205", "RevCP"), "year"] == 2024  # its own newest
    assert (found["published"] < found["inspection_date"]).all()


def test_what_is_too_old_or_of_nobody_is_not_there(tmp_path) -> None:
    found = known(lait(tmp_path))
    assert panel_of(found, inspections(a203="2029-01-01", b999="2026-03-01")).empty


def test_every_measure_looked_at_has_a_rule_of_its_day() -> None:
    table = reference.published_measures().set_index("measure")
    assert all(rule_date(table.loc[name, "release_rule"], 2024) for name in read_as())
    directions = {name: table.loc[name, "polarity"] == "Low" for name in read_as()}
    assert directions == read_as()  # as DfE reads them


def test_a_panel_and_what_was_judged_before_from_the_command_line(tmp_path) -> None:
    words = ["outlook", "panel", "--published", str(lait(tmp_path)), "--on", "2026-03-01"]
    words += ["--out", str(tmp_path / "panel.csv"), "--prior", str(tmp_path / "prior.csv")]
    assert cli.main([*words, "--authority", "Camden", "203"]) == 0
    panel, prior = read_panel(tmp_path / "panel.csv"), read_prior(tmp_path / "prior.csv")
    assert list(prior.index) == ["202_20260301", "203_20260301"]
    assert set(panel.dates.index) == set(prior.index)
    probs = tmp_path / "probs.csv"
    model = str(paths.data("reference", "outlook_model.json"))
    given = ["--panel", str(tmp_path / "panel.csv"), "--prior", str(tmp_path / "prior.csv")]
    assert cli.main(["outlook", "predict", "--model", model, *given, "--out", str(probs)]) == 0
    found = pd.read_csv(probs)
    assert len(found) == 8
    assert found[["p1", "p2", "p3", "p4"]].sum(axis=1).to_numpy() == pytest.approx(1)
    assert cli.main([*words, "--all"]) == 0
    assert len(read_prior(tmp_path / "prior.csv")) == 153


def test_it_is_the_panel_that_was_supplied() -> None:
    """Every figure of the shared panel, from DfE's own file."""
    shared = Path(os.environ.get("READINESS_SHARED") or paths.root().parent / "shared")
    folder = shared / "data" / "published"
    if not (folder / "inspection_panel.parquet").is_file():
        pytest.skip("the published panel is not beside the project")
    outcomes = pd.read_csv(folder / "inspection_outcomes.csv", parse_dates=["start"])
    whose = outcomes.rename(columns={"la": "number", "start": "inspection_date"})
    made = panel_of(
        known(folder / "lait_values.parquet"), whose[["insp_id", "number", "inspection_date"]]
    )
    given = pd.read_parquet(folder / "inspection_panel.parquet")
    given = given[given["indicator"].isin(read_as())].drop_duplicates(["insp_id", "indicator"])
    both = given.merge(made, on=["insp_id", "indicator"], how="outer", suffixes=("", "_made"))
    assert len(both) == len(given) == len(made)
    assert np.allclose(both["signed_pct"], both["signed_pct_made"])
    assert (both["published"] == both["published_made"]).all()
