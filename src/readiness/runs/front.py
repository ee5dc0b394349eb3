"""The first page of a report, the page to find things by, and the papers of which the first page is a sheet."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from readiness.model import Published
from readiness.printing import Chapter, Made
from readiness.report.finding import FILE as FIND
from readiness.report.finding import TITLE as FIND_TITLE
from readiness.runs.printed import printed
from readiness.runs.rendering import Page, Tell
from readiness.runs.since import since

INDEX = "index.html"


def first_and_papers(
    aside: Path,
    place: Path,
    released: Published,
    todo: Sequence[Page],
    paper: tuple[Sequence[Chapter], str],
    *,
    papers: Sequence[str],
    previous: str | None,
    tell: Tell,
) -> Made:
    """Writes them into `aside`, beside the finished pages and figures; the first page once more, to
    name the papers that were made of it.

    Args:
        place: where the report will stand.
        todo: its pages. Where one of them is the first page it stays, and only papers are made.
        paper: the chapters of the papers, and what they are called.
        papers, previous, tell: as for `run`.
    """
    from readiness import report

    listed = [(page.file, page.title) for page in todo]
    own = all(page.file != INDEX for page in todo)
    changed = since(aside, place, released.catalogue, previous) if own else None
    if own:
        (aside / FIND).write_text(report.find(released, listed, INDEX), encoding="utf-8")
        listed.append((FIND, FIND_TITLE))

    def write(made: Made) -> None:
        if own:
            text = report.index(released, listed, changed, made.files, made.lacking)
            (aside / INDEX).write_text(text, encoding="utf-8")

    write(Made())
    if not papers:
        return Made()
    tell("Printing")
    made = printed(aside, released, papers, *paper)
    write(made)
    return made
