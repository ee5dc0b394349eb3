"""From the call to the last day on site: what is asked each day, what answers it, what is missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from readiness.calendar import add_working_days
from readiness.enquiry.governance.dates import off
from readiness.enquiry.governance.matching import kind_of
from readiness.enquiry.governance.series import worked
from readiness.enquiry.lacking import lacking
from readiness.errors import InputError
from readiness.framework import activities, team, timeline
from readiness.words import capital, count, listed, number_word

if TYPE_CHECKING:
    from readiness.framework.inspections import Event, Member
    from readiness.model import Published

WEEK = 5
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
SAME = "The same"
NOBODY = "Nobody yet"


@dataclass(frozen=True)
class Day:
    """One working day. `on` is its date where the visit has one; `remark` what is odd about it.

    `asked` is what happens, `answers` our pages, `who` is on site, `missing` what this report
    lacks for it.
    """

    name: str
    on: date | None
    asked: tuple[Event, ...]
    answers: tuple[str, ...]
    who: str
    missing: tuple[str, ...]
    remark: str = ""


@dataclass(frozen=True)
class Course:
    """A visit day by day. `call` is when Ofsted rings, as far as it can be told; `after` is what
    follows the last day, with its date where there is one."""

    activity: str
    title: str
    days: tuple[Day, ...]
    after: tuple[tuple[Event, date | None], ...]
    call: date | None
    team: str


def course(published: Published, activity: str) -> Course:
    """A short or standard inspection, or a focused visit.

    It has dates where the authority has planned one; else its days are told by week. Raises
    ValueError for another kind of visit.
    """
    kind = next((one for one in activities() if one.id == activity), None)
    if kind is None or kind.days is None or activity not in ("short", "standard", "focused_visit"):
        raise ValueError(f"There is no course of days for '{activity}'.")
    places = [(1, day) for day in range(1, WEEK + 1)]
    places += [(2 + n // WEEK, 1 + n % WEEK) for n in range(kind.days)]
    dates = _dates(published, activity, len(places))
    made = tuple(
        _day(published, activity, place, on) for place, on in zip(places, dates, strict=True)
    )
    last = dates[-1]
    return Course(
        activity, kind.title, made, tuple(_after(activity, last)), dates[0], team_of(activity)
    )  # fmt: skip


def _dates(published: Published, activity: str, how_many: int) -> Sequence[date | None]:
    """Of each day, by the next visit of the kind that is planned."""
    kind = "focused_visit" if activity == "focused_visit" else "inspection"
    planned = [one.day for one in published.said.visits if kind_of(one) == kind]
    first = min((one for one in planned if one > published.as_at), default=None)
    if first is None:
        return [None] * how_many
    if activity == "focused_visit":
        return _by_working_days(first, how_many)
    call = first - timedelta(days=first.weekday() + 7)  # the Monday before the week it is in
    return [call + timedelta(days=n // WEEK * 7 + n % WEEK) for n in range(how_many)]


def _by_working_days(first: date, how_many: int) -> Sequence[date | None]:
    start, _ = worked(first)
    try:
        return [start if n == WEEK else add_working_days(start, n - WEEK) for n in range(how_many)]
    except InputError:
        return [None] * how_many


def _day(published: Published, activity: str, place: tuple[int, int], on: date | None) -> Day:
    asked = tuple(_asked(published, activity, *place))
    answers = tuple(dict.fromkeys(page for event in asked for page in event.answers))
    wants = dict.fromkeys(need for event in asked for need in event.needs)
    missing = tuple(said for need in wants if (said := lacking(published, need)))
    odd = f"{capital(off(on))}: expect it to move" if on and worked(on)[1] else ""
    return Day(_name(activity, *place), on, asked, answers, _who(activity, *place), missing, odd)


def _asked(published: Published, activity: str, week: int, day: int) -> Iterator[Event]:
    """What has no day of its own is of every day of its week, but for the day of the call."""
    every_day = (week, day) != (1, 1)
    for event in timeline(activity):
        own = _set_day(published, event, week)
        if event.week == week and (own == day or (own is None and every_day)):
            yield event


def _set_day(published: Published, event: Event, week: int) -> int | None:
    """Its day of the week: the authority's own target, ours, or none."""
    own = published.settings.get(event.setting or "")
    if own is not None and 1 <= own <= WEEK and week == 1:
        return int(own)
    if event.target and event.day is None:
        return 2  # as early as can be, so that nobody is caught out
    return event.day


def _name(activity: str, week: int, day: int) -> str:
    if activity != "focused_visit":
        return f"Week {week} {WEEKDAYS[day - 1]}"
    if week == 1:
        left = WEEK + 1 - day
        return f"{capital(count(left, 'working day'))} before"
    return "First day on site" if day == 1 else "Last day on site"


def _who(activity: str, week: int, day: int) -> str:
    if week == 1:
        return NOBODY
    return team_of(activity) if (week, day) == (2, 1) else SAME


def team_of(activity: str) -> str:
    """Four social care inspectors; two education inspectors, for two days."""
    whole = [_members(one) for one in team(activity) if one.days is None]
    part = [f"{_members(one)} for {count(one.days, 'day')}" for one in team(activity) if one.days]
    said = capital(listed(whole))
    return f"{said}; {listed(part)} (which is not known)" if part else said


def _members(one: Member) -> str:
    return f"{number_word(one.how_many)} {one.title if one.how_many == 1 else one.titles}"


def _after(activity: str, last: date | None) -> Iterator[tuple[Event, date | None]]:
    """What follows, each counted from the one before where that has a day."""
    days: dict[str, date | None] = {"last day on site": last}
    for event in timeline(activity):
        if event.after is None:
            continue
        start = days.get(event.after)
        on = None
        if start and event.working_days_after:
            try:
                on = add_working_days(start, event.working_days_after)
            except InputError:
                on = None
        days[event.id] = on
        yield event, on
