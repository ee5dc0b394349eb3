"""Writes docs/scrutiny.md, what answers each item of the deck: `python -m readiness.measures.scrutiny_page`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from readiness import paths
from readiness.framework import area_title, scrutiny_items
from readiness.framework.scrutiny import ScrutinyItem
from readiness.measures.registry import registry
from readiness.model import Area, Measure

_OPENING = """# What a scrutiny committee asked to see

In 2019 a council's scrutiny committee was shown how its children's services were getting ready for
inspection: the services, what had to improve, what was in focus, the priorities and what came next.
Each item, in our words, with what answers it here, and the page of the report where it shows. This
page is made from `framework/data/scrutiny.toml` by `python -m readiness.measures.scrutiny_page`; do
not edit it.

The links lead to the report of the embedded sample, an invented authority. "Service by service" shows every measure under its service, and says of a service that nobody
supplied data for that it is unknown.
"""


def as_markdown() -> str:
    """docs/scrutiny.md."""
    return "\n".join([_OPENING, *_rows(), ""])


def _rows() -> Iterator[str]:
    part = ""
    for one in scrutiny_items():
        if one.part != part:
            part = one.part
            yield from (
                "",
                f"## {part}",
                "",
                "| Item | Measures | Evidence tabs | Where it shows |",
            )
            yield "|---|---|---|---|"
        yield f"| {one.item} | {_measures(one)} | {_tabs(one)} | {_where(one)} |"


def _found(one: ScrutinyItem) -> list[Measure]:
    return [measure for measure in registry().values() if measure.catalogue in one.measures]


def _measures(one: ScrutinyItem) -> str:
    titles = [f"{measure.title} ({measure.catalogue})" for measure in _found(one)]
    return "; ".join(titles) or "none: it is not a figure"


def _tabs(one: ScrutinyItem) -> str:
    return ", ".join(f"`{name}`" for name in one.tabs)


_PAGES = {
    "What is being done about it": {
        "governance", "improvement_actions", "improvement_points", "planned_visits", "last_inspection",
    },
    "What we say of ourselves": {"self_evaluation", "focus_areas", "priorities"},
}  # fmt: skip
"""Pages on which what is written in these tabs stands."""


_FILES = {
    "Service by service": "services.html",
    "What is being done about it": "improvement.html",
    "What we say of ourselves": "self-assessment.html",
}


def _where(one: ScrutinyItem) -> str:
    """The pages of its measures' areas, the service view, pages of its tabs, and what is to know."""
    areas = [area_title(area) for area in Area if any(m.area is area for m in _found(one))]
    by_tab = [page for page, tabs in _PAGES.items() if tabs & set(one.tabs)]
    pages: Sequence[str] = [*areas, *(["Service by service"] if areas else []), *by_tab]
    said = [", ".join(_link(page) for page in pages)] if pages else []
    return ". ".join([*said, one.note] if one.note else said) or "not shown yet"


def _link(title: str) -> str:
    """To the page of the report that is made of the embedded sample."""
    files = {area_title(area): f"{area.replace('_', '-')}.html" for area in Area} | _FILES
    return f"[{title}](../reports/example/{files[title]})"


def write() -> None:
    page = paths.root() / "docs" / "scrutiny.md"
    page.write_text(as_markdown(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write()
