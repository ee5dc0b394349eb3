"""What comes by the time of year or after a report: the self-assessment and the action plan."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING

from readiness.calendar import add_working_days
from readiness.enquiry.governance.dates import Ahead, Calendar
from readiness.enquiry.governance.meetings import last_of, planned_of, recorded
from readiness.enquiry.governance.series import papers
from readiness.errors import InputError
from readiness.framework import governance, timeline
from readiness.words import count, day

if TYPE_CHECKING:
    from readiness.framework.meetings import Meeting
    from readiness.model import Published


def self_assessment(published: Published) -> Calendar:
    """The months in which it is brought up to date: those open now, or the next; and whether the
    last ones went by without it."""
    meeting = _meeting("self_assessment")
    said, as_at = published.said, published.as_at
    known = recorded(said)[0]
    claimed = [one.day for one in said.claims if one.day and one.day <= as_at]
    held = last_of(known, meeting.id, as_at)
    latest = max([*claimed, *([held] if held else [])], default=None)
    planned = [
        _planned(meeting, one.day, one.meeting) for one in planned_of(known, meeting.id, as_at)
    ]
    if planned:
        return Calendar(tuple(planned), _let_go(meeting, latest, as_at))
    first, last = _season(meeting, as_at.year)
    if as_at > last or (latest is not None and first <= latest <= last):
        first, last = _season(meeting, as_at.year + 1)
    return Calendar((_season_entry(meeting, first, last, latest),), _let_go(meeting, latest, as_at))


def _season(meeting: Meeting, year: int) -> tuple[date, date]:
    start, end = min(meeting.months), max(meeting.months)
    return date(year, start, 1), date(year, end, monthrange(year, end)[1])


def _season_entry(meeting: Meeting, first: date, last: date, latest: date | None) -> Ahead:
    dated = f"The last is of {day(latest)}." if latest else "No day of the last one is recorded."
    how = f"Usually brought up to date in {first:%B} or {last:%B}. {dated}"
    return Ahead(
        meeting.id, f"{meeting.title} brought up to date", last, "window", how, meeting.confidence,
        first=first, report=meeting.report, papers=papers(last, meeting.papers),
    )  # fmt: skip


def _planned(meeting: Meeting, on: date, name: str) -> Ahead:
    return Ahead(
        meeting.id, name, on, "planned", "The authority's own date.",
        report=meeting.report, papers=papers(on, meeting.papers),
    )  # fmt: skip


def _let_go(meeting: Meeting, latest: date | None, as_at: date) -> tuple[str, ...]:
    """Said only where the latest is older than the months that went by last, with two to spare."""
    first, last = _season(meeting, as_at.year)
    if as_at <= last:
        first, last = _season(meeting, as_at.year - 1)
    if latest is None or latest >= date(first.year, first.month - 2, 1):
        return ()
    return (
        f"{meeting.title}: usually brought up to date in {first:%B} or {last:%B %Y}; the "
        f"latest recorded is of {day(latest)}.",
    )


def action_plan(published: Published) -> Calendar:
    """The plan that answers the latest report, so many working days after it."""
    report = max((one.published for one in published.grades if one.published), default=None)
    if report is None:
        why = "Action plan: the day of the last report is not given, so its due day is not known."
        return Calendar(undated=(why,)) if published.grades else Calendar()
    limit = next(one for one in timeline() if one.id == "action_plan")
    assert limit.working_days_after is not None
    try:
        due = add_working_days(report, limit.working_days_after)
    except InputError:
        return Calendar()
    meeting, as_at = _meeting("action_plan"), published.as_at
    rule = f"{limit.working_days_after} working days after the report of {day(report)}"
    if due >= as_at:
        return Calendar((_due(meeting, due, f"Expected: {rule}.", limit.confidence),))
    held = last_of(recorded(published.said)[0], meeting.id, as_at)
    if held is not None and held >= report:
        return Calendar()
    if published.said.actions:
        many = count(len(published.said.actions), "action")
        said = f"Action plan: it was due by {day(due)}, {rule}. A plan of {many} is recorded, without a day."
        return Calendar(notes=(said,))
    return Calendar(missed=(f"Action plan: expected by {day(due)}, {rule}; none is recorded.",))


def _due(meeting: Meeting, due: date, how: str, confidence: str) -> Ahead:
    return Ahead(
        meeting.id, "Action plan that answers the report", due, "expected", how, confidence,
        report=meeting.report, papers=papers(due, meeting.papers),
    )  # fmt: skip


def _meeting(name: str) -> Meeting:
    return next(one for one in governance() if one.id == name)
