"""M07: how long an early help assessment takes."""

from collections.abc import Iterator
from datetime import date

from readiness.calendar import working_days as days_worked
from readiness.measures.answers import middle
from readiness.measures.declare import LOW, WINDOW, measure
from readiness.measures.questions import between, working_days
from readiness.model import ChildList, Judged, Limits, Median, Period
from readiness.story import Child


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    for helped in child.early_help:
        if helped.completed is not None and helped.completed in period:
            yield Judged(value=float(days_worked(helped.started, helped.completed)))


@measure(
    catalogue="M07",
    title="Working days an early help assessment takes (median)",
    service="EH",
    unit="working days",
    polarity=LOW,
    when=WINDOW,
    why="""Families ask for help when they need it; by the time a slow assessment is finished they
        may need more, or have stopped answering.""",
    criteria=("HP01",),
    comparability="""Not published, and authorities mean different things: some give the day the
        assessment was finished, some the day the help it led to ended, which is months later.
        Settle which before reading the figure, and compare only with this authority's own. It
        counts those completed, so those still open and slow are in no figure until they are.""",
    reference="Annex A guidance, List 2 (Ofsted, August 2019); local early help standards.",
    owner="Performance and data",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "early_help": """
            child_id | started    | completed  | included | value | unusable | kind
            A        | 2025-06-02 | 2025-07-14 | yes      | 30    | no       | typical
            B        | 2025-06-02 | 2025-06-02 | yes      | 0     | no       | boundary: on one day
            C        | 2025-03-24 | 2025-04-01 | yes      | 6     | no       | boundary: completed on the first day
            D        | 2025-08-22 | 2025-09-30 | yes      | 26    | no       | boundary: on the last day, a bank holiday between
            E        | 2025-06-02 |            | no       |       | no       | not counted: still open
            F        | 2025-02-03 | 2025-03-31 | no       |       | no       | not counted: completed before the six months
            G        | 2025-08-04 | 2025-07-01 | no       |       | yes      | unusable: completed before it began
            H        | ?          | 2025-07-01 | no       |       | yes      | unusable: no start
            I        | 2025-06-02 | ?          | no       |       | yes      | unusable: perhaps completed
            """,
        },
    ),
)
def early_help_duration(early_help: ChildList, period: Period) -> Median:
    """The median, over early help assessments completed in the six months, of working days from
    start to completion, the start being day 0 and bank holidays not being worked."""
    completed = between(early_help, "completed", period)
    return middle(working_days(early_help, "started", "completed"), of=completed)
