"""Who holds which cases, which count of a team is its latest, and who was not yet born."""

from __future__ import annotations

from datetime import date

import numpy as np

from readiness.measures import masks
from readiness.measures.answers import answer
from readiness.measures.derived import held
from readiness.measures.examples import table, typed
from readiness.measures.workforce import cases_of, holds_cases, latest_of_role
from readiness.model import ChildList, Ratio

AS_AT = date(2025, 9, 30)


def rows(name: str, text: str) -> ChildList:
    return typed(name, table(text, "test"))


def everyone(told: ChildList) -> ChildList:
    all_of_them = answer(np.ones(len(told), dtype=bool), np.zeros(len(told), dtype=bool))
    return held("annex_a_workers", told, "worker", all_of_them)


def test_a_word_for_nobody_is_no_worker() -> None:
    told = rows(
        "children_in_need",
        """
        child_id | worker        | team
        A        | Ann Alder     | T
        B        | Unallocated   | T
        C        | not allocated | T
        D        |               | T
        E        | Ann Alder     | T
        """,
    )
    found = everyone(told)
    assert found["worker"].tolist() == ["Ann Alder"]
    assert found["cases"].tolist() == [2.0]


def test_a_worker_with_another_name_in_the_lists_holds_no_case_we_know_of() -> None:
    workers = rows(
        "workers",
        """
        worker
        Alder,  ANN
        Ann Alder
        Bea Birch
        Cy Cedar
        Cy Cedar
        """,
    )
    allocated = rows(
        "annex_a_workers",
        """
        worker     | team | cases
        alder, ann | T    | 17
        Bea Birch  | T    | ?
        Cy Cedar   | T    | 9
        """,
    )
    cases = cases_of(workers, allocated)
    np.testing.assert_array_equal(cases, [17, 0, np.nan, np.nan, np.nan])
    told = holds_cases(cases)
    assert told.yes.tolist() == [True, False, False, False, False]
    assert told.unknown.tolist() == [False, False, True, True, True]


def test_a_team_not_counted_for_a_year_is_no_longer_there() -> None:
    told = rows(
        "caseloads",
        """
        date       | team | role
        2024-09-30 | A    | social worker
        2024-10-01 | B    | social worker
        2025-08-31 | B    | social worker
        2024-10-01 | C    | social worker
        2025-10-01 | D    | social worker
        """,
    )
    found = latest_of_role(told, "social worker", AS_AT)
    assert found.yes.tolist() == [False, False, True, True, False]
    assert not found.unknown.any()


def test_a_child_still_to_be_born_is_left_out_by_the_age_where_there_is_no_date() -> None:
    told = rows(
        "assessments",
        """
        child_id | date_of_birth | age | authorised | child_seen
        A        |               | -1  | 2025-06-30 | no
        B        |               | 0   | 2025-06-30 | no
        C        |               |     | 2025-06-30 | no
        D        |               | ?   | 2025-06-30 | no
        E        | 2025-06-30    | -1  | 2025-06-30 | no
        """,
    )
    found = masks("assessments_child_seen", {"assessments": told}, AS_AT)
    assert isinstance(found, Ratio)
    assert found.unusable is not None
    assert found.denominator.tolist() == [False, True, True, False, True]
    assert found.unusable.tolist() == [False, False, False, True, False]
