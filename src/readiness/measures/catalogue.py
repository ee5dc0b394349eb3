"""The measures as plain fields, and as the page people read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from readiness.measures.overview import overview
from readiness.measures.registry import registry
from readiness.measures.source import source_of
from readiness.model import Area, Measure

FIELDS: tuple[str, ...] = (
    "id",
    "catalogue",
    "title",
    "area",
    "service",
    "unit",
    "polarity",
    "when",
    "lists",
    "source",
    "benchmark",
    "comparability",
    "limits",
    "criteria",
    "why",
    "how",
    "reference",
    "owner",
    "reviewed",
    "next_review",
)

_OPENING = """# Measures

Every measure, as its own file declares it. This page is made from those files by
`python -m readiness.measures.write_page`; do not edit it. In the examples an empty cell is blank,
and `?` is something written that nobody could read. They are as at 30 September 2025, so the six
months are 1 April to 30 September, the twelve from 1 October before, and a return is of the year to
31 March.
"""

_WHEN = {
    "window": "the six months to the as-at date",
    "snapshot": "the as-at date",
    "year": "the twelve months to the as-at date",
    "return": "the year to 31 March that the return covers",
}


def catalogue() -> tuple[dict[str, Any], ...]:
    """Every measure as a dict of FIELDS: text, tuples of text, dates and None, nothing else."""
    return tuple(_plain(measure) for measure in registry().values())


def _plain(measure: Measure) -> dict[str, Any]:
    made = {"source": source_of(measure)}
    fields = {name: made.get(name) or getattr(measure, name, None) for name in FIELDS}
    return {name: str(value) if name in _ENUMS else value for name, value in fields.items()}


_ENUMS = ("area", "polarity", "when")


def as_markdown() -> str:
    """docs/measures.md."""
    parts = [_OPENING, overview()]
    for area in Area:
        inside = [measure for measure in registry().values() if measure.area is area]
        if inside:
            parts.append(f"## {area.value.replace('_', ' ').capitalize()}\n")
            parts.extend(_section(measure) for measure in inside)
    return "\n".join(parts)


def _section(measure: Measure) -> str:
    lines = [f"### {measure.catalogue}. {measure.title}\n", measure.how, "", measure.why, ""]
    lines += [f"- {name}: {words}" for name, words in _facts(measure)]
    for number, tables in enumerate(measure.examples):
        for name, text in tables.items():
            lines += ["", f"`{name}`" + (f" (example {number + 1})" if number else ""), ""]
            lines += _markdown(text)
    return "\n".join([*lines, ""])


def _facts(measure: Measure) -> Iterator[tuple[str, str]]:
    better = {"high": "higher is better", "low": "lower is better", "neutral": "neither is better"}
    yield "Id", f"`{measure.id}`"
    yield "Unit", f"{measure.unit}, {better[measure.polarity]}"
    yield "When", _WHEN[measure.when]
    yield "Service", measure.service
    yield "Reads", _listed(measure.lists)
    yield "Limits", _listed(measure.limits) or "none"
    yield "Criteria", ", ".join(measure.criteria)
    yield "Benchmark", f"`{measure.benchmark}`" if measure.benchmark else "none published"
    yield "Comparability", measure.comparability
    yield "Reference", measure.reference
    yield "Owner", f"{measure.owner}; reviewed {measure.reviewed}, next by {measure.next_review}"


def _listed(names: Sequence[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _markdown(text: str) -> list[str]:
    """An example's table, with the rule Markdown wants under its heading."""
    rows = [line.strip() for line in text.strip().splitlines()]
    heading, *records = [f"| {row} |" for row in rows]
    rule = "|".join("---" for _ in rows[0].split("|"))
    return [heading, f"|{rule}|", *records]
