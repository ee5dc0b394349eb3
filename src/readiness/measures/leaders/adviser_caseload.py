"""M94: how many young people a personal adviser supports."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import numpy as np

from readiness.measures.answers import answer, middle
from readiness.measures.declare import LOW, SNAPSHOT, measure
from readiness.model import ChildList, Judged, Limits, Median, Period


def truth(row: Mapping[str, Any], period: Period, limits: Limits) -> Iterator[Judged]:
    yield Judged(False, row["team"], value=row["cases"])


@measure(
    catalogue="M94",
    title="Young people for each personal adviser (median)",
    service="LC",
    unit="cases",
    polarity=LOW,
    when=SNAPSHOT,
    why="""Advisers with too many young people see those who ask; those out of touch are the first
        to be lost.""",
    criteria=("LD10", "CL01"),
    comparability="""Not published. By names, not full-time equivalents, so part-time advisers read as
        light. Young people of List 9 with no adviser named are in nobody's number.""",
    reference="Annex A guidance, List 9.",
    owner="Workforce",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "annex_a_advisers": """
            worker | team | cases | included | value | unusable | kind
            A      | T    | 17    | yes      | 17    | no       | typical
            B      | T    | 1     | yes      | 1     | no       | boundary: one
            C      | U    | ?     | no       |       | yes      | unusable: some cases may not be open
            D      | U    | ?     | no       |       | yes      | not counted: not known
            """,
        },
    ),
)
def adviser_caseload(annex_a_advisers: ChildList) -> Median:
    """The middle number of young people of List 9 among the personal advisers named there."""
    cases = annex_a_advisers["cases"].to_numpy()
    everybody = np.ones(len(cases), dtype=bool)
    return middle(cases, of=answer(everybody, annex_a_advisers.unusable("cases") | np.isnan(cases)))
