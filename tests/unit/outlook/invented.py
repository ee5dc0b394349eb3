"""An invented country of authorities whose judgements lean on what an outlook looks at."""

from __future__ import annotations

import numpy as np
import pandas as pd

from readiness.outlook.inputs import Panel
from readiness.outlook.judged_by import JUDGEMENTS, judged_by

MEASURES = tuple(dict.fromkeys(name for each in judged_by().values() for name in each))


def country(
    seed: int = 1, authorities: int = 60, signal: float = 1.5
) -> tuple[Panel, pd.DataFrame]:
    """Each authority inspected in two or three years from 2018 to 2025."""
    rng = np.random.default_rng(seed)
    rows, places = [], []
    for la in range(1, authorities + 1):
        before = rng.integers(1, 5)
        for year in sorted(rng.choice(np.arange(2018, 2026), size=3, replace=False)):
            start = pd.Timestamp(int(year), int(rng.integers(1, 4)), int(rng.integers(1, 28)))
            figures = rng.random(len(MEASURES))
            inner = signal * 6 * (figures[:6].mean() - 0.5) + 0.6 * (before - 2.5)
            row: dict[str, object] = {
                "insp_id": f"{la}_{year}", "la": la, "start": start,
                "pub": start + pd.Timedelta(days=50), "cic_combined": year < 2023,
            }  # fmt: skip
            for name in JUDGEMENTS:
                grade = int(np.clip(np.round(2.7 + inner + rng.logistic(0, 0.5)), 1, 4))
                row |= {name: float(grade), f"prev_{name}": float(before)}
            if year < 2023:
                row["cl"] = np.nan
            before = int(row["hp"])  # type: ignore[call-overload]
            rows.append(row)
            places.append(figures)
    outcomes = pd.DataFrame(rows).set_index("insp_id").sort_index()
    figures = pd.DataFrame(places, index=[r["insp_id"] for r in rows], columns=list(MEASURES))
    figures = figures.sort_index()
    figures.index.name = "insp_id"
    beside = 4 * (figures - 0.5)
    return Panel(figures, outcomes["start"], beside, frozenset(MEASURES)), outcomes


def long(panel: Panel) -> pd.DataFrame:
    """The panel as a file holds it."""
    frame = panel.figures.reset_index().melt(
        "insp_id", var_name="indicator", value_name="signed_pct"
    )
    dates = frame["insp_id"].map(panel.dates)
    return frame.assign(
        inspection_date=dates, published=dates - pd.Timedelta(days=200), polarity="High", year=2020
    ).dropna(subset=["signed_pct"])
