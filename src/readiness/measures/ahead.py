"""How many days each record a measure counts today can wait and be in time, if nothing more is done.

No clock is declared for it: the measure's own logic is put to later days over the same records, and
says of each from which day on it is late. A measure to which no day makes a difference is none.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from contextlib import suppress
from datetime import date, timedelta
from inspect import signature
from typing import TYPE_CHECKING, Any

import numpy as np

from readiness import framework
from readiness.errors import ColumnNotSupplied
from readiness.measures.derived import with_derived
from readiness.measures.registry import registry
from readiness.model import Limits, Lists, Measure, Period, Polarity, Ratio, When

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from readiness.model import Mask

    Days = NDArray[np.int64]

FURTHEST = 400
"""Days ahead that are looked at, and days over: just over a year, as few limits are longer, and whoever
has longer to wait has longer than any visit is planned for."""


LONG_AGO = 3_700
"""Days back that are looked through, where all are late, for one on which any was in time."""


def clock_measures() -> tuple[Measure, ...]:
    """Those of a state on one day, in time or not by a limit, that better work can change."""
    return tuple(
        one
        for one in registry().values()
        if one.when is When.SNAPSHOT
        and one.shape is Ratio
        and one.limits
        and one.polarity is not Polarity.NEUTRAL
    )


def days_left(
    tables: Lists,
    as_at: date,
    until: date,
    *,
    settings: Mapping[str, int] | None = None,
    only: Collection[str] | None = None,
) -> dict[str, Days]:
    """By measure, the days left of each record it counts on the as-at date, in file order.

    0: late tomorrow; -1: late for one day. Exact by the day up to `until` and a week after it, and
    to the week from there; 13 months at most either way. `only`: ids of measures, all if not given.
    Child level, so as private as the lists. Measures of which a table or column was not supplied,
    that count nobody, or for which no day matters, are not there.
    """
    limits = framework.limits(as_at, dict(settings or {}))
    known = with_derived(tables, as_at)
    found = {}
    for measure in clock_measures():
        if (only is None or measure.id in only) and set(measure.lists) <= set(known):
            with suppress(ColumnNotSupplied):
                left = _left(measure, known, as_at, (until - as_at).days, limits)
                if left is not None:
                    found[measure.id] = left
    return found


def _left(measure: Measure, tables: Lists, as_at: date, exact: int, limits: Limits) -> Days | None:
    today = _on(measure, tables, as_at, limits)
    counted = today.denominator
    fine = _in_time(measure, today)[counted]

    def then(day: int) -> Mask:
        """Whether each that is counted is in time so many days from the as-at date."""
        found = _on(measure, tables, as_at + timedelta(days=day), limits)
        return (_in_time(measure, found) & found.denominator)[counted]

    ahead = _later(exact)
    last = then(ahead[-1])
    aged = bool((last != fine).any())
    if not aged and not fine.any():  # where all are late already, it must once have been otherwise
        aged = any(then(-days).any() for days in range(7, LONG_AGO, 7))
    if not (counted.any() and aged):
        return None
    left = np.where(fine, 0, -FURTHEST)
    still, over = fine.copy(), ~fine
    for day in ahead:
        if not still.any():  # all are late by then, and none is looked at again
            break
        still &= last if day == ahead[-1] else then(day)
        left[still] = day
    for day in _earlier():
        if not over.any():
            break
        before = then(day)
        left[over & before] = day
        over &= ~before
    return left


def _later(exact: int) -> list[int]:
    near = exact + 7
    return [*range(1, near + 1), *range(near + 7, max(FURTHEST, near + 8), 7)]


def _earlier() -> list[int]:
    """Days over, by the day for two weeks and then ever wider: nobody late for a year hangs on one."""
    return [*range(-1, -15, -1), *range(-21, -92, -7), *range(-119, -FURTHEST, -28)]


def _in_time(measure: Measure, result: Ratio) -> Mask:
    return ~result.numerator if measure.polarity is Polarity.LOW else result.numerator


def _on(measure: Measure, tables: Lists, day: date, limits: Limits) -> Ratio:
    given: dict[str, Any] = {name: tables[name] for name in measure.lists}
    given |= {"period": Period(day, day), "limits": limits}
    asked = signature(measure.function).parameters
    result = measure.function(**{name: given[name] for name in asked})
    assert isinstance(result, Ratio)
    return result
