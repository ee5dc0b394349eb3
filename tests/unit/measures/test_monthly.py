"""The returns month by month: which months there are, what is in each, and that they make the year."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from readiness.intake.returns import read_returns
from readiness.measures import registry
from readiness.measures.compute import masks
from readiness.measures.examples import AS_AT, table, typed
from readiness.measures.monthly import COLUMNS, OF_MEASURES, monthly
from readiness.model import ChildList, Ratio
from readiness.synthetic.returns import write_returns
from readiness.synthetic.world import generate

LATER = date(2026, 9, 30)
TABLES = {
    "cin_referrals": """
        child_id | date_of_referral | closed     | no_further_action
        A        | 2023-05-31       | 2023-06-01 | no
        A        | 2024-05-31       | 2024-06-30 | no
        A        | 2024-06-01       |            | yes
        B        | 2025-03-31       |            | no
        C        | 2025-04-01       |            | no
        D        | ?                |            | no
        """,
    "cin_assessments": """
        child_id | started    | authorised
        A        | 2024-06-03 | 2024-06-28
        A        | 2024-03-04 | 2024-06-28
        B        | 2024-06-03 |
        C        | 2024-06-28 | 2024-06-03
        """,
    "care_episodes": """
        child_id | started    | ended      | reason_started | reason_ended | legal_status
        A        | 2024-06-01 | 2024-06-30 | S              | X1           | C1
        A        | 2024-06-30 | 2024-12-31 | L              | E4A          | C2
        B        | 2024-06-30 |            | S              |              | V4
        C        | 2023-06-30 | 2024-03-31 | S              | E11          | C2
        D        | ?          | ?          | S              | E11          | C2
        """,
    "care_missing": """
        child_id | missing_or_absent | started    | ended
        A        | M                 | 2024-07-31 |
        A        | A                 | 2024-07-31 |
        A        | M                 | 2024-08-01 |
        """,
}


@pytest.fixture(scope="module")
def tables() -> dict[str, ChildList]:
    return {name: typed(name, table(text, name)) for name, text in TABLES.items()}


@pytest.fixture(scope="module")
def invented(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, ChildList]:
    folder = tmp_path_factory.mktemp("returns")
    return read_returns(list(write_returns(folder, generate(300, 3, LATER))), LATER).tables


def of(found: pd.DataFrame, measure: str, month: str) -> tuple[object, ...]:
    row = found[(found["measure"] == measure) & (found["month"] == month)]
    cells = row[["numerator", "denominator", "value"]].astype("object")
    return tuple(None if pd.isna(cell) else cell for cell in cells.iloc[0])


def months_of(found: pd.DataFrame, measure: str) -> list[str]:
    return found.loc[found["measure"] == measure, "month"].dt.strftime("%Y-%m-%d").tolist()


def test_an_event_is_in_the_month_of_its_day(tables: dict[str, ChildList]) -> None:
    found = monthly(tables, AS_AT)
    assert tuple(found.columns) == COLUMNS
    assert of(found, "referrals_received", "2024-05-31") == (1, None, 1.0)
    assert of(found, "referrals_received", "2024-06-30") == (1, None, 1.0)
    assert of(found, "referrals_received", "2025-03-31") == (1, None, 1.0)
    assert of(found, "referrals_received", "2024-07-31") == (0, None, 0.0)
    assert of(found, "referrals_no_further_action", "2024-06-30") == (1, 1, 100.0)
    assert of(found, "times_missing_from_care", "2024-07-31") == (1, None, 1.0)
    assert of(found, "times_missing_from_care", "2024-08-31") == (1, None, 1.0)


def test_a_share_of_nothing_has_no_value(tables: dict[str, ChildList]) -> None:
    found = monthly(tables, AS_AT)
    assert of(found, "referrals_no_further_action", "2024-07-31") == (0, 0, None)


def test_assessments_are_judged_as_the_measure_judges_them(tables: dict[str, ChildList]) -> None:
    """One in time, one late, one open, and one that ended before it began and cannot be judged."""
    assert of(monthly(tables, AS_AT), "assessments_in_45_days", "2024-06-30") == (1, 2, 50.0)


def test_care_starts_and_ends_with_a_period_and_not_an_episode(
    tables: dict[str, ChildList],
) -> None:
    found = monthly(tables, AS_AT)
    assert of(found, "care_starts", "2024-06-30") == (1, None, 1.0)  # short breaks are no care
    assert of(found, "care_ends", "2024-06-30") == (0, None, 0.0)  # an episode that went on
    assert of(found, "care_ends", "2024-12-31") == (1, None, 1.0)


def test_only_months_of_the_years_given_are_told(tables: dict[str, ChildList]) -> None:
    """What closed in 2023-24 says that its census is there; nothing says so of the year before."""
    found = monthly(tables, AS_AT)
    assert months_of(found, "referrals_received")[0] == "2023-04-30"
    assert months_of(found, "referrals_received")[-1] == "2025-03-31"
    assert len(months_of(found, "referrals_received")) == 24
    assert len(months_of(found, "care_starts")) == 24


def test_rereferrals_need_the_year_before_each_month(tables: dict[str, ChildList]) -> None:
    found = monthly(tables, AS_AT)
    assert months_of(found, "rereferrals_by_referral")[0] == "2024-04-30"
    assert of(found, "rereferrals_by_referral", "2024-05-31") == (1, 1, 100.0)
    assert of(found, "rereferrals_by_referral", "2025-03-31") == (0, 1, 0.0)


def test_no_more_months_than_asked_for_and_none_to_come(tables: dict[str, ChildList]) -> None:
    found = monthly(tables, AS_AT, months=3)
    assert months_of(found, "care_ends") == ["2025-01-31", "2025-02-28", "2025-03-31"]
    early = monthly(tables, date(2025, 2, 27), months=3)
    assert months_of(early, "care_ends") == ["2024-11-30", "2024-12-31", "2025-01-31"]


def test_a_table_not_given_has_no_series(tables: dict[str, ChildList]) -> None:
    assert monthly({}, AS_AT).empty
    found = monthly({"cin_referrals": tables["cin_referrals"]}, AS_AT)
    assert set(found["measure"]) == {
        "referrals_received",
        "referrals_no_further_action",
        "rereferrals_by_referral",
    }


def test_a_table_without_a_year_has_no_series(tables: dict[str, ChildList]) -> None:
    rows = tables["cin_referrals"]
    yearless = ChildList(rows.name, rows.frame, {"date_of_referral": rows.unusable("closed")})
    assert monthly({rows.name: yearless}, AS_AT).empty


def test_a_column_that_is_not_there_costs_the_series_that_need_it(
    tables: dict[str, ChildList],
) -> None:
    def without(name: str, column: str) -> set[str]:
        rows = tables[name]
        less = ChildList(name, rows.frame.drop(columns=column), period=rows.period)
        return set(monthly({**tables, name: less}, AS_AT)["measure"])

    every = set(monthly(tables, AS_AT)["measure"])
    assert every - without("cin_referrals", "no_further_action") == {"referrals_no_further_action"}
    assert every - without("cin_assessments", "started") == {"assessments_in_45_days"}
    assert every - without("care_episodes", "reason_started") == {
        "care_starts", "care_ends", "times_missing_from_care",
    }  # fmt: skip


def test_without_closures_only_the_year_of_the_return_is_told(
    tables: dict[str, ChildList],
) -> None:
    rows = tables["cin_referrals"]
    less = ChildList(rows.name, rows.frame.drop(columns="closed"), period=rows.period)
    assert len(months_of(monthly({rows.name: less}, AS_AT), "referrals_received")) == 12


def test_series_named_for_a_measure_are_of_its_number_and_shape(
    tables: dict[str, ChildList],
) -> None:
    for name in (*OF_MEASURES, "rereferrals_by_referral", "care_starts", "care_ends"):
        assert name in registry()
    found = monthly(tables, AS_AT)
    shares = found[found["denominator"].notna()]["measure"].unique()
    assert all(registry()[name].shape is Ratio for name in shares)


def test_three_years_of_returns_make_three_years_of_months(
    invented: Mapping[str, ChildList],
) -> None:
    found = monthly(invented, LATER)
    assert len(months_of(found, "referrals_received")) == 36
    assert len(months_of(found, "rereferrals_by_referral")) == 24
    assert len(months_of(found, "care_starts")) == 36
    assert not found.duplicated(["measure", "month"]).any()


@pytest.mark.parametrize(
    ("series", "measure"),
    [
        ("rereferrals_by_referral", "rereferrals_by_referral"),
        ("conferences_in_15_days", "conferences_in_15_days_of_year"),
    ],
)
def test_twelve_months_make_the_year(
    invented: Mapping[str, ChildList], series: str, measure: str
) -> None:
    found = monthly(invented, LATER, months=12).query("measure == @series")
    whole = masks(measure, invented, LATER)
    assert isinstance(whole, Ratio)
    assert found["numerator"].sum() == whole.numerator.sum() > 0
    assert found["denominator"].sum() == whole.denominator.sum() > 0


def test_nothing_in_it_is_a_childs(invented: Mapping[str, ChildList], tmp_path: Path) -> None:
    found = monthly(invented, LATER)
    text = found.to_csv(index=False)
    ids = {str(child) for rows in invented.values() for child in rows["child_id"]}
    assert not [child for child in ids if len(child) > 4 and child in text]
    assert (found["month"] == found["month"] + pd.offsets.MonthEnd(0)).all()
