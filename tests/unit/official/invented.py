"""DfE's file as it might be: a few measures of every authority, each a plain function of its number."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from readiness.intake import reference

TIMELY, CASES, RATE = "Continue_Assess_Comp", "Work_Force_AvgNumCase_SW", "LAC"
TAMESIDE, CAMDEN = 357, 202


def lait(place: Path, years: range = range(2018, 2026)) -> Path:
    """Assessments in time fall by a point a year, cases rise by half a case, the rate of care stays. The
    higher an authority's number, the higher each figure. England has the middle. Tameside's assessments
    of 2025 are missing; those of Camden rose by 30 points in 2025."""
    areas = reference.authorities()
    wanted = areas[areas["area_type"].isin(["authority", "england"])]
    rows = []
    for year in years:
        for number, name in zip(wanted["number"], wanted["name"], strict=True):
            high = 0.5 if number == 970 else (number - 200) / 750
            timely = f"{50 + 30 * high - (year - 2018):.1f}"
            if (number, year) == (TAMESIDE, 2025):
                timely = "-"
            if (number, year) == (CAMDEN, 2025):
                timely = f"{50 + 30 * high - (year - 2018) + 30:.1f}"
            rows.append((TIMELY, str(year), name, timely, number))
            rows.append(
                (CASES, str(year), name, f"{12 + 8 * high + (year - 2018) / 2:.1f}", number)
            )
            rows.append((RATE, str(year), name, f"{40 + 100 * high:.0f}", number))
    frame = pd.DataFrame(
        rows, columns=["Short Desc", "Years", "LA and Regions", "Values", "LA Number"]
    )
    frame.assign(Region="NA").to_csv(place / "lait.csv", index=False)
    return place / "lait.csv"
