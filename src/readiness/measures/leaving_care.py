"""Whom the authority still owes help after care, as list 9 says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from readiness.calendar import add_months
from readiness.measures.answers import Answer, answer
from readiness.measures.due import due
from readiness.measures.questions import aged, filled, required_says, says

if TYPE_CHECKING:
    from datetime import date

    from readiness.model import ChildList, Limit

GONE = ("died", "returned_home")
WANTS_NOTHING = "not_required"
STILL_IN_CARE = "eligible"
SIXTEEN = 16 * 12
"""Months of age from which a child in care is to have a pathway plan."""

ONLY_IF_ASKED = 21
"""The age from which help after care is given to those who ask for it (Children Act 1989, sections
23C and 23CZB, as remembered). Before it nobody can be closed because they want nothing."""


def still_owed(care_leavers: ChildList, day: date) -> Answer:
    """Must the authority still help, whether or not the young person wants it?

    Not those who have died or gone home to their parents, and from 21 not those who want nothing.
    """
    closed = required_says(care_leavers, "in_touch", WANTS_NOTHING)
    grown = aged(care_leavers, day, ONLY_IF_ASKED)
    return ~(required_says(care_leavers, "in_touch", *GONE) | (closed & grown))


def review_to_come(care_leavers: ChildList, day: date, plan: Limit, review: Limit) -> Answer:
    """Is the child still in care and never reviewed, and the first review not overdue?

    It is due when the limit of a review has passed after that of a plan, counted from 16.
    """
    born = care_leavers["date_of_birth"]
    by = due(due(add_months(born, SIXTEEN), plan), review).to_numpy()
    not_late = answer(by >= np.datetime64(day), born.isna().to_numpy())
    reviewed = filled(care_leavers, "last_pathway_review")
    return says(care_leavers, "eligibility", STILL_IN_CARE) & ~reviewed & not_late
