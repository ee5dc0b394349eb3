"""The months of the lists' own windows: a measure's figure, split by its own logic.

A measure over events of six (or twelve) months is put to each month of them. What each month says
must make up what the whole window says, record by record, or the measure has no months: one that
counts a child once, at the latest of several events, is of its window alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, timedelta
from inspect import signature
from typing import TYPE_CHECKING, Any

import numpy as np

from readiness.calendar import add_months
from readiness.errors import ColumnNotSupplied
from readiness.intake.tables import ANNEX_A, EVIDENCE, table_sources
from readiness.measures.compute import period_of
from readiness.measures.registry import registry
from readiness.model import (
    Amounts,
    ChildList,
    Count,
    Limits,
    Lists,
    Measure,
    Median,
    Period,
    Ratio,
    Result,
    When,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

PER_CENT = 100.0
Row = tuple[object, ...]

ONCE = (
    "split by month it would not make up its own figure: it counts each child once in the window, "
    "or judges as at the day of the lists, so its figures overlap from one refresh to the next"
)


@dataclass(eq=False)
class Found:
    """Rows of HISTORY_COLUMNS, and why a measure has none."""

    rows: list[Row] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)


def of_lists(tables: Lists, as_at: date, limits: Limits) -> Found:
    """The whole calendar months of each window of one list, or tab, that was supplied.

    A tab of evidence may not reach back to the window's start: its months begin with the first in
    which there is something.
    """
    found = Found()
    for measure in registry().values():
        if not is_of_events(measure) or measure.lists[0] not in tables:
            continue
        with suppress(ColumnNotSupplied):
            _add(found, measure, tables[measure.lists[0]], as_at, limits)
    return found


def is_of_events(measure: Measure) -> bool:
    """Of events in a window, in one list of Annex A or tab of evidence, a record each."""
    source = table_sources()[measure.lists[0]]
    windowed = measure.when in (When.WINDOW, When.YEAR) and len(measure.lists) == 1
    return windowed and measure.shape is not Amounts and source in (ANNEX_A, EVIDENCE)


def _add(found: Found, measure: Measure, rows: ChildList, as_at: date, limits: Limits) -> None:
    window = period_of(measure, as_at)
    pieces = list(split(window))
    results = [result_of(measure, rows, piece, limits) for piece in pieces]
    if not adds_up(results, result_of(measure, rows, window, limits)):
        found.refused[measure.id] = ONCE
        return
    source = table_sources()[rows.name]
    months = [
        (measure.id, piece.end, *figures(result), source)
        for piece, result in zip(pieces, results, strict=True)
        if is_whole_month(piece)
    ]
    found.rows += _known(months) if source == EVIDENCE else months


def split(window: Period) -> Iterator[Period]:
    """The window cut at the ends of calendar months, the oldest piece first."""
    start = window.start
    while start <= window.end:
        end = min(window.end, add_months(start.replace(day=1), 1) - timedelta(days=1))
        yield Period(start, end)
        start = end + timedelta(days=1)


def is_whole_month(piece: Period) -> bool:
    return piece.start.day == 1 and (piece.end + timedelta(days=1)).day == 1


def result_of(measure: Measure, rows: ChildList, period: Period, limits: Limits) -> Result:
    """The measure's own logic over any table that has its list's columns."""
    given: dict[str, Any] = {measure.lists[0]: rows, "period": period, "limits": limits}
    asked = signature(measure.function).parameters
    return measure.function(**{name: given[name] for name in asked})


def adds_up(pieces: list[Result], whole: Result) -> bool:
    """Whether each record is in one piece, and the pieces hold what the whole does."""
    return all(
        np.array_equal(np.sum(parts, axis=0), all_of_it)
        for *parts, all_of_it in zip(*map(_counted, [*pieces, whole]), strict=True)
    )


def _counted(result: Result) -> tuple[NDArray[np.int64], ...]:
    if isinstance(result, Ratio):
        return result.numerator.astype(np.int64), result.denominator.astype(np.int64)
    counted = result.counted if isinstance(result, Count) else result.included
    return (counted.astype(np.int64),)


def figures(result: Result) -> tuple[int | None, int | None, float | None]:
    """Numerator, denominator and value, as HISTORY_COLUMNS has them."""
    if isinstance(result, Count):
        number = int(result.counted.sum())
        return number, None, float(number)
    if isinstance(result, Ratio):
        part, whole = int(result.numerator.sum()), int(result.denominator.sum())
        return part, whole, PER_CENT * part / whole if whole else None
    return None, int(result.included.sum()), _middle(result)


def _middle(result: Result) -> float | None:
    if isinstance(result, Count | Ratio | Amounts) or not result.included.any():
        return None
    middle = np.median if isinstance(result, Median) else np.mean
    return float(middle(result.values[result.included]))


def _known(months: Sequence[Row]) -> Sequence[Row]:
    """From the first month with a record on: nobody says that there were none before."""
    first = next((at for at, row in enumerate(months) if row[2] or row[3]), len(months))
    return months[first:]


def overlapping() -> Mapping[str, str]:
    """Measures of events that are of several lists or of amounts: no month is put to them."""
    return {
        one.id: "it is read from several lists or from amounts, which are not split by month here"
        for one in registry().values()
        if one.when in (When.WINDOW, When.YEAR) and not is_of_events(one)
    }
