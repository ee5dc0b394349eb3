"""Published figures beside the local ones: the authority's own, neighbours, region, England.

Only what was released on or before the as-at date is used, and every figure carries how old it is.
How comparisons are made, and what they cannot say, is in docs/benchmarks.md.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from readiness.calendar import add_months
from readiness.errors import ConfigurationError, InputError
from readiness.intake import areas, lookup, reference
from readiness.intake.areas import find_authority
from readiness.intake.lookup import FigureYear, figures_by_key, latest
from readiness.intake.published import ENGLAND
from readiness.model import COMPARISON_COLUMNS, Area, Authority, Grade
from readiness.statistics.comparators import angle, between_variance

__all__ = [
    "HISTORY_COLUMNS",
    "authorities",
    "compare",
    "find_authority",
    "history",
    "last_grades",
    "neighbour_numbers",
    "population",
    "with_population",
]

_JUDGED = (
    "Ofsted's published outcomes of inspections begun by 31 March 2025, so a later one would not "
    "be known here"
)
_EARLIER = (
    "Ofsted's published outcomes; judged under the framework used until 2018, by other criteria, "
    "the day of publication taken late"
)
HISTORY_COLUMNS: tuple[str, ...] = (
    "measure",
    "comparator",
    "year",
    "period_end",
    "released",
    "value",
)

Row = tuple[Any, ...]
Values = NDArray[np.float64]
_NOBODY: Values = np.empty(0)


def authorities() -> tuple[Authority, ...]:
    """Every current authority with children's services in England, in order of DfE number."""
    table = reference.authorities()
    now = table[(table["area_type"] == "authority") & (table["valid_to"] == "")]
    return tuple(
        Authority(name, code, int(number), region)
        for name, code, number, region in zip(
            now["name"], now["code"], now["number"], now["region"], strict=True
        )
    )


def compare(
    catalogue: Sequence[Mapping[str, Any]],
    authority: Authority | None,
    as_at: date,
    published: Path | None = None,
) -> pd.DataFrame:
    """COMPARISON_COLUMNS: the latest figures released by the as-at date, for measures with a
    benchmark.

    Args:
        catalogue: mappings with `id` and `benchmark` (a key of benchmarks.csv, or None).
        authority: whose comparators; None, or one DfE does not know and that names neither region
            nor neighbours, is compared with England alone.
        as_at: nothing released later is used.
        published: DfE's LAIT values (parquet or csv) instead of the shipped figures.

    An own figure that was not published has value NaN and a note; other comparators without a
    figure have no row. Raises InputError for an unusable `published`, ConfigurationError for a
    benchmark key that does not exist.
    """
    figures = figures_by_key(published)
    peers = _peers(authority, as_at)
    rows: list[Row] = []
    for measure, key in _benchmarked(catalogue):
        year = latest(figures.get(key, ()), as_at)
        if year is not None:
            rows.extend((measure, *row) for row in _rows(key, year, peers, as_at))
    return _frame(rows, COMPARISON_COLUMNS)


def history(
    catalogue: Sequence[Mapping[str, Any]],
    authority: Authority | None,
    as_at: date,
    published: Path | None = None,
) -> pd.DataFrame:
    """HISTORY_COLUMNS: the authority's own and England's figures of each year released by the
    as-at date, oldest first; a year without a figure has value NaN."""
    figures = figures_by_key(published)
    number = areas.authority_number(authority) if authority else None
    whose = [("own_published", number)] if number is not None else []
    rows = [
        (measure, comparator, year.year, year.period_end, year.released, year.of(area))
        for measure, key in _benchmarked(catalogue)
        for comparator, area in [*whose, ("england", ENGLAND)]
        for year in figures.get(key, ())
        if year.released <= as_at
    ]
    return _frame(rows, HISTORY_COLUMNS)


def last_grades(authority: Authority, as_at: date) -> tuple[Grade, ...]:
    """The judgements of the latest inspection whose report was out by the as-at date.

    Our table holds inspections begun by 31 March 2025; each grade's source says so.
    """
    table = reference.judgements()
    told = table[
        (table["number"] == areas.authority_number(authority))
        & (table["published"] <= as_at.isoformat())
    ]
    last = told[told["inspected"] == told["inspected"].max()]
    found = {row.area: _grade(row) for row in last.itertuples()}
    return tuple(found[area] for area in Area if area in found)


def grades_before(authority: Authority, as_at: date) -> tuple[Grade, ...]:
    """As `last_grades`; where no ILACS report was out yet, those of the single inspection framework
    (2013 to 2018), by other criteria, whose source says so."""
    found = last_grades(authority, as_at)
    if found:
        return found
    table = reference.earlier_judgements()
    told = table[
        (table["number"] == areas.authority_number(authority))
        & (table["published"] <= as_at.isoformat())
    ]
    last = told[told["inspected"] == told["inspected"].max()]
    graded = {row.area: _grade(row, _EARLIER) for row in last.itertuples()}
    return tuple(graded[area] for area in Area if area in graded)


def population(authority: Authority, as_at: date) -> int | None:
    """Children aged 0 to 17, derived from figures released by the as-at date and rounded."""
    found = _population(authority, as_at)
    return None if found is None else int(found["children"])


def with_population(authority: Authority, as_at: date) -> Authority:
    """The authority with its population and where that comes from, if none was given."""
    found = None if authority.population else _population(authority, as_at)
    if found is None:
        return authority
    source = (
        f"{found['estimate']}, derived from {found['source']}: referrals divided by the published "
        f"rate, rounded to the nearest {found['rounded_to']}"
    )
    return replace(authority, population=int(found["children"]), population_source=source)


def neighbour_numbers(number: int, as_at: date) -> tuple[int, ...]:
    """DfE numbers of the statistical neighbours in use on the day, closest first.

    Before the first grouping we hold (2021) that one is used.
    """
    models = lookup.models()
    in_use = [model for model, (first, last) in models.items() if first <= as_at <= last]
    return lookup.neighbours(in_use[0] if in_use else min(models)).get(number, ())


# --- rows -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Peers:
    authority: Authority | None
    number: int | None
    region: int | None
    neighbours: tuple[int, ...]
    unknown: tuple[str, ...]  # neighbours named that DfE does not know


def _peers(authority: Authority | None, as_at: date) -> _Peers:
    if authority is None:
        return _Peers(None, None, None, (), ())
    number = areas.authority_number(authority)
    region = areas.region_number(authority.region or _region_of(number))
    if not authority.neighbours:
        near = neighbour_numbers(number, as_at) if number is not None else ()
        return _Peers(authority, number, region, near, ())
    known, unknown = _named(authority.neighbours)
    known = tuple(one for one in known if one != number)  # nobody is held against itself
    return _Peers(authority, number, region, known, unknown)


def _region_of(number: int | None) -> str | None:
    found = [found for found in authorities() if found.la_number == number]
    return found[0].region if found else None


def _named(names: Sequence[str]) -> tuple[tuple[int, ...], tuple[str, ...]]:
    known: dict[int, None] = {}
    unknown = []
    for name in names:
        try:
            known[int(find_authority(name).la_number or 0)] = None
        except InputError:
            unknown.append(name)
    return tuple(known), tuple(unknown)


def _rows(key: str, year: FigureYear, peers: _Peers, as_at: date) -> Iterator[Row]:
    """COMPARISON_COLUMNS without the measure."""
    about = _about(key)
    decimals = int(about["decimals"])
    dates = (year.year, year.period_end, year.released)
    aged = _age_note(year, as_at)
    percent = about["unit"].startswith("%")

    def row(comparator: str, name: str, value: float, of: Values, n: int, more: str) -> Row:
        note = " ".join(part for part in (more, aged, about["difference"]) if part)
        places = max(1, decimals) if comparator == "neighbours" else decimals  # theirs is a mean
        tau = _spread(angle(of / 100)) if percent else np.nan
        told = (about["text"], note, places, tau)
        return (comparator, name, *dates, value, _spread(of), n, *told)

    if peers.authority is not None and peers.number is not None:
        own = year.of(peers.number)
        lacking = "" if own == own else "Not published for this authority."
        yield row("own_published", peers.authority.name, own, _NOBODY, int(own == own), lacking)
    near = _values(year, peers.neighbours)
    if len(near):
        name, more = f"{len(peers.neighbours)} statistical neighbours", _near_note(near, peers)
        yield row("neighbours", name, float(np.mean(near)), near, len(near), more)
    if peers.region is not None and (value := year.of(peers.region)) == value:
        n = year.in_region.get(peers.region, 0)
        yield row("region", areas.names()[peers.region], value, _NOBODY, n, "")
    if (value := year.of(ENGLAND)) == value:
        others = year.elsewhere(peers.number)
        yield row("england", "England", value, others, len(others), "")


def _spread(values: Values) -> float:
    """Paule and Mandel's, without the chance of each: counts are not among the figures used."""
    return math.sqrt(between_variance(values))


def _values(year: FigureYear, numbers: Sequence[int]) -> Values:
    values = np.array([year.of(number) for number in numbers], dtype=np.float64)
    return values[~np.isnan(values)]


def _near_note(near: Values, peers: _Peers) -> str:
    parts = [f"Unweighted mean of {len(near)} of {len(peers.neighbours)} neighbours."]
    parts.append("Comparator precision unknown.")
    if peers.unknown:
        parts.append(f"Not recognised as authorities: {', '.join(peers.unknown)}.")
    return " ".join(parts)


def _age_note(year: FigureYear, as_at: date) -> str:
    ends = year.period_end
    months = (as_at.year - ends.year) * 12 + as_at.month - ends.month
    months -= add_months(ends, months) > as_at
    rule = " (release date by rule)" if year.by_rule else ""
    return (
        f"Year to {ends.day} {ends:%B %Y}, {months} months before the as-at date; "
        f"out by {year.released.day} {year.released:%B %Y}{rule}."
    )


def _frame(rows: Sequence[Row], columns: Sequence[str]) -> pd.DataFrame:
    frame = pd.DataFrame(list(rows), columns=list(columns))
    kinds = {"year": "int64", "period_end": "datetime64[s]", "released": "datetime64[s]"}
    kinds |= {"value": "float64", "spread": "float64", "n": "int64", "decimals": "int64"}
    kinds |= {"tau": "float64"}
    return frame.astype({name: kind for name, kind in kinds.items() if name in frame})


# --- tables -----------------------------------------------------------------------------------


def _benchmarked(catalogue: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    for measure in catalogue:
        key = measure.get("benchmark")
        if key:
            _about(key)
            yield str(measure["id"]), str(key)


@cache
def _about(key: str) -> Mapping[str, str]:
    table = reference.benchmarks()
    found = table[table["key"] == key]
    if found.empty:
        raise ConfigurationError(f"data/reference/benchmarks.csv has no benchmark key '{key}'.")
    row = found.iloc[0]
    text = f"DfE {row['publication']} (LAIT {row['indicator']})"
    about = {name: str(row[name]) for name in ("difference", "decimals", "unit")}
    return about | {"text": text}


def _population(authority: Authority, as_at: date) -> Mapping[str, Any] | None:
    table = reference.populations()
    told = table[
        (table["number"] == areas.authority_number(authority))
        & (table["released"] <= as_at.isoformat())
    ]
    return None if told.empty else told.sort_values("year").iloc[-1].to_dict()  # type: ignore[return-value]


def _grade(row: Any, source: str = "") -> Grade:
    joint = getattr(row, "joint", "no") == "yes"
    together = "; children in care and care leavers were judged together" if joint else ""
    return Grade(
        area=Area(row.area),
        grade=int(row.grade),
        inspected=date.fromisoformat(row.inspected),
        published=date.fromisoformat(row.published),
        source=source or f"{_JUDGED}{together}",
    )
