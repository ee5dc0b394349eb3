"""Reads a census file: every record it can, and a sentence for everything it cannot."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np

from readiness.intake.returns.cin_census import header, messages
from readiness.intake.returns.cin_census.gathering import Gatherer, Places
from readiness.intake.returns.cin_census.parsing import gather
from readiness.intake.returns.cin_census.places import Finder
from readiness.intake.returns.cin_census.tables import SOURCE, TABLES
from readiness.intake.returns.cin_census.typed import Census
from readiness.intake.returns.reading import ReturnReading
from readiness.model import Issue


def read(path: Path) -> ReturnReading:
    """The census as typed tables, a record a row, in file order.

    `source_row`, and the rows of issues, are lines of the file, or places of children in it where
    children share lines; the sentence says which. InputError where the file cannot be read.
    """
    gathered = gather(Path(path))
    period, of_year = header.period(gathered.header)
    authority, of_authority = header.authority(gathered.header)
    census = Census(gathered, period, Path(path).name)
    of_records = [issue for spec in TABLES for issue in census.issues(spec)]
    of_file = [*of_year, *of_authority, *_of_the_file(gathered, census.finder)]
    not_used = {spec.name: census.not_used(spec) for spec in TABLES}
    # Records within others come after them: the last first, each forgotten once it is a table.
    tables = {spec.name: census.take(spec) for spec in reversed(TABLES)}
    return ReturnReading(
        SOURCE,
        {spec.name: tables[spec.name] for spec in TABLES},
        tuple(_placed(issue, census.finder) for issue in (*of_file, *of_records)),
        period,
        authority,
        not_used,
    )


def _of_the_file(gathered: Gatherer, finder: Finder) -> Iterator[Issue]:
    if "collection" not in gathered.header:
        yield messages.no_collection()
    if not len(gathered.records[TABLES[0].name]):
        yield messages.no_children()
    if gathered.unknown.count:
        yield messages.unknown_elements(_found(gathered.unknown, finder), gathered.unknown.count)
    for places, issue in (
        (gathered.stray, messages.stray_text),
        (gathered.attributes, messages.attributes),
        (gathered.twice, messages.given_twice),
    ):
        if places.count:
            yield issue(_found(places, finder))


def _found(places: Places, finder: Finder) -> list[int]:
    """Outside any child there is only the line, so nothing is said by place."""
    lines, children = np.array(places.lines), np.array(places.children)
    inside = slice(None) if finder.by_line else children >= 0
    return np.unique(finder.rows(lines[inside], children[inside])).tolist()


def _placed(issue: Issue, finder: Finder) -> Issue:
    if not issue.rows:
        return issue
    return replace(issue, message=f"{issue.message[:-1]} ({finder.words()}).")
