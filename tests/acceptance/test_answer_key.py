"""What is computed from the files of an invented authority, against the truth of its stories.

The two never meet before here: the files go out through the writer and in through the reader, and
the measures see typed lists only; the key was counted from the stories by the measures' oracles.
"""

from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from readiness.intake import annex_a
from readiness.intake.evidence import read_evidence
from readiness.intake.returns import read_returns
from readiness.measures import compute, registry
from readiness.model import Mean, Median
from readiness.synthetic import Written, write

AS_AT = date(2026, 9, 30)
SEEDS = (1, 2, 3, 4, 5)
KEY = ["measure", "period", "breakdown", "group"]
COUNTS = ["numerator", "denominator"]


def computed(written: Written, as_at: date) -> pd.DataFrame:
    """The one tidy table from lists, evidence and returns as files, indexed as the key is."""
    evidence = read_evidence(written.evidence, as_at)
    returns = read_returns([written.annex_a.parent / "returns"], as_at)
    lists = annex_a.read(written.annex_a, as_at).lists
    results = compute({**lists, **evidence.tables, **returns.tables}, as_at)
    days = [pd.to_datetime(results[column]).dt.strftime("%Y-%m-%d") for column in
            ("period_start", "period_end")]  # fmt: skip
    return results.assign(period=days[0] + "/" + days[1]).set_index(KEY)


def differences(key: pd.DataFrame, results: pd.DataFrame) -> list[str]:
    """Every group whose numerator or denominator is not the true one; a missing group is 0 of 0."""
    ours_named = results[COUNTS].add_suffix("_computed")
    both = key.set_index(KEY)[COUNTS].join(ours_named, how="outer")
    found = []
    for name in COUNTS:
        counts_only = key.set_index(KEY)[name].isna().reindex(both.index, fill_value=False)
        true, ours = both[name].fillna(0), both[f"{name}_computed"].fillna(0)
        wrong = (true != ours) & ~counts_only
        found += [f"{where} {name}: true {true[where]}, computed {ours[where]}"
                  for where in both.index[wrong]]  # fmt: skip
    return found


def assert_true(out: Path, children: int, seed: int, format: str, as_at: date = AS_AT) -> None:  # noqa: A002
    written = write(out, children, seed, as_at, measures=registry(), format=format)
    assert written.answer_key is not None
    key = pd.read_csv(written.answer_key, dtype={"numerator": "Int64", "denominator": "Int64"})
    results = computed(written, as_at)
    assert set(key.measure) == set(registry())
    absent = results.index[results.state == "not_supplied"].get_level_values("measure")
    # A tab of a small authority may have nothing in it, and then nobody can tell it from unfilled.
    assert not set(absent) & set(key.measure[key.numerator.fillna(key.denominator) > 0])
    assert differences(key, results) == []
    assert middles(key, results) == []


def middles(key: pd.DataFrame, results: pd.DataFrame) -> list[str]:
    """Every group whose median or mean is not the true one."""
    shapes = {name for name, one in registry().items() if one.shape in (Median, Mean)}
    told = key[key.measure.isin(shapes) & key.value.notna()].set_index(KEY)
    ours = results["value"].reindex(told.index)
    return [str(where) for where in told.index[~np.isclose(told["value"], ours)]]


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("children", [50, 300, 1000])
def test_every_measure_of_a_workbook_is_true(tmp_path: Path, children: int, seed: int) -> None:
    assert_true(tmp_path, children, seed, "xlsx")


@pytest.mark.parametrize("seed", SEEDS)
def test_every_measure_of_a_large_folder_is_true(tmp_path: Path, seed: int) -> None:
    assert_true(tmp_path, 5000, seed, "csv")


@pytest.mark.parametrize("as_at", [date(2024, 2, 29), date(2025, 12, 31), date(2027, 1, 3)])
def test_every_measure_is_true_on_any_day(tmp_path: Path, as_at: date) -> None:
    assert_true(tmp_path, 200, 7, "csv", as_at)


def test_a_difference_would_be_seen() -> None:
    row = {"measure": "m", "period": "p", "breakdown": "all", "group": "all"}
    key = pd.DataFrame([{**row, "numerator": 3, "denominator": 4}])
    results = pd.DataFrame([{**row, "numerator": 2, "denominator": 4}]).set_index(KEY)
    assert len(differences(key, results)) == 1


def test_a_group_only_one_side_has_would_be_seen() -> None:
    row = {"measure": "m", "period": "p", "breakdown": "sex", "group": "Female"}
    key = pd.DataFrame([{**row, "numerator": 3, "denominator": 4}])
    nothing = pd.DataFrame(columns=[*KEY, *COUNTS]).set_index(KEY)
    assert len(differences(key, nothing)) == 2
