"""M94: what Annex A alone tells of caseloads."""

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
    title="Open cases for each worker named in the lists (median)",
    service="WF",
    unit="cases",
    polarity=LOW,
    when=SNAPSHOT,
    why="""It needs no other data: who holds how many of the children Ofsted will have on its list.""",
    criteria=("LD10",),
    comparability="""Not published. By names, not full-time equivalents, and of anybody named as the worker: a
        team's duty name or a manager holding cases counts as a worker.""",
    reference="Annex A guidance, List 6.",
    owner="Workforce",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "annex_a_workers": """
            worker | team | cases | included | value | unusable | kind
            A      | T    | 17    | yes      | 17    | no       | typical
            B      | T    | 1     | yes      | 1     | no       | boundary: one
            C      | U    | ?     | no       |       | yes      | unusable: some cases may not be open
            D      | U    | ?     | no       |       | yes      | not counted: not known
            """,
        },
    ),
)
def caseload_by_allocated_worker(annex_a_workers: ChildList) -> Median:
    """The middle number of open children of List 6 among the workers allocated to any."""
    cases = annex_a_workers["cases"].to_numpy()
    everybody = np.ones(len(cases), dtype=bool)
    return middle(cases, of=answer(everybody, annex_a_workers.unusable("cases") | np.isnan(cases)))
