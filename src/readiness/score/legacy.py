"""The overall judgement Ofsted made until March 2026, from the four judgements beneath it.

Off unless asked for: there is no overall judgement of inspections since, and this says nothing of
an area. Any practice area inadequate makes the whole so; otherwise it is the lower median of the
four. Chosen on, and in agreement with, most published judgements (docs/scoring.md).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from readiness.errors import InputError
from readiness.model import Area

LAST_DAY = date(2026, 3, 31)
PRACTICE = (Area.HELP_AND_PROTECTION, Area.CHILDREN_IN_CARE, Area.CARE_LEAVERS)


def legacy_overall(points: Mapping[Area, int], inspected: date, *, on: bool = False) -> int | None:
    """1 inadequate to 4 outstanding; None unless `on`, or where an area is not judged.

    `points` are the areas' judgements, 4 outstanding. Of inspections before 2023 care leavers were
    judged with children in care: give that judgement for both. Raises InputError for an inspection
    after March 2026 and for a number that is no judgement.
    """
    if not on:
        return None
    if inspected > LAST_DAY:
        raise InputError("Ofsted makes no overall judgement of inspections since April 2026.")
    if not set(points.values()) <= {1, 2, 3, 4}:
        raise InputError("A judgement is 1 (inadequate) to 4 (outstanding).")
    if not set(Area) <= points.keys():
        return None
    if any(points[area] == 1 for area in PRACTICE):
        return 1
    return sorted(points[area] for area in Area)[1]
