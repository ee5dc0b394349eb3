"""The first page, for three minutes: one screen that answers, then what stands behind it, and where to go."""

from __future__ import annotations

from collections.abc import Sequence

from readiness.framework import area_title
from readiness.model import Area, Published
from readiness.report.asked import first_lines
from readiness.report.first_screen import QUESTIONS, TITLE, first_screen
from readiness.report.html import Content, Html, bullets, element, heading, join, paragraph
from readiness.report.leaders import in_brief, on_the_record, small_numbers
from readiness.report.pages import rendered
from readiness.report.since import Since
from readiness.words import day

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
    "find.html": "every measure, line of enquiry, service and list",
    "methods.html": "what a position is, how little figures foretell, every weight and its reason",
}
PAPERS = {
    "summary.pdf": "this page on one sheet, for the lead member",
    "report.pdf": "this page, the leaders' view, the improvement plan and the self-assessment, for a committee",
    "report.docx": "the same in Word, to paste from",
}
AREA_PAGE = "each area's lines of enquiry, its measures beside neighbours and by group, what inspectors look at"


def index(
    published: Published,
    pages: Sequence[tuple[str, str]],
    since: Since | None = None,
    papers: Sequence[str] = (),
    lacking: str = "",
) -> str:
    """A self-contained landing page.

    Args:
        published: what this reader may see.
        pages: (file, title) of each page beside it, in reading order.
        since: what it says otherwise than the report before; nothing is said where there is none.
        papers: files beside it to print or paste from. lacking: why there is none, if so.
    """
    title = f"{published.authority.name}: {TITLE.lower()}, {day(published.as_at)}"
    content = join(
        first_screen(published, dict(pages), since),
        heading(2, "Why they will ask it"),
        first_lines(published, QUESTIONS),
        heading(2, "What else to know"),
        bullets([*in_brief(published), small_numbers(published), *on_the_record(published)]),
        heading(2, "Read on"),
        bullets(_onward(pages), class_="links"),
        _papers(papers, lacking),
        heading(3, "The figures behind it"),
        bullets([join(element("a", f, href=f), f": {said}") for f, said in DATA], class_="links"),
        paragraph(_made(published), class_="note"),
    )
    return rendered(title, content.markup)


def _papers(files: Sequence[str], lacking: str) -> Html:
    if not files and not lacking:
        return Html()
    said = [join(element("a", file, href=file), f": {PAPERS[file]}") for file in files]
    return join(heading(3, "On paper"), bullets([*said, lacking] if lacking else said, "links"))


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


def _made(published: Published) -> str:
    version = published.versions.get("readiness", "of unknown version")
    return f"Made by readiness {version} for the {published.profile} profile."
