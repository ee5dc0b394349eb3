"""The questions measures put to the rows of a list; each gives an Answer: yes, no or unknown.

A blank cell is not an unreadable one. Each question says what a blank means to it: where Annex A
wants the cell filled, unknown; where it may be empty (no visit yet, no end date), no.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from readiness import breakdowns
from readiness.calendar import working_days_between
from readiness.errors import ColumnNotSupplied
from readiness.intake.annex_a.codes import code_set
from readiness.intake.annex_a.lists import list_spec
from readiness.measures.answers import Answer, answer
from readiness.measures.due import due
from readiness.model import Amounts, ChildList, Limit, Period

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from readiness.model import Mask


def between(rows: ChildList, column: str, period: Period) -> Answer:
    """Is the date inside the period? For a date that may be blank: blank is no."""
    return answer(period.contains(rows[column]), rows.unusable(column))


def required_between(rows: ChildList, column: str, period: Period) -> Answer:
    """Is the date inside the period? For a date every row must have: blank is unknown."""
    return answer(period.contains(rows[column]), _missing(rows, column))


def open_on(rows: ChildList, started: str, ended: str, day: date) -> Answer:
    """Has it started by the end of the day, and not ended? No end date is no end."""
    begun = answer(_by(rows, started, day), _missing(rows, started))
    over = answer(_by(rows, ended, day), rows.unusable(ended))
    return begun & ~over


def case_open(children_in_need: ChildList, day: date) -> Answer:
    """Is the case of list 6 open at the end of the day? Closed without a date is unknown.

    List 6 also holds the cases closed in its six months, and has a child once, on plan or not.
    """
    open_then = open_on(children_in_need, "started", "closed", day)
    undated = says(children_in_need, "case_status", "closed") & ~filled(children_in_need, "closed")
    doubt = open_then.yes & ~undated.no
    return answer(open_then.yes, open_then.unknown | doubt)


def says(rows: ChildList, column: str, *keys: str) -> Answer:
    """Is the code one of these? For a code that may be blank: blank is no."""
    return _coded(rows, column, keys)[0]


def required_says(rows: ChildList, column: str, *keys: str) -> Answer:
    """Is the code one of these? For a code every row must have: blank is unknown."""
    told, untold = _coded(rows, column, keys)
    return answer(told.yes, told.unknown | untold)


def at_least(rows: ChildList, column: str, number: int) -> Answer:
    """Is the count this many or more? Annex A's counts are never blank: blank is unknown."""
    return answer((rows[column] >= number).to_numpy(), _missing(rows, column))


def aged(rows: ChildList, on: date, youngest: int, oldest: int = 200) -> Answer:
    """Is the child's age in full years on the day within these, both included?"""
    years = breakdowns.ages(rows, on)
    return answer((years >= youngest) & (years <= oldest), np.isnan(years))


def filled(rows: ChildList, column: str) -> Answer:
    """Is anything readable there? What is there and cannot be read is unknown."""
    return answer(rows[column].notna().to_numpy(), rows.unusable(column))


def recent(rows: ChildList, column: str, on: date, limit: Limit) -> Answer:
    """Is the limit, counted from the date, not yet passed on the day? Blank is no.

    A date after the day cannot be right, so it is unknown.
    """
    kept = due(rows[column], limit).to_numpy() >= np.datetime64(on)
    return answer(kept, rows.unusable(column) | _after(rows, column, on))


def elapsed(rows: ChildList, column: str, on: date, limit: Limit) -> Answer:
    """Has the last day of the limit, counted from a date every row must have, come by the day?"""
    over = due(rows[column], limit).to_numpy() <= np.datetime64(on)
    return answer(over, _missing(rows, column))


def reached(rows: ChildList, column: str, day: date) -> Answer:
    """Is the date, which every row must have, on or before the day?"""
    return answer(_by(rows, column, day), _missing(rows, column))


def working_days(rows: ChildList, start: str, end: str) -> NDArray[np.float64]:
    """Working days from one date to another; NaN where either is missing or they are in the wrong
    order, which is a mistake and not a very quick piece of work."""
    days = working_days_between(rows[start], rows[end])
    return np.where(rows[end].to_numpy() < rows[start].to_numpy(), np.nan, days)


def days(rows: ChildList, start: str, end: str) -> NDArray[np.float64]:
    """Calendar days from one date to another; NaN as for `working_days`."""
    length = (rows[end] - rows[start]).dt.days.to_numpy(dtype=np.float64)
    return np.where(length < 0, np.nan, length)


def since(rows: ChildList, column: str, start: str) -> Answer:
    """Is the date on or after the other, which every row must have? Blank is no."""
    later = rows[column].to_numpy() >= rows[start].to_numpy()
    blank = rows.blank(column)
    return answer(later, (rows.unusable(column) | _missing(rows, start)) & ~blank)


def ensued(rows: ChildList, column: str, start: str, day: date) -> Answer:
    """Did it happen, from the start, which every row must have, to the day? Blank is no.

    A date before the start is a mistake, and so unknown.
    """
    happened = rows[column].to_numpy() <= np.datetime64(day)
    too_soon = rows[column].to_numpy() < rows[start].to_numpy()
    doubt = (rows.unusable(column) | _missing(rows, start) | too_soon) & ~rows.blank(column)
    return answer(happened, doubt)


def within(rows: ChildList, column: str, start: str, limit: Limit) -> Answer:
    """Is the date no later than the limit counted from the other? Blank is no."""
    kept = rows[column].to_numpy() <= due(rows[start], limit).to_numpy()
    blank = rows.blank(column)
    return answer(kept, (rows.unusable(column) | _missing(rows, start)) & ~blank)


def at_most(values: NDArray[np.float64], limit: float) -> Answer:
    """Is the number no more than the limit? NaN is unknown."""
    return answer(values <= limit, np.isnan(values))


def after(rows: ChildList, column: str, start: str) -> Answer:
    """Is the date later than the other, which every row must have? Blank is no."""
    later = rows[column].to_numpy() > rows[start].to_numpy()
    blank = rows.blank(column)
    return answer(later, (rows.unusable(column) | _missing(rows, start)) & ~blank)


def coded(rows: ChildList, column: str) -> Answer:
    """Is there any code at all, or a group of codes? Blank is no."""
    there = rows[column].notna().to_numpy()
    if f"{column}_group" in rows:
        there = there | rows[f"{column}_group"].notna().to_numpy()
    return answer(there, rows.unusable(column))


def happened(rows: ChildList, column: str, day: date) -> Answer:
    """Has it come about by the end of the day? For a date that may be blank: blank is no."""
    return answer(_by(rows, column, day), rows.unusable(column))


def passed(rows: ChildList, column: str, on: date, limit: Limit) -> Answer:
    """Has the limit, counted from a date every row must have, run out before the day?"""
    gone = due(rows[column], limit).to_numpy() < np.datetime64(on)
    return answer(gone, _missing(rows, column) | _after(rows, column, on))


def took(rows: ChildList, start: str, end: str, limit: Limit) -> Answer:
    """Did it end within the limit counted from its start? For rows that must have both dates.

    In the wrong order they are a mistake, so unknown.
    """
    kept = rows[end].to_numpy() <= due(rows[start], limit).to_numpy()
    backwards = rows[end].to_numpy() < rows[start].to_numpy()
    return answer(kept, _missing(rows, start) | _missing(rows, end) | backwards)


def holds_a_number(rows: ChildList, column: str) -> Answer:
    """Does the text hold a figure, as every URN does? `XXXXXXX` and `unregistered` do not."""
    figure = rows[column].astype("str").str.contains(r"\d", na=False)
    return answer(figure.to_numpy(bool), rows.unusable(column))


def names_somebody(rows: ChildList, column: str) -> Answer:
    """Is there a name, and not a word for nobody (`unallocated`, `to be confirmed`)?"""
    words = rows[column].astype("str").str.strip().str.casefold()
    nobody = words.str.fullmatch(_NOBODY, na=False) | rows[column].isna()
    return answer(~nobody.to_numpy(bool), rows.unusable(column))


_NOBODY = (
    r"((un|not |not yet )(allocated|assigned)|(to be|awaiting) (allocat|assign|confirm)\w*|"
    r"no (pa|personal advis[eo]r|worker)|none|nobody|vacan(t|cy)|tb[ac]|unknown|not known)\.?"
)


def filled_in(rows: ChildList, column: str) -> ChildList:
    """The rows, where anything at all is written in the column.

    A tab has columns for several measures. One left empty on every row was not filled in, which is
    not supplied and never a zero: raises ColumnNotSupplied.
    """
    if len(rows) and rows.blank(column).all():
        raise ColumnNotSupplied(rows.name, column)
    return rows


def during(rows: ChildList, started: str, ended: str, period: Period) -> Answer:
    """Was it going on on any day of the period? No end date is no end."""
    begun = answer(_by(rows, started, period.end), _missing(rows, started))
    over = rows[ended].to_numpy() < np.datetime64(period.start)
    return begun & ~answer(over, rows.unusable(ended))


def days_by(rows: ChildList, started: str, ended: str, day: date) -> NDArray[np.float64]:
    """Calendar days from start to end, or to the day where it has not ended by then.

    NaN where either date is missing that must be there, or they are in the wrong order.
    """
    until = rows[ended].where(rows[ended] <= np.datetime64(day), pd.Timestamp(day))
    length = (until - rows[started]).dt.days.to_numpy(dtype=np.float64)
    return np.where((length < 0) | rows.unusable(ended), np.nan, length)


def by_day(rows: ChildList, *columns: str) -> ChildList:
    """The moments in these columns without their time of day, to be asked about as dates."""
    frame = pd.DataFrame({column: rows[column].dt.floor("D") for column in columns})
    marks = {column: rows.unusable(column) for column in columns}
    return ChildList(rows.name, frame, marks, period=rows.period)


def within_hours(rows: ChildList, column: str, start: str, limit: Limit) -> Answer:
    """Did the moment come within the limit, to the minute, counted from the other? Blank is no.

    By whole days where the time of day of either is not known. Before the start is a mistake, and
    so unknown.
    """
    timed = (rows[f"{column}_timed"] & rows[f"{start}_timed"]).to_numpy(bool)
    whole = by_day(rows, column, start)
    kept = np.where(
        timed, within(rows, column, start, limit).yes, within(whole, column, start, limit).yes
    )
    too_soon = np.where(timed, rows[column] < rows[start], whole[column] < whole[start])
    doubt = (rows.unusable(column) | _missing(rows, start) | too_soon) & ~rows.blank(column)
    return answer(kept, doubt)


def amounts_of(
    rows: ChildList, part: str, whole: str, among: Answer, *, within: bool = True
) -> Amounts:
    """The part out of the whole, of the rows the answer says yes to.

    A row without either amount, with less than nothing, or (where the part is within the whole)
    with more in the part is unusable. The part may be left blank where the whole is 0.
    """
    wholes = rows[whole].to_numpy(dtype=np.float64)
    none_of_none = (wholes == 0) & rows.blank(part)
    parts = np.where(none_of_none, 0.0, rows[part].to_numpy(dtype=np.float64))
    doubt = _missing(rows, whole) | (_missing(rows, part) & ~none_of_none)
    doubt |= (parts < 0) | (wholes < 0) | ((parts > wholes) if within else False)
    unusable = among.unknown | (among.yes & doubt)
    return Amounts(parts, wholes, among.yes & ~unusable, unusable, within)


def _coded(rows: ChildList, column: str, keys: tuple[str, ...]) -> tuple[Answer, Mask]:
    """Is the code one of these, and which rows say neither a code nor a group of codes.

    Where a file has only Ofsted's group for a value, the group answers if all of it, or none,
    is asked for; if part of it is, the answer is unknown.
    """
    codes = rows[column]
    no_code, unread = codes.isna().to_numpy(), rows.unusable(column)
    if f"{column}_group" not in rows:
        return answer(_among(codes, keys), unread), no_code
    yes = _among(codes, keys)
    if not no_code.any():
        return answer(yes, unread), no_code
    group = rows[f"{column}_group"]
    whole, part, other = _groups(rows.name, column, frozenset(keys))
    yes = yes | (no_code & _among(group, whole))
    unknown = unread | (no_code & _among(group, part))
    return answer(yes, unknown), no_code & ~_among(group, whole | part | other)


def _among(codes: pd.Series, keys: Collection[str]) -> Mask:
    """Is the code one of these? Asked of the few categories, not of every row."""
    if not isinstance(codes.dtype, pd.CategoricalDtype):
        return codes.isin(list(keys)).to_numpy()
    wanted = np.array([*(key in keys for key in codes.cat.categories), False])
    return wanted[codes.cat.codes.to_numpy()]  # a blank is -1, the last place


@cache
def _groups(list_name: str, column: str, keys: frozenset[str]) -> tuple[frozenset[str], ...]:
    """The groups of which all the codes are among the keys, some of them, and none."""
    name = list_spec(list_name).column(column).codes
    members: dict[str, list[bool]] = {}
    for code in code_set(name).codes if name else ():
        if code.group:
            members.setdefault(code.group, []).append(code.key in keys)
    whole = {group for group, asked in members.items() if all(asked)}
    some = {group for group, asked in members.items() if any(asked)}
    return frozenset(whole), frozenset(some - whole), frozenset(set(members) - some)


def _missing(rows: ChildList, column: str) -> Mask:
    """Blank or unreadable: a cell that every row must have, and this one has not."""
    return rows[column].isna().to_numpy() | rows.unusable(column)


def _by(rows: ChildList, column: str, day: date) -> Mask:
    return rows[column].to_numpy() <= np.datetime64(day)


def _after(rows: ChildList, column: str, day: date) -> Mask:
    return rows[column].to_numpy() > np.datetime64(day)
