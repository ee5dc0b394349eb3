"""List 8: one row a child in care now or in the six months, for the latest period of care."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from readiness.story import CarePeriod, Child
from readiness.synthetic.extract.view import Row, View, latest, yes_no


def rows(child: Child, view: View) -> Iterator[Row]:
    period = child.care[-1] if child.care else None
    if period is None or not view.current(period.ended):
        return
    yield (
        *view.about(child),
        yes_no(period.unaccompanied),
        child.disability,
        *_period(child, period, view),
        *_oversight(period),
        _placements_in_year(child, view),
        period.ended,
        period.end_reason,
        *_home(period),
        *_missing(period, view),
        period.team,
        period.worker,
    )


def _period(child: Child, period: CarePeriod, view: View) -> Row:
    since, status = period.legal_statuses[-1]
    another = any(_in_year(earlier.ended, view) for earlier in child.care[:-1])
    return (period.started, period.need, yes_no(another), since, status)


def _oversight(period: CarePeriod) -> Row:
    return (
        latest(period.reviews),
        latest(period.visits),
        period.permanence_plan,
        latest(period.iro_contacts),
        latest(period.health_assessments),
        latest(period.dental_checks),
    )


def _placements_in_year(child: Child, view: View) -> int:
    """Every home of the twelve months, in any period of care; the present one makes it one."""
    return sum(
        _in_year(home.ended, view) or home.ended is None
        for period in child.care
        for home in period.placements
    )


def _home(period: CarePeriod) -> Row:
    home = period.placements[-1]
    return (
        home.started,
        home.kind,
        home.provider,
        home.postcode,
        home.urn,
        "in" if home.inside else "out",
        home.authority,
    )


def _missing(period: CarePeriod, view: View) -> Row:
    """Episodes of the twelve months, and the interview after the last; blank if there was none."""
    missing = sum(_in_year(day, view) for day in period.missing)
    absent = sum(_in_year(day, view) for day in period.absent)
    if not missing:
        return (missing, absent, None, None)
    return (missing, absent, period.return_interview_offered, period.return_interview_accepted)


def _in_year(day: date | None, view: View) -> bool:
    return day is not None and day >= view.year
