"""Which year a name or the dates of a file say."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from readiness.intake.returns.ssda903.years import latest_year, return_period, year_named


@pytest.mark.parametrize(
    "name",
    [
        *("2022", "2021-22", "2122", "202122", "2020/21 to 2021/22", "2021_2022", "FY21-22"),
        *("episodes_2122", "SSDA903_2022_episodes", "903 return 2021 to 22", "X2122_v3"),
        *("episodes_2122_20220614", "14-06-2023 header 2021-22"),
    ],
)
def test_a_year_is_read_however_it_is_written(name: str) -> None:
    assert year_named(name) == 2022


@pytest.mark.parametrize(
    "name", ["episodes", "oc2", "ad1", "SSDA903", "903", "header_20220614", "export 14.06.2022"]
)
def test_no_year_is_made_up(name: str) -> None:
    assert year_named(name) is None


def test_1920_is_the_year_to_march_2020() -> None:
    assert year_named("episodes 1920") == 2020


def test_the_year_ends_on_31_march() -> None:
    both = pd.Series(pd.to_datetime(["2022-03-31"])), pd.Series(pd.to_datetime(["2022-04-01"]))
    assert [latest_year(days) for days in both] == [2022, 2023]
    assert return_period(2022).start == date(2021, 4, 1)
    assert return_period(2022).end == date(2022, 3, 31)


def test_a_mistyped_year_is_not_the_latest() -> None:
    days = pd.Series(pd.to_datetime(["2021-06-01"] * 200 + ["2031-06-01", None]))
    assert latest_year(days) == 2022
    assert latest_year(days[:0]) is None


def test_in_a_small_file_every_date_counts() -> None:
    assert latest_year(pd.Series(pd.to_datetime(["2021-06-01", "2022-06-01"]))) == 2023
