"""A focused visit's pack: what inspectors look at, what they ask for, and what we know of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from readiness.calendar import add_working_days
from readiness.errors import InputError
from readiness.framework import criteria, themes
from readiness.framework.inspections import activities
from readiness.framework.practice import Theme
from readiness.model import LIST_NAMES, Area, Published, State
from readiness.report.grid import grid
from readiness.report.html import Content, Html, bullets, element, join, nothing, paragraph
from readiness.report.leaders import tile
from readiness.report.tables import KEY, TABLE_NOTE, absences, measure_headings, measure_row
from readiness.supplied import list_name, supplied
from readiness.views import View, by_service, views
from readiness.words import capital, count, day

VISIT = "focused_visit"
UNCONFIRMED = "Nobody publishes this list; it is what visits are known to ask for, and unconfirmed."


def theme_named(theme: str) -> Theme:
    """Raises InputError, naming the themes, where there is none of that name."""
    if theme not in themes():
        raise InputError(f"There is no theme '{theme}'; choose one of {', '.join(themes())}.")
    return themes()[theme]


def visit_numbers(theme: str) -> tuple[str, ...]:
    """The numbers in the catalogue that belong to the theme."""
    return theme_named(theme).measures


def visit_theme(published: Published, theme: str, visit_date: str | date) -> Html:
    """What the visit is about, when it comes, and what good looks like."""
    about, on = theme_named(theme), _day(visit_date)
    known = criteria()
    good = [
        join(element("strong", f"{capital(known[one].theme)}: "), known[one].good)
        for one in about.criteria
    ]
    return join(
        paragraph(f"{about.looks_at} {_who(about)}"),
        paragraph(_when(on)),
        paragraph(about.note) if about.note else None,
        element(
            "details",
            element(
                "summary", f"What good looks like: {count(len(good), 'criterion', 'criteria')}"
            ),
            bullets(good),
            class_="folded",
        ),
    )


def visit_positions(published: Published, theme: str) -> Html:
    """The positions of the judgement areas the theme belongs to, and of leaders."""
    areas = dict.fromkeys((*theme_named(theme).areas, Area.LEADERS))
    return element("div", [tile(published, area) for area in areas], class_="tiles")


def visit_requests(published: Published, theme: str, visit_date: str | date) -> Html:
    """The lists and documents that will be asked for, by when, and what was supplied here."""
    about, on = theme_named(theme), _day(visit_date)
    return join(
        paragraph(_deadline(on)),
        grid("Lists of Annex A", ("List", "Supplied here", "What might be asked of it"),
             _lists(published, about)),
        paragraph("Documents to have ready:"),
        bullets(list(about.documents)),
        paragraph(UNCONFIRMED, class_="note"),
    )  # fmt: skip


def visit_measures(published: Published, theme: str) -> Html:
    """The theme's measures beside neighbours and England, those of one service together."""
    found = views_of(published, theme)
    there = [view for view in found if view.local.state is not State.NOT_SUPPLIED]
    absent = [view for view in found if view.local.state is State.NOT_SUPPLIED]
    if not found:
        return nothing("No measure belongs to this theme.")
    rows = [
        measure_row(view, published, service, anchored=True, defined=False)
        for service, ones in by_service(there).items()
        for view in ones
    ]
    caption = f"Measures of the theme, {day(published.as_at)}"
    note = f"{TABLE_NOTE} {KEY}"
    made = grid(caption, measure_headings(published), rows, note=note, class_="grid measures")
    return join(made, absences(absent, supplied(published)) if absent else None)


def views_of(published: Published, theme: str) -> list[View]:
    """The theme's measures, of all areas."""
    wanted = set(theme_named(theme).measures)
    numbers = {str(one["id"]): str(one["catalogue"]) for one in published.catalogue}
    return [view for view in views(published) if numbers.get(view.id) in wanted]


def _day(text: str | date) -> date:
    if isinstance(text, date):
        return text
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InputError(f"'{text}' is no date; write it as 2026-11-09.") from None


def _who(about: Theme) -> str:
    if about.ages_from is None:
        return ""
    return f"It looks at children aged {about.ages_from} and over."


def _notice() -> int:
    return next(one.notice_working_days or 0 for one in activities() if one.id == VISIT)


def _when(on: date) -> str:
    length = next(one.days for one in activities() if one.id == VISIT)
    return (
        f"Looked ahead to {day(on)}. Such a visit is usually {count(length or 0, 'day')} on site, "
        "and ends in a published letter without grades."
    )


def _deadline(on: date) -> str:
    call = add_working_days(on, -_notice())
    return (
        f"With {count(_notice(), 'working day')} of notice the call would come by {day(call)}; the "
        "notice is unconfirmed, and lists are usually wanted in the first days after it."
    )


def _lists(published: Published, about: Theme) -> list[Sequence[Content]]:
    sent = {str(one["list"]): one for one in published.acceptance}
    there = set(published.lists.loc[published.lists["supplied"].astype(bool), "list"])
    rows: list[Sequence[Content]] = []
    for name in about.lists:
        verdict = sent.get(name, {})
        questions = [str(question) for question, _ in verdict.get("questions", ())]
        asked = bullets(questions[:3]) if questions else "Nothing that the checks found."
        known = f"list_{LIST_NAMES.index(name) + 1}" in there
        rows.append([
            capital(list_name(name)),
            capital(str(verdict.get("verdict", "yes"))) if known else "Not supplied",
            asked if known else "All of it.",
        ])  # fmt: skip
    return rows
