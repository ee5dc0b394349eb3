"""Longer histories: what the statutory returns say of each month of the years they cover.

Annex A holds six months of events; the returns of three years hold thirty-six. Where a measure over
Annex A counts events that a return has too, its own logic is put to the return's table, month by
month, so that the history and the figure are one thing; two series have no such measure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, cast

import pandas as pd

from readiness import framework
from readiness.calendar import add_months, months_before
from readiness.errors import ColumnNotSupplied
from readiness.measures.answers import Answer, count, share
from readiness.measures.chain import SHORT_BREAKS
from readiness.measures.history import preceded, reaches_back_to
from readiness.measures.list_months import figures, result_of
from readiness.measures.questions import between, required_between, required_says, says
from readiness.measures.registry import registry
from readiness.model import HISTORY_COLUMNS, ChildList, Count, Limits, Lists, Period, Ratio

if TYPE_CHECKING:
    from readiness.model import Mask

COLUMNS = HISTORY_COLUMNS

_GOES_ON = "X1"
_A_YEAR = 12

Series = Callable[[Period], Ratio | Count]
"""What a table says of one month."""


def monthly(
    tables: Lists, as_at: date, months: int = 36, settings: Mapping[str, int] | None = None
) -> pd.DataFrame:
    """COLUMNS: a row a series and month, the oldest month first, of the tables of the returns.

    `month` is its last day. A share has numerator, denominator and a value in per cent (missing
    where there was nothing to be a share of); a count has its number as numerator and value, and no
    denominator. Only months that the files given cover have a row, at most so many, up to the end
    of the return's year: a month that is not there is not known, a month with 0 had none. An event
    that cannot be judged (a date nobody can read) is in no month; the reading of the return tells
    of it. The numbers are exact and small ones may be of one child, so they are as private as the
    lists. A table that was not given, or without a year of its own or a column that is needed, has
    no series.
    """
    limits = framework.limits(as_at, dict(settings or {}))
    rows: list[tuple[object, ...]] = []
    for source, name, series, covered in every_series(tables, limits):
        with suppress(ColumnNotSupplied):
            found = _of_months(name, series, _months(covered, as_at, months))
            rows += [(*row, source) for row in found]
    return typed(rows)


def every_series(tables: Lists, limits: Limits) -> Iterator[tuple[str, str, Series, Period]]:
    """What is supplied of each return: its source, the series' name, what is asked, and since when."""
    for source, told in ((CENSUS, _census(tables, limits)), (CARE, _care(tables, limits))):
        for name, series, covered in _supplied(told):
            yield source, name, series, covered


def typed(rows: Sequence[tuple[object, ...]]) -> pd.DataFrame:
    """HISTORY_COLUMNS, each of its kind."""
    frame = pd.DataFrame(rows, columns=list(COLUMNS))
    frame["month"] = pd.to_datetime(frame["month"]).astype("datetime64[s]")
    kinds = {"numerator": "Int64", "denominator": "Int64", "value": "float64"}
    return frame.astype(kinds)


CENSUS, CARE = "cin_census", "ssda903"

OF_MEASURES: Mapping[str, str] = {
    "referrals_received": "cin_referrals",
    "referrals_no_further_action": "cin_referrals",
    "assessments_in_45_days": "cin_assessments",
    "section_47_enquiries": "cin_section_47",
    "conferences_in_15_days": "cin_section_47",
    "repeat_protection_plans": "cin_protection_plans",
    "protection_plans_2_years": "cin_protection_plans",
}
"""Measures over one list of Annex A, and the table of the census that has the same columns. The
denominators are what was finished, held, begun and ended in the month."""

Told = Iterator[tuple[str, Series, Period]]
"""A series: its name, what is asked of each month, and the days the files cover."""


def _supplied(told: Told) -> Told:
    """Those before the first that needs a column which is not there to be asked of at all."""
    with suppress(ColumnNotSupplied):
        yield from told


def _census(tables: Lists, limits: Limits) -> Told:
    if "cin_referrals" not in tables:
        return
    referrals = tables["cin_referrals"]
    covered = _covered(referrals, referrals, "closed")
    if covered is None:
        return
    for name, table in OF_MEASURES.items():
        if table in tables:
            yield name, partial(_as_measured, name, tables[table], limits), covered
    full_year = add_months(covered.start, _A_YEAR)
    if full_year <= covered.end:
        again = _again(referrals, limits)
        series = partial(_share_of_received, referrals, again)
        yield "rereferrals_by_referral", series, Period(full_year, covered.end)


def _care(tables: Lists, limits: Limits) -> Told:
    if "care_episodes" not in tables:
        return
    episodes = tables["care_episodes"]
    left = ~says(episodes, "reason_ended", _GOES_ON) & ~_short_breaks(episodes)
    covered = _covered(episodes, _only(episodes, left.yes), "ended")
    if covered is None:
        return
    begun = required_says(episodes, "reason_started", "S") & ~_short_breaks(episodes)
    yield "care_starts", partial(_counted, episodes, "started", begun), covered
    yield "care_ends", partial(_counted, episodes, "ended", left), covered
    if "care_missing" in tables:
        missing = tables["care_missing"]
        gone = required_says(missing, "missing_or_absent", "M")
        yield "times_missing_from_care", partial(_counted, missing, "started", gone), covered


def _as_measured(name: str, rows: ChildList, limits: Limits, month: Period) -> Ratio | Count:
    """The measure's own logic over the return's table instead of its list."""
    return cast(Ratio | Count, result_of(registry()[name], rows, month, limits))


def _again(referrals: ChildList, limits: Limits) -> Answer:
    day = "date_of_referral"
    unread = referrals[day].isna().to_numpy() | referrals.unusable(day)
    limit = limits["rereferral_window"]
    return preceded(referrals, day, day, limit, same_day=False, doubtful=unread)


def _share_of_received(referrals: ChildList, again: Answer, month: Period) -> Ratio:
    return share(again, of=required_between(referrals, "date_of_referral", month))


def _counted(rows: ChildList, column: str, among: Answer, month: Period) -> Count:
    return count(between(rows, column, month) & among)


def _short_breaks(episodes: ChildList) -> Answer:
    return required_says(episodes, "legal_status", *SHORT_BREAKS)


def _only(rows: ChildList, among: Mask) -> ChildList:
    return ChildList(rows.name, rows.frame[among].reset_index(drop=True), period=rows.period)


def _covered(rows: ChildList, over: ChildList, ended: str) -> Period | None:
    """The days of the years whose files were given, told by what had ended in each (see `history`);
    None for a table of no whole year."""
    if rows.period is None:
        return None
    if ended not in over:
        return rows.period
    return Period(reaches_back_to(over, ended, rows.period), rows.period.end)


def _months(covered: Period, as_at: date, most: int) -> list[Period]:
    """The months covered, the oldest first: at most so many, and none that is not over."""
    found: list[Period] = []
    last = covered.end
    while (
        len(found) < most and (first := months_before(last + timedelta(days=1), 1)) >= covered.start
    ):
        if last <= as_at:
            found.append(Period(first, last))
        last = first - timedelta(days=1)
    return found[::-1]


def _of_months(name: str, series: Series, months: list[Period]) -> Iterator[tuple[object, ...]]:
    for month in months:
        yield name, month.end, *figures(series(month))
