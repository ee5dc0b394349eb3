"""M54: children long in care who have stayed in one home."""

from collections.abc import Iterator
from datetime import date

from readiness.calendar import full_years, months_before
from readiness.measures.answers import share
from readiness.measures.care import in_care_on
from readiness.measures.declare import HIGH, SNAPSHOT, measure
from readiness.measures.questions import aged, reached
from readiness.measures.told import care_on
from readiness.model import ChildList, Judged, Limits, Period, Ratio
from readiness.story import Child

IN_CARE_MONTHS, SAME_HOME_MONTHS = 30, 24
OLDEST = 15


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    today = period.end
    care = care_on(child, today)
    if care is None or child.born is None:
        return
    long_enough = care.started <= months_before(today, IN_CARE_MONTHS)
    if long_enough and full_years(child.born, today) <= OLDEST:
        home = care.placements[-1]
        yield Judged(home.started <= months_before(today, SAME_HOME_MONTHS), care.team)


@measure(
    catalogue="M54",
    title="Children long in care who have stayed in one placement",
    service="CLA",
    unit="%",
    polarity=HIGH,
    when=SNAPSHOT,
    why="""A child who cannot go home needs one family to grow up in; two years in one place is
        the start of that.""",
    criteria=("CIC07", "CIC06"),
    benchmark="long_term_stability",
    comparability="""As DfE, of children under 16 in care for two and a half years or more. DfE
        also counts a child placed for adoption whose adoptive home and the one before it make
        two years together, and looks at the carer; Annex A has only the start of the latest
        placement, so such a child, and one whose placement was given a new code in the same
        home, counts here as having moved. The local figure should look the same or
        worse. DfE counts on 31 March.""",
    reference="Annex A guidance, List 8; DfE, Children looked after in England (SSDA903).",
    owner="Performance and data",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "children_in_care": """
            child_id | date_of_birth | started    | placement_started | ceased     | denominator | numerator | unusable | kind
            A        | 2012-03-02    | 2020-05-06 | 2021-05-06        |            | yes         | yes       | no       | typical
            B        | 2012-03-02    | 2020-05-06 | 2024-05-06        |            | yes         | no        | no       | typical: moved last year
            C        | 2012-03-02    | 2023-03-30 | 2023-03-30        |            | yes         | yes       | no       | boundary: two and a half years in care today
            D        | 2012-03-02    | 2023-03-31 | 2023-03-31        |            | no          | no        | no       | boundary: two and a half years tomorrow
            E        | 2012-03-02    | 2020-05-06 | 2023-09-30        |            | yes         | yes       | no       | boundary: two years there today
            F        | 2012-03-02    | 2020-05-06 | 2023-10-01        |            | yes         | no        | no       | boundary: two years there tomorrow
            G        | 2009-10-01    | 2020-05-06 | 2021-05-06        |            | yes         | yes       | no       | boundary: 16 tomorrow
            H        | 2009-09-30    | 2020-05-06 | 2021-05-06        |            | no          | no        | no       | not counted: 16 today
            I        | 2012-03-02    | 2020-05-06 | 2021-05-06        | 2025-06-10 | no          | no        | no       | not counted: left care
            J        | 2012-03-02    | 2020-05-06 | ?                 |            | no          | no        | yes      | unusable: no telling since when
            K        | ?             | 2020-05-06 | 2021-05-06        |            | no          | no        | yes      | unusable: no age
            """,
        },
    ),
)
def long_term_stability(children_in_care: ChildList, period: Period) -> Ratio:
    """Of children under 16 on the as-at date who have been in care for two and a half years or
    more, those who have lived in their present home for two years or more."""
    today = period.end
    in_care = in_care_on(children_in_care, today)
    long = reached(children_in_care, "started", months_before(today, IN_CARE_MONTHS))
    young = aged(children_in_care, today, 0, OLDEST)
    settled = reached(children_in_care, "placement_started", months_before(today, SAME_HOME_MONTHS))
    return share(settled, of=in_care & long & young)
