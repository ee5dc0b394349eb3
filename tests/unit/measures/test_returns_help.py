"""Measures over the children in need census: what the files given do and do not reach back to."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from readiness.measures import history
from readiness.measures.compute import masks
from readiness.measures.examples import AS_AT, table, typed
from readiness.model import ChildList, Limit, Period, Ratio

YEAR = Period(date(2024, 4, 1), date(2025, 3, 31))
TWO_YEARS = Limit("repeat_plan", 24, "months", "", True)


def plans(text: str) -> ChildList:
    return typed("cin_protection_plans", table(text, "test"))


def referrals(text: str) -> ChildList:
    return typed("cin_referrals", table(text, "test"))


def outcome(measure: str, rows: ChildList, *others: ChildList) -> str:
    """One letter a row: n in the numerator, d only in the denominator, u unusable, - neither."""
    found = masks(measure, {one.name: one for one in (rows, *others)}, AS_AT)
    assert isinstance(found, Ratio)
    assert found.unusable is not None
    states = zip(found.numerator, found.denominator, found.unusable, strict=True)
    return "".join("n" if n else "d" if d else "u" if u else "-" for n, d, u in states)


PLANS = plans(
    """
    child_id | started    | ended      | previous_plans
    A        | 2022-01-06 | 2022-03-06 | 0
    A        | 2024-09-06 |            | 1
    B        | 2022-01-06 | 2022-03-06 | 1
    B        | 2024-09-06 |            | 2
    C        | 2024-09-06 |            | 1
    D        | 2024-09-06 |            | ?
    E        | 2024-09-06 |            | 0
    F        | 2024-06-06 | 2024-07-06 | 3
    F        | 2025-01-06 |            | 4
    """
)
"""A's earlier plan is in the files, one of B's two is, and so is one of F's four."""


def cases_closed(*days: str) -> ChildList:
    lines = "\n".join(f"X | 2020-01-01 | {day}" for day in ("", *days))
    return referrals(f"child_id | date_of_referral | closed\n{lines}")


def test_files_of_three_years_settle_what_went_before() -> None:
    cases = cases_closed("2023-04-01", "2023-03-31")
    assert outcome("repeat_plans_in_2_years", PLANS, cases) == "-d-dddddn"


@pytest.mark.parametrize("closed", [(), ("2023-04-01",), ("2023-03-31",)])
def test_a_plan_in_none_of_fewer_files_may_have_been_one(closed: tuple[str, ...]) -> None:
    """Where the files hold every plan the census says there was, or one that settles it, the
    figure stands; where one of the years between is missing, the older files are of no use."""
    assert outcome("repeat_plans_in_2_years", PLANS, cases_closed(*closed)) == "-d-uuudun"


def test_a_plan_is_not_its_own_earlier_plan() -> None:
    rows = plans(
        """
        child_id | started    | ended      | previous_plans
        A        | 2024-09-06 | 2024-09-06 | 0
        """
    )
    assert outcome("repeat_plans_in_2_years", rows, cases_closed()) == "d"


def test_rereferrals_of_one_year_alone_are_not_told() -> None:
    """Only those who came back within the year would be seen, and all others look new."""
    rows = referrals(
        """
        child_id | date_of_referral | closed
        A        | 2024-05-06       | 2024-06-06
        A        | 2025-02-06       |
        B        | 2023-05-06       |
        """
    )
    assert outcome("rereferrals_by_referral", rows) == "uu-"


def test_a_case_closed_the_year_before_says_that_its_file_was_given() -> None:
    rows = referrals(
        """
        child_id | date_of_referral | closed
        A        | 2024-05-06       | 2024-06-06
        A        | 2025-02-06       |
        B        | 2023-05-06       | 2024-03-31
        """
    )
    assert outcome("rereferrals_by_referral", rows) == "dn-"


ASSESSED = typed(
    "cin_assessments",
    table(
        """
        child_id | started    | authorised | date_of_referral
        A        | 2024-06-10 | 2024-07-01 | 2024-06-03
        B        | 2024-03-11 | 2024-04-05 | 2024-03-04
        C        | 2024-04-08 | 2024-05-01 | 2024-04-01
        D        | 2022-03-11 | 2024-04-05 | 2022-03-04
        """,
        "test",
    ),
)


@pytest.mark.parametrize(("closed", "told"), [(("2024-03-31",), "nnn-"), ((), "nun-")])
def test_first_assessments_of_the_year_before_need_its_file(
    closed: tuple[str, ...], told: str
) -> None:
    """Of a case referred then, an earlier assessment may be in the file that was not given."""
    assert outcome("first_assessment_in_45_days", ASSESSED, cases_closed(*closed)) == told


def test_the_first_of_a_case_is_by_when_it_began() -> None:
    rows = typed(
        "cin_assessments",
        table(
            """
            child_id | date_of_referral | started
            A        | 2024-06-03       | 2024-07-01
            A        | 2024-06-03       | 2024-06-10
            A        | 2024-01-03       | 2024-07-01
            B        | 2024-06-03       | 2024-06-10
            B        | 2024-06-03       | ?
            C        | 2024-06-03       | 2024-06-10
            C        | 2024-06-03       | 2024-06-17
            C        | ?                | 2024-06-03
                     | 2024-06-03       | 2024-06-10
            """,
            "test",
        ),
    )
    found = history.first_since(rows, "date_of_referral", "started")
    assert np.flatnonzero(found.yes).tolist() == [1, 2]
    assert np.flatnonzero(found.unknown).tolist() == [3, 4, 5, 7, 8]


@pytest.mark.parametrize(
    ("ends", "first"),
    [
        ((), "2024-04-01"),
        (("2024-04-01",), "2024-04-01"),
        (("2024-03-31",), "2023-04-01"),
        (("2023-04-01", "2023-03-31"), "2022-04-01"),
        (("2023-03-31",), "2024-04-01"),
        (("2023-06-01", "2022-06-01", "2020-06-01"), "2022-04-01"),
    ],
)
def test_how_far_back_the_files_reach(ends: tuple[str, ...], first: str) -> None:
    lines = "\n".join(f"A | {day}" for day in ("", *ends))
    rows = plans(f"child_id | ended\n{lines}")
    assert history.reaches_back_to(rows, "ended", YEAR) == date.fromisoformat(first)


def test_preceded_looks_at_other_rows_of_the_same_child_alone() -> None:
    rows = plans(
        """
        child_id | started    | ended
        A        | 2020-05-06 | 2023-09-06
        A        | 2024-09-06 |
        B        | 2024-09-06 |
                 | 2020-05-06 | 2024-05-06
                 | 2024-09-06 |
        C        | 2020-05-06 | ?
        C        | 2024-09-06 |
        """
    )
    doubtful = rows.unusable("ended")
    found = history.preceded(rows, "started", "ended", TWO_YEARS, same_day=True, doubtful=doubtful)
    assert np.flatnonzero(found.yes).tolist() == [1]
    assert np.flatnonzero(found.unknown).tolist() == [3, 4, 6]


def test_begun_before_counts_earlier_rows_of_the_child() -> None:
    rows = plans(
        """
        child_id | started
        A        | 2024-09-06
        A        | 2020-05-06
        A        | 2022-05-06
        B        | 2024-09-06
                 | 2020-05-06
        A        | ?
        """
    )
    assert history.begun_before(rows, "started").tolist() == [2, 0, 1, 0, 0, 0]
