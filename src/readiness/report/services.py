"""The service view: what is measured of each part of the service, and who supplied nothing."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from readiness.model import Published, State
from readiness.report.grid import grid
from readiness.report.html import Content, Html, heading, join, paragraph
from readiness.report.places import service_anchor
from readiness.report.tables import KEY, TABLE_NOTE, measure_headings, measure_row
from readiness.supplied import needed, supplied
from readiness.views import View, views
from readiness.words import capital, count, day, listed, number


def services_summary(published: Published) -> Html:
    """The services in a table: how many of each one's measures can be shown, and what is lacking."""
    from readiness.framework import services

    there = supplied(published)
    rows: list[Sequence[Content]] = [
        [services()[code].title, services()[code].does, _how_many(found), _lacking(found, there)]
        for code, found in _services(published)
    ]
    note = (
        "Lacking: the lists, columns, tabs or returns that would let more of its measures be made. "
        "Measures that are neither shown nor lacking are hidden or had no records."
    )
    headings = ("Service", "What it does", "Measures shown", "Lacking")
    return grid(f"Services, {day(published.as_at)}", headings, rows, note=note)


def service_tables(published: Published) -> Html:
    """Each service with its measures; one that nobody supplied data for says so."""
    parts = [_one(published, code, found) for code, found in _services(published)]
    return join(parts, paragraph(TABLE_NOTE, class_="note"), paragraph(KEY, class_="note"))


def _services(published: Published) -> list[tuple[str, list[View]]]:
    """Each service's code, with its measures."""
    from readiness.framework import services

    return [(code, _of(published, code)) for code in services()]


def _of(published: Published, code: str) -> list[View]:
    return [view for view in views(published) if view.service == code]


def _one(published: Published, code: str, found: list[View]) -> Html:
    from readiness.framework import services

    service = services()[code]
    top = heading(3, service.title, service_anchor(code))
    there = [view for view in found if view.local.state is not State.NOT_SUPPLIED]
    if not there:
        return join(top, paragraph(_nobody(found, supplied(published))))
    made = grid(
        f"{service.title}: its measures",
        measure_headings(published),
        [measure_row(view, published) for view in there],
        class_="grid measures",
    )
    absent = [view for view in found if view.local.state is State.NOT_SUPPLIED]
    if not absent:
        return join(top, made)
    return join(top, made, paragraph(_absent(absent, supplied(published)), class_="note"))


def _nobody(found: Sequence[View], there: Collection[str]) -> str:
    """Unknown is neither weak nor strong, and must not look like either."""
    asks = f" It would take {needed(found, there)}." if found else ""
    return (
        f"Nobody supplied data for this service, so nothing is known of it here, good or bad.{asks}"
    )


def _absent(found: Sequence[View], there: Collection[str]) -> str:
    names = listed([f"“{view.title}”" for view in found])
    return f"Not supplied: {names}. It would take {needed(found, there)}."


def _how_many(found: Sequence[View]) -> str:
    shown = sum(view.local.state is State.SHOWN for view in found)
    return f"{number(shown, 0)} of {number(len(found), 0)}"


def _lacking(found: Sequence[View], there: Collection[str]) -> str:
    absent = [view for view in found if view.local.state is State.NOT_SUPPLIED]
    if not absent:
        return ""
    if len(absent) == len(found):
        return f"Nobody supplied data for it. It would take {needed(absent, there)}."
    return f"{capital(count(len(absent), 'measure'))}: {needed(absent, there)}."
