"""The judgements of authorities before a day, as Ofsted published them, in the outlook's own shape."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pandas as pd

from readiness import benchmark
from readiness.model import Area, Authority

AREAS = {
    "leaders": Area.LEADERS,
    "hp": Area.HELP_AND_PROTECTION,
    "cic": Area.CHILDREN_IN_CARE,
    "cl": Area.CARE_LEAVERS,
}


def before(authorities: Sequence[Authority], day: date) -> pd.DataFrame:
    """insp_id, number, name, inspection_date and prev_ grades (1 inadequate to 4 outstanding, NaN where
    none is known here) of an inspection to come of each authority on the day.

    What was published by the day before. Judgements are held to those of inspections begun by 31 March 2025.
    """
    return pd.DataFrame([_row(one, day) for one in authorities])


def _row(authority: Authority, day: date) -> dict[str, object]:
    yesterday = (pd.Timestamp(day) - pd.Timedelta(days=1)).date()
    grades = {
        grade.area: 5.0 - grade.grade for grade in benchmark.grades_before(authority, yesterday)
    }
    return {
        "insp_id": f"{authority.la_number}_{day:%Y%m%d}",
        "number": authority.la_number,
        "name": authority.name,
        "inspection_date": pd.Timestamp(day),
        **{f"prev_{name}": grades.get(area, float("nan")) for name, area in AREAS.items()},
    }
