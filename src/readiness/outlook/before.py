"""The judgements of authorities before a day, as Ofsted published them, in the outlook's own shape."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pandas as pd

from readiness import benchmark
from readiness.model import Area, Authority, Grade

AREAS = {
    "leaders": Area.LEADERS,
    "hp": Area.HELP_AND_PROTECTION,
    "cic": Area.CHILDREN_IN_CARE,
    "cl": Area.CARE_LEAVERS,
}


def before(
    authorities: Sequence[Authority], day: date, grades: Sequence[Grade] | None = None
) -> pd.DataFrame:
    """insp_id, number, name, inspection_date and prev_ grades (1 inadequate to 4 outstanding, NaN where
    none is known here) of an inspection to come of each authority on the day.

    grades: those before, of the one authority there is then; what was published by the day before, of
        inspections begun by 31 March 2025, if not given.
    """
    return pd.DataFrame([_row(one, day, grades) for one in authorities])


def _row(authority: Authority, day: date, given: Sequence[Grade] | None) -> dict[str, object]:
    yesterday = (pd.Timestamp(day) - pd.Timedelta(days=1)).date()
    told = benchmark.grades_before(authority, yesterday) if given is None else given
    grades = {grade.area: 5.0 - grade.grade for grade in told}
    return {
        "insp_id": f"{authority.la_number}_{day:%Y%m%d}",
        "number": authority.la_number,
        "name": authority.name,
        "inspection_date": pd.Timestamp(day),
        **{f"prev_{name}": grades.get(area, float("nan")) for name, area in AREAS.items()},
    }
