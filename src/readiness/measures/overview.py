"""The catalogue counted: by area, service and source, and each of its numbers with its measures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from readiness.framework import area_titles, planned_measures, services
from readiness.measures.registry import registry
from readiness.measures.source import SOURCES, source_of
from readiness.model import Area, Measure


def overview() -> str:
    """The opening tables of docs/measures.md."""
    found = list(registry().values())
    return "\n".join(
        [
            f"{len(found)} measures answer {len(_made())} of the {len(planned_measures())} numbers of "
            "the catalogue.\n",
            "## How many, and from what\n",
            *_table("Area", [(area_titles[area], _of_area(found, area)) for area in Area], found),
            "",
            *_table(
                "Service",
                [(one.title, _of_service(found, code)) for code, one in services().items()],
                found,
            ),
            "",
            "## The numbers of the catalogue\n",
            "| Number | What it asks for | Measures |",
            "|---|---|---|",
            *_numbers(),
            "",
        ]
    )


def not_made() -> dict[str, str]:
    """Numbers of the catalogue without a measure, and the recorded reason."""
    planned = planned_measures()
    return {name: planned[name].not_made for name in planned if name not in _made()}


def _made() -> set[str]:
    return {measure.catalogue for measure in registry().values()}


def _of_area(found: Sequence[Measure], area: Area) -> list[Measure]:
    return [measure for measure in found if measure.area is area]


def _of_service(found: Sequence[Measure], service: str) -> list[Measure]:
    return [measure for measure in found if measure.service == service]


def _table(
    heading: str, rows: Sequence[tuple[str, Sequence[Measure]]], every: Sequence[Measure]
) -> Iterator[str]:
    """A row an area or service, a column a source, and the sums."""
    yield f"| {heading} | {' | '.join(SOURCES.values())} | Together |"
    yield "|---|" + "---:|" * (len(SOURCES) + 1)
    for title, found in (*rows, ("Together", every)):
        counts = Counter(source_of(measure) for measure in found)
        cells = [str(counts[source]) for source in SOURCES]
        yield f"| {title} | {' | '.join(cells)} | {len(found)} |"


def _numbers() -> Iterator[str]:
    for number, planned in planned_measures().items():
        measures = [one for one in registry().values() if one.catalogue == number]
        said = "; ".join(f"[{one.title}](#{_anchor(one)})" for one in measures)
        yield f"| {number} | {planned.title} | {said or f'None: {planned.not_made}'} |"


def _anchor(measure: Measure) -> str:
    """As Markdown's usual readers make it of the measure's heading."""
    heading = f"{measure.catalogue}. {measure.title}".casefold()
    kept = "".join(letter for letter in heading if letter.isalnum() or letter in " -")
    return kept.replace(" ", "-")
