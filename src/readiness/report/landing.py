"""The first page, for three minutes: where we stand, what to ask, how far to trust it, where to go."""

from __future__ import annotations

from collections.abc import Sequence

from readiness.framework import area_title
from readiness.model import Area, AreaScore, Published
from readiness.report import narrative
from readiness.report.asked import first_lines
from readiness.report.governance import next_dates
from readiness.report.html import Content, Html, bullets, element, heading, join, paragraph
from readiness.report.leaders import (
    PROFILES,
    in_brief,
    on_the_record,
    small_numbers,
    stand,
)
from readiness.report.pages import rendered
from readiness.views import last_grade, score_of
from readiness.words import day, period, sentence

DATA = (
    ("results.csv", "every figure that may be shown, as a table"),
    ("trends.csv", "the points of every chart that may be shown"),
    ("scores.json", "the evidence positions and what they rest on"),
    ("run.json", "what was read, with which versions, and what was hidden"),
)
ABOUT = {
    "readiness.html": "what qualifies each position, what drives it, and every measure",
    "improvement.html": "the last inspection's points, what is overdue, what moved, and dates ahead",
    "self-assessment.html": "our claims beside today's evidence, audits over time, three questions drafted",
    "services.html": "each of fourteen services with its measures, and who supplied nothing",
    "data-quality.html": "each list against what Ofsted asks, who should answer, what doubt could do",
    "explore.html": "for analysts: the catalogue, groups, published figures",
    "methods.html": "what a position is, how little figures foretell, every weight and its reason",
}
AREA_PAGE = "each area's lines of enquiry, its measures beside neighbours and by group, what inspectors look at"
QUESTIONS = 4


def index(published: Published, pages: Sequence[tuple[str, str]]) -> str:
    """A self-contained landing page.

    Args:
        published: what this reader may see.
        pages: (file, title) of each page beside it, in reading order.
    """
    name = published.authority.name
    title = f"{name}: readiness for inspection, {day(published.as_at)}"
    content = join(
        heading(1, join(element("span", name, class_="whose"), "Readiness for inspection")),
        paragraph(_dateline(published), class_="dateline"),
        _where(published, dict(pages)),
        heading(2, "What will they ask first?"),
        first_lines(published, QUESTIONS),
        heading(2, "Next dates"),
        next_dates(published),
        heading(2, "What else to know"),
        bullets([*in_brief(published), small_numbers(published), *on_the_record(published)]),
        heading(2, "Read on"),
        bullets(_onward(pages), class_="links"),
        heading(3, "The figures behind it"),
        bullets([join(element("a", f, href=f), f": {said}") for f, said in DATA], class_="links"),
        paragraph(_made(published), class_="note"),
    )
    return rendered(title, content.markup)


def _dateline(published: Published) -> str:
    for_whom = PROFILES.get(published.profile, published.profile)
    return f"As at {day(published.as_at)}. Events counted: {period(published.period)}. {sentence(for_whom)}"


def _onward(pages: Sequence[tuple[str, str]]) -> list[Html]:
    """A line a page, and one line for the areas, which are alike."""
    titles = {area_title(area) for area in Area}
    areas = [element("a", said, href=file) for file, said in pages if said in titles]
    others = [(file, said) for file, said in pages if said not in titles]
    lines = [
        join(element("a", s, href=f), f": {ABOUT[f]}" if f in ABOUT else None) for f, s in others
    ]
    return [*lines[:1], join(_separated(areas), f": {AREA_PAGE}"), *lines[1:]] if areas else lines


def _separated(links: Sequence[Html]) -> list[Content]:
    pieces: list[Content] = [piece for link in links for piece in (", ", link)]
    return pieces[1:]


def _where(published: Published, pages: dict[str, str]) -> Html:
    intro = paragraph(
        "Where the evidence supplied points on Ofsted's four-point scale. These are evidence "
        "positions, not predicted grades: inspectors judge practice, and data show only part of it."
    )
    tiles = [_tile(published, area, pages) for area in Area]
    return join(
        heading(2, "Where do we stand?"),
        intro,
        element("div", tiles, class_="tiles"),
        _judged_by(published),
    )


def _judged_by(published: Published) -> Html | None:
    """Where the last judgements are from, once for all four."""
    found = [last_grade(published, area) for area in Area]
    said = list(dict.fromkeys(grade.source for grade in found if grade and grade.source))
    # A source with a remark to it begins as the plain one does: the longer stands for both.
    said = [one for one in said if not any(o != one and o.startswith(one) for o in said)]
    if not said:
        return None
    return paragraph(f"Last judgements: {sentence('; '.join(said))}", class_="note")


def _tile(published: Published, area: Area, pages: dict[str, str]) -> Html:
    score, name = score_of(published, area), area_title(area)
    file = next((file for file, title in pages.items() if title == name), None)
    top = heading(3, element("a", name, href=file) if file else name)
    lines = [paragraph(said) for said in _told(published, area, score)]
    return element("section", top, stand(score), *lines, class_="tile short")


def _told(published: Published, area: Area, score: AreaScore | None) -> list[Content]:
    last = narrative.previous(published, area, source=False)
    if score is None:
        return [last]
    return [*score.limits[:1], narrative.confidence(score, 1), last]  # what holds it comes first


def _made(published: Published) -> str:
    version = published.versions.get("readiness", "of unknown version")
    return f"Made by readiness {version} for the {published.profile} profile."
