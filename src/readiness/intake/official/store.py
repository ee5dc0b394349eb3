"""Puts a file of DfE's into the store, whole, beside what is there."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd

from readiness.errors import InputError
from readiness.intake.official import kinds
from readiness.intake.official.kinds import Kind
from readiness.intake.official.known import KEY, stored_on
from readiness.intake.official.ledger import Import, imports, record
from readiness.keeping import digest
from readiness.model import Issue, Severity

KEPT = ("measure", "label", "year", "span", "status", "number", "value", "state")
"""The columns of an import of figures; those of neighbours are `neighbours.NEIGHBOUR_COLUMNS`."""


def add(
    store: Path, file: Path, imported: date, known_from: date | None = None
) -> tuple[Import, tuple[Issue, ...]]:
    """Reads a file and keeps its rows; gives back what it brought, and what could not be read.

    imported: today. known_from: the day the file was out, if that was another.

    A file that is in the store already is not kept twice: the import it came with is given back. Raises
    InputError where the file cannot be used, or is said to be of a day to come.
    """
    known = known_from or imported
    if known > imported:
        raise InputError(
            f"'{file.name}' cannot have been out on {known} yet: today is {imported}. Check the day."
        )
    kind, fingerprint = kinds.kind_of(file), digest(file)
    there = imports(store)
    before = next((one for one in there if one.sha256 == fingerprint), None)
    if before is not None:
        return before, ()
    number = max((one.number for one in there), default=0) + 1
    made = Import(
        number, file.name, kind, fingerprint, imported.isoformat(), known.isoformat(), rows=0
    )
    rows, made, issues = _read(store, file, kind, made)
    _keep(store, rows, made)
    return made, issues


def _read(
    store: Path, file: Path, kind: Kind, made: Import
) -> tuple[pd.DataFrame, Import, tuple[Issue, ...]]:
    if kind is Kind.NEIGHBOURS:
        groups = kinds.read_groups(file)
        return groups, replace(made, rows=len(groups), grouping=kinds.grouping_of(file)), ()
    read = kinds.read_figures(file, kind)
    if read.frame.empty:
        raise InputError(f"'{file.name}' holds no figures that could be read.")
    rows, twice = _once(file, read.frame[list(KEPT)])
    return rows, _compared(rows, store, made), (*read.issues, *twice)


_BEST = ("final", "revised", "outturn", "published", "provisional")


def _once(file: Path, rows: pd.DataFrame) -> tuple[pd.DataFrame, tuple[Issue, ...]]:
    """One row a figure: of two the one whose label says more (final before revised before none), or the
    last; where they differ, that is said."""
    better = rows["status"].map({status: place for place, status in enumerate(_BEST)})
    order = rows.assign(better=-better).sort_values("better", kind="stable")
    once = order.drop_duplicates(list(KEY), keep="last").drop(columns="better").sort_index()
    apart = rows.drop_duplicates([*KEY, "value"]).duplicated(list(KEY)).sum()
    if not apart:
        return once, ()
    said = f"{file.name}: {int(apart):,} figures stand twice with different values; the one of the later label is used."
    return once, (Issue(Severity.QUERY, None, "published figures", (), said),)


def _compared(rows: pd.DataFrame, store: Path, made: Import) -> Import:
    """How many figures are new, revised and withdrawn beside what was known on its day."""
    known = stored_on(store, set(rows["measure"].unique()), made.day)
    both = rows[[*KEY, "value"]].merge(
        known[[*KEY, "value"]], on=list(KEY), how="left", suffixes=("", "_before"), validate="1:1"
    )
    now, before = both["value"], both["value_before"]
    there = now.notna() & before.notna()
    return replace(
        made,
        rows=len(rows),
        new=int((now.notna() & before.isna()).sum()),
        revised=int((there & (now != before)).sum()),
        withdrawn=int((now.isna() & before.notna()).sum()),
    )


def _keep(store: Path, rows: pd.DataFrame, made: Import) -> None:
    try:
        store.mkdir(parents=True, exist_ok=True)
        aside = store / f".{made.place(store).name}.new"
        rows.to_parquet(aside, index=False)
        aside.replace(made.place(store))
        record(store, made)
    except OSError as error:
        raise InputError(
            f"The folder '{store}' cannot be written ({error.strerror}); choose another."
        ) from None
