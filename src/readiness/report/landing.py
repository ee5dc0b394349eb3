"""The first page: whose report, the four areas in short, and where to go."""

from __future__ import annotations

from collections.abc import Sequence

from readiness.framework import area_title
from readiness.model import Area, Published
from readiness.report import narrative
from readiness.report.html import Html, bullets, element, heading, join, paragraph
from readiness.report.leaders import enquiries, masthead, stand
from readiness.report.pages import rendered
from readiness.report.style import STYLE
from readiness.report.views import score_of
from readiness.report.words import day

DATA = (
    ("results.csv", "Every figure that may be shown, as a table"),
    ("scores.json", "The evidence positions and what they rest on"),
    ("run.json", "What was read, with which versions, and what was hidden"),
)
QUESTIONS = 5


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
        Html(masthead(published).markup.replace(STYLE.markup, "", 1)),
        _where(published, dict(pages)),
        heading(2, "What to ask first"),
        enquiries(narrative.top_questions(published, QUESTIONS), with_area=True),
        heading(2, "The pages of this report"),
        bullets([element("a", said, href=file) for file, said in pages], class_="links"),
        heading(2, "The figures behind it"),
        bullets([_file(file, said) for file, said in DATA], class_="links"),
        paragraph(_made(published), class_="note"),
    )
    return rendered(title, content.markup)


def _file(file: str, said: str) -> Html:
    return join(element("a", file, href=file), f": {said[0].lower()}{said[1:]}")


def _where(published: Published, pages: dict[str, str]) -> Html:
    intro = paragraph(
        "Four positions on Ofsted's four-point scale, from the evidence supplied. They are "
        "evidence positions, not predicted grades: inspectors judge practice, and data show only "
        "part of it."
    )
    tiles = [_tile(published, area, pages) for area in Area]
    return join(heading(2, "Where do we stand?"), intro, element("div", tiles, class_="tiles"))


def _tile(published: Published, area: Area, pages: dict[str, str]) -> Html:
    score, name = score_of(published, area), area_title(area)
    file = next((file for file, title in pages.items() if title == name), None)
    top = heading(3, element("a", name, href=file) if file else name)
    if score is None:
        return element(
            "section", top, paragraph("Not enough evidence", class_="band"), class_="tile"
        )
    told = [narrative.confidence(score, 0), narrative.previous(published, area)]
    lines = [paragraph(said) for said in told]
    return element("section", top, stand(score), *lines, class_="tile short")


def _made(published: Published) -> str:
    version = published.versions.get("readiness", "of unknown version")
    return f"Made by readiness {version} for the {published.profile} profile."
