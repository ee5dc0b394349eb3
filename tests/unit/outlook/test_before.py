"""The judgements before a day: those of Ofsted's file, and only what was out."""

from __future__ import annotations

import os
from datetime import date, timedelta
from pathlib import Path

import pandas as pd
import pytest

from readiness import benchmark, paths
from readiness.outlook.before import before
from readiness.outlook.judged_by import JUDGEMENTS


def test_an_earlier_framework_stands_until_the_first_report_is_out() -> None:
    whose = [benchmark.find_authority("Havering")]
    out = date(2018, 7, 23)
    until, after = before(whose, out), before(whose, out + timedelta(days=1))
    assert (until.loc[0, "prev_leaders"], after.loc[0, "prev_leaders"]) == (2, 3)
    told = benchmark.grades_before(whose[0], date(2018, 7, 1))
    assert all("framework used until 2018" in str(grade.source) for grade in told)


def test_what_was_judged_before_each_inspection_is_what_ofsted_had() -> None:
    shared = Path(os.environ.get("READINESS_SHARED") or paths.root().parent / "shared")
    file = shared / "data" / "published" / "inspection_outcomes.csv"
    if not file.is_file():
        pytest.skip("the published outcomes are not beside the project")
    outcomes = pd.read_csv(file, parse_dates=["start"])
    columns = [f"prev_{name}" for name in JUDGEMENTS]
    found = pd.concat(
        before([benchmark.find_authority(str(row.la))], row.start.date())
        for row in outcomes.itertuples()
    )
    pd.testing.assert_frame_equal(
        found[columns].reset_index(drop=True), outcomes[columns].astype(float)
    )
