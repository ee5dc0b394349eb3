"""Reads the return's folder: every table it can, and a sentence for everything it cannot."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd

from readiness.intake.annex_a.columns import encode
from readiness.intake.returns.reading import ReturnReading
from readiness.intake.returns.ssda903 import distance, messages
from readiness.intake.returns.ssda903.checks import by_file, date_issues
from readiness.intake.returns.ssda903.columns import Known, read_column, typed
from readiness.intake.returns.ssda903.files import Source, find
from readiness.intake.returns.ssda903.forms import IN_ORDER, Form
from readiness.intake.returns.ssda903.header import not_in_header, with_header
from readiness.intake.returns.ssda903.joined import Typed, join
from readiness.intake.returns.ssda903.tables import HEADER, SOURCE
from readiness.intake.returns.ssda903.years import latest_year, return_period
from readiness.model import ChildList, Issue

_DATED = ("care_episodes", "care_missing", "care_workers", "care_reviews")
"""Where the year is looked for, where no name has it: the tables that are surest of it first."""


def read(folder: Path | str) -> ReturnReading:
    """The tables of the folder's files, by name; a table without a file is not there.

    Raises InputError where there is no such folder, it is empty, or none of its files is a table.
    """
    found = find(Path(folder))
    years, issues = _years(found.sources)
    tables: dict[str, Typed] = {}
    known: Known = {}
    for form, sources in _by_form(found.sources).items():
        tables[form.name], more = join(form, sources, years, known)
        issues.extend(more)
    if header := tables.get(HEADER.name):
        for name, table in tables.items():
            if table is not header:
                issues.extend(not_in_header(table, header))
                tables[name] = with_header(table, header)
    if "care_episodes" in tables:
        tables["care_episodes"], more = _with_distance(tables["care_episodes"], found.postcodes)
        issues.extend(more)
    for table in tables.values():
        issues.extend(date_issues(table))
    issues.extend(_of_the_folder(tables))
    latest = max((t.year for t in tables.values() if t.year), default=None)
    return ReturnReading(
        SOURCE,
        {name: _child_list(table) for name, table in tables.items()},
        _ordered([*found.issues, *issues]),
        return_period(latest) if latest else None,
        None,
        _not_used(tables, found.issues),
    )


def _not_used(tables: Mapping[str, Typed], of_files: Sequence[Issue]) -> dict[str, int]:
    """Records found and not used, by table; a file none of whose rows could be used is of one."""
    numbers = Counter({name: table.not_used for name, table in tables.items()})
    for issue in of_files:
        if issue.list:
            numbers[issue.list] += len(issue.rows)
    return dict(numbers)


def _by_form(sources: Sequence[Source]) -> dict[Form, list[Source]]:
    """The files of each table, in the order of the tables."""
    found = defaultdict(list)
    for source in sources:
        found[source.form].append(source)
    return {form: found[form] for form in IN_ORDER if form in found}


def _years(sources: Sequence[Source]) -> tuple[dict[Source, int | None], list[Issue]]:
    """The return's year of each file: as named, else that of the others, else from the dates."""
    named = [source.year for source in sources if source.year]
    overall = max(named) if named else _from_dates(sources)
    issues = []
    if not named:
        issues.append(messages.year_from_dates(overall) if overall else messages.no_year())
    years = {source: source.year or overall for source in sources}
    for form, files in _by_form(sources).items():
        unnamed = [source for source in files if not source.year]
        if len(files) > 1:  # this year's and last year's: which is which must be known
            for source in unnamed:
                own = latest_year(_events(source)) or overall
                years[source] = own
                if own:
                    issues.append(messages.file_year_from_dates(form, source.title, own))
    return years, issues


def _from_dates(sources: Sequence[Source]) -> int | None:
    """The latest plausible year of the surest table that has dates."""
    by_form = _by_form(sources)
    sure = sorted(by_form, key=lambda form: _DATED.index(form.name) if form.name in _DATED else 99)
    for form in sure:
        days = pd.concat([_events(source) for source in by_form[form]])
        if (year := latest_year(days)) is not None:
            return year
    return None


def _events(source: Source) -> pd.Series:
    """Every date of the file that is of something that happened."""
    found = [pd.Series([], dtype="datetime64[s]")]
    for name, place in source.matched.positions.items():
        column = source.form.spec.column(name)
        if column.kind == "date" and not column.future:
            cells = encode(source.sheet.columns[place], source.start, None)
            found.append(pd.Series(typed(read_column(column, cells))))
    return pd.concat(found, ignore_index=True)


def _with_distance(episodes: Typed, tables: Sequence[Path]) -> tuple[Typed, list[Issue]]:
    """DfE's distance where the file has it; else from the postcodes, where there is a table."""
    ends = ("home_postcode", "placement_postcode")
    if "distance" in episodes.frame or not tables or not set(ends) <= set(episodes.frame):
        return episodes, []
    home, placement = (episodes.frame[name] for name in ends)
    everywhere = pd.concat([home.astype("str"), placement.astype("str")])
    miles = distance.miles(home, placement, distance.read_postcodes(tables, everywhere))
    nowhere = distance.not_located(home, placement, miles)
    unread = [episodes.unusable[name] for name in ends if name in episodes.unusable]
    unusable = {**episodes.unusable, "distance": np.logical_or.reduce([nowhere, *unread])}
    told = [
        messages.not_located(episodes.form.spec, title, rows)
        for title, rows in by_file(episodes.frame, pd.Series(nowhere))
    ]
    frame = episodes.frame.assign(distance=miles)
    return replace(episodes, frame=frame, unusable=unusable), told


def _of_the_folder(tables: Mapping[str, Typed]) -> Iterator[Issue]:
    """Tables no file holds, and tables whose latest file is of another year than the others'."""
    latest = max((table.year for table in tables.values() if table.year), default=0)
    for form in IN_ORDER:
        table = tables.get(form.name)
        if table is None:
            if form.since <= latest:
                yield messages.missing_table(form)
        elif table.year and table.year < latest:
            yield messages.other_year(form, table.year, latest)


def _child_list(table: Typed) -> ChildList:
    return ChildList(
        table.form.name,
        table.frame,
        table.unusable,
        table.written,
        return_period(table.year) if table.year else None,
    )


def _ordered(issues: Sequence[Issue]) -> tuple[Issue, ...]:
    """What is about the whole folder comes first, then by table. Otherwise as found."""
    order = {form.name: place for place, form in enumerate(IN_ORDER, start=1)}
    return tuple(sorted(issues, key=lambda issue: order.get(issue.list or "", 0)))
