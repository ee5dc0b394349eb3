"""M70: children in care for a year or more whose health has been looked at."""

from collections.abc import Iterator
from datetime import date

from readiness.calendar import full_years, months_before
from readiness.measures.answers import share
from readiness.measures.care import in_care_on
from readiness.measures.declare import HIGH, SNAPSHOT, measure
from readiness.measures.due import due
from readiness.measures.questions import aged, reached, recent
from readiness.model import ChildList, Judged, Limits, Period, Ratio
from readiness.story import Child

YEAR = 12
UNDER = 5


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    today = period.end
    for care in child.care[-1:]:
        ended = care.ended is not None and care.ended <= today
        if ended or care.started > months_before(today, YEAR):
            continue
        checks = care.health_assessments
        if not checks:
            yield Judged(False, care.team)
        elif child.born is not None:
            young = full_years(child.born, today) < UNDER
            limit = limits["health_review_under_5" if young else "health_review"]
            yield Judged(today <= due(checks[-1], limit), care.team)
        elif today <= due(checks[-1], limits["health_review_under_5"]):
            yield Judged(True, care.team)
        elif today > due(checks[-1], limits["health_review"]):
            yield Judged(False, care.team)


@measure(
    catalogue="M70",
    title="Health assessments of children in care in date",
    service="CLA",
    unit="%",
    polarity=HIGH,
    when=SNAPSHOT,
    why="Children come into care with needs nobody has met; an assessment missed is help delayed.",
    limits=("health_review", "health_review_under_5"),
    criteria=("CIC14",),
    benchmark="health_assessments",
    comparability="""DfE counts at 31 March, and asks for both of a year's assessments of a child
        under five; Annex A holds the latest only, so here one within six months will do.""",
    reference="""Care Planning, Placement and Case Review (England) Regulations 2010, regulation 7;
        Annex A guidance, List 8; DfE, Children looked after in England (SSDA903, OC2).""",
    owner="Performance and data",
    reviewed=date(2026, 11, 23),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "children_in_care": """
            child_id | date_of_birth | started    | last_health_assessment | ceased     | denominator | numerator | unusable | kind
            A        | 2012-03-02    | 2022-05-06 | 2025-02-10             |            | yes         | yes       | no       | typical
            B        | 2012-03-02    | 2022-05-06 | 2024-09-30             |            | yes         | yes       | no       | boundary: a year today
            C        | 2012-03-02    | 2022-05-06 | 2024-09-29             |            | yes         | no        | no       | boundary: a year yesterday
            D        | 2020-10-01    | 2022-05-06 | 2025-03-30             |            | yes         | yes       | no       | boundary: four, six months today
            E        | 2020-10-01    | 2022-05-06 | 2025-03-29             |            | yes         | no        | no       | boundary: four, six months yesterday
            F        | 2020-09-30    | 2022-05-06 | 2025-03-29             |            | yes         | yes       | no       | boundary: five today, so a year will do
            G        | 2012-03-02    | 2024-09-30 |                        |            | yes         | no        | no       | boundary: in care a year today, never assessed
            H        | 2012-03-02    | 2024-10-01 | 2025-02-10             |            | no          | no        | no       | not counted: not yet a year in care
            I        | 2012-03-02    | 2022-05-06 | 2025-02-10             | 2025-06-10 | no          | no        | no       | not counted: left care
            J        | ?             | 2022-05-06 | 2025-02-10             |            | no          | no        | yes      | unusable: six months or a year?
            K        | ?             | 2022-05-06 | 2025-09-10             |            | yes         | yes       | no       | typical: in date at any age
            """,
        },
    ),
)
def health_assessments_in_date(
    children_in_care: ChildList, period: Period, limits: Limits
) -> Ratio:
    """Of children in care on the as-at date who have been so for 12 months, those whose last health
    assessment is within 12 months, or within 6 for a child under 5. Never assessed is not in
    date."""
    today, last = period.end, "last_health_assessment"
    in_care = in_care_on(children_in_care, today)
    a_year = reached(children_in_care, "started", months_before(today, YEAR))
    half_year = recent(children_in_care, last, today, limits["health_review_under_5"])
    year = recent(children_in_care, last, today, limits["health_review"])
    older = aged(children_in_care, today, UNDER)
    return share(half_year | (older & year), of=in_care & a_year)
