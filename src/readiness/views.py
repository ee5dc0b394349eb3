"""What was published, a measure at a time, in the shape that tables, charts and sentences need.

Reads a `Published` and nothing else. A figure that may not be shown has no number here at all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any

import pandas as pd

from readiness.model import Area, AreaScore, Contribution, Grade, Polarity, Published, State, Trend
from readiness.statistics.comparators import (
    Place,
    Standing,
    angle,
    angle_variance,
    position,
    published_pool,
    standing,
)
from readiness.words import as_day, day

_Z95 = 1.959964


@dataclass(frozen=True)
class Figure:
    """One published figure; every number is None unless the state is shown.

    A count shown where no rate can be made of it has a numerator and no value.
    """

    state: State
    value: float | None = None
    lower: float | None = None
    upper: float | None = None
    numerator: int | None = None
    denominator: int | None = None
    unusable: int | None = None


@dataclass(frozen=True)
class Comparator:
    """A figure somebody published: neighbours, England, the region or the authority's own past."""

    name: str
    value: float
    spread: float | None
    n: int | None
    year: str
    period_end: date | None
    released: date | None
    source: str
    note: str
    decimals: int = 1
    tau: float | None = None


@dataclass(frozen=True)
class View:
    """One measure with its local figure, its comparators and its part in the area's score."""

    id: str
    title: str
    area: Area
    unit: str
    polarity: Polarity
    snapshot: bool
    why: str
    how: str
    lists: tuple[str, ...]
    limits: tuple[str, ...]
    criteria: tuple[str, ...]
    comparability: str
    reference: str
    local: Figure
    comparators: Mapping[str, Comparator]
    contribution: Contribution | None
    service: str = ""
    source: str = "annex_a"
    period: str = ""
    trend: Trend | None = None

    @property
    def shown(self) -> bool:
        return self.local.value is not None

    @property
    def neighbours(self) -> Comparator | None:
        return self.comparators.get("neighbours")

    @property
    def england(self) -> Comparator | None:
        return self.comparators.get("england")

    @property
    def own_published(self) -> Comparator | None:
        return self.comparators.get("own_published")

    @property
    def gap(self) -> float | None:
        """Local less neighbours, as the normal deviate that is as unlikely."""
        return _standard_gap(self)

    @property
    def standing(self) -> Standing | None:
        """Beside the neighbours; None where there is nothing to compare or no way to judge it."""
        return _standing(self)

    @property
    def place(self) -> Place | None:
        """The word for it, judged at 95 per cent."""
        return None if self.standing is None else self.standing.place


@lru_cache(maxsize=2)
def views(published: Published) -> tuple[View, ...]:
    """Every measure of the catalogue, in the areas' order and then the catalogue's."""
    figures = _figures(published.results)
    comparators = _comparators(published.comparisons)
    parts = {part.measure: part for score in published.scores for part in score.contributions}
    periods = _other_periods(published)
    trends = {trend.measure: trend for trend in published.trends}
    views = [_view(entry, figures, comparators, parts, periods) for entry in published.catalogue]
    made = [replace(view, trend=trends.get(view.id)) for view in views]
    order = list(Area)
    return tuple(sorted(made, key=lambda view: order.index(view.area)))


def of_area(published: Published, area: Area) -> tuple[View, ...]:
    return tuple(view for view in views(published) if view.area is area)


def by_service(found: Sequence[View]) -> dict[str, list[View]]:
    """The views by their service's title, in the framework's order; services without any left out.

    Views of no service known come last, under no title.
    """
    from readiness.framework import services

    titles = {code: service.title for code, service in services().items()}
    grouped: dict[str, list[View]] = {title: [] for title in (*titles.values(), "")}
    for view in found:
        grouped[titles.get(view.service, "")].append(view)
    return {title: held for title, held in grouped.items() if held}


def titles(published: Published) -> dict[str, str]:
    """What each measure is called."""
    return {str(entry["id"]): str(entry["title"]) for entry in published.catalogue}


def score_of(published: Published, area: Area) -> AreaScore | None:
    return next((score for score in published.scores if score.area == area), None)


def last_grade(published: Published, area: Area) -> Grade | None:
    """The latest judgement Ofsted published of the area, of those known."""
    known = [grade for grade in published.grades if grade.area == area]
    return max(known, key=lambda grade: grade.inspected, default=None)


def breakdown(published: Published, measure: str, by: str) -> list[tuple[str, Figure]]:
    """The groups of one measure, in the order they were published."""
    return _by_group(published).get((measure, by), [])


@lru_cache(maxsize=2)
def _by_group(published: Published) -> dict[tuple[str, str], list[tuple[str, Figure]]]:
    """Every figure in one pass, by measure and breakdown."""
    found: dict[tuple[str, str], list[tuple[str, Figure]]] = {}
    for row in published.results.to_dict("records"):
        place = str(row["measure"]), str(row["breakdown"])
        found.setdefault(place, []).append((str(row["group"]), _figure(row)))
    return found


def _view(
    entry: Mapping[str, Any],
    figures: Mapping[str, Figure],
    comparators: Mapping[str, Mapping[str, Comparator]],
    parts: Mapping[str, Contribution],
    periods: Mapping[str, str],
) -> View:
    name = str(entry["id"])
    return View(
        id=name,
        title=str(entry["title"]),
        area=Area(entry["area"]),
        unit=str(entry["unit"]),
        polarity=Polarity(entry["polarity"]),
        snapshot=entry.get("when") == "snapshot",
        why=str(entry.get("why") or ""),
        how=str(entry.get("how") or ""),
        lists=tuple(entry.get("lists") or ()),
        limits=tuple(entry.get("limits") or ()),
        criteria=tuple(entry.get("criteria") or ()),
        comparability=str(entry.get("comparability") or ""),
        reference=str(entry.get("reference") or ""),
        service=str(entry.get("service") or ""),
        source=str(entry.get("source") or "annex_a"),
        period=periods.get(name, ""),
        local=figures.get(name, Figure(State.NOT_SUPPLIED)),
        comparators=comparators.get(name, {}),
        contribution=parts.get(name),
    )


def _other_periods(published: Published) -> dict[str, str]:
    """In words, the time of measures that are neither of the six months nor of the as-at date.

    A return may be of a year long gone, and its figure must not pass for today's.
    """
    whole = published.results[published.results["breakdown"] == "all"]
    found = {}
    for name, start, end in zip(
        whole["measure"], whole["period_start"], whole["period_end"], strict=True
    ):
        first, last = as_day(start), as_day(end)
        usual = last == published.as_at and first in (published.period.start, published.as_at)
        if first and last and not usual:
            found[str(name)] = f"year to {day(last)}"
    return found


def _figures(results: pd.DataFrame) -> dict[str, Figure]:
    whole = results[results["breakdown"] == "all"]
    return {str(row["measure"]): _figure(row) for row in whole.to_dict("records")}


def _figure(row: Mapping[Any, Any]) -> Figure:
    state = State(row["state"])
    if state is State.SHOWN and pd.isna(row["value"]) and pd.isna(row["numerator"]):
        state = State.NO_RECORDS
    if state is not State.SHOWN:
        return Figure(state)
    return Figure(
        state=state,
        value=_real(row["value"]),
        lower=_real(row["lower"]),
        upper=_real(row["upper"]),
        numerator=_whole(row["numerator"]),
        denominator=_whole(row["denominator"]),
        unusable=_whole(row["unusable"]),
    )


def _comparators(comparisons: pd.DataFrame) -> dict[str, dict[str, Comparator]]:
    """The newest published figure of each kind, by measure."""
    found: dict[str, dict[str, Comparator]] = {}
    rows = comparisons[comparisons["value"].notna()].sort_values("period_end", kind="stable")
    for row in rows.to_dict("records"):
        found.setdefault(str(row["measure"]), {})[str(row["comparator"])] = Comparator(
            name=_text(row["name"]),
            value=float(row["value"]),
            spread=_real(row["spread"]),
            n=_whole(row["n"]),
            year=_text(row["year"]),
            period_end=as_day(row["period_end"]),
            released=as_day(row["released"]),
            source=_text(row["source"]),
            note=_text(row["note"]),
            decimals=1 if pd.isna(row["decimals"]) else int(row["decimals"]),
            tau=_real(row.get("tau")),
        )
    return found


def _real(value: Any) -> float | None:
    return None if pd.isna(value) else float(value)


def _whole(value: Any) -> int | None:
    return None if pd.isna(value) else int(value)


def _text(value: Any) -> str:
    return "" if pd.isna(value) else str(value)


def _standard_gap(view: View) -> float | None:
    """Beside the neighbours' mean, by the spread between all authorities (the neighbours' own
    where there is none): chance, that spread and what is not known of the mean together."""
    local, other = view.local, view.neighbours
    if local.value is None or local.lower is None or local.upper is None or other is None:
        return None
    wide = next((each for each in (view.england, other) if each and each.spread), None)
    if wide is None or not wide.spread or not other.n:
        return None
    if view.unit == "%" and local.denominator:
        value, spread = other.value / 100, wide.spread / 100
        against = published_pool(value, other.n, spread, wide.n, True, wide.tau)
        chance = angle_variance(local.denominator)
        return float(position(angle(local.value / 100), chance, against))
    against = published_pool(other.value, other.n, wide.spread, wide.n)
    error = (local.upper - local.lower) / (2 * _Z95)
    return float(position(local.value, error**2, against))


def _standing(view: View) -> Standing | None:
    return None if view.gap is None else standing(view.gap, view.polarity)
