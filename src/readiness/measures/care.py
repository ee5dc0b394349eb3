"""Who is in care, came in or left, as list 8 says; no measure counts a series of short breaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from readiness.measures.answers import Answer, answer
from readiness.measures.questions import between, open_on, required_between

if TYPE_CHECKING:
    from datetime import date

    from readiness.model import ChildList, Period

SHORT_BREAKS = ("V3", "V4")
"""Legal statuses of a series of short breaks, which list 8 should not hold and DfE never counts."""


def in_care_on(children_in_care: ChildList, day: date) -> Answer:
    """Is the child in care at the end of the day?"""
    there = open_on(children_in_care, "started", "ceased", day)
    return there & ~_short_breaks(children_in_care)


def entered_in(children_in_care: ChildList, period: Period) -> Answer:
    """Did the child's latest time in care begin in the period?"""
    came = required_between(children_in_care, "started", period)
    return came & ~_short_breaks(children_in_care)


def left_in(children_in_care: ChildList, period: Period) -> Answer:
    """Did the child's latest time in care end in the period? No end date is no end."""
    return between(children_in_care, "ceased", period) & ~_short_breaks(children_in_care)


def _short_breaks(children_in_care: ChildList) -> Answer:
    """Is the child in a series of short breaks, rather than in care?

    Only a status that says so takes a child out. Where it is blank, unreadable or no column of the
    file, the child stays in, as list 8 is of children in care: so a list without legal statuses
    loses no measure, and a doubt about a status reaches only the measures that are about it. That
    is why the frame is asked, and not the list.
    """
    nobody = np.zeros(len(children_in_care), dtype=bool)
    if "legal_status" not in children_in_care.frame:
        return answer(nobody, nobody)
    status = children_in_care.frame["legal_status"]
    return answer(status.isin(SHORT_BREAKS).to_numpy(), nobody)
