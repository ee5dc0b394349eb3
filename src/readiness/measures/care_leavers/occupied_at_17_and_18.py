"""M91: care leavers of 17 and 18 in education, employment or training."""

from collections.abc import Iterator
from datetime import date

from readiness.calendar import full_years
from readiness.measures.answers import share
from readiness.measures.declare import HIGH, SNAPSHOT, measure
from readiness.measures.questions import aged, required_says, says
from readiness.model import ChildList, Judged, Limits, Period, Ratio
from readiness.story import Child

YOUNGEST, OLDEST = 17, 18
NO_LONGER_COUNTED = ("died", "returned_home")
STILL_IN_CARE = "eligible"
OCCUPIED = ("F1", "P1", "F2", "P2", "F3", "P3", "F4", "P4", "F5", "P5")


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    leaver = child.leaving_care
    if leaver is None or child.born is None or leaver.in_touch in NO_LONGER_COUNTED:
        return
    young = YOUNGEST <= full_years(child.born, period.end) <= OLDEST
    if young and leaver.eligibility != STILL_IN_CARE:
        known = leaver.in_touch == "yes" and leaver.activity is not None
        yield Judged(known and str(leaver.activity)[0] in "FP", leaver.team)


@measure(
    catalogue="M91",
    title="Care leavers aged 17 and 18 in education, employment or training",
    service="LC",
    unit="%",
    polarity=HIGH,
    when=SNAPSHOT,
    why="""At 17 a college place can still be saved; by 19 it is harder to come back.""",
    criteria=("CL06",),
    comparability="""Not published in the source used here: DfE publishes those of 17 and 18
        apart, 64 % in England in the year to March 2025, around their birthdays. As there, those
        who died or went home to their parents are left out, and those out of touch stay in, as
        not known to be in any. Eligible children are still in care, and are left out.""",
    reference="Annex A guidance, List 9; DfE, Children looked after in England (SSDA903, OC3).",
    owner="Performance and data",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "care_leavers": """
            child_id | date_of_birth | eligibility     | in_touch | activity | denominator | numerator | unusable | kind
            A        | 2007-06-01    | former_relevant | yes      | F2       | yes         | yes       | no       | typical
            B        | 2007-06-01    | former_relevant | yes      | G5       | yes         | no        | no       | typical: not in any
            C        | 2007-06-01    | former_relevant | yes      | P4       | yes         | yes       | no       | boundary: part time, a code since 2022
            D        | 2007-06-01    | former_relevant | no       |          | yes         | no        | no       | boundary: out of touch, so not known
            E        | 2008-09-30    | relevant        | yes      | F2       | yes         | yes       | no       | boundary: 17 today
            F        | 2008-10-01    | relevant        | yes      | F2       | no          | no        | no       | not counted: 16
            G        | 2006-09-30    | former_relevant | yes      | F2       | no          | no        | no       | not counted: 19
            H        | 2008-06-01    | eligible        | yes      | F2       | no          | no        | no       | not counted: still in care
            I        | 2007-06-01    | former_relevant | died     |          | no          | no        | no       | not counted: died
            J        | 2007-06-01    | former_relevant | yes      | ?        | no          | no        | yes      | unusable: unreadable
            K        | 2007-06-01    |                 | yes      | F2       | no          | no        | yes      | unusable: in care or not?
            """,
        },
    ),
)
def occupied_at_17_and_18(care_leavers: ChildList, period: Period) -> Ratio:
    """Of young people of 17 and 18 on the as-at date who have left care, those in education,
    employment or training, full or part time. Those not in touch, and those for whom nothing is
    recorded, count as not in any; those who have died or returned home are left out."""
    of_age = aged(care_leavers, period.end, YOUNGEST, OLDEST)
    gone = required_says(care_leavers, "in_touch", *NO_LONGER_COUNTED)
    in_care = required_says(care_leavers, "eligibility", STILL_IN_CARE)
    occupied = says(care_leavers, "activity", *OCCUPIED)
    return share(occupied, of=of_age & ~gone & ~in_care)
