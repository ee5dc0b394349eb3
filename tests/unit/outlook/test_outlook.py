"""An outlook learns from the past alone, knows nobody, and says less where it knows less."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from tests.unit.outlook.invented import MEASURES, country, long

from readiness import cli, paths
from readiness.errors import InputError
from readiness.outlook import fit, predict
from readiness.outlook.backtest import ALL, POOLED, calibration, table
from readiness.outlook.card import CARD, TRIAL, as_markdown
from readiness.outlook.design import ALL as ALL_BEFORE
from readiness.outlook.design import Choice
from readiness.outlook.fitting import choose, judged, of_choice
from readiness.outlook.inputs import read_outcomes, read_panel, read_prior
from readiness.outlook.judged_by import JUDGEMENTS
from readiness.outlook.model import as_json, load, save
from readiness.outlook.then import MODEL
from readiness.outlook.trying import OUTLOOK, permuted, tried

CHOICE = Choice(ALL_BEFORE, 4.0, False)


@pytest.fixture(scope="module")
def known():
    return country(authorities=40)


@pytest.fixture(scope="module")
def model(known):
    return of_choice(*known, CHOICE)


@pytest.fixture(scope="module")
def prior(known):
    return known[1].rename(columns={"start": "inspection_date"})


@pytest.fixture
def files(known, tmp_path):
    panel, outcomes = known
    long(panel).to_parquet(tmp_path / "panel.parquet")
    outcomes.reset_index().to_csv(tmp_path / "outcomes.csv", index=False)
    given = outcomes.reset_index().rename(columns={"start": "inspection_date"})
    given[["insp_id", "inspection_date", *(f"prev_{n}" for n in JUDGEMENTS)]].to_csv(
        tmp_path / "prior.csv", index=False
    )
    return tmp_path


def test_each_inspection_has_four_rows_that_add_up_to_one(model, known, prior) -> None:
    found = predict(model, known[0], prior)
    assert len(found) == 4 * len(prior)
    assert found["insp_id"].drop_duplicates().tolist() == prior.index.tolist()
    assert (found.groupby("insp_id")["judgement"].apply(tuple) == JUDGEMENTS).all()
    chances = found[["p1", "p2", "p3", "p4"]]
    assert chances.sum(axis=1).to_numpy() == pytest.approx(1)
    assert (chances > 0).all(axis=None)
    assert found["set80"].str.fullmatch(r"[1-4](-[1-4])*").all()


def test_who_an_authority_is_makes_no_difference(known, prior) -> None:
    panel, outcomes = known
    other = outcomes.assign(la=outcomes["la"].max() + 1 - outcomes["la"])
    first, second = (of_choice(panel, each, CHOICE) for each in (outcomes, other))
    pd.testing.assert_frame_equal(predict(first, panel, prior), predict(second, panel, prior))


def test_what_is_not_known_widens_and_never_fails(model, known, prior) -> None:
    panel = known[0]
    best = panel.figures.copy()
    best.iloc[0] = 1.0
    spare = best.copy()
    spare.iloc[0, 3:] = np.nan
    none = best.drop(index=best.index[0])
    one = prior.iloc[[0]]
    sizes = []
    for figures in (best, spare, none, best[[MEASURES[0]]]):
        found = predict(model, replace(panel, figures=figures), one)
        assert found[["p1", "p2", "p3", "p4"]].sum(axis=1).to_numpy() == pytest.approx(1)
        sizes.append(found["p4"].mean())
    assert sizes[0] > sizes[1] > sizes[2]  # all at their best is said the more surely
    nobody = one.assign(**{f"prev_{name}": np.nan for name in JUDGEMENTS})
    assert predict(model, panel, nobody)["p1"].notna().all()


def test_it_learns_only_from_what_had_been_published(known) -> None:
    """Later judgements are spoilt: what is said of the years before is the same."""
    panel, outcomes = known
    late = outcomes["pub"] >= pd.Timestamp("2023-01-01")
    spoilt = outcomes.copy()
    spoilt.loc[late, ["leaders", "hp", "cic"]] = 1.0
    said = [tried(panel, each, only=(OUTLOOK,), choice=CHOICE) for each in (outcomes, spoilt)]
    early = [one[one["year"] <= 2022].reset_index(drop=True) for one in said]
    columns = ["insp_id", "judgement", "p1", "p2", "p3", "p4"]
    pd.testing.assert_frame_equal(early[0][columns], early[1][columns])
    later = [one[one["year"] == 2024]["p1"].mean() for one in said]
    assert later[1] > later[0]


def test_no_inspection_of_an_authority_foretells_another_of_it(known) -> None:
    """One authority's judgements are all spoilt but for what is foretold of it."""
    panel, outcomes = known
    mine = outcomes["la"] == 7
    spoilt = outcomes.copy()
    spoilt.loc[mine, ["leaders", "hp", "cic"]] = 1.0
    said = [tried(panel, each, only=(OUTLOOK,), choice=CHOICE) for each in (outcomes, spoilt)]
    own = [one[one["la"] == 7].reset_index(drop=True) for one in said]
    pd.testing.assert_frame_equal(own[0].drop(columns="grade"), own[1].drop(columns="grade"))


def test_the_choice_is_of_the_past_and_real_signal_is_found(known) -> None:
    panel, outcomes = known
    assert choose(panel, outcomes).penalty <= 16
    only = (OUTLOOK, "base rate of three years")
    found = table(tried(panel, outcomes, only=only, choice=CHOICE), draws=100)
    score = found[(found["statistic"] == "rps") & (found["judgement"] == POOLED)]
    by = score.set_index("model")["value"]
    assert by[OUTLOOK] < by["base rate of three years"] - 0.02
    worse = found[(found["statistic"] == "rps_worse_by") & (found["judgement"] == POOLED)]
    assert worse["lower"].iloc[0] > 0
    assert (found["lower"].dropna() <= found.loc[found["lower"].notna(), "value"] + 1e-9).all()


def test_judgements_dealt_anew_stay_in_their_year_and_tell_nothing(known) -> None:
    panel, outcomes = known
    dealt = permuted(outcomes, 3)
    for name in JUDGEMENTS:
        a, b = (
            one.groupby(one["start"].dt.year)[name].apply(lambda x: sorted(x.dropna()))
            for one in (outcomes, dealt)
        )
        assert a.equals(b)
    assert not dealt["hp"].equals(outcomes["hp"])
    pd.testing.assert_series_equal(dealt["prev_hp"], outcomes["prev_hp"])
    aucs = []
    for seed in range(6):
        found = tried(panel, permuted(outcomes, seed), only=(OUTLOOK,), choice=CHOICE)
        rows = table(found, draws=10)
        at = (rows["statistic"] == "auc") & (rows["judgement"] == POOLED)
        aucs.append(float(rows.loc[at, "value"].iloc[0]))
    assert 0.42 < np.mean(aucs) < 0.58


def test_care_leavers_before_2023_have_the_grade_given_for_both(known) -> None:
    outcomes = known[1]
    found = judged(outcomes, "cl")
    early = outcomes["start"].dt.year < 2023
    pd.testing.assert_series_equal(found[early], outcomes.loc[early, "cic"], check_names=False)
    assert judged(outcomes.drop(columns="cic_combined"), "cl").isna().sum() == early.sum()


def test_bands_say_what_was_said_and_what_came(known) -> None:
    said = tried(*known, only=(OUTLOOK,), choice=CHOICE)
    found = calibration(said)
    many = found[found["statistic"].str.startswith("said 0.")]["n"].sum()
    assert many == len(said)
    much = found[found["statistic"] == "said inadequate over 0.20"]
    assert much["n"].sum() == (said["p1"] > 0.2).sum()
    assert set(found["judgement"]) == {ALL}


def test_a_model_is_the_same_when_read_again(model, known, prior, tmp_path) -> None:
    save(model, tmp_path / "model.json")
    again = load(tmp_path / "model.json")
    pd.testing.assert_frame_equal(predict(again, known[0], prior), predict(model, known[0], prior))
    assert as_json(again) == as_json(model)


@pytest.mark.parametrize(
    "text", ["", "{}", '{"version": 0}', "[1]", '{"version": 1, "judgements": {"leaders": 3}}']
)
def test_what_is_no_model_is_refused(text, tmp_path) -> None:
    (tmp_path / "model.json").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"model\.json"):
        load(tmp_path / "model.json")
    with pytest.raises(InputError):
        load(tmp_path / "none.json")


def spoil(files, change) -> None:
    frame = pd.read_parquet(files / "panel.parquet")
    change(frame).to_parquet(files / "panel.parquet")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            lambda f: f.assign(published=f["published"].where(f.index > 0, f["inspection_date"])),
            "leak",
        ),
        (lambda f: f.drop(columns="signed_pct"), "lacks the column signed_pct"),
        (lambda f: f.assign(signed_pct=f["signed_pct"] * 100), "not from 0 to 1"),
        (lambda f: f.assign(published=None), "hold no date"),
        (lambda f: pd.concat([f, f.head(1).assign(signed_pct=0.123)]), "twice with different"),
        (lambda f: f.iloc[:0], "no rows"),
    ],
)
def test_a_panel_that_is_wrong_is_refused(files, change, said) -> None:
    spoil(files, change)
    with pytest.raises(InputError, match=said):
        read_panel(files / "panel.parquet")


def test_a_panel_that_leaks_makes_the_fit_fail(files, capsys) -> None:
    spoil(files, lambda f: f.assign(published=f["inspection_date"] + pd.Timedelta(days=1)))
    words = ["outlook", "fit", "--panel", str(files / "panel.parquet"), "--outcomes",
             str(files / "outcomes.csv"), "--out", str(files / "model.json")]  # fmt: skip
    assert cli.main(words) == 2
    assert "they leak what was not known" in capsys.readouterr().err
    assert not (files / "model.json").exists()


def test_rows_may_repeat_and_come_as_csv(files, known) -> None:
    frame = pd.read_parquet(files / "panel.parquet")
    both = pd.concat([frame.assign(judgement_area="hp"), frame.assign(judgement_area="cic")])
    both.to_csv(files / "panel.csv", index=False)
    found = read_panel(files / "panel.csv")
    pd.testing.assert_frame_equal(
        found.figures[list(MEASURES)], known[0].figures[list(MEASURES)], check_names=False
    )


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [("hp", 5, "not a grade"), ("prev_cl", "good", "not a grade"), ("start", "soon", "no date")],
)
def test_outcomes_that_are_wrong_are_refused(files, column, value, said) -> None:
    frame = pd.read_csv(files / "outcomes.csv").astype({column: "object"})
    frame.loc[0, column] = value
    frame.to_csv(files / "outcomes.csv", index=False)
    with pytest.raises(InputError, match=said):
        read_outcomes(files / "outcomes.csv")


def test_too_little_to_learn_from_is_said(known) -> None:
    panel, outcomes = known
    with pytest.raises(InputError, match="are needed to learn from"):
        fit(panel, outcomes.head(10))
    with pytest.raises(InputError, match="fewer than two grades"):
        fit(panel, outcomes.assign(hp=3.0))


def test_from_files_to_chances_on_the_command_line(files, capsys) -> None:
    given = ["--panel", str(files / "panel.parquet")]
    made = str(files / "model.json")
    outcomes = ["--outcomes", str(files / "outcomes.csv")]
    assert cli.main(["outlook", "fit", *given, *outcomes, "--out", made]) == 0
    out = str(files / "probs.csv")
    words = ["--model", made, *given, "--prior", str(files / "prior.csv"), "--out", out]
    assert cli.main(["outlook", "predict", *words]) == 0
    found = pd.read_csv(out)
    prior = read_prior(files / "prior.csv")
    assert len(found) == 4 * len(prior)
    assert found[["p1", "p2", "p3", "p4"]].sum(axis=1).to_numpy() == pytest.approx(1)
    assert json.loads((files / "model.json").read_text("utf-8"))["version"] == 2
    assert cli.main(["outlook", "predict", *words[:-1], "/nowhere/at/all.csv"]) == 2
    assert "cannot be written" in capsys.readouterr().err


def test_the_card_is_fresh_and_says_no_grade_is_predicted() -> None:
    page = (paths.root() / "docs" / CARD).read_text(encoding="utf-8")
    assert page == as_markdown(), "run python -m readiness.runs.card"
    assert "It is no predicted grade" in page
    trial = pd.read_csv(paths.data("reference", TRIAL))
    assert trial["source"].notna().all()
    assert trial["licence"].notna().all()


def test_the_shipped_trial_meets_what_was_asked_of_it() -> None:
    trial = pd.read_csv(paths.data("reference", TRIAL))
    mine = trial[trial["model"] == OUTLOOK].set_index(["judgement", "statistic"])["value"]
    pooled = trial[(trial["statistic"] == "rps") & (trial["judgement"] == POOLED)]
    others = pooled.set_index("model")["value"]
    assert mine[POOLED, "rps"] <= 0.136
    assert mine[POOLED, "rps"] < min(others["grade before"], others["grade before and year"])
    assert mine[POOLED, "rps"] < others["equal weight of the figures"]
    assert 0.8 <= mine[ALL, "slope"] <= 1.2
    assert 0.75 <= mine[ALL, "covers"] <= 0.90
    assert mine[ALL, "grades_held"] < 2.3


def test_the_shipped_model_is_what_fitting_gives() -> None:
    shared = Path(os.environ.get("READINESS_SHARED") or paths.root().parent / "shared")
    shared = shared / "data" / "published"
    if not (shared / "inspection_panel.parquet").is_file():
        pytest.skip("the published panel is not beside the project")
    panel = read_panel(shared / "inspection_panel.parquet")
    made = fit(panel, read_outcomes(shared / "inspection_outcomes.csv"))
    shipped = load(paths.data("reference", MODEL))
    assert made.choice == shipped.choice
    for name in JUDGEMENTS:
        assert made.models[name].coefficients == pytest.approx(
            shipped.models[name].coefficients, abs=0.01
        )


def test_rows_that_repeat_may_differ_in_what_no_outlook_rests_on(known, tmp_path) -> None:
    frame = long(known[0])
    twice = pd.concat([frame.assign(sn_signed_z=1.0), frame.assign(sn_signed_z=np.nan)])
    twice.to_parquet(tmp_path / "panel.parquet")
    panel = read_panel(tmp_path / "panel.parquet")
    pd.testing.assert_frame_equal(
        panel.figures, known[0].figures, check_names=False, check_like=True
    )
    assert (panel.beside == 1.0).all(axis=None)
