"""M58: how long stays in unregistered homes last."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import numpy as np

from readiness.measures.declare import LOW, YEAR, measure
from readiness.measures.questions import days_by, during
from readiness.model import ChildList, Judged, Limits, Mean, Period


def truth(row: Mapping[str, Any], period: Period, limits: Limits) -> Iterator[Judged]:
    started, ended = row["started"], row.get("ended")
    over = ended is not None and ended < period.start
    backwards = ended is not None and ended < started
    if started <= period.end and not over and not backwards:
        until = period.end if ended is None else min(ended, period.end)
        yield Judged(False, value=(until - started).days)


@measure(
    catalogue="M58",
    title="Days a stay in an unregistered home lasts (mean)",
    service="CLA",
    unit="days",
    polarity=LOW,
    when=YEAR,
    why="""A few nights while a home is found is one thing; months in a place nobody inspects is
        another. The length tells whether leaving is planned from the first day.""",
    criteria=("CIC09",),
    comparability="""Not published. A mean, because the long stays are the ones that matter and a
        middle hides them; a stay that goes on is as long as it has been so far, so its true length
        is more. Few authorities have many stays, and one long one moves the figure.""",
    reference="Care Standards Act 2000, section 11; the authority's own record of each stay.",
    owner="Performance and data",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "unregistered_homes": """
            child_id | ended      | started    | included | value | unusable | kind
            A        | 2025-07-14 | 2025-06-02 | yes      | 42    | no       | typical
            B        |            | 2025-09-01 | yes      | 29    | no       | typical: still there
            C        | 2024-10-01 | 2024-09-01 | yes      | 30    | no       | boundary: left on the first day of the year
            D        | 2024-09-30 | 2024-09-01 | no       |       | no       | boundary: left the day before
            E        |            | 2024-06-02 | yes      | 485   | no       | typical: since before the year, in full
            F        | 2025-06-02 | 2025-06-02 | yes      | 0     | no       | boundary: gone the same day
            G        | 2025-10-06 | 2025-09-01 | yes      | 29    | no       | boundary: leaves next week, so 29 days so far
            H        |            | 2025-10-01 | no       |       | no       | not counted: from tomorrow
            I        | ?          | 2025-06-02 | no       |       | yes      | unusable: until when?
            J        | 2025-07-14 | ?          | no       |       | yes      | unusable: since when?
            K        | 2025-05-02 | 2025-06-02 | no       |       | yes      | unusable: left before it came
            L        | 2024-05-02 | ?          | no       |       | no       | not counted: over before the year
            """,
        },
    ),
)
def unregistered_stay_days(unregistered_homes: ChildList, period: Period) -> Mean:
    """The mean length in calendar days, to its end or the as-at date, of stays in unregistered
    homes that went on at any time in the 12 months."""
    going = during(unregistered_homes, "started", "ended", period)
    length = days_by(unregistered_homes, "started", "ended", period.end)
    unknown = np.isnan(length)
    return Mean(length, going.yes & ~unknown, going.unknown | (going.yes & unknown))
