"""M85: people who want to adopt and were assessed in time."""

from collections.abc import Iterator
from datetime import date

from readiness.measures.answers import share
from readiness.measures.declare import HIGH, YEAR, measure
from readiness.measures.due import due
from readiness.measures.questions import between, took
from readiness.model import ChildList, Judged, Limits, Period, Ratio
from readiness.story import Adopter


def truth(adopter: Adopter, period: Period, limits: Limits) -> Iterator[Judged]:
    started, ended = adopter.stage_2_started, adopter.stage_2_ended
    if started is not None and ended is not None and ended in period:
        yield Judged(ended <= due(started, limits["adopter_stage_2"]))


@measure(
    catalogue="M85",
    title="Adopters through the second stage in four months",
    service="ADOP",
    unit="%",
    polarity=HIGH,
    when=YEAR,
    why="""The assessment must be thorough, and it need not be slow; a child may be waiting for
        just this family.""",
    limits=("adopter_stage_2",),
    criteria=("CIC13",),
    comparability="""Not published in the source used here. One row an adult, so a couple counts
        twice, as in List 11. Those who are still in the stage, or left during it, are not
        counted, however long it took. The approval follows the stage.""",
    reference="""Adoption Agencies Regulations 2005, as amended in 2013; Annex A guidance, List
        11.""",
    owner="Performance and data",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "adopters": """
            adopter_id | stage_2_started | stage_2_ended | denominator | numerator | unusable | kind
            A          | 2025-03-03      | 2025-06-30    | yes         | yes       | no       | typical
            B          | 2025-03-03      | 2025-08-04    | yes         | no        | no       | typical: late
            C          | 2025-03-03      | 2025-07-03    | yes         | yes       | no       | boundary: four months, to the day
            D          | 2025-03-03      | 2025-07-04    | yes         | no        | no       | boundary: and a day
            E          | 2024-06-12      | 2024-10-01    | yes         | yes       | no       | boundary: ended on the first day
            F          | 2024-06-12      | 2024-09-30    | no          | no        | no       | boundary: ended the day before the year
            G          | 2025-08-04      |               | no          | no        | no       | not counted: still in it
            H          | 2025-03-03      | 2025-02-28    | no          | no        | yes      | unusable: ended before it started
            I          |                 | 2025-06-30    | no          | no        | yes      | unusable: no telling how long
            J          | 2025-03-03      | ?             | no          | no        | yes      | unusable: ended, no telling when
            """,
        },
    ),
)
def adopters_stage_2(adopters: ChildList, period: Period, limits: Limits) -> Ratio:
    """Of adopters whose second stage (the assessment) ended in the 12 months, those for whom it
    took four months or less."""
    ended = between(adopters, "stage_2_ended", period)
    in_time = took(adopters, "stage_2_started", "stage_2_ended", limits["adopter_stage_2"])
    return share(in_time, of=ended)
