"""M49: children who care for others, and whether anybody asked them."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from readiness.measures.answers import share
from readiness.measures.declare import HIGH, WINDOW, measure
from readiness.measures.due import due
from readiness.measures.questions import elapsed, ensued, required_between, within
from readiness.model import ChildList, Judged, Limits, Period, Ratio


def truth(row: Mapping[str, Any], period: Period, limits: Limits) -> Iterator[Judged]:
    by, assessed = due(row["identified"], limits["young_carer_assessment"]), row.get("assessed")
    if row["identified"] in period and by <= period.end:
        yield Judged(assessed is not None and assessed <= by)


@measure(
    catalogue="M49",
    title="Young carers assessed in time",
    service="EH",
    unit="%",
    polarity=HIGH,
    when=WINDOW,
    why="""A child who cares for a parent often says that all is well; the assessment is where
        somebody asks what it costs them.""",
    limits=("young_carer_assessment",),
    criteria=("HP24",),
    comparability="""Not published. The law gives young carers an assessment and no number of
        days: the limit is the authority's own. Those whose days have not run out are left
        until they have. It tells nothing of young carers nobody has found.""",
    reference="""Children Act 1989, section 17ZA; Young Carers (Needs Assessments) (England)
        Regulations 2015.""",
    owner="Early help",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "young_carers": """
            child_id | identified | assessed   | denominator | numerator | unusable | kind
            A        | 2025-06-02 | 2025-07-01 | yes         | yes       | no       | typical
            B        | 2025-06-02 | 2025-08-04 | yes         | yes       | no       | boundary: day 45
            C        | 2025-06-02 | 2025-08-05 | yes         | no        | no       | boundary: day 46
            D        | 2025-06-02 |            | yes         | no        | no       | typical: never assessed
            E        | 2025-07-28 |            | yes         | no        | no       | boundary: due today and not made
            F        | 2025-07-29 | 2025-08-11 | no          | no        | no       | not counted: not yet due
            G        | 2025-04-01 | 2025-04-01 | yes         | yes       | no       | boundary: the first day, and on the same day
            H        | 2025-03-31 | 2025-04-10 | no          | no        | no       | not counted: identified before the six months
            I        | 2025-06-02 | ?          | no          | no        | yes      | unusable: assessed, no telling when
            J        | 2025-06-02 | 2025-05-12 | no          | no        | yes      | unusable: assessed before
            K        | ?          | 2025-07-01 | no          | no        | yes      | unusable: identified, no telling when
            """,
        },
    ),
)
def young_carers_assessed(young_carers: ChildList, period: Period, limits: Limits) -> Ratio:
    """Of young carers identified in the six months whose limit has passed, those assessed
    within 45 working days (or the authority's own limit). Never assessed is not in time."""
    today, limit = period.end, limits["young_carer_assessment"]
    found = required_between(young_carers, "identified", period)
    has_run = elapsed(young_carers, "identified", today, limit)
    assessed = ensued(young_carers, "assessed", "identified", today)
    in_time = within(young_carers, "assessed", "identified", limit)
    return share(assessed & in_time, of=found & has_run)
