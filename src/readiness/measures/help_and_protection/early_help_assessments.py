"""M06: how much help is begun before statutory services are needed."""

from collections.abc import Iterator
from datetime import date

from readiness.measures.answers import count
from readiness.measures.declare import NEUTRAL, WINDOW, measure
from readiness.measures.questions import required_between
from readiness.model import ChildList, Count, Judged, Limits, Period
from readiness.story import Child


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    for assessment in child.early_help:
        if assessment.started in period:
            yield Judged(True)


@measure(
    catalogue="M06",
    title="Early help assessments started",
    service="EH",
    unit="per 10,000 a year",
    polarity=NEUTRAL,
    when=WINDOW,
    why="""Help given early is help not needed later; few assessments beside many referrals asks
        who helps families before things get worse.""",
    criteria=("HP01", "HP02"),
    comparability="""Not published, and left to each authority to define: some send assessments by
        every partner, some their own alone. Shares by lead agency are not made: the organisation
        is free text with no code to say whose it is, and a guess at which are the authority's own
        would be a guess at the figure.""",
    reference="Annex A guidance, List 2 (Ofsted, August 2019).",
    owner="Performance and data",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "early_help": """
            child_id | started    | counted | unusable | kind
            A        | 2025-05-06 | yes     | no       | typical
            A        | 2025-09-30 | yes     | no       | boundary: again, on the last day
            B        | 2025-04-01 | yes     | no       | boundary: on the first day
            C        | 2025-01-13 | no      | no       | not counted: begun before, and still helped
            D        | ?          | no      | yes      | unusable: no telling when
            """,
        },
    ),
)
def early_help_assessments(early_help: ChildList, period: Period) -> Count:
    """Early help assessments started in the six months, every one of a child's counted, as a
    yearly rate per 10,000 children aged 0 to 17."""
    return count(required_between(early_help, "started", period))
