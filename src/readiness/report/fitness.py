"""Whether the data are fit to hand over, and what that means for each position."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from readiness.framework import area_title
from readiness.model import Area, Published
from readiness.report.grid import grid
from readiness.report.html import Content, Html, bullets, join, paragraph
from readiness.supplied import list_name
from readiness.views import score_of
from readiness.words import capital, count, day, listed, number, sentence

AS_ASKED, QUERIES = "as Ofsted asks", "with queries"
NOT_AS_ASKED, NOT_SUPPLIED = "not as Ofsted asks", "not supplied"
_MEANS = (
    "As Ofsted asks: of the form and the cohort of a list; whether what it says is true, only the "
    "record can tell. Not as Ofsted asks: the list breaks Ofsted's own rule of what it holds, or lacks a column it "
    "asks for. With queries: an analyst would ask about it, and the answer may be that it is right."
)


def acceptance_summary(published: Published) -> Html:
    """In sentences: which lists are ready to hand over, which are not and which are missing."""
    by: dict[str, list[str]] = defaultdict(list)
    for one in published.acceptance:
        by[str(one["verdict"])].append(list_name(str(one["list"])))
    said = [
        f"{capital(verdict)} ({count(len(names), 'list')}): {listed(names)}."
        for verdict in (NOT_AS_ASKED, NOT_SUPPLIED, QUERIES, AS_ASKED)
        if (names := by.get(verdict, []))
    ]
    return bullets(said, class_="plain") if said else paragraph("No list was looked at.")


def acceptance_table(published: Published) -> Html:
    """Each list: whether it holds what Ofsted's own rule says, and what an analyst would ask."""
    rows: list[Sequence[Content]] = [
        [
            capital(list_name(str(one["list"]))),
            capital(str(one["verdict"])),
            bullets([sentence(question) for question, _ in one["questions"]])
            if one["questions"]
            else "nothing",
        ]
        for one in published.acceptance
    ]
    headings = ("List", "Verdict", "What Ofsted's analyst might ask")
    return grid("Acceptance of the lists", headings, rows, note=_MEANS)


def questions_by_owner(published: Published) -> Html:
    """The same questions, by who in the authority would answer them."""
    asked: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for one in published.acceptance:
        for question, owner in one["questions"]:
            asked[str(owner)][str(question)].append(list_name(str(one["list"])))
    rows: list[Sequence[Content]] = [
        [capital(owner), bullets(_with_lists(asked[owner]))] for owner in sorted(asked)
    ]
    return grid("Questions by who would answer", ("Who", "Questions"), rows)


def _with_lists(questions: Mapping[str, Sequence[str]]) -> list[str]:
    return [f"{sentence(asked)} ({listed(names)})" for asked, names in questions.items()]


def doubt_table(published: Published) -> Html:
    """Each position as it is, and where it would lie if every doubtful record were wrong."""
    rows = [_doubt(published, area) for area in Area]
    note = (
        "A record is doubtful where a rule questions a cell the measure reads, or where it could not "
        "be used at all. “All against” takes every one of them from what is done well; “all for” the "
        "other way round. Limiting rules are left aside, so the middle may differ from the position."
    )
    headings = ("Area", "Position", "All against", "All for", "What it means")
    made = [row for row in rows if row]
    return join(
        grid(
            f"What doubtful records could do, {day(published.as_at)}",
            headings,
            made,
            note=note,
            numeric=headings[1:4],
        )
    )


def _doubt(published: Published, area: Area) -> list[Content]:
    score, name = score_of(published, area), area_title(area)
    if score is None or score.band is None:
        return [name, "no position", None, None, "There is not enough evidence for a position."]
    if score.position is None or score.doubt is None:
        there = "not shown" if score.position is None else number(score.position)
        return [name, there, "not shown", "not shown", "The numbers would tell small counts."]
    low, high = score.doubt
    return [name, number(score.position), number(low), number(high), _means(low, high)]


def _means(low: float, high: float) -> str:
    if high - low < 0.05:
        return "The doubtful records could not move it."
    if int(low + 0.5) != int(high + 0.5):
        return "They could move it into another band: settle them before quoting it."
    return "They could move it, and not out of its band."
