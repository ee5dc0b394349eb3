"""M98: how much of what Ofsted asks of each child is there."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import numpy as np

from readiness.measures.answers import amounts, answer
from readiness.measures.declare import HIGH, SNAPSHOT, measure
from readiness.model import Amounts, ChildList, Judged, Limits, Period


def truth(row: Mapping[str, Any], period: Period, limits: Limits) -> Iterator[Judged]:
    yield Judged(row["filled"], whole=row["cells"])


@measure(
    catalogue="M98",
    title="Cells of Annex A filled and readable",
    service="LEAD",
    unit="%",
    polarity=HIGH,
    when=SNAPSHOT,
    why="""One report in five criticises the accuracy or use of data; a list with holes is the first
        an inspector sees of an authority's grip.""",
    criteria=("LD06", "HP27"),
    comparability="""Not published. Only cells that Ofsted expects to be filled on every row are
        counted, of the lists supplied; a cell may be filled and wrong.""",
    reference="Annex A guidance (Ofsted, August 2019) and its later columns.",
    owner="Performance and data",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "annex_a_cells": """
            list      | cells | filled | included | part | whole | unusable | kind
            contacts  | 500   | 490    | yes      | 490  | 500   | no       | typical
            referrals | 800   | 800    | yes      | 800  | 800   | no       | boundary: complete
            adoption  | 0     | 0      | yes      | 0    | 0     | no       | boundary: a list without rows
            adopters  | ?     | 5      | no       |      |       | yes      | unusable: not counted
            early_help | 70   | ?      | no       |      |       | yes      | not counted: not known
            """,
        },
    ),
)
def annex_a_complete(annex_a_cells: ChildList) -> Amounts:
    """Of the cells that Ofsted expects to be filled, over all lists supplied, those that hold
    something readable."""
    everything = np.ones(len(annex_a_cells), dtype=bool)
    filled, cells = annex_a_cells["filled"].to_numpy(), annex_a_cells["cells"].to_numpy()
    return amounts(filled, cells, of=answer(everything, ~everything))
