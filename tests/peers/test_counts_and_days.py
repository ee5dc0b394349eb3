"""Who is counted, over how long, and which days are days."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import numpy as np
import pandas as pd
import pytest
from tests.peers.examples import AS_AT, counted, judged, records, rows

from readiness.calendar import working_days
from readiness.intake import annex_a
from readiness.measures import compute, masks
from readiness.model import Count


def test_child_in_need_plans_are_not_the_whole_of_list_6() -> None:
    """Seen: every row counted, children on protection plans, in care and closed among them."""
    cases = """
        child_id | started    | closed     | case_status
        A        | 2025-05-06 |            | child_in_need
        B        | 2025-05-06 |            | child_protection
        C        | 2025-05-06 |            | looked_after
        D        | 2025-09-08 |            | open_assessment
        E        | 2025-05-06 | 2025-06-10 | closed
        """

    def their_way(list_6: list[dict[str, str]]) -> int:
        return len(list_6)

    assert their_way(records(cases)) == 5

    lists = {"children_in_need": rows("children_in_need", cases)}
    assert sum(counted("need_plans", lists)) == 1
    assert sum(counted("need_population", lists)) == 4


def test_six_months_of_referrals_are_made_yearly() -> None:
    """Seen: a six-month count shown as a rate beside a yearly one."""
    lines = "child_id | date_of_referral\n" + "\n".join(f"C{n} | 2025-06-02" for n in range(50))

    def their_way(number: int, children: int) -> float:
        return number / children * 10_000

    assert their_way(50, 1_000) == 500

    found = compute({"referrals": rows("referrals", lines)}, AS_AT, population=1000)
    rate = found.loc[found["measure"] == "referrals_received", "value"].iloc[0]
    assert rate == pytest.approx(50 / 1000 * 10_000 * 365.25 / 183)
    assert rate > 1.9 * their_way(50, 1_000)


def test_an_unreadable_date_is_counted_and_not_made_blank(
    workbook: Any, headings: Any, record: Any
) -> None:
    """Seen: bad dates coerced to blank, and so an ended plan still open."""
    ends = ["31/06/2025", None]

    def their_way(written: str | None) -> bool:
        return bool(pd.isna(pd.to_datetime(written, format="%d/%m/%Y", errors="coerce")))

    assert [their_way(end) for end in ends] == [True, True]

    plans = [
        record("child_protection", child_id=str(n), started=date(2025, 5, 6), ended=end)
        for n, end in enumerate(ends)
    ]
    sheet = {"List 7": [headings("child_protection"), *plans]}
    reading = annex_a.read(workbook(sheet), AS_AT)
    found = masks("protection_plans", reading.lists, AS_AT)
    assert isinstance(found, Count)
    assert found.unusable is not None
    assert (found.counted.tolist(), found.unusable.tolist()) == ([False, True], [True, False])
    told = [one for one in reading.issues if "not a date that exists" in one.message]
    assert [(one.severity, one.rows) for one in told] == [("error", (2,))]
    assert "31/06" not in told[0].message


def test_bank_holidays_are_not_worked() -> None:
    """Seen: weekdays counted as working days: over Easter, four of them too few."""
    start, end = date(2025, 4, 11), date(2025, 6, 17)

    def their_way(first: date, last: date) -> int:
        return int(np.busday_count(first, last))

    assert their_way(start, end) == 47

    assert working_days(start, end) == 43
    line = "child_id | started | authorised\nA | 2025-04-11 | 2025-06-17"
    assert judged("assessments_in_45_days", line) == "y"


def test_the_reference_date_is_the_day_given() -> None:
    """Seen: the first of the month, so up to a month of lateness is not seen."""
    line = "child_id | started | authorised\nA | 2025-07-15 |"

    def their_way(today: date) -> date:
        return today - timedelta(days=today.day - 1)

    assert judged("assessments_overdue", line, their_way(AS_AT)) == "n"
    assert judged("assessments_overdue", line, AS_AT) == "y"
