"""From the tables of results and published figures to what the model scores, area by area."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from readiness.model import Area, Polarity, State
from readiness.score.scorable import Scorable
from readiness.score.settings import Settings
from readiness.statistics.comparators import published_pool

Row = Mapping[str, Any]


def scorables(
    area: Area,
    results: Mapping[str, Row],
    comparators: Mapping[tuple[str, str], Row],
    catalogue: Sequence[Row],
    settings: Settings,
    trends: Mapping[str, tuple[str | None, str | None]],
    doubts: Mapping[str, tuple[int, int]] | None = None,
) -> list[Scorable]:
    """The area's measures that have a better and a worse way, in catalogue order."""
    mine = [
        entry
        for entry in catalogue
        if entry["area"] == area and entry["polarity"] != Polarity.NEUTRAL
    ]
    weights = shared_weights(mine, settings)
    return [
        replace(
            _scorable(entry, weights[entry["id"]], results, comparators, settings, trends),
            **_doubt((doubts or {}).get(entry["id"], (0, 0))),
        )
        for entry in mine
    ]


def _doubt(counts: tuple[int, int]) -> dict[str, Any]:
    return {"doubtful": counts[0], "credited": counts[1]}


def doubted(doubts: pd.DataFrame) -> dict[str, tuple[int, int]]:
    """By measure: records in doubt, and those of them in the numerator."""
    columns = (doubts[name].tolist() for name in ("measure", "doubtful", "credited"))
    return {name: (some, credited) for name, some, credited in zip(*columns, strict=True)}


def whole(results: pd.DataFrame) -> dict[str, Row]:
    """The 'all' row of every measure."""
    rows = results[results["breakdown"] == "all"].to_dict("records")
    return {str(row["measure"]): row for row in rows}  # type: ignore[misc]


def latest(comparisons: pd.DataFrame) -> dict[tuple[str, str], Row]:
    """The newest published figure of every measure and comparator."""
    if comparisons.empty:
        return {}
    rows = comparisons[comparisons["value"].notna()].sort_values("period_end", kind="stable")
    return {(r["measure"], r["comparator"]): r for r in rows.to_dict("records")}  # type: ignore[misc]


def shared_weights(catalogue: Sequence[Row], settings: Settings) -> dict[str, float]:
    """Each measure's weight: its part of its theme's, or its own where it has no theme."""
    goals = {entry["id"]: settings.goal(entry) for entry in catalogue}
    within: dict[str, float] = defaultdict(float)
    for goal in goals.values():
        within[goal.theme or ""] += goal.weight
    return {
        name: settings.themes[goal.theme] * goal.weight / within[goal.theme]
        if goal.theme
        else goal.weight
        for name, goal in goals.items()
    }


def _scorable(
    entry: Row,
    weight: float,
    results: Mapping[str, Row],
    comparators: Mapping[tuple[str, str], Row],
    settings: Settings,
    trends: Mapping[str, tuple[str | None, str | None]],
) -> Scorable:
    name = entry["id"]
    goal = settings.goal(entry)
    figure = _figure(results.get(name))
    proportion = entry["unit"] == "%"
    if not proportion:
        figure |= {"numerator": None, "denominator": None}
    variation, assurance = trends.get(name, (None, None))
    return Scorable(
        measure=name,
        weight=weight,
        sign=1 if entry["polarity"] == Polarity.HIGH else -1,
        goalposts=goal.goalposts,
        theme=goal.theme,
        critical=goal.critical,
        variation=variation,
        assurance=assurance,
        **_peers(name, comparators, proportion),
        **figure,
    )


def _figure(row: Row | None) -> dict[str, Any]:
    """The numbers of a result that is there; a figure that is not there has none."""
    if row is None or row["state"] != State.SHOWN or pd.isna(row["value"]):
        return {}
    return {
        "value": float(row["value"]),
        "lower": _number(row["lower"]),
        "upper": _number(row["upper"]),
        "numerator": _whole(row["numerator"]),
        "denominator": _whole(row["denominator"]),
        "unusable": _whole(row["unusable"]) or 0,
    }


def _peers(
    name: str, comparators: Mapping[tuple[str, str], Row], proportion: bool
) -> dict[str, Any]:
    """What the figure is held against, empty where nothing: the neighbours' mean, England's
    failing that, how well it is known, and the spread between authorities.

    The spread is that of all authorities, being the steadier; the neighbours' own failing that.
    """
    neighbours = comparators.get((name, "neighbours"))
    england = comparators.get((name, "england"))
    centre = neighbours or england
    spreads = [row for row in (england, neighbours) if row and _number(row["spread"]) is not None]
    if centre is None or not spreads:
        return {}
    unit = 100 if proportion else 1
    value, spread = float(centre["value"]) / unit, float(spreads[0]["spread"]) / unit
    tau = _number(spreads[0].get("tau")) if proportion else None
    against = published_pool(
        value, _whole(centre["n"]), spread, _whole(spreads[0]["n"]), proportion, tau
    )
    return {
        "reference": value,
        "tau": against.tau,
        "reference_error": against.error,
        "comparators": against.spread_n,
    }


def _number(value: Any) -> float | None:
    return None if pd.isna(value) else float(value)


def _whole(value: Any) -> int | None:
    return None if pd.isna(value) else int(value)
