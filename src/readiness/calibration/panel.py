"""Every inspection of the panel with what the score would have said the day before it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pandas as pd

from readiness import benchmark
from readiness.intake.areas import find_authority
from readiness.model import RESULT_COLUMNS, Area, AreaScore, Grade, State
from readiness.score import score

OUTCOMES, VALUES = "inspection_outcomes.csv", "lait_values.parquet"
COLUMNS = (
    "authority", "inspected", "area", "data", "coverage", "measures", "position", "with_previous",
    "previous", "judged", "age",
)  # fmt: skip
"""A row an inspection and area. data, position and with_previous are on 1 to 4; position is None
where the product's own gates would give none; previous and judged are grades, 4 outstanding;
age is the median of the figures', in years from the end of their period to the inspection."""

YEAR = 365.25
_JUDGED = {
    Area.HELP_AND_PROTECTION: "hp",
    Area.CHILDREN_IN_CARE: "cic",
    Area.CARE_LEAVERS: "cl",
    Area.LEADERS: "leaders",
}


def panel(folder: Path, catalogue: Sequence[Mapping[str, Any]]) -> pd.DataFrame:
    """COLUMNS, of the inspections whose outcome is in the folder's development half.

    Figures are those of DfE's table in the folder that were released by the day before each
    inspection began (`benchmark.compare`), scored by the product's own code. There are no audits.
    """
    outcomes = pd.read_csv(folder / OUTCOMES)
    outcomes = outcomes[outcomes["split"] == "dev"]
    rows = [
        row
        for _, one in outcomes.iterrows()
        for row in _of_inspection(one, catalogue, folder / VALUES)
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _of_inspection(
    one: pd.Series, catalogue: Sequence[Mapping[str, Any]], values: Path
) -> Iterator[tuple[Any, ...]]:
    started = date.fromisoformat(str(one["start"]))
    compared = published_before(int(one["la"]), started, catalogue, values)
    for found in scored(compared, started, catalogue, _before(one)):
        judged = one[_JUDGED[found.area]]
        if pd.isna(judged) or found.data_score is None:
            continue
        previous = one[f"prev_{_JUDGED[found.area]}"]
        both = {name: value for name, (value, _) in found.channels.items()}
        yield (
            int(one["la"]), started, str(found.area), found.data_score, found.coverage,
            len(found.contributions), found.position, _together(both), previous, int(judged),
            _age(compared, {part.measure for part in found.contributions}, started),
        )  # fmt: skip


def scores_before(
    authority: int,
    started: date,
    catalogue: Sequence[Mapping[str, Any]],
    values: Path,
    grades: Sequence[Grade] = (),
) -> tuple[AreaScore, ...]:
    """The four areas' scores from what was published of an authority by the day before."""
    compared = published_before(authority, started, catalogue, values)
    return scored(compared, started, catalogue, grades)


def published_before(
    authority: int, started: date, catalogue: Sequence[Mapping[str, Any]], values: Path
) -> pd.DataFrame:
    """COMPARISON_COLUMNS, as they could be known the day before."""
    day = started - timedelta(days=1)
    compared = benchmark.compare(catalogue, find_authority(str(authority)), day, values)
    if not (compared["released"].dt.date <= day).all():
        raise AssertionError("A figure that was not out yet was used.")
    return compared


def scored(
    compared: pd.DataFrame,
    started: date,
    catalogue: Sequence[Mapping[str, Any]],
    grades: Sequence[Grade] = (),
) -> tuple[AreaScore, ...]:
    """The product's own score of an authority's published figures."""
    day = started - timedelta(days=1)
    return score(as_results(compared, catalogue), compared, catalogue, grades, {}, as_at=day)


def _age(compared: pd.DataFrame, measures: set[str], started: date) -> float:
    used = (compared["comparator"] == "own_published") & compared["measure"].isin(measures)
    return float((pd.Timestamp(started) - compared.loc[used, "period_end"]).dt.days.median() / YEAR)


def as_results(compared: pd.DataFrame, catalogue: Sequence[Mapping[str, Any]]) -> pd.DataFrame:
    """The authority's own published figures as RESULT_COLUMNS: a value, and no counts."""
    areas = {entry["id"]: entry["area"] for entry in catalogue}
    own = compared[(compared["comparator"] == "own_published") & compared["value"].notna()]
    blank = dict.fromkeys(RESULT_COLUMNS)
    rows = [
        blank | {
            "measure": name, "area": areas[name], "breakdown": "all", "group": "all",
            "value": float(value), "unusable": 0, "state": State.SHOWN,
        }
        for name, value in zip(own["measure"], own["value"], strict=True)
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=list(RESULT_COLUMNS))


def _before(one: pd.Series) -> tuple[Grade, ...]:
    """The grades before, on Ofsted's scale, as the score takes them."""
    if pd.isna(one["prev_start"]):
        return ()
    day = date.fromisoformat(str(one["prev_start"]))
    return tuple(
        Grade(area, 5 - int(one[f"prev_{name}"]), day, None, "panel")
        for area, name in _JUDGED.items()
        if not pd.isna(one[f"prev_{name}"])
    )


def _together(channels: Mapping[str, float]) -> float:
    """Data and previous grade by the weights of the model, which has no audits here."""
    from readiness.score.channels import shares
    from readiness.score.settings import settings

    weights = shares(channels, settings().channels)
    return sum(value * weights[name] for name, value in channels.items())
