"""Where a figure of the authority's own differs from the one published for the same period."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from readiness.model import Area, State
from readiness.score.settings import Settings

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Disagreement:
    """`nameable` where both the records counted and those not counted are many: to say of a small
    count that it is not the published one would tell something of it."""

    measure: str
    nameable: bool


def disagreements(
    area: Area,
    results: Mapping[str, Row],
    comparators: Mapping[tuple[str, str], Row],
    catalogue: Sequence[Row],
    settings: Settings,
) -> tuple[Disagreement, ...]:
    """The area's percentages that differ from the published ones by more than rounding and a point.

    Only where both are of a period that ends on the same day: figures of another year may differ.
    """
    shares = [e["id"] for e in catalogue if e["area"] == area and e["unit"] == "%"]
    pairs = [(results.get(name), comparators.get((name, "own_published"))) for name in shares]
    return tuple(
        Disagreement(str(ours["measure"]), _many(ours, settings))
        for ours, theirs in pairs
        if ours is not None and theirs is not None and _differ(ours, theirs, settings)
    )


def _differ(ours: Row, theirs: Row, settings: Settings) -> bool:
    if ours["state"] != State.SHOWN or pd.isna(ours["value"]) or pd.isna(theirs["value"]):
        return False
    if ours["period_end"] != theirs["period_end"]:
        return False
    rounding = 0.5 * 10.0 ** -int(theirs["decimals"])
    allowed = rounding + settings.confidence["disagreement"]
    return bool(abs(float(ours["value"]) - float(theirs["value"])) > allowed + 1e-9)


def _many(ours: Row, settings: Settings) -> bool:
    if pd.isna(ours["numerator"]) or pd.isna(ours["denominator"]):
        return False
    counted, of = int(ours["numerator"]), int(ours["denominator"])
    return min(counted, of - counted) >= settings.confidence["nameable"]
