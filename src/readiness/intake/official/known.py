"""What had been published by a day: from a store, from one of DfE's files, or from the shipped table.

A figure counts as known from the day of its release rule (`release_rules.csv`, deliberately late), or
from the day of the file that brought it if that was sooner. Where a later file gives another value, that
one is known from its own day on; until then the earlier one stands. Before the first file of a store,
its values stand in for those first published, which nobody kept.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pandas as pd

from readiness import paths
from readiness.errors import InputError
from readiness.intake import lookup, reference
from readiness.intake.official import kinds
from readiness.intake.official.kinds import Kind
from readiness.intake.official.ledger import Import, imports

KEY = ("measure", "year", "number")
COLUMNS = ("measure", "year", "number", "value", "state", "known", "source")
"""A row a measure, year and area of which something was known: `value` NaN where none was published;
`known`: the day it was out; `source`: the file, or the shipped table."""
NEVER = date(9999, 1, 1)
"""Stands for the day of a file of which nobody said when it was out."""
SHIPPED = "shipped table (DfE LAIT, April 2026)"


@dataclass(frozen=True, eq=False)
class Known:
    """`figures`: COLUMNS, what was out by the day. `neighbours` by authority, closest first, of the
    `grouping` in use. `vintages`: each file, as it is named to a reader."""

    figures: pd.DataFrame
    neighbours: Mapping[int, tuple[int, ...]]
    grouping: int
    vintages: tuple[str, ...]


def known_on(source: Path | None, day: date, measures: Collection[str] | None = None) -> Known:
    """What was out by the day.

    source: a store's folder or one of DfE's files; the user's own store if not given, and the shipped
        table (four years of 50 measures) where that is empty.

    Raises InputError where the source cannot be used.
    """
    place = source or paths.data("published")
    wanted = frozenset(reference.published_measures()["measure"] if measures is None else measures)
    store = place if source is None or place.is_dir() else None
    made = imports(store) if store else ()
    if store and any(one.grouping == 0 for one in made):
        figures = stored_on(store, wanted, day)
        vintages = tuple(_named(one) for one in made if one.grouping == 0 and one.day <= day)
        said = vintages or (_named(min(made, key=lambda one: one.day)),)
    elif source is None:
        figures, said = _shipped(wanted, day), (SHIPPED,)
    elif store:
        raise InputError(
            f"The folder '{source.name}' holds no published figures; import some: readiness published import."
        )
    else:
        figures, said = _of_file(place, wanted, day), (place.name,)
    grouping, neighbours = _neighbours(store, made, day)
    return Known(figures[list(COLUMNS)].reset_index(drop=True), neighbours, grouping, said)


def stored_on(store: Path, measures: Collection[str], day: date) -> pd.DataFrame:
    """COLUMNS of a store, of the measures."""
    made = [one for one in imports(store) if one.grouping == 0]
    parts = [_of_import(store, one, measures) for one in made]
    parts = [part for part in parts if len(part)]
    if not parts:
        return pd.DataFrame(columns=[*COLUMNS, "file_day"])
    return _as_known(pd.concat(parts, ignore_index=True), day)


def _as_known(rows: pd.DataFrame, day: date) -> pd.DataFrame:
    """Of each figure the row of the latest file that was out, or of the first there is."""
    rows = rows.sort_values("file_day", kind="stable")
    first = ~rows.duplicated(list(KEY))
    rows = rows.assign(
        known=rows["file_day"].where(~first, rows[["file_day", "by_rule"]].min(axis=1))
    )
    out = rows[rows["known"] <= pd.Timestamp(day)]
    return out.drop_duplicates(list(KEY), keep="last")


def _of_import(store: Path, one: Import, measures: Collection[str]) -> pd.DataFrame:
    try:
        rows = pd.read_parquet(
            one.place(store),
            columns=["measure", "year", "number", "value", "state"],
            filters=[("measure", "in", sorted(measures))],
        )
    except (OSError, ValueError):
        raise InputError(
            f"The import of '{one.file}' is missing from the published figures or damaged; move the "
            f"folder '{store.name}' away and import the files again."
        ) from None
    return _dated(rows, one.day, one.file)


def _dated(rows: pd.DataFrame, file_day: date, source: str) -> pd.DataFrame:
    return rows.assign(
        by_rule=_by_rule(rows), file_day=pd.Timestamp(file_day).as_unit("s"), source=source
    )


def _by_rule(rows: pd.DataFrame) -> pd.Series:
    """The day each figure was out by rule; NaT for a measure without one, known from its file on."""
    table = reference.published_measures()
    rules = dict(zip(table["measure"], table["release_rule"], strict=True))
    pairs = rows[["measure", "year"]].drop_duplicates()
    days = [
        pd.Timestamp(reference.rule_date(rules[measure], int(year))) if measure in rules else pd.NaT
        for measure, year in zip(pairs["measure"], pairs["year"], strict=True)
    ]
    dated = pairs.assign(by_rule=pd.Series(days, index=pairs.index, dtype="datetime64[s]"))
    found = rows[["measure", "year"]].merge(dated, on=["measure", "year"], how="left")
    return found["by_rule"].set_axis(rows.index)


def _of_file(file: Path, measures: Collection[str], day: date) -> pd.DataFrame:
    """A file alone says nothing of when it was out: the rules do."""
    kind = kinds.kind_of(file)
    if kind is Kind.NEIGHBOURS:
        raise InputError(f"'{file.name}' holds neighbours and no figures; give DfE's LAIT values.")
    rows = kinds.read_figures(file, kind).frame
    rows = rows[rows["measure"].isin(measures)]
    return _as_known(_dated(rows, NEVER, file.name), day)


def _shipped(measures: Collection[str], day: date) -> pd.DataFrame:
    table = reference.figures()
    keys = reference.benchmarks()
    names = dict(zip(keys["key"], keys["indicator"], strict=True))
    rows = table.assign(measure=table["key"].astype(str).map(names))
    rows = rows[rows["measure"].isin(measures) & (rows["released"] <= pd.Timestamp(day))]
    return rows.assign(
        state=rows["value"].isna().map({True: "missing", False: "published"}),
        known=rows["released"],
        source=SHIPPED,
    )


def _neighbours(
    store: Path | None, made: tuple[Import, ...], day: date
) -> tuple[int, Mapping[int, tuple[int, ...]]]:
    """The grouping in use on the day; the first there is before any was."""
    since = {model: first for model, (first, _) in lookup.models().items()}
    own = {one.grouping: one for one in made if one.grouping}
    for grouping, one in own.items():
        since.setdefault(grouping, one.day)
    begun = [grouping for grouping, first in since.items() if first <= day]
    grouping = (
        max(begun, key=lambda one: since[one]) if begun else min(since, key=lambda one: since[one])
    )
    if store and grouping in own:
        table = pd.read_parquet(own[grouping].place(store)).sort_values(["number", "place"])
        groups = table.groupby("number")["neighbour"]
        return grouping, {int(str(number)): tuple(near.tolist()) for number, near in groups}
    return grouping, lookup.neighbours(grouping)


def _named(one: Import) -> str:
    return f"{one.file} (out by {one.day.day} {one.day:%B %Y})"
