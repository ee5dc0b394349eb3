"""The answer key of an authority whose lists have known faults.

What only looks different must change no figure; what is not there costs the measures that need it
and no others; what cannot be read is set aside, counted, and costs a figure no more than that.
"""

from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from tests.acceptance.test_answer_key import KEY, computed, differences

from readiness.measures import registry
from readiness.synthetic import write

AS_AT = date(2026, 9, 30)
OF_THE_CELLS = "annex_a_complete"
"""What it counts is what is filled and readable, so any fault of a cell is in it, as it should be."""


def both(out: Path, seed: int, *faults: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The truth of the stories, and what is computed of the files with the faults."""
    written = write(out, 300, seed, AS_AT, faults=faults, measures=registry(), format="csv")
    key = pd.read_csv(written.answer_key, dtype={"numerator": "Int64", "denominator": "Int64"})
    return key, computed(written, AS_AT)


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize(
    "fault", ["renamed-headings", "extra-columns", "title-rows", "dots-on-ids"]
)
def test_what_only_looks_different_changes_no_figure(tmp_path: Path, fault: str, seed: int) -> None:
    key, results = both(tmp_path, seed, fault)
    assert differences(key, results) == []


@pytest.mark.parametrize("fault", ["missing-columns", "missing-list"])
def test_what_is_not_there_costs_only_the_measures_that_need_it(tmp_path: Path, fault: str) -> None:
    key, results = both(tmp_path, 3, fault)
    names = results.index.get_level_values("measure")
    absent = set(names[results["state"] == "not_supplied"])
    assert 0 < len(absent) < len(registry()) / 4
    rest = [name for name in registry() if name not in {*absent, OF_THE_CELLS}]
    # A breakdown goes with its column: list 9 had none for unaccompanied young people until 2023.
    told = key[key["measure"].isin(rest) & (key["breakdown"] != "unaccompanied")]
    by = results.index.get_level_values("breakdown")
    assert differences(told, results[names.isin(rest) & (by != "unaccompanied")]) == []


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize("fault", ["dirty-codes", "bad-dates"])
def test_what_cannot_be_read_costs_no_more_than_what_is_said_to_be_unusable(
    tmp_path: Path, fault: str, seed: int
) -> None:
    key, results = both(tmp_path, seed, fault)
    whole = key[(key["breakdown"] == "all") & (key["measure"] != OF_THE_CELLS)].set_index(KEY)
    ours = results.reindex(whole.index)
    unusable = ours["unusable"].fillna(0)
    for name in ("numerator", "denominator"):
        lost = (whole[name].fillna(0) - ours[name].fillna(0)).abs()
        assert lost.index[lost > unusable].tolist() == []
    assert (unusable > 0).any(), "the fault touched no record, so nothing was shown"
