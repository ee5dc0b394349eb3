"""M81: how long adopted children waited for their family."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from readiness.measures.answers import average
from readiness.measures.declare import LOW, YEAR, measure
from readiness.measures.questions import between
from readiness.model import ChildList, Judged, Limits, Mean, Period
from readiness.story import Child

if TYPE_CHECKING:
    from numpy.typing import NDArray


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    for plan in child.adoption[-1:]:
        if plan.order in period and plan.placed is not None:
            moved_in = min(plan.placed, plan.fostering_for_adoption or plan.placed)
            yield Judged(value=(moved_in - plan.entered_care).days)


@measure(
    catalogue="M81",
    title="Days from entering care to moving in with the adoptive family (mean)",
    service="ADOP",
    unit="days",
    polarity=LOW,
    when=YEAR,
    why="""A small child's months are long; each one before the family they keep is one they will
        not remember having it.""",
    criteria=("CIC13",),
    comparability="""Not published in the source used here; the scorecards' last threshold was
        426 days, and England's mean in the year to March 2025 about 19 months. Of children
        adopted in the year, as the scorecards' indicator A10. Where the child was fostered by
        those who adopted (fostering for adoption, concurrent planning), counted to the day that
        began. Foster carers who decided to adopt later are not marked in List 10, so for them it
        is counted to the day of the adoptive placement, which makes it longer. A few children
        who waited very long move a mean.""",
    reference="""Annex A guidance, List 10; Adoption and Special Guardianship Leadership Board
        and DfE adoption scorecards, indicator A10.""",
    owner="Performance and data",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "adoption": """
            child_id | entered_care | placed     | fostering_for_adoption | order      | included | value | unusable | kind
            A        | 2023-06-01   | 2024-07-01 |                        | 2025-02-03 | yes      | 396   | no       | typical
            B        | 2023-06-01   | 2024-07-01 | 2023-09-01             | 2025-02-03 | yes      | 92    | no       | typical: fostered by those who adopted
            C        | 2023-06-01   | 2024-07-01 |                        | 2024-10-01 | yes      | 396   | no       | boundary: adopted on the first day
            D        | 2023-06-01   | 2024-07-01 |                        | 2025-09-30 | yes      | 396   | no       | boundary: adopted today
            E        | 2023-06-01   | 2023-06-01 |                        | 2025-02-03 | yes      | 0     | no       | boundary: placed on the day of entering care
            F        | 2023-06-01   | 2024-07-01 |                        | 2024-09-30 | no       |       | no       | boundary: adopted the day before the year
            G        | 2023-06-01   | 2024-07-01 |                        |            | no       |       | no       | not counted: not adopted yet
            H        | 2023-06-01   |            |                        | 2025-02-03 | no       |       | yes      | unusable: adopted, and not placed
            I        | 2024-06-03   | 2023-07-03 |                        | 2025-02-03 | no       |       | yes      | unusable: placed before entering care
            J        | 2023-06-01   | 2024-07-01 | ?                      | 2025-02-03 | no       |       | yes      | unusable: fostered first, no telling since when
            K        | 2023-06-01   | 2024-07-01 |                        | ?          | no       |       | yes      | unusable: adopted, no telling when
            """,
        },
    ),
)
def entry_to_placed(adoption: ChildList, period: Period) -> Mean:
    """The mean of days from entering care to moving in with the adoptive family, of children
    adopted in the 12 months; for those first fostered by the family, to the day that began."""
    return average(_days_to_moving_in(adoption), of=between(adoption, "order", period))


def _days_to_moving_in(adoption: ChildList) -> NDArray[np.float64]:
    """NaN where a date is missing or unreadable, or the days are fewer than none."""
    placed, fostered = adoption["placed"], adoption["fostering_for_adoption"]
    moved_in = placed.where(~(fostered < placed), fostered)
    days = (moved_in - adoption["entered_care"]).dt.days.to_numpy(dtype=np.float64)
    unread = adoption.unusable("placed", "fostering_for_adoption", "entered_care")
    return np.where((days < 0) | unread, np.nan, days)
