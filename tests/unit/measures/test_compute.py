"""The one tidy table: its columns, its states, its figures, and that the parts make the whole."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd
import pytest

from readiness.breakdowns import Grouping
from readiness.errors import InputError
from readiness.measures import compute, masks, registry
from readiness.measures.compute import period_of
from readiness.measures.examples import table, typed
from readiness.measures.table import Block, tidy
from readiness.measures.tally import tally
from readiness.model import RESULT_COLUMNS, ChildList, Count, Median, Ratio, State
from readiness.statistics import rate_interval, wilson

AS_AT = date(2025, 9, 30)

REFERRALS = typed(
    "referrals",
    table(
        """
        child_id | sex    | ethnicity | date_of_birth | date_of_referral | no_further_action | referrals_in_last_12_months | team
        A        | female | WBRI      | 2015-03-02    | 2025-05-06       | yes               | 0                           | North
        B        | male   | BCRB      | 2024-12-25    | 2025-05-07       | no                | 1                           | South
        C        | male   |           |               | 2025-06-03       | no                | 0                           |
        D        | female | CHNE      | 2009-03-02    | 2025-09-30       | ?                 | 2                           | North
        E        | female | WROM      | 2009-03-02    | 2025-03-31       | yes               | 0                           | East
        """,
        "test",
    ),
)


@pytest.fixture(scope="module")
def found() -> pd.DataFrame:
    return compute({"referrals": REFERRALS}, AS_AT, population=50_000)


def cell(
    found: pd.DataFrame, measure: str, breakdown: str = "all", group: str = "all"
) -> pd.Series:
    rows = found[
        (found["measure"] == measure)
        & (found["breakdown"] == breakdown)
        & (found["group"] == group)
    ]
    assert len(rows) == 1
    return rows.iloc[0]


def test_columns_and_types(found: pd.DataFrame) -> None:
    assert tuple(found.columns) == RESULT_COLUMNS
    assert (found[["numerator", "denominator", "unusable"]].dtypes == "Int64").all()
    assert (found[["value", "lower", "upper"]].dtypes == "float64").all()
    assert (found[["measure", "area", "breakdown", "group", "state"]].dtypes == "str").all()
    assert (found[["period_start", "period_end"]].dtypes == "datetime64[s]").all()
    assert compute({}, AS_AT).dtypes.equals(found.dtypes)


def test_every_measure_has_a_whole(found: pd.DataFrame) -> None:
    whole = found[found["breakdown"] == "all"]
    assert whole["measure"].tolist() == list(registry())
    assert set(found["state"]) <= {state.value for state in State}


def test_a_share_has_its_interval_and_what_was_set_aside(found: pd.DataFrame) -> None:
    whole = cell(found, "referrals_no_further_action")
    assert (whole["numerator"], whole["denominator"], whole["unusable"]) == (1, 3, 1)
    lower, upper = wilson(1, 3)
    assert whole["value"] == pytest.approx(100 / 3)
    assert (whole["lower"], whole["upper"]) == (
        pytest.approx(100 * lower),
        pytest.approx(100 * upper),
    )
    assert (whole["period_start"], whole["period_end"]) == (
        pd.Timestamp("2025-04-01"),
        pd.Timestamp(AS_AT),
    )


def test_a_window_count_is_a_yearly_rate(found: pd.DataFrame) -> None:
    whole = cell(found, "referrals_received")
    years = 183 / 365.25
    assert whole["numerator"] == 4
    assert pd.isna(whole["denominator"])
    assert whole["value"] == pytest.approx(4 / (50_000 * years) * 10_000)
    lower, upper = rate_interval(4, 50_000 * years, 10_000)
    assert (whole["lower"], whole["upper"]) == (pytest.approx(lower), pytest.approx(upper))


def test_a_count_of_a_part_is_no_rate(found: pd.DataFrame) -> None:
    part = cell(found, "referrals_received", "sex", "Female")
    assert (part["numerator"], part["state"]) == (2, State.SHOWN)
    assert pd.isna(part["value"])


def test_a_count_without_a_population_is_shown_without_a_value() -> None:
    whole = cell(compute({"referrals": REFERRALS}, AS_AT), "referrals_received")
    assert (whole["numerator"], whole["state"]) == (4, State.SHOWN)
    assert np.isnan(whole["value"])


def test_nobody_to_count_has_no_value() -> None:
    old = compute({"referrals": REFERRALS}, date(2027, 9, 30), population=50_000)
    share, rate = cell(old, "rereferrals"), cell(old, "referrals_received")
    assert (share["denominator"], share["state"]) == (0, State.NO_RECORDS)
    assert np.isnan(share["value"])
    assert (rate["numerator"], rate["value"], rate["state"]) == (0, 0.0, State.SHOWN)


def test_a_list_not_supplied(found: pd.DataFrame) -> None:
    whole = cell(found, "care_population")
    assert whole["state"] == State.NOT_SUPPLIED
    assert whole[["numerator", "denominator", "value", "unusable"]].isna().all()


def test_parts_make_the_whole(found: pd.DataFrame) -> None:
    shown = found[found["state"] != State.NOT_SUPPLIED]
    sums = shown.groupby(["measure", "breakdown"])[["numerator", "denominator", "unusable"]].sum()
    for measure in shown["measure"].unique():
        assert (sums.loc[measure] == sums.loc[(measure, "all")]).all(axis=None), measure


def test_groups_are_named_and_empty_ones_left_out(found: pd.DataFrame) -> None:
    rows = found[(found["measure"] == "referrals_no_further_action")]
    groups = {one: part["group"].tolist() for one, part in rows.groupby("breakdown", sort=False)}
    assert list(groups) == ["all", "age", "sex", "ethnicity", "team"]
    assert groups["age"] == ["Under 1", "10 to 15", "16 to 17", "Not recorded"]
    assert groups["ethnicity"] == [
        "White", "Black or Black British", "Other ethnic group", "Not stated",
    ]  # fmt: skip
    assert groups["team"] == ["North", "Not recorded", "South"]


def test_a_column_not_supplied_costs_its_breakdown_and_no_more() -> None:
    rows = ChildList("referrals", REFERRALS.frame.drop(columns=["sex", "team"]))
    found = compute({"referrals": rows}, AS_AT)
    assert set(found[found["measure"] == "referrals_received"]["breakdown"]) == {
        "all", "age", "ethnicity",
    }  # fmt: skip


def test_settings_are_the_authoritys_own_limits() -> None:
    plans = typed(
        "child_protection",
        table(
            """
            child_id | started    | last_visit | ended
            A        | 2025-05-06 | 2025-09-09 |
            """,
            "test",
        ),
    )
    lists = {"child_protection": plans}
    assert cell(compute(lists, AS_AT), "protection_visits_in_date")["numerator"] == 0
    own = compute(lists, AS_AT, settings={"protection_visit": 15})
    assert cell(own, "protection_visits_in_date")["numerator"] == 1
    with pytest.raises(InputError, match="assessment_duration"):
        compute(lists, AS_AT, settings={"assessment_duration": 60})


def test_masks_say_which_rows() -> None:
    result = masks("referrals_no_further_action", {"referrals": REFERRALS}, AS_AT)
    assert isinstance(result, Ratio)
    assert result.numerator.tolist() == [True, False, False, False, False]
    with pytest.raises(InputError, match="no measure 'nonsense'"):
        masks("nonsense", {}, AS_AT)
    with pytest.raises(InputError, match="was not supplied"):
        masks("rereferrals", {}, AS_AT)


def test_the_order_of_the_lists_does_not_matter(found: pd.DataFrame) -> None:
    plans = typed("child_protection", table("child_id | started | ended", "test"))
    one = compute({"referrals": REFERRALS, "child_protection": plans}, AS_AT)
    other = compute({"child_protection": plans, "referrals": REFERRALS}, AS_AT)
    pd.testing.assert_frame_equal(one, other)


# The third shape of result, which no measure has yet


def block_of(result: Count | Median | Ratio, labels: tuple[str, ...], codes: list[int]) -> Block:
    measure = replace(registry()["rereferrals"], unit="days")
    grouping = Grouping(labels, np.array(codes))
    return Block(measure, period_of(measure, AS_AT), "sex", tally(result, grouping))


def test_a_median_is_of_the_included_rows() -> None:
    values = np.array([1.0, 3.0, 5.0, 100.0, 7.0])
    included = np.array([True, True, True, False, False])
    unusable = np.array([False, False, False, False, True])
    found = tidy([block_of(Median(values, included, unusable), ("F", "M"), [0, 0, 0, 0, 1])], None)
    assert found["value"].tolist()[0] == 3.0
    assert found["denominator"].tolist() == [3, 0]
    assert found["unusable"].tolist() == [0, 1]
    assert found["state"].tolist() == [State.SHOWN, State.NO_RECORDS]


@pytest.mark.parametrize("empty", [lambda none: Ratio(none, none), Count])
def test_a_group_with_nobody_has_no_row(empty: Callable[[np.ndarray], Ratio | Count]) -> None:
    none = np.zeros(2, dtype=bool)
    assert tally(empty(none), Grouping(("F", "M"), np.array([0, 1]))).groups == ()
