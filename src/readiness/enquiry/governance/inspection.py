"""When the next inspection could come, of which kind, and the visits before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from readiness.enquiry.governance.dates import Ahead, years_after
from readiness.enquiry.governance.matching import kind_of
from readiness.framework import activities, area_title, frequency, grade_title, routes
from readiness.model import Area
from readiness.views import last_grade
from readiness.words import capital, count, day, listed, number

if TYPE_CHECKING:
    from readiness.framework.inspections import Frequency
    from readiness.model import Grade, Published
    from readiness.model.said import Visit

Clock = Literal["not yet", "amber", "red", "past"]
ROUTE = "short_route_2026"
PLANNED = {
    "inspection": ("Inspection", "improvement.html"),
    "focused_visit": ("Focused visit", "readiness.html"),
    "monitoring_visit": ("Monitoring visit", "readiness.html"),
    "peer_review": ("Peer review", "readiness.html"),
    "": ("Visit", "readiness.html"),
}
VISITS = frozenset({*PLANNED, "visit"} - {""})
"""The ids, in the calendar, of days on which somebody comes to look."""


@dataclass(frozen=True)
class Window:
    """The days between which the next full inspection is expected, counted from the last one.

    `stated` is what guides say, `seen` what was seen after such grades (first, middle, last);
    `worst` is the lowest of the last judgements, on which `seen` goes; `marks` are the years after
    which the clock is amber and red.
    """

    inspected: date
    worst: int
    stated: tuple[date, date]
    seen: tuple[date, date, date]
    amber: date
    red: date
    clock: Clock
    note: str
    marks: tuple[float, float]


def window(published: Published) -> Window | None:
    """None where no judgement is known."""
    last = _last(published)
    if not last:
        return None
    inspected = max(one.inspected for one in last)
    worst = max(one.grade for one in last)
    rules = {one.id: one for one in frequency()}
    seen = next(one for one in frequency() if worst in one.after_grades)
    stated = rules["stated_window"]
    marks = rules["clock_amber"].value, rules["clock_red"].value
    amber, red = (years_after(inspected, mark) for mark in marks)
    ends = _of(stated, inspected)[2]
    return Window(
        inspected, worst, (_of(stated, inspected)[0], ends), _of(seen, inspected), amber, red,
        _clock(published.as_at, amber, red, ends), stated.note, marks,
    )  # fmt: skip


def _last(published: Published) -> list[Grade]:
    found = (last_grade(published, area) for area in Area)
    return [one for one in found if one]


def _of(rule: Frequency, inspected: date) -> tuple[date, date, date]:
    lower = rule.value if rule.lower is None else rule.lower
    upper = rule.value if rule.upper is None else rule.upper
    first, middle, last = (years_after(inspected, each) for each in (lower, rule.value, upper))
    return first, middle, last


def _clock(as_at: date, amber: date, red: date, ends: date) -> Clock:
    if as_at > ends:
        return "past"
    if as_at >= red:
        return "red"
    return "amber" if as_at >= amber else "not yet"


def window_ahead(published: Published) -> list[Ahead]:
    """The days on which the clock turns, and the window, as far as they are still to come."""
    found = window(published)
    if found is None:
        return []
    as_at = published.as_at
    rule = f"Counted from the last inspection, which began on {day(found.inspected)}"
    turns = [
        ("clock_amber", "An inspection could come from now on", found.amber, found.marks[0]),
        ("clock_red", "An inspection is likely from now on", found.red, found.marks[1]),
    ]
    made = [
        Ahead(name, title, on, "expected", f"{rule}: {number(after)} years.", "unconfirmed")
        for name, title, on, after in turns
        if on > as_at
    ]
    if found.stated[1] >= as_at:
        how = f"{found.note} {rule}."
        made.append(
            Ahead("stated_window", "Window for the next full inspection", found.stated[1], "window",
                  how, "secondary", first=found.stated[0], report="improvement.html")
        )  # fmt: skip
    return made


def kind_expected(published: Published) -> tuple[str, str]:
    """The likelier kind of the next inspection (short, standard, or empty) and why, in a sentence.

    By the rule said to hold from April 2026, which is second-hand.
    """
    grades = {one.area: one.grade for one in _last(published)}
    rule = next(one for one in routes() if one.id == ROUTE)
    said = "This goes by an account of the rule, not the rule itself."
    if set(grades) != set(Area):
        lacking = listed([area_title(area).lower() for area in Area if area not in grades])
        return (
            "",
            f"Short or standard cannot be told: no last judgement is known of {lacking}. {said}",
        )
    practice = [area for area in Area if area is not Area.LEADERS]
    good = [area for area in practice if grades[area] <= 2]
    if grades[Area.LEADERS] <= 2 and len(good) >= 2:
        kind = "A focused visit, then a short inspection of one week on site, is likelier"
        why = f"leaders were judged good or better, and so were {count(len(good), 'area')} of practice"
        return rule.leads_to[-1], f"{kind}: {why}. {said}"
    lead = grade_title(grades[Area.LEADERS]).lower()
    why = (
        f"the impact of leaders was judged {lead}"
        if grades[Area.LEADERS] > 2
        else f"only {count(len(good), 'area')} of practice {'was' if len(good) == 1 else 'were'} "
        "judged good or better"
    )
    return "standard", f"A standard inspection, two weeks on site, is likelier: {why}. {said}"


def visits_ahead(published: Published) -> list[Ahead]:
    """The authority's own planned visits, other than engagement meetings."""
    to_come = [one for one in published.said.visits if one.day > published.as_at]
    return [_visit(one) for one in to_come if kind_of(one) != "engagement_meeting"]


def _visit(one: Visit) -> Ahead:
    kind = kind_of(one)
    name, report = PLANNED[kind]
    name = name if kind else capital(one.kind or name)
    about = f": {one.theme}" if one.theme else ""
    note = f" {one.note}." if one.note else ""
    pack = " “readiness visit” makes the pack for it." if kind == "focused_visit" else ""
    how = f"The authority's own date.{note}".replace("..", ".") + pack
    return Ahead(kind or "visit", f"{name}{about}", one.day, "planned", how, report=report)


def visits_between(published: Published) -> str:
    """How many visits to expect between inspections, how many are recorded, and with what notice."""
    found = window(published)
    if found is None:
        return ""
    if found.worst == 4:
        return (
            "An authority with an inadequate judgement has monitoring visits, about every quarter, "
            f"in place of most focused visits. {_recorded(published, 'monitoring_visit', found)}"
        )
    rule = next(one for one in frequency() if one.id == "visits_between")
    notice = next(one.notice_working_days for one in activities() if one.id == "focused_visit")
    many = f"{number(rule.lower or rule.value, 0)} or {number(rule.upper or rule.value, 0)}"
    whom = "" if found.worst == 3 else " where an authority requires improvement"
    return (
        f"Between inspections {many} focused visits are usual{whom}. "
        f"{_recorded(published, 'focused_visit', found)} The call comes about "
        f"{notice} working days before (unconfirmed), so others cannot be dated."
    )


def _recorded(published: Published, kind: str, found: Window) -> str:
    days = [one.day for one in published.said.visits if kind_of(one) == kind]
    been = [one for one in days if found.inspected < one <= published.as_at]
    coming = [one for one in days if one > published.as_at]
    return f"Recorded since the last inspection: {_days(been)}; planned: {_days(coming)}."


def _days(days: Sequence[date]) -> str:
    return listed([day(one) for one in sorted(days)]) if days else "none"
