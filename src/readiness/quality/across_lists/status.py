"""What list 6 says of a child, held against the lists in which the child is open."""

import numpy as np

from readiness.quality.asking import says
from readiness.quality.linking import Linked
from readiness.quality.rule import Mask

LISTS = ("children_in_need", "children_in_care", "child_protection", "assessments")
RECORDS = {
    "looked_after": "children_in_care",
    "child_protection": "child_protection",
    "open_assessment": "assessments",
}
"""The statuses that another list bears out, in the order in which Ofsted gives the first."""


def open_record(lists: Linked, name: str) -> Mask | None:
    """For each row of list 6, whether the child is open in the other list; None if not supplied."""
    if name not in lists:
        return None
    return lists.open_in(name)[lists.who("children_in_need")]


def status_is(lists: Linked, *statuses: str) -> Mask:
    return says(lists["children_in_need"], "case_status", *statuses)


def status_known(lists: Linked) -> Mask:
    return np.asarray(lists["children_in_need"]["case_status"].notna())
