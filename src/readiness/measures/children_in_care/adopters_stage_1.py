"""M85: people who want to adopt and were through the first stage in time."""

from collections.abc import Iterator
from datetime import date

from readiness.measures.answers import share
from readiness.measures.declare import HIGH, YEAR, measure
from readiness.measures.due import due
from readiness.measures.questions import between, happened, passed, took
from readiness.model import ChildList, Judged, Limits, Period, Ratio
from readiness.story import Adopter


def truth(adopter: Adopter, period: Period, limits: Limits) -> Iterator[Judged]:
    started, ended = adopter.stage_1_started, adopter.stage_1_ended
    if started is None:
        return
    last = due(started, limits["adopter_stage_1"])
    if ended is not None and ended <= period.end:
        if ended in period:
            yield Judged(ended <= last)
        return
    out = (adopter.stage_2_started, adopter.left_process)
    if period.end > last and all(day is None or day > period.end for day in out):
        yield Judged(False)


@measure(
    catalogue="M85",
    title="Adopters whose first stage (checks) took two months or less",
    service="ADOP",
    unit="%",
    polarity=HIGH,
    when=YEAR,
    why="People who offer a child a home and are kept waiting go elsewhere, or give up.",
    limits=("adopter_stage_1",),
    criteria=("CIC13",),
    comparability="""Not published in the source used here. One row an adult, so a couple counts
        twice, as in List 11. Those still in the stage count once they are late, or the longest
        waits would be left out; those who left during it do not.
        Applicants may take a break of up to six months between the stages, which is in neither.""",
    reference="""Adoption Agencies Regulations 2005, as amended in 2013; Annex A guidance, List
        11.""",
    owner="Performance and data",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "adopters": """
            adopter_id | stage_1_ended | stage_1_started | stage_2_started | left_process | denominator | numerator | unusable | kind
            A          | 2025-04-28    | 2025-03-03      |                 |              | yes         | yes       | no       | typical
            B          | 2025-08-04    | 2025-03-03      |                 |              | yes         | no        | no       | typical: late
            C          | 2025-05-03    | 2025-03-03      |                 |              | yes         | yes       | no       | boundary: two months, to the day
            D          | 2025-05-04    | 2025-03-03      |                 |              | yes         | no        | no       | boundary: and a day
            E          | 2024-10-01    | 2024-08-12      |                 |              | yes         | yes       | no       | boundary: ended on the first day
            F          | 2024-09-30    | 2024-08-12      |                 |              | no          | no        | no       | boundary: ended the day before the year
            G          |               | 2025-08-04      |                 |              | no          | no        | no       | not counted: still in it, and not late
            H          | 2025-02-28    | 2025-03-03      |                 |              | no          | no        | yes      | unusable: ended before it started
            I          | 2025-04-28    |                 |                 |              | no          | no        | yes      | unusable: no telling how long
            J          | ?             | 2025-03-03      |                 |              | no          | no        | yes      | unusable: ended, no telling when
            K          |               | 2025-07-30      |                 |              | no          | no        | no       | boundary: two months today, and still in it
            L          |               | 2025-07-29      |                 |              | yes         | no        | no       | boundary: two months yesterday, and still in it
            M          |               | 2025-03-03      |                 | 2025-08-04   | no          | no        | no       | not counted: left during it
            N          |               | 2025-03-03      | 2025-05-12      |              | no          | no        | no       | not counted: in the second stage, so through the first
            O          |               | 2025-03-03      |                 | ?            | no          | no        | yes      | unusable: late, and perhaps gone
            P          |               | 2025-03-03      | ?               |              | no          | no        | yes      | unusable: late, and perhaps in the second stage
            """,
        },
    ),
)
def adopters_stage_1(adopters: ChildList, period: Period, limits: Limits) -> Ratio:
    """Of adopters whose first stage (the checks) ended in the 12 months, or goes on past two months,
    those for whom it took two months or less."""
    limit, today = limits["adopter_stage_1"], period.end
    ended = between(adopters, "stage_1_ended", period)
    in_time = took(adopters, "stage_1_started", "stage_1_ended", limit)
    still_in = happened(adopters, "stage_1_started", today)
    for out in ("stage_1_ended", "stage_2_started", "left_process"):
        still_in &= ~happened(adopters, out, today)
    late = still_in & passed(adopters, "stage_1_started", today, limit)
    return share(ended & in_time, of=ended | late)
