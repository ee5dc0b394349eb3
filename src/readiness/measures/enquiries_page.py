"""Writes docs/enquiries.md, the lines of enquiry: `python -m readiness.measures.enquiries_page`."""

from __future__ import annotations

from collections.abc import Iterator

from readiness import paths
from readiness.framework import area_title, enquiries, grounds, weighing
from readiness.framework.asked import Enquiry
from readiness.measures.registry import registry
from readiness.model import Area

_OPENING = """# Lines of enquiry

What inspectors may ask, and when this report says that there is a reason to. This page is made from
`framework/data/enquiries.toml` and `grounds.toml` by `python -m readiness.measures.enquiries_page`;
do not edit it.

The 52 topics and how often each is criticised are counted in 319 published inspection reports, 2018
to August 2026, by words and so not exactly. The questions are in our words. What to have in hand, who
answers, the criteria and the measures marked "ours" are our own suggestion, and unconfirmed: a
practitioner should read them. The National Framework is named by its words, for its numbers changed
in 2026.

## When a line is raised

By any of these, of what may be shown to the reader of the report. A hidden figure raises nothing: a
question would tell it. Severity is on 0 to 1, between the two numbers by what the last column says.
"""
_BETWEEN = """
A figure that chance alone could have kept from the level expected weighs half of what it would, and
the paragraph says so. A claim of the self-evaluation raises "{leaders}" where it is better than the
evidence, and the line of a measure that its evidence names where the figures say otherwise. A
limiting rule raises the line of the measure it names, a recorded breach of a duty the line that it
belongs to. A measure that belongs to none of the 52 and gives a reason is a line of its own.

## Which come first

A line weighs `1 - (1 - w) x (1 - s x ({rest} + {other} x f))`: `f` is how often inspectors criticise it
at the grade its area was last given (the mean of the four where there is none, the area's mean for a
measure of no topic), `s` its severity and `w` that of reasons that count whole. Severities come
together as chances do, `1 - (1 - a)(1 - b)...`, so that many small reasons never outweigh all that
could be wrong; each is first multiplied by its measure's weight in the area's score over the area's
mean, held between {lightest} and {heaviest} (1 for what is not scored). The first page names the
weightiest, no figure leading two of them and no more than two of an area while others have some. All
of this is our judgement; nobody has published such weights.

What is asked for whatever the visit, beside the lists of Annex A, is (unconfirmed): {always}. A line
that lacks it is never called quiet.

## The lines

Criticised: of 100 sections of reports graded outstanding, good, requires improvement and inadequate,
in about how many.
"""
_HEAD = (
    "| Line | Topic and question | Criticised | Measures | Have in hand | Who answers | National Framework |",
    "|---|---|---|---|---|---|---|",
)


def as_markdown() -> str:
    """docs/enquiries.md."""
    return "\n".join([_OPENING, *_grounds(), _between(), *_lines(), ""])


def _grounds() -> Iterator[str]:
    yield "| Reason | Severity | Larger with |"
    yield "|---|---|---|"
    for one in grounds().values():
        least, most = f"{one.least:.1f}", f"{one.most:.1f}"
        severity = least if least == most else f"{least} to {most}"
        whole = "; counts whole" if one.whole else ""
        yield f"| {one.title} | {severity}{whole} | {one.size} |"


def _between() -> str:
    rules = weighing()
    return _BETWEEN.format(
        leaders=enquiries()["L-a"].topic,
        rest=rules.rest,
        other=1 - rules.rest,
        lightest=rules.lightest,
        heaviest=rules.heaviest,
        always=", ".join(f"`{name}`" for name in rules.always),
    )


def _lines() -> Iterator[str]:
    for area in Area:
        yield from ("", f"### {area_title(area)}", "", *_HEAD)
        for name, one in enquiries().items():
            if one.area is area:
                yield _row(name, one)


def _row(name: str, one: Enquiry) -> str:
    often = ", ".join(str(each) for each in one.criticised)
    topic = f"**{one.topic}.** {one.question}"
    cells = (name, topic, often, _measures(one), one.evidence, one.owner, one.framework)
    return f"| {' | '.join(cells)} |"


def _measures(one: Enquiry) -> str:
    found = [
        (measure, measure.catalogue in one.also)
        for measure in registry().values()
        if measure.catalogue in one.figures
    ]
    titles = [
        f"{measure.title} ({measure.catalogue}{', ours' if ours else ''})"
        for measure, ours in found
        if not one.only or measure.id in one.only
    ]
    return "; ".join(titles) or "none: it is seen in practice"


def write() -> None:
    page = paths.root() / "docs" / "enquiries.md"
    page.write_text(as_markdown(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write()
