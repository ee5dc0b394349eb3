"""When the call comes: day by day, what is asked, which page answers it, what is missing."""

from __future__ import annotations

from collections.abc import Sequence

from readiness.enquiry.governance import kind_expected
from readiness.enquiry.timeline import Course, Day, course
from readiness.framework.inspections import Event
from readiness.model import Published
from readiness.report.governance import page_link
from readiness.report.grid import grid
from readiness.report.html import Content, Html, element, join, paragraph
from readiness.words import capital, day, sentence

ACTIVITIES = ("standard", "short", "focused_visit")


def inspection_timeline(published: Published) -> Html:
    """The likelier inspection open, the other and a focused visit folded."""
    likely = kind_expected(published)[0] or "standard"
    order = sorted(ACTIVITIES, key=lambda each: each != likely)
    found = [course(published, each) for each in order]
    return join(
        _table(found[0]),
        [
            element("details", element("summary", one.title), _table(one), class_="folded")
            for one in found[1:]
        ],
        paragraph(NOTE, class_="note"),
    )


NOTE = (
    "Days marked “target” are ours: no rule for them is known. What is marked second-hand or "
    "unconfirmed comes from others' accounts. What is missing is missing "
    "from this report, and may be elsewhere."
)


def _table(one: Course) -> Html:
    rows = [_row(each) for each in one.days]
    names = ("Day", "What is asked", "Page that answers it", "On site", "Missing from this report")
    return join(
        paragraph(_opening(one)),
        grid(f"{one.title}: day by day", names, rows),
        paragraph(" ".join(_after(one)), class_="note"),
    )


def _opening(one: Course) -> str:
    if one.call is None:
        return f"{one.title}: no date is planned, so days are told by week. The call comes on a Monday."
    if one.activity == "focused_visit":
        return f"{one.title}: if it comes on the day the authority expects, the call is about {day(one.call)}."
    return (
        f"{one.title}: if it comes in the week the authority expects, the call is on "
        f"{one.call:%A} {day(one.call)}."
    )


def _row(one: Day) -> list[Content]:
    under = ". ".join(part for part in (day(one.on) if one.on else "", one.remark) if part)
    links: Sequence[Content] = [p for page in one.answers for p in (", ", page_link(page))][1:]
    return [
        join(one.name, element("span", under, class_="rests") if under else None),
        " ".join(_asked(event) for event in one.asked) or "Work on what was asked",
        links,
        one.who,
        sentence("; ".join(one.missing)) if one.missing else _nothing(one),
    ]


def _nothing(one: Day) -> str:
    return "Nothing" if any(event.needs for event in one.asked) else ""


def _asked(event: Event) -> str:
    marks = ["target"] if event.target else []
    marks += {"secondary": ["second-hand"], "unconfirmed": ["unconfirmed"]}.get(
        event.confidence, []
    )
    marks = marks[:1]  # a target of ours is unconfirmed in any case
    return sentence(f"{event.title}{f' ({marks[0]})' if marks else ''}")


def _after(one: Course) -> Sequence[str]:
    said = []
    for event, on in one.after:
        how = f" about {day(on)}" if on else ""
        many = event.working_days_after
        rule = f", {many} working days after the {event.after}" if many else ""
        unsure = " (unconfirmed)" if event.confidence == "unconfirmed" else ""
        said.append(sentence(f"{capital(event.title)}{how}{rule}{unsure}"))
    return said
