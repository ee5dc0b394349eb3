"""M59: children in care whose social worker has been to see them recently enough."""

from collections.abc import Iterator
from datetime import date

from readiness.calendar import months_before
from readiness.measures.answers import share
from readiness.measures.care import in_care_on
from readiness.measures.declare import HIGH, SNAPSHOT, measure
from readiness.measures.due import due
from readiness.measures.questions import reached, recent, required_says, says, since
from readiness.model import ChildList, Judged, Limits, Period, Ratio
from readiness.story import CarePeriod, Child

LONG_TERM_HOMES = ("U1", "U4")
LONG_TERM_PLAN = "long_term_fostering"
SETTLED_MONTHS = 12


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    today = period.end
    for care in child.care[-1:]:
        if care.started <= today and (care.ended is None or care.ended > today):
            yield Judged(today <= _next_visit(care, today, limits), care.team)


def _next_visit(care: CarePeriod, today: date, limits: Limits) -> date:
    home = care.placements[-1]
    first = due(home.started, limits["care_visit_first"])
    seen_there = [day for day in care.visits if day >= home.started]
    if not seen_there:
        return first
    settled = (
        home.kind in LONG_TERM_HOMES
        and care.permanence_plan == LONG_TERM_PLAN
        and home.started <= months_before(today, SETTLED_MONTHS)
    )
    limit = limits["care_visit_long_term" if settled else "care_visit"]
    return max(first, due(seen_there[-1], limit))


@measure(
    catalogue="M59",
    title="Visits to children in care in date",
    service="CLA",
    unit="%",
    polarity=HIGH,
    when=SNAPSHOT,
    why="""The visit is where a child in care can say how things are, to someone who can change
        them.""",
    limits=("care_visit", "care_visit_long_term", "care_visit_first"),
    criteria=("CIC05",),
    comparability="""Not published. Annex A holds the latest visit only, so this is the share in
        date today and not the share of visits made in time. The closer visiting owed to some
        placements (with parents under an interim order, or with a connected person approved for
        the time being) is not in Annex A, so such a child can be in date here and late in
        law. Nor does it say who, settled in long-term foster care, has agreed to fewer visits, so
        such a child can be late here and in date in law.""",
    reference="""Care Planning, Placement and Case Review (England) Regulations 2010, regulation
        28; Annex A guidance, List 8.""",
    owner="Performance and data",
    reviewed=date(2026, 11, 23),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "children_in_care": """
            child_id | started    | placement_started | placement_type | permanence_plan     | last_visit | ceased     | denominator | numerator | unusable | kind
            A        | 2024-05-06 | 2024-05-06        | U6             | return_to_family    | 2025-09-10 |            | yes         | yes       | no       | typical
            B        | 2024-05-06 | 2024-05-06        | U6             | long_term_fostering | 2025-08-19 |            | yes         | yes       | no       | boundary: six weeks today
            C        | 2024-05-06 | 2024-05-06        | U6             | long_term_fostering | 2025-08-18 |            | yes         | no        | no       | boundary: six weeks yesterday
            D        | 2022-05-06 | 2024-09-30        | U4             | long_term_fostering | 2025-06-30 |            | yes         | yes       | no       | boundary: a year settled, three months today
            E        | 2022-05-06 | 2024-09-30        | U4             | long_term_fostering | 2025-06-29 |            | yes         | no        | no       | boundary: three months yesterday
            F        | 2022-05-06 | 2024-10-01        | U4             | long_term_fostering | 2025-08-18 |            | yes         | no        | no       | boundary: not yet a year there
            G        | 2025-09-23 | 2025-09-23        | U6             |                     |            |            | yes         | yes       | no       | boundary: first visit due today
            H        | 2025-09-22 | 2025-09-22        | U6             |                     |            |            | yes         | no        | no       | boundary: first visit due yesterday
            I        | 2024-05-06 | 2025-09-01        | U6             | return_to_family    | 2025-08-28 |            | yes         | no        | no       | typical: moved, and not seen there
            J        | 2024-05-06 | 2024-05-06        | U6             | return_to_family    |            |            | yes         | no        | no       | typical: never visited
            K        | 2024-05-06 | 2024-05-06        | U6             | return_to_family    | 2025-05-10 | 2025-06-10 | no          | no        | no       | not counted: left care
            L        | 2022-05-06 | 2024-05-06        | ?              | long_term_fostering | 2025-08-01 |            | no          | no        | yes      | unusable: six weeks or three months?
            M        | 2022-05-06 | 2024-05-06        | ?              | long_term_fostering | 2025-09-10 |            | yes         | yes       | no       | typical: in date either way
            N        | 2024-05-06 | 2024-05-06        | U6             | return_to_family    | ?          |            | no          | no        | yes      | unusable: visited, no telling when
            """,
        },
    ),
)
def care_visits_in_date(children_in_care: ChildList, period: Period, limits: Limits) -> Ratio:
    """Of children in care on the as-at date, those whose next visit is not overdue: a first visit
    within a week of coming to a new home, then every six weeks, or every three months in a
    long-term foster home (placement U1 or U4 with a permanence plan of long-term fostering) after
    the first year there. Never visited in the present home is late once the first week has
    passed."""
    today = period.end
    in_care = in_care_on(children_in_care, today)
    just_moved = recent(children_in_care, "placement_started", today, limits["care_visit_first"])
    seen_there = since(children_in_care, "last_visit", "placement_started")
    six_weeks = recent(children_in_care, "last_visit", today, limits["care_visit"])
    three_months = recent(children_in_care, "last_visit", today, limits["care_visit_long_term"])
    settled = (
        required_says(children_in_care, "placement_type", *LONG_TERM_HOMES)
        & says(children_in_care, "permanence_plan", LONG_TERM_PLAN)
        & reached(children_in_care, "placement_started", months_before(today, SETTLED_MONTHS))
    )
    return share(just_moved | (seen_there & (six_weeks | (settled & three_months))), of=in_care)
