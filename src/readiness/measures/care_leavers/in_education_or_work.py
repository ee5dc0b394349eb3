"""M91: care leavers in education, employment or training."""

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
OCCUPIED = ("F1", "P1", "F2", "P2", "F3", "P3", "F4", "P4", "F5", "P5")


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    leaver = child.leaving_care
    if leaver is None or child.born is None or leaver.in_touch in NO_LONGER_COUNTED:
        return
    if YOUNGEST <= full_years(child.born, period.end) <= OLDEST:
        known = leaver.in_touch == "yes" and leaver.activity is not None
        yield Judged(known and str(leaver.activity)[0] in "FP", leaver.team)


@measure(
    catalogue="M91",
    title="Care leavers aged 19 to 21 in education, employment or training",
    service="LC",
    unit="%",
    polarity=HIGH,
    when=SNAPSHOT,
    why="It is one of the few signs, counted alike everywhere, of what the years in care led to.",
    criteria=("CL06",),
    benchmark="care_leavers_eet",
    comparability="""As DfE: those who died or went home to their parents are left out; those out of
        touch, who refuse contact or want no service stay in, as not known to be in any. DfE counts
        former relevant young people around their 19th to 21st birthdays; this counts all on List 9
        by age on the as-at date. Codes F3 and P3, and the F4, P4, F5 and P5 that replaced them,
        are all counted.""",
    reference="Annex A guidance, List 9; DfE, Children looked after in England (SSDA903, OC3).",
    owner="Performance and data",
    reviewed=date(2026, 11, 23),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "care_leavers": """
            child_id | date_of_birth | in_touch | activity | denominator | numerator | unusable | kind
            A        | 2005-06-01    | yes      | F1       | yes         | yes       | no       | typical
            B        | 2005-06-01    | yes      | G5       | yes         | no        | no       | typical: not in any
            C        | 2005-06-01    | yes      | P5       | yes         | yes       | no       | boundary: part time, a code since 2022
            D        | 2005-06-01    | no       |          | yes         | no        | no       | boundary: out of touch, so not known
            E        | 2006-09-30    | yes      | F2       | yes         | yes       | no       | boundary: 19 today
            F        | 2006-10-01    | yes      | F2       | no          | no        | no       | not counted: 18
            G        | 2003-09-30    | yes      | F2       | no          | no        | no       | not counted: 22
            H        | 2005-06-01    | died     |          | no          | no        | no       | not counted: died
            I        | 2005-06-01    | yes      | ?        | no          | no        | yes      | unusable: unreadable
            """,
        },
    ),
)
def in_education_or_work(care_leavers: ChildList, period: Period) -> Ratio:
    """Of care leavers aged 19 to 21 on the as-at date, those in education, employment or training,
    full or part time. Those not in touch, and those for whom nothing is recorded, count as not in
    any; those who have died or returned home to their parents are left out."""
    of_age = aged(care_leavers, period.end, YOUNGEST, OLDEST)
    gone = required_says(care_leavers, "in_touch", *NO_LONGER_COUNTED)
    return share(says(care_leavers, "activity", *OCCUPIED), of=of_age & ~gone)
