"""M78: children long in care with whom life-story work is done."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from readiness.measures.answers import share
from readiness.measures.declare import HIGH, SNAPSHOT, measure
from readiness.measures.due import due
from readiness.measures.questions import elapsed, required_says
from readiness.model import ChildList, Judged, Limits, Period, Ratio

BEGUN = ("completed", "in progress")


def truth(row: Mapping[str, Any], period: Period, limits: Limits) -> Iterator[Judged]:
    work = row.get("work")
    if work is not None and due(row["entered_care"], limits["life_story_work"]) <= period.end:
        yield Judged(work in BEGUN, row.get("team"))


@measure(
    catalogue="M78",
    title="Children long in care whose life-story work is done or in progress",
    service="CLA",
    unit="%",
    polarity=HIGH,
    when=SNAPSHOT,
    why="""A child who does not know why they are in care may make up a reason, often that they
        were to blame. Reports name this work again and again as the part left undone.""",
    limits=("life_story_work",),
    criteria=("CIC18",),
    comparability="""Not published. The law asks for it only of children who are to be adopted; for
        others how soon it begins is the authority's own standard. In progress may be one visit a
        year ago: ask for the book.""",
    reference="""Statutory guidance on care planning and on adoption; the authority's own
        standard.""",
    owner="Children in care service",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "life_story": """
            child_id | team | entered_care | work        | denominator | numerator | unusable | kind
            A        | Ash  | 2022-05-06   | completed   | yes         | yes       | no       | typical
            B        | Ash  | 2022-05-06   | in progress | yes         | yes       | no       | typical: under way
            C        | Ash  | 2022-05-06   | not started | yes         | no        | no       | typical: not started
            D        | Elm  | 2024-09-30   | not started | yes         | no        | no       | boundary: in care a year today
            E        | Elm  | 2024-10-01   | not started | no          | no        | no       | boundary: a year tomorrow
            F        | Elm  | 2025-06-02   |             | no          | no        | no       | not counted: new to care
            G        | Elm  | 2022-05-06   |             | no          | no        | yes      | unusable: nobody says
            H        | Elm  | 2022-05-06   | ?           | no          | no        | yes      | unusable: unreadable
            I        | Elm  | ?            | completed   | no          | no        | yes      | unusable: in care since when?
            """,
        },
    ),
)
def life_story_work(life_story: ChildList, period: Period, limits: Limits) -> Ratio:
    """Of children in care for as long as the authority's own limit (a year, unless it has another),
    those whose life-story work is completed or in progress."""
    long = elapsed(life_story, "entered_care", period.end, limits["life_story_work"])
    return share(required_says(life_story, "work", *BEGUN), of=long)
