"""What authorities really write, held against the group each spelling was filed under.

Read from outside the project (READINESS_CASES); skipped, saying so, where it is absent. The file
has its own errors, so the test asserts a floor and prints the score by column.
"""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from pathlib import Path

import pandas as pd
import pytest

from readiness.intake.annex_a.codes import classify, code_set, code_set_for_column

ROOT = Path(__file__).resolve().parents[2]
CASES = Path(os.environ.get("READINESS_CASES") or ROOT.parent / "shared" / "cases")
SPELLINGS = CASES / "annex_a_spellings.csv"
LEAST_RIGHT = 0.90
MOST_WRONG = 0.05

pytestmark = pytest.mark.skipif(
    not SPELLINGS.is_file(), reason=f"the file of spellings is not in {CASES}"
)


def expected_group(name: str, label: str) -> str | None:
    """Our name for the group in the file; its labels for authorities are spellings themselves."""
    named = code_set(name).group_named(label)
    if named is None and name == "placement_authority":
        return classify(name, label).group
    return named


def verdict(name: str, label: str, spelling: str) -> str:
    read, expected = classify(name, spelling).group, expected_group(name, label)
    if read == expected:
        return "right"
    return "unmatched" if read is None else "wrong"


def spellings() -> pd.DataFrame:
    """The file, without rows whose 'spelling' is one letter of a label taken apart."""
    rows = pd.read_csv(SPELLINGS, dtype=str, keep_default_na=False)
    letter = (rows["column"] == "Activity Status") & (rows["spelling"].str.len() == 1)
    return rows[~letter]


@pytest.fixture(scope="module")
def tallies() -> dict[str, Counter[str]]:
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for column, label, spelling in spellings().itertuples(index=False):
        name = code_set_for_column(column)
        assert name is not None, column
        counts[column][verdict(name, label, spelling)] += 1
    return counts


def line(what: str, tally: Counter[str]) -> str:
    share = tally["right"] / tally.total()
    return (
        f"{what[:44]:<45}{tally.total():>6}{share:>8.1%}{tally['wrong']:>7}{tally['unmatched']:>11}"
    )


def test_score(tallies: dict[str, Counter[str]], capsys: pytest.CaptureFixture[str]) -> None:
    overall = sum(tallies.values(), Counter())
    lines = [line(column, tally) for column, tally in sorted(tallies.items())]
    with capsys.disabled():
        print(f"\n{'column':<45}{'rows':>6}{'right':>8}{'wrong':>7}{'unmatched':>11}")  # noqa: T201
        print("\n".join([*lines, line("all columns", overall)]))  # noqa: T201
    assert overall["right"] / overall.total() >= LEAST_RIGHT
    assert overall["wrong"] / overall.total() <= MOST_WRONG


def test_every_group_in_the_file_is_one_of_ours(tallies: dict[str, Counter[str]]) -> None:
    """All but the labels for 'no valid code' and typing slips in the file itself."""
    labels = spellings()[["column", "group"]].drop_duplicates()
    unknown = [
        label
        for column, label in labels.itertuples(index=False)
        if column != "LA of Placement"
        and label not in ("zzCodeError", "c) Unknown", "a) Male / d) Neither")
        and expected_group(str(code_set_for_column(column)), label) is None
    ]
    assert unknown == []
