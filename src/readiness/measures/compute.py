"""Every measure over every breakdown, as the one tidy table."""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Mapping
from datetime import date

import pandas as pd

from readiness import breakdowns, framework
from readiness.breakdowns import WHOLE, Grouping
from readiness.calendar import six_months_to
from readiness.errors import ColumnNotSupplied, InputError
from readiness.measures.registry import registry
from readiness.measures.table import Block, tidy
from readiness.measures.tally import tally
from readiness.model import Limits, Lists, Measure, Period, Result, When


def compute(
    lists: Lists,
    as_at: date,
    *,
    population: int | None = None,
    settings: Mapping[str, int] | None = None,
) -> pd.DataFrame:
    """RESULT_COLUMNS: every measure, whole and by each breakdown its first list has.

    Window measures cover the six months to the as-at date, snapshots the as-at date alone. A group
    with nobody in it has no row. A measure whose list was not supplied, or lacks a column the
    measure reads, has one row, `not_supplied`. `population` (children aged 0 to 17) turns the
    whole of a count into a rate; without it, and for any part, a count has no value. `settings` are
    the authority's own limits by id; InputError where one is not the authority's to set.
    """
    limits = framework.limits(as_at, dict(settings or {}))
    groups = _Groups(lists, as_at)
    blocks = [block for one in registry().values() for block in _blocks(one, groups, limits)]
    return tidy(blocks, population)


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
    return _result(chosen, lists, as_at, framework.limits(as_at, dict(settings or {})))


def period_of(measure: Measure, as_at: date) -> Period:
    """The six months to the as-at date, or for a snapshot the date alone."""
    return six_months_to(as_at) if measure.when is When.WINDOW else Period(as_at, as_at)


class _Groups:
    """The lists of one computation, and the group of each row, worked out once for all measures."""

    def __init__(self, lists: Lists, as_at: date) -> None:
        self.lists = lists
        self.as_at = as_at
        self._known: dict[tuple[str, str], Grouping | None] = {}

    def of(self, name: str) -> Iterator[tuple[str, Grouping]]:
        for breakdown in breakdowns.breakdowns_of(name):
            key = name, breakdown
            if key not in self._known:
                self._known[key] = breakdowns.grouping(self.lists[name], breakdown, self.as_at)
            if (found := self._known[key]) is not None:
                yield breakdown, found


def _blocks(measure: Measure, groups: _Groups, limits: Limits) -> Iterator[Block]:
    """The measure whole, then by each breakdown; or once, as not supplied."""
    period = period_of(measure, groups.as_at)
    try:
        result = _result(measure, groups.lists, groups.as_at, limits)
    except (ColumnNotSupplied, _ListNotSupplied):
        yield Block(measure, period, WHOLE)
        return
    for breakdown, grouping in groups.of(measure.lists[0]):
        yield Block(measure, period, breakdown, tally(result, grouping))


def _result(measure: Measure, lists: Lists, as_at: date, limits: Limits) -> Result:
    if missing := [name for name in measure.lists if name not in lists]:
        raise _ListNotSupplied(
            f"The measure '{measure.id}' reads the list '{missing[0]}', which was not supplied."
        )
    given = {name: lists[name] for name in measure.lists}
    given |= {"period": period_of(measure, as_at), "limits": limits}  # type: ignore[dict-item]
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
