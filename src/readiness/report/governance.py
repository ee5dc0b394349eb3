"""What is coming: the next inspection, visits and meetings, and which report each gets."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from readiness.enquiry.governance import (
    Ahead,
    Calendar,
    calendar_of,
    kind_expected,
    visits_between,
    window,
)
from readiness.enquiry.governance.ics import FILE
from readiness.enquiry.governance.inspection import VISITS
from readiness.model import Published
from readiness.report.grid import grid
from readiness.report.html import Content, Html, bullets, element, heading, join, nothing, paragraph
from readiness.words import day, number, sentence

NEXT = 6
"""Dates in a short list."""

SURE = {
    "own": "",
    "verified": "",
    "secondary": "Rule at second hand.",
    "unconfirmed": "Rule not confirmed.",
}
CLOCK = {
    "not yet": "Not yet: it could come from {amber}, and is likely from {red}.",
    "amber": "Amber: it could come from now on, and is likely from {red}.",
    "red": "Red: it is likely now.",
    "past": "Past the stated window: it could come any week.",
}
PAGES = {
    "readiness.html": "The leaders' view",
    "improvement.html": "What is being done about it",
    "services.html": "Service by service",
    "data-quality.html": "Are the data fit to hand over?",
    "help-and-protection.html": "Help and protection",
    "children-in-care.html": "Children in care",
    "care-leavers.html": "Care leavers",
    "leaders.html": "Leaders",
}
"""What a page is called, in few words, where it is pointed at."""


@lru_cache(maxsize=2)
def _calendar(published: Published) -> Calendar:
    return calendar_of(published)


def page_link(file: str) -> Html:
    return element("a", PAGES.get(file, file), href=file)


def next_dates(published: Published, most: int = NEXT) -> Html:
    """The few dates that come first, for the first page; no meeting more than once."""
    ahead = [one for one in _calendar(published).ahead if one.id not in _OF_THE_WINDOW]
    found = _with_the_next_visit(_firsts(ahead), most)
    said = [f"{_when(one)}: {one.title}{_mark(one)}" for one in found]
    clock = window(published)
    if clock:
        when = CLOCK[clock.clock].format(amber=day(clock.amber), red=day(clock.red))
        said.append(f"Next full inspection: {when[0].lower()}{when[1:]}")
    return bullets(said) if said else paragraph("No date ahead is known.")


def _with_the_next_visit(found: Sequence[Ahead], most: int) -> list[Ahead]:
    """The first so many; the next visit of inspectors among them, however far ahead it is."""
    visits = [one for one in found[most:] if one.id in VISITS]
    if any(one.id in VISITS for one in found[:most]) or not visits:
        return list(found[:most])
    return [*found[: most - 1], visits[0]]


def _firsts(ahead: Sequence[Ahead]) -> list[Ahead]:
    """The next of each, in order of day."""
    found: dict[tuple[str, str], Ahead] = {}
    for one in ahead:
        found.setdefault((one.id, one.title), one)
    return list(found.values())


def _mark(one: Ahead) -> str:
    return "" if one.basis == "planned" or one.first else " (expected)"


def _when(one: Ahead) -> str:
    return f"{day(one.first)} to {day(one.day)}" if one.first else day(one.day)


def next_inspection(published: Published) -> Html:
    """How near the next full inspection is, of which kind, and the visits before it."""
    found = window(published)
    if found is None:
        return nothing("No judgement is known from which the next inspection could be counted.")
    clock = CLOCK[found.clock].format(amber=day(found.amber), red=day(found.red))
    first, middle, last = found.seen
    facts = [
        f"Stated window, from guides that authorities write: {day(found.stated[0])} to "
        f"{day(found.stated[1])}. {found.note}",
        f"As seen since 2021 after judgements like these: {day(first)} to {day(last)}, in the "
        f"middle case {day(middle)} (by the lowest of the last judgements).",
        kind_expected(published)[1],
        visits_between(published) if published.said.supplied else "",
    ]
    return join(
        paragraph(element("strong", clock)),
        paragraph(
            f"Counted from the last inspection, which began on {day(found.inspected)}. “Could” and "
            f"“likely” are {number(found.marks[0])} and {number(found.marks[1])} years after it: "
            "our own marks, not Ofsted's."
        ),
        bullets([one for one in facts if one]),
    )


def dates_ahead(published: Published) -> Html:
    """Each meeting and visit: the next day, the days after, how they are known, the report it gets."""
    made = _calendar(published)
    if not made.ahead or not published.said.supplied:
        return nothing(
            "The authority's own meetings and visits were not supplied, or are not shown."
        )
    rows = [_row(one, made.ahead) for one in _firsts(made.ahead) if one.id not in _OF_THE_WINDOW]
    names = ("What", "Next", "After that", "How the day is known", "Report it gets", "Made by")
    return join(
        _file(published),
        grid("Meetings and visits ahead", names, rows),
        _said("Expected, and none recorded", made.missed, ABSENT),
        _said("What has no day, and what has ended", (*made.undated, *made.notes)),
    )


_OF_THE_WINDOW = frozenset({"clock_amber", "clock_red", "stated_window"})
ABSENT = "A meeting that is not in the evidence workbook may have been held all the same."


def _file(published: Published) -> Html | None:
    if published.profile == "public":
        return None
    link = element("a", FILE, href=FILE)
    return paragraph(
        "All of them, month by month, are in ", link, ", which any calendar program can read."
    )


def _row(one: Ahead, ahead: Sequence[Ahead]) -> list[Content]:
    later = [each for each in ahead if (each.id, each.title) == (one.id, one.title)][1:]
    more = "; ".join(day(each.day) for each in later[:2])
    how = " ".join(part for part in (one.how, SURE[one.confidence]) if part)
    chair = element("span", f"Chair: {one.chair}", class_="rests") if one.chair else None
    return [
        join(one.title, chair),
        _when(one),
        more,
        how,
        page_link(one.report) if one.report else "",
        day(one.papers) if one.papers else "",
    ]


def _said(title: str, said: Sequence[str], note: str = "") -> Html | None:
    if not said:
        return None
    end = paragraph(note, class_="note") if note else None
    return join(heading(3, title), bullets([sentence(one) for one in said]), end)
