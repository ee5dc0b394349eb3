"""The questions measures put to the rows of a list; each gives an Answer: yes, no or unknown.

A blank cell is not an unreadable one. Each question says what a blank means to it: where Annex A
wants the cell filled, unknown; where it may be empty (no visit yet, no end date), no.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from readiness import breakdowns
from readiness.calendar import working_days_between
from readiness.intake.annex_a.codes import code_set
from readiness.intake.annex_a.lists import list_spec
from readiness.measures.answers import Answer, answer
from readiness.measures.due import due
from readiness.model import ChildList, Limit, Period

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


def within(rows: ChildList, column: str, start: str, limit: Limit) -> Answer:
    """Is the date no later than the limit counted from the other? Blank is no."""
    kept = rows[column].to_numpy() <= due(rows[start], limit).to_numpy()
    blank = rows.blank(column)
    return answer(kept, (rows.unusable(column) | _missing(rows, start)) & ~blank)


def at_most(values: NDArray[np.float64], limit: float) -> Answer:
    """Is the number no more than the limit? NaN is unknown."""
    return answer(values <= limit, np.isnan(values))


def _coded(rows: ChildList, column: str, keys: tuple[str, ...]) -> tuple[Answer, Mask]:
    """Is the code one of these, and which rows say neither a code nor a group of codes.

    Where a file has only Ofsted's group for a value, the group answers if all of it, or none,
    is asked for; if part of it is, the answer is unknown.
    """
    codes = rows[column]
    no_code, unread = codes.isna().to_numpy(), rows.unusable(column)
    if f"{column}_group" not in rows:
        return answer(codes.isin(keys).to_numpy(), unread), no_code
    group = rows[f"{column}_group"]
    whole, part, other = _groups(rows.name, column, frozenset(keys))
    yes = codes.isin(keys).to_numpy() | (no_code & group.isin(whole).to_numpy())
    unknown = unread | (no_code & group.isin(part).to_numpy())
    return answer(yes, unknown), no_code & ~group.isin(whole | part | other).to_numpy()


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
