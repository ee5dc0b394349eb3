"""A day ahead, how it is known, and what it gets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

from readiness.calendar import add_months, add_working_days, bank_holidays, is_working_day
from readiness.words import day as said_day

Basis = Literal["planned", "expected", "window"]
"""planned: the authority's own day. expected: worked out by a rule. window: from one day to another."""

DAYS_A_MONTH = 30.4375


@dataclass(frozen=True)
class Ahead:
    """One thing to come. `day` is when, or the last day it can be where `first` opens a window.

    `how` says how the day is known, in a sentence; `confidence` is of the rule behind it
    (verified | secondary | unconfirmed), or "own" for the authority's own day. `report` is the
    page it gets, to be made by `papers`.
    """

    id: str
    title: str
    day: date
    basis: Basis
    how: str
    confidence: str = "own"
    first: date | None = None
    report: str = ""
    papers: date | None = None
    chair: str = ""


@dataclass(frozen=True)
class Calendar:
    """`ahead` in order of day; `missed` what was expected and is not recorded; `undated` what
    cannot be given a day, and why: all sentences."""

    ahead: tuple[Ahead, ...] = ()
    missed: tuple[str, ...] = ()
    undated: tuple[str, ...] = ()
    notes: tuple[str, ...] = field(default=())


def on_a_working_day(day: date) -> tuple[date, str]:
    """The day, or the next that is worked with the reason it was moved. InputError off the table."""
    if is_working_day(day):
        return day, ""
    moved = add_working_days(day, 1)
    return moved, f"Moved from {weekday(day)} {said_day(day)}, {off(day)}."


def off(day: date) -> str:
    """Why nobody works on it: a bank holiday, or a weekend."""
    return "a bank holiday" if day in bank_holidays() else "a weekend"


def weekday(day: date) -> str:
    return f"{day:%A}"


def years_after(day: date, years: float) -> date:
    """Whole months by the calendar, and what is left in days."""
    months = years * 12
    whole = int(months + 1e-9)
    return add_months(day, whole) + timedelta(days=round((months - whole) * DAYS_A_MONTH))


def in_order(found: Sequence[Ahead]) -> tuple[Ahead, ...]:
    """By day, each once though it was written twice."""
    once = {(one.id, one.title, one.day): one for one in found}.values()
    return tuple(sorted(once, key=lambda one: (one.first or one.day, one.day, one.title)))
