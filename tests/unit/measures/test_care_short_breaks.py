"""No measure made of list 8 counts a series of short breaks, whatever else the row says."""

from __future__ import annotations

import numpy as np
import pytest

from readiness.measures import masks, registry
from readiness.measures.care import entered_in, in_care_on, left_in
from readiness.measures.examples import AS_AT, examples, table, typed
from readiness.model import ChildList, Measure, Period

FIRST_OF_WINDOW = AS_AT.replace(month=4, day=1)
OF_LIST_8 = [one for one in registry().values() if one.lists[0] == "children_in_care"]

THREE = """
child_id | started    | ceased     | legal_status
A        | 2025-06-02 |            | C2
B        | 2025-06-02 |            | V3
C        | 2025-06-02 |            | V4
D        | 2025-06-02 |            |
E        | 2025-06-02 |            | ?
F        | 2025-06-02 | 2025-07-02 | V2
G        | 2025-06-02 | 2025-07-02 | V4
"""


def rows(text: str) -> ChildList:
    return typed("children_in_care", table(text, "short breaks"))


def test_only_a_status_that_says_so_takes_a_child_out_of_care() -> None:
    there = in_care_on(rows(THREE), AS_AT)
    assert there.yes.tolist() == [True, False, False, True, True, False, False]
    assert not there.unknown.any()


def test_short_breaks_are_no_coming_into_care_and_no_leaving_it() -> None:
    window = Period(FIRST_OF_WINDOW, AS_AT)
    came, left = entered_in(rows(THREE), window), left_in(rows(THREE), window)
    assert came.yes.tolist() == [True, False, False, True, True, True, False]
    assert left.yes.tolist() == [False] * 5 + [True, False]


def test_a_list_without_legal_statuses_is_all_care() -> None:
    without = "\n".join(line.rsplit("|", 1)[0] for line in THREE.strip().splitlines())
    assert in_care_on(rows(without), AS_AT).yes.tolist() == [True] * 5 + [False] * 2


@pytest.mark.parametrize("measure", OF_LIST_8, ids=lambda one: one.id)
def test_every_measure_of_list_8_leaves_them_out(measure: Measure) -> None:
    for example in examples(measure):
        listed = example.lists["children_in_care"]
        assert _counted(measure, listed) > 0
        breaks = listed.frame.assign(legal_status="V4", legal_status_group=None)
        marks = {name: listed.unusable(name) for name in listed.unusable_columns()}
        marks.pop("legal_status", None)
        assert _counted(measure, ChildList(listed.name, breaks, marks)) == 0


def _counted(measure: Measure, listed: ChildList) -> int:
    found = masks(measure, {listed.name: listed}, AS_AT)
    mask = next(getattr(found, name) for name in MASKS if hasattr(found, name))
    return int(np.count_nonzero(mask))


MASKS = ("denominator", "counted", "included")
