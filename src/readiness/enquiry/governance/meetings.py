"""The authority's meetings and yearly cycles, as series: its own days first, the rules after."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from readiness.calendar import add_months
from readiness.enquiry.governance.matching import kind_of, sorted_out
from readiness.enquiry.governance.often import Often, often
from readiness.enquiry.governance.series import Series
from readiness.framework import frequency, governance
from readiness.model.said import Met
from readiness.words import day

if TYPE_CHECKING:
    from readiness.framework.meetings import Meeting
    from readiness.model.said import Said

Recorded = Mapping[str, Sequence[Met]]
OWN_REPORT = "readiness.html"
"""What a meeting gets of which the framework knows nothing."""

BY_OTHER_RULES = frozenset({"self_assessment", "action_plan"})
"""Not so many months after the one before: see `cycles`."""


def series_of(said: Said) -> tuple[list[Series], list[str], list[str]]:
    """Each meeting as a series; sentences on what has no day; and sentences on what has ended."""
    known, own = recorded(said)
    found: list[Series] = []
    undated: list[str] = []
    ended: list[str] = []
    for meeting in governance():
        if meeting.id in BY_OTHER_RULES or not _applies(meeting, known, said):
            continue
        met = known.get(meeting.id, [])
        if not met:
            undated.append(_undated(meeting))
            continue
        made = _known(meeting, met, known)
        found.append(made)
        if made.until:
            ended.append(_ends(meeting, met, made.until))
    found += [_own(met) for met in own.values()]
    return found, undated, ended


def recorded(said: Said) -> tuple[dict[str, list[Met]], dict[str, list[Met]]]:
    """Meetings by the framework's id, and the authority's others; visits that are meetings too."""
    talks = [
        Met("Annual engagement meeting with Ofsted", one.day)
        for one in said.visits
        if kind_of(one) == "engagement_meeting"
    ]
    return sorted_out([*said.meetings, *talks])


def _applies(meeting: Meeting, known: Recorded, said: Said) -> bool:
    if meeting.id in known:
        return True
    if meeting.if_recorded:
        return False
    return not meeting.follows_plan or bool(said.points or said.actions)


def _known(meeting: Meeting, met: Sequence[Met], known: Recorded) -> Series:
    theirs = _their_own(met)
    usual = Often(meeting.every, meeting.unit) if meeting.every and meeting.unit else None
    return Series(
        meeting.id,
        met[-1].meeting,
        _days(met),
        theirs or usual,
        theirs is not None,
        meeting.confidence,
        _chair(met) or meeting.chair,
        meeting.report,
        meeting.papers,
        _until(meeting, met, known),
        _remark(meeting),
    )


def _own(met: Sequence[Met]) -> Series:
    theirs = _their_own(met)
    return Series(
        "own", met[-1].meeting, _days(met), theirs, True, "own", _chair(met), OWN_REPORT
    )  # fmt: skip


def _until(meeting: Meeting, met: Sequence[Met], known: Recorded) -> date | None:
    """When it is expected to end: after so many months, or once what follows it has begun."""
    if meeting.lasts:
        return add_months(met[0].day, meeting.lasts)
    reviews = known.get("department_review", ())
    if meeting.id == "adviser_report" and reviews and reviews[-1].day > met[-1].day:
        return met[-1].day
    return None


def _ends(meeting: Meeting, met: Sequence[Met], until: date) -> str:
    if meeting.lasts:
        return (
            f"{met[-1].meeting}: {meeting.lasts} months of reviews are usual after intervention "
            f"ends. Counted from the first recorded, on {day(met[0].day)}, they run to "
            f"{day(until)}; none is expected after it."
        )
    return (
        f"{met[-1].meeting}: reviews by the department are recorded after the last, on {day(until)}, "
        "so no more are expected."
    )


def _remark(meeting: Meeting) -> str:
    if meeting.id != "engagement_meeting":
        return ""
    lag = next((one for one in frequency() if one.id == "engagement_letter"), None)
    return "An unpublished letter follows, usually within about a month." if lag else ""


def _undated(meeting: Meeting) -> str:
    usual = (
        f"usually {Often(meeting.every, meeting.unit)}, " if meeting.every and meeting.unit else ""
    )
    return f"{meeting.title}: {usual}but no day of one is recorded, so the next cannot be dated."


def _their_own(met: Sequence[Met]) -> Often | None:
    said = (often(one.frequency) for one in reversed(met) if one.frequency)
    return next((one for one in said if one), None)


def _chair(met: Sequence[Met]) -> str:
    return next((one.chair for one in reversed(met) if one.chair), "")


def _days(met: Sequence[Met]) -> tuple[date, ...]:
    return tuple(sorted({one.day for one in met}))


def last_of(known: Recorded, name: str, as_at: date) -> date | None:
    """The latest day recorded up to the as-at date."""
    return max((one.day for one in known.get(name, ()) if one.day <= as_at), default=None)


def planned_of(known: Recorded, name: str, as_at: date) -> Iterator[Met]:
    return (one for one in known.get(name, ()) if one.day > as_at)
