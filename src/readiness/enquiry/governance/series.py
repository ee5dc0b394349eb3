"""One meeting through time: what was held, what is planned, what is expected between and after."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from readiness.calendar import add_months, add_working_days
from readiness.enquiry.governance.dates import Ahead, off, on_a_working_day
from readiness.enquiry.governance.often import Often
from readiness.errors import InputError
from readiness.words import count, day, listed

MOST_GRACE = timedelta(days=90)
"""How late a meeting may be, at most, and still be the one expected; half its interval if less."""

BACK, ON = 12, 12
"""Months looked back for what was missed, and ahead for what is expected."""


@dataclass(frozen=True)
class Series:
    """A meeting by its own name, with every day known of it, in order.

    `often` is how often it is expected, `whose` whether the authority says so itself; `until` the
    last day on which one is expected, where it ends.
    """

    id: str
    title: str
    days: tuple[date, ...]
    often: Often | None
    own: bool = False
    confidence: str = "secondary"
    chair: str = ""
    report: str = ""
    papers: int = 5
    until: date | None = None
    remark: str = ""


def ahead(series: Series, as_at: date) -> Iterator[Ahead]:
    """What is planned, and what is expected where nothing is planned, for twelve months."""
    for planned in series.days:
        if planned > as_at:
            yield _planned(series, planned)
    for known, due in _missing(series, add_months(as_at, ON)):
        if due > as_at:
            yield _expected(series, known, due)


def missed(series: Series, as_at: date) -> str:
    """What was expected in the last twelve months and is not recorded; empty where nothing was."""
    since = add_months(as_at, -BACK)
    days = [due for _, due in _missing(series, as_at) if since < due < as_at]
    if not days or series.often is None:
        return ""
    held = [one for one in series.days if one <= as_at]
    last = f" The last recorded was on {day(held[-1])}." if held else ""
    some = listed([day(one) for one in days[:3]])
    more = f", and {count(len(days) - 3, 'more')} since" if len(days) > 3 else ""
    more = more.replace("mores", "more")
    return f"{series.title}: expected about {some}{more} ({series.often}); none is recorded.{last}"


def _missing(series: Series, to: date) -> Iterator[tuple[date, date]]:
    """Days expected for which none is known, each with the known day it is counted from."""
    if series.often is None or not series.days:
        return
    end = to if series.until is None else min(to, series.until)
    grace = min((series.often.after(series.days[0]) - series.days[0]) / 2, MOST_GRACE)
    for earlier, later in pairwise(series.days):
        for due in _repeated(series.often, earlier, end):
            if due + grace >= later:
                break
            yield earlier, due
    last = series.days[-1]
    yield from ((last, due) for due in _repeated(series.often, last, end))


def _repeated(often: Often, start: date, end: date) -> Iterator[date]:
    times = 1
    while (due := often.after(start, times)) <= end:
        yield due
        times += 1


def _planned(series: Series, planned: date) -> Ahead:
    _, moved = worked(planned)
    how = f"The authority's own date{', ' + off(planned) if moved else ''}."
    return _made(series, planned, "planned", f"{how} {series.remark}".strip(), "own")


def _expected(series: Series, known: date, due: date) -> Ahead:
    whose = "as the authority says" if series.own else "as is usual"
    held, moved = worked(due)
    how = f"Expected: {series.often}, {whose}, counted from {day(known)}. {moved} {series.remark}"
    confidence = "own" if series.own else series.confidence
    return _made(series, held, "expected", " ".join(how.split()), confidence)


def worked(due: date) -> tuple[date, str]:
    """As `on_a_working_day`; a day past the table of bank holidays stays where it is."""
    try:
        return on_a_working_day(due)
    except InputError:
        return due, ""


def _made(series: Series, on: date, basis: str, how: str, confidence: str) -> Ahead:
    return Ahead(
        series.id, series.title, on, basis, how, confidence,  # type: ignore[arg-type]
        report=series.report, papers=papers(on, series.papers), chair=series.chair,
    )  # fmt: skip


def papers(on: date, before: int) -> date | None:
    """The working day by which the report for a meeting is to be made."""
    try:
        return add_working_days(on, -before)
    except InputError:
        return None
