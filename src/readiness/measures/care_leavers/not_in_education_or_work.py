"""M91: care leavers known to be in no education, employment or training."""

from collections.abc import Iterator
from datetime import date

from readiness.calendar import full_years
from readiness.measures.answers import share
from readiness.measures.declare import LOW, SNAPSHOT, measure
from readiness.measures.questions import aged, required_says, says
from readiness.model import ChildList, Judged, Limits, Period, Ratio
from readiness.story import Child

YOUNGEST, OLDEST = 19, 21
NO_LONGER_COUNTED = ("died", "returned_home")
UNOCCUPIED = ("G4", "G5", "G6")


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    leaver = child.leaving_care
    if leaver is None or child.born is None or leaver.in_touch in NO_LONGER_COUNTED:
        return
    if YOUNGEST <= full_years(child.born, period.end) <= OLDEST:
        known = leaver.in_touch == "yes"
        yield Judged(known and leaver.activity in UNOCCUPIED, leaver.team)


@measure(
    catalogue="M91",
    title="Care leavers aged 19 to 21 known to be in no education, work or training",
    service="LC",
    unit="%",
    polarity=LOW,
    when=SNAPSHOT,
    why="""A young adult with nothing to get up for is soon harder to reach; illness and small
        children are reasons, and not the only ones.""",
    criteria=("CL06",),
    benchmark="care_leavers_neet",
    comparability="""As DfE: known to be in none, whether ill, a parent or for another reason;
        those whose activity is not known are neither in this nor in education or work, so the
        two do not add up to 100 %. Those who died or went home to their parents are left out.
        DfE counts former relevant young people around their birthdays; this counts all on List 9
        by age on the as-at date.""",
    reference="Annex A guidance, List 9; DfE, Children looked after in England (SSDA903, OC3).",
    owner="Performance and data",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "care_leavers": """
            child_id | date_of_birth | in_touch      | activity | denominator | numerator | unusable | kind
            A        | 2005-06-01    | yes           | G5       | yes         | yes       | no       | typical
            B        | 2005-06-01    | yes           | F2       | yes         | no        | no       | typical: something else
            C        | 2005-06-01    | yes           | G4       | yes         | yes       | no       | boundary: ill or disabled
            D        | 2005-06-01    | yes           | G6       | yes         | yes       | no       | boundary: pregnant or a parent
            E        | 2005-06-01    | yes           | P5       | yes         | no        | no       | boundary: part time in work
            F        | 2005-06-01    | no            |          | yes         | no        | no       | boundary: out of touch, so not known
            G        | 2006-09-30    | yes           | G5       | yes         | yes       | no       | boundary: 19 today
            H        | 2006-10-01    | yes           | G5       | no          | no        | no       | not counted: 18
            I        | 2003-09-30    | yes           | G5       | no          | no        | no       | not counted: 22
            J        | 2005-06-01    | returned_home |          | no          | no        | no       | not counted: home with parents
            K        | 2005-06-01    | yes           | ?        | no          | no        | yes      | unusable: unreadable
            L        | 2005-06-01    | ?             | G5       | no          | no        | yes      | unusable: counted or not?
            """,
        },
    ),
)
def not_in_education_or_work(care_leavers: ChildList, period: Period) -> Ratio:
    """Of care leavers aged 19 to 21 on the as-at date, those known to be in no education,
    employment or training, for whatever reason. Those who have died or returned home are left
    out."""
    of_age = aged(care_leavers, period.end, YOUNGEST, OLDEST)
    gone = required_says(care_leavers, "in_touch", *NO_LONGER_COUNTED)
    return share(says(care_leavers, "activity", *UNOCCUPIED), of=of_age & ~gone)
