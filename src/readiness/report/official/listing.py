"""The first page of a folder with every authority's page in it."""

from __future__ import annotations

from collections.abc import Sequence

from readiness.model import Official
from readiness.report.html import Content, bullets, element, heading, join, paragraph
from readiness.report.pages import rendered
from readiness.words import count, day

DATA = (
    ("standing.csv", "every figure, beside England, the region and the neighbours"),
    ("outlook.csv", "the chances of each judgement"),
    ("run.json", "from which files, with which version"),
)


def official_index(pages: Sequence[tuple[Official, str]]) -> str:
    """A self-contained page that links to each authority's, by region and name.

    pages: each authority's figures, and its file; there is at least one.
    """
    as_at = day(pages[0][0].as_at)
    regions: dict[str, list[Content]] = {}
    for official, file in sorted(pages, key=lambda page: page[0].authority.name):
        link = element("a", official.authority.name, href=file)
        there = join(link, " (not there on this day)" if official.gone else None)
        regions.setdefault(official.authority.region or "Elsewhere", []).append(there)
    title = f"What is published of {count(len(pages), 'authority', 'authorities')}, {as_at}"
    content = join(
        heading(1, "What is published"),
        paragraph(f"As at {as_at}: nothing published later is used.", class_="dateline"),
        paragraph(
            "One page an authority, from official statistics alone, in order of name and not of any figure."
        ),
        [
            join(heading(2, region), bullets(names, class_="links many"))
            for region, names in sorted(regions.items())
        ],
        heading(2, "The figures behind it"),
        bullets([join(element("a", f, href=f), f": {said}") for f, said in DATA], class_="links"),
    )
    return rendered(title, content.markup)
