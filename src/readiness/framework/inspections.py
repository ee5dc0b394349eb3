"""How an authority is inspected: kinds of visit, days, routes and how often (`inspections.toml`)."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Literal

from pydantic import Field

from readiness.framework.held import Held, Shaped, Words, read


class Activity(Held):
    """A kind of visit. `days` on site; `graded`: whether it ends in grades."""

    id: Words
    title: Words
    for_whom: Words
    days: int | None = None
    notice_working_days: int | None = None
    graded: bool
    facts: str = ""


class Event(Held):
    """Something that happens on a day of an inspection.

    `week` 1 is the week of the call; `day` its working day (1 is Monday; None: no set day).
    `working_days_after` counts from the event named in `after`, which is then not in a week.
    `target`: the day is a target an authority may set for itself under `setting`, not a rule.
    `answers`: our pages that answer it; `needs`: what a report must have for that (lists, evidence,
    self_evaluation, plan, positions).
    """

    id: Words
    title: Words
    activities: tuple[str, ...] = Field(min_length=1)
    week: int | None = None
    day: int | None = Field(default=None, ge=1, le=5)
    after: str | None = None
    working_days_after: int | None = None
    target: bool = False
    setting: str | None = None
    answers: tuple[Words, ...] = ()
    needs: tuple[Literal["lists", "evidence", "self_evaluation", "plan", "positions"], ...] = ()


class Route(Held):
    """Which kind of inspection follows which grades, and what was seen to happen."""

    id: Words
    title: Words
    first: date | None = None
    last: date | None = None
    previous_overall: int | None = Field(default=None, ge=1, le=4)
    leads_to: tuple[str, ...] = Field(min_length=1)
    rule: Words


class Frequency(Held):
    """How long between visits, or how many: the middle and the usual range, in the unit."""

    id: Words
    title: Words
    unit: Words
    value: float
    lower: float | None = None
    upper: float | None = None
    after_grades: tuple[int, ...] = ()
    note: str = ""


class Member(Held):
    """Somebody who comes: how many of them, and for how many days (None: all days on site)."""

    id: Words
    title: Words
    titles: Words
    activities: tuple[str, ...] = Field(min_length=1)
    how_many: int = Field(gt=0)
    days: int | None = Field(default=None, gt=0)


class _Inspections(Shaped):
    activity: tuple[Activity, ...]
    event: tuple[Event, ...]
    route: tuple[Route, ...]
    frequency: tuple[Frequency, ...]
    member: tuple[Member, ...]


@cache
def _held() -> _Inspections:
    return read("inspections.toml", _Inspections)


def activities() -> tuple[Activity, ...]:
    """The kinds of visit: inspections, focused and monitoring visits, joint inspections."""
    return _held().activity


def timeline(activity: str | None = None) -> tuple[Event, ...]:
    """What happens on which day, in order; of one kind of visit where it is named."""
    return tuple(e for e in _held().event if activity is None or activity in e.activities)


def routes() -> tuple[Route, ...]:
    """Which inspection follows which grades."""
    return _held().route


def frequency() -> tuple[Frequency, ...]:
    """How often visits come, as stated and as seen."""
    return _held().frequency


def team(activity: str) -> tuple[Member, ...]:
    """Who comes for one kind of visit."""
    return tuple(one for one in _held().member if activity in one.activities)
