"""Every measure over every breakdown, as the one tidy table."""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from readiness import breakdowns, framework
from readiness.breakdowns import WHOLE, Grouping
from readiness.calendar import return_year_to, six_months_to, twelve_months_to
from readiness.errors import ColumnNotSupplied, InputError
from readiness.intake.tables import EVIDENCE, table_sources
from readiness.measures.derived import with_derived
from readiness.measures.doubt import Doubtful, in_doubt, of_lists, table_of
from readiness.measures.registry import registry
from readiness.measures.table import Block, tidy
from readiness.measures.tally import tally
from readiness.model import ChildList, Count, Limits, Lists, Measure, Period, Result, When


def compute(
    lists: Lists,
    as_at: date,
    *,
    population: int | None = None,
    settings: Mapping[str, int] | None = None,
) -> pd.DataFrame:
    """RESULT_COLUMNS: every measure, whole and by each breakdown its first table has.

    `lists` are all the tables supplied, by name: lists, tabs of evidence, tables of returns. Each
    measure says what time it is of (see `period_of`). A group with nobody in it has no row. A
    measure of which a table was not supplied, or lacks a column that the measure reads, has one
    row, `not_supplied`. `population` (children aged 0 to 17) turns the
    whole of a count into a rate; without it, and for any part, a count has no value. `settings` are
    the authority's own limits by id; InputError where one is not the authority's to set.
    """
    return measure_all(lists, as_at, population=population, settings=settings).results


@dataclass(frozen=True, eq=False)
class Measured:
    """`results` are RESULT_COLUMNS; `doubts` DOUBT_COLUMNS, a row a share that could be made."""

    results: pd.DataFrame
    doubts: pd.DataFrame


def measure_all(
    lists: Lists,
    as_at: date,
    *,
    population: int | None = None,
    settings: Mapping[str, int] | None = None,
    doubtful: Doubtful | None = None,
) -> Measured:
    """As `compute`, and how far each share rests on what is `doubtful`."""
    limits = framework.limits(as_at, dict(settings or {}))
    groups = _Groups(with_derived(lists, as_at), as_at, doubtful or {})
    blocks = [block for one in registry().values() for block in _blocks(one, groups, limits)]
    return Measured(tidy(blocks, population), table_of(groups.doubts))


def masks(
    measure: Measure | str,
    lists: Lists,
    as_at: date,
    settings: Mapping[str, int] | None = None,
) -> Result:
    """One measure (or its id) as masks over the rows of its first list: which children, exactly.

    Raises InputError where a list or column it reads was not supplied, or there is no such measure.
    """
    chosen = measure if isinstance(measure, Measure) else _named(measure)
    tables = lists if set(chosen.lists) <= set(lists) else with_derived(lists, as_at)
    return _result(chosen, tables, as_at, framework.limits(as_at, dict(settings or {})))


def period_of(measure: Measure, as_at: date, rows: ChildList | None = None) -> Period:
    """The six or twelve months to the as-at date, or for a snapshot the date alone.

    For a return it is the year its table covers; without one, the latest that has ended.
    """
    if measure.when is When.RETURN:
        return rows.period if rows is not None and rows.period else return_year_to(as_at)
    if measure.when is When.YEAR:
        return twelve_months_to(as_at)
    return six_months_to(as_at) if measure.when is When.WINDOW else Period(as_at, as_at)


class _Groups:
    """The lists of one computation, and the group of each row, worked out once for all measures."""

    def __init__(self, lists: Lists, as_at: date, doubtful: Doubtful) -> None:
        self.lists = lists
        self.as_at = as_at
        self.doubtful = doubtful
        self.doubts: list[tuple[str, int, int]] = []
        self._known: dict[tuple[str, str], Grouping | None] = {}

    def of(self, name: str) -> Iterator[tuple[str, Grouping]]:
        for breakdown in breakdowns.breakdowns_of(name):
            key = name, breakdown
            if key not in self._known:
                rows = self.lists[name]
                day = rows.period.end if rows.period else self.as_at
                self._known[key] = breakdowns.grouping(rows, breakdown, day)
            if (found := self._known[key]) is not None:
                yield breakdown, found


def _blocks(measure: Measure, groups: _Groups, limits: Limits) -> Iterator[Block]:
    """The measure whole, then by each breakdown; or once, as not supplied."""
    first = groups.lists.get(measure.lists[0])
    period = period_of(measure, groups.as_at, first)
    try:
        _refuse_missing(measure, groups.lists)
        read = of_lists(groups.lists, measure.lists)
        result = _result(measure, read, groups.as_at, limits)
    except (ColumnNotSupplied, _ListNotSupplied):
        yield Block(measure, period, WHOLE)
        return
    groups.doubts.append((measure.id, *in_doubt(result, read, groups.doubtful)))
    nothing = first is not None and _nothing_happened(measure, first)
    for breakdown, grouping in groups.of(measure.lists[0]):
        yield Block(measure, period, breakdown, tally(result, grouping), nothing)


def _nothing_happened(measure: Measure, rows: ChildList) -> bool:
    """An empty tab is handed on only where the authority says that there was nothing to report."""
    from_evidence = table_sources()[rows.name] == EVIDENCE
    return measure.shape is Count and from_evidence and not len(rows)


def _refuse_missing(measure: Measure, lists: Lists) -> None:
    if missing := [name for name in measure.lists if name not in lists]:
        raise _ListNotSupplied(
            f"The measure '{measure.id}' reads the list '{missing[0]}', which was not supplied."
        )


def _result(measure: Measure, lists: Lists, as_at: date, limits: Limits) -> Result:
    _refuse_missing(measure, lists)
    given = {name: lists[name] for name in measure.lists}
    period = period_of(measure, as_at, lists[measure.lists[0]])
    given |= {"period": period, "limits": limits}  # type: ignore[dict-item]
    return measure.function(**{name: given[name] for name in _parameters(measure)})


def _parameters(measure: Measure) -> tuple[str, ...]:
    return tuple(inspect.signature(measure.function).parameters)


def _named(identity: str) -> Measure:
    if identity not in registry():
        raise InputError(
            f"There is no measure '{identity}'; the measures are {', '.join(registry())}."
        )
    return registry()[identity]


class _ListNotSupplied(InputError):
    """A list a measure reads was not supplied."""
