"""M91: care leavers in higher education."""

from collections.abc import Iterator
from datetime import date

from readiness.calendar import full_years
from readiness.measures.answers import share
from readiness.measures.declare import HIGH, SNAPSHOT, measure
from readiness.measures.questions import aged, required_says, says
from readiness.model import ChildList, Judged, Limits, Period, Ratio
from readiness.story import Child

YOUNGEST, OLDEST = 19, 21
NO_LONGER_COUNTED = ("died", "returned_home")
STUDYING = ("F1", "P1")


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    leaver = child.leaving_care
    if leaver is None or child.born is None or leaver.in_touch in NO_LONGER_COUNTED:
        return
    if YOUNGEST <= full_years(child.born, period.end) <= OLDEST:
        known = leaver.in_touch == "yes"
        yield Judged(known and leaver.activity in STUDYING, leaver.team)


@measure(
    catalogue="M91",
    title="Care leavers aged 19 to 21 in higher education",
    service="LC",
    unit="%",
    polarity=HIGH,
    when=SNAPSHOT,
    why="""Few young people from care go to university; those who do need somebody to have
        expected it.""",
    criteria=("CL06",),
    benchmark="care_leavers_higher_education",
    comparability="""As DfE: those who died or went home to their parents are left out; those out
        of touch stay in. DfE counts former relevant young people around their 19th to 21st
        birthdays; this counts all on List 9 by age on the as-at date.""",
    reference="Annex A guidance, List 9; DfE, Children looked after in England (SSDA903, OC3).",
    owner="Performance and data",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "care_leavers": """
            child_id | date_of_birth | in_touch      | activity | denominator | numerator | unusable | kind
            A        | 2005-06-01    | yes           | F1       | yes         | yes       | no       | typical
            B        | 2005-06-01    | yes           | F2       | yes         | no        | no       | typical: something else
            C        | 2005-06-01    | yes           | P1       | yes         | yes       | no       | boundary: part time
            D        | 2005-06-01    | yes           | F5       | yes         | no        | no       | boundary: in work
            E        | 2005-06-01    | no            |          | yes         | no        | no       | boundary: out of touch, so not known
            F        | 2006-09-30    | yes           | F1       | yes         | yes       | no       | boundary: 19 today
            G        | 2006-10-01    | yes           | F1       | no          | no        | no       | not counted: 18
            H        | 2003-09-30    | yes           | F1       | no          | no        | no       | not counted: 22
            I        | 2005-06-01    | returned_home |          | no          | no        | no       | not counted: home with parents
            J        | 2005-06-01    | yes           | ?        | no          | no        | yes      | unusable: unreadable
            K        | 2005-06-01    | ?             | F1       | no          | no        | yes      | unusable: counted or not?
            """,
        },
    ),
)
def in_higher_education(care_leavers: ChildList, period: Period) -> Ratio:
    """Of care leavers aged 19 to 21 on the as-at date, those in higher education (beyond A level),
    full or part time. Those who have died or returned home to their parents are left out."""
    of_age = aged(care_leavers, period.end, YOUNGEST, OLDEST)
    gone = required_says(care_leavers, "in_touch", *NO_LONGER_COUNTED)
    return share(says(care_leavers, "activity", *STUDYING), of=of_age & ~gone)
