"""Writes docs/reference/comparability.md: `python -m readiness.measures.comparability_page`."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from readiness import paths
from readiness.measures.registry import registry
from readiness.model import Area

_OPENING = """# Measures and the figures DfE publishes

Every measure that is held against a published figure, and what differs between the two. This page is
made from the measures' own files and `data/reference/benchmarks.csv` by
`python -m readiness.measures.comparability_page`; do not edit it.

[Deviations](../explanation/deviations.md) says what runs through them, and [benchmarks](../benchmarks.md)
how a comparison is made. A measure that is not here is compared with nothing.
"""


def as_markdown() -> str:
    """docs/reference/comparability.md."""
    return "\n".join([_OPENING, *_rows()]).rstrip() + "\n"


def _rows() -> Iterator[str]:
    with paths.reference("benchmarks.csv").open(encoding="utf-8", newline="") as file:
        published = {row["key"]: row["title"] for row in csv.DictReader(file)}
    for area in Area:
        inside = [one for one in registry().values() if one.area is area and one.benchmark]
        yield from (f"## {area.value.replace('_', ' ').capitalize()}", "")
        yield from ("| measure | published as | what differs |", "|---|---|---|")
        for one in inside:
            title = published[str(one.benchmark)]
            yield f"| {one.title} (`{one.id}`) | {title} | {one.comparability} |"
        yield ""


def write() -> None:
    page = paths.root() / "docs" / "reference" / "comparability.md"
    page.write_text(as_markdown(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write()
