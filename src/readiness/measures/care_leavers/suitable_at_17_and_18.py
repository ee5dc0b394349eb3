"""M89: care leavers of 17 and 18 with somewhere fit to live."""

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
NOT_JUDGED = ("G", "H", "R")  # abroad, deported, residence not known
STILL_IN_CARE = "eligible"


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    leaver = child.leaving_care
    if leaver is None or child.born is None or leaver.in_touch in NO_LONGER_COUNTED:
        return
    known = leaver.in_touch == "yes"
    if leaver.eligibility == STILL_IN_CARE or (known and leaver.accommodation in NOT_JUDGED):
        return
    if YOUNGEST <= full_years(child.born, period.end) <= OLDEST:
        yield Judged(known and leaver.suitable is True, leaver.team)


@measure(
    catalogue="M89",
    title="Care leavers aged 17 and 18 in suitable accommodation",
    service="LC",
    unit="%",
    polarity=HIGH,
    when=SNAPSHOT,
    why="The first home after care is a young person's first alone, and where much can go wrong soonest.",
    criteria=("CL05",),
    comparability="""Not published in the source used here: DfE publishes those of 17 and 18
        apart, 91 % in England in the year to March 2025, around their birthdays. As there, those
        who died or went home to their parents, and those abroad, deported or whose residence is
        not known, are left out; those out of touch stay in, as not suitable. Eligible children
        are still in care, and are left out.""",
    reference="Annex A guidance, List 9; DfE, Children looked after in England (SSDA903, OC3).",
    owner="Performance and data",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "care_leavers": """
            child_id | date_of_birth | eligibility     | in_touch | accommodation | suitability | denominator | numerator | unusable | kind
            A        | 2007-06-01    | former_relevant | yes      | D             | suitable    | yes         | yes       | no       | typical
            B        | 2007-06-01    | former_relevant | yes      | W             | unsuitable  | yes         | no        | no       | typical: bed and breakfast
            C        | 2007-06-01    | former_relevant | no       |               |             | yes         | no        | no       | boundary: out of touch, so not known
            D        | 2008-09-30    | relevant        | yes      | D             | suitable    | yes         | yes       | no       | boundary: 17 today
            E        | 2008-10-01    | relevant        | yes      | D             | suitable    | no          | no        | no       | not counted: 16
            F        | 2006-10-01    | former_relevant | yes      | D             | suitable    | yes         | yes       | no       | boundary: 19 tomorrow
            G        | 2006-09-30    | former_relevant | yes      | D             | suitable    | no          | no        | no       | not counted: 19
            H        | 2008-06-01    | eligible        | yes      | D             | suitable    | no          | no        | no       | not counted: still in care
            I        | 2007-06-01    | former_relevant | died     |               |             | no          | no        | no       | not counted: died
            J        | 2007-06-01    | former_relevant | yes      | G             |             | no          | no        | no       | not counted: abroad
            K        | 2007-06-01    | former_relevant | yes      | D             | ?           | no          | no        | yes      | unusable: unreadable
            L        | 2007-06-01    |                 | yes      | D             | suitable    | no          | no        | yes      | unusable: in care or not?
            """,
        },
    ),
)
def suitable_at_17_and_18(care_leavers: ChildList, period: Period) -> Ratio:
    """Of young people of 17 and 18 on the as-at date who have left care, those whose accommodation
    is judged suitable. Those not in touch, and those for whom nothing is recorded, count as not
    suitable; those who have died, returned home, gone abroad or been deported, or whose residence
    is not known, are left out."""
    of_age = aged(care_leavers, period.end, YOUNGEST, OLDEST)
    gone = required_says(care_leavers, "in_touch", *NO_LONGER_COUNTED)
    in_care = required_says(care_leavers, "eligibility", STILL_IN_CARE)
    not_judged = says(care_leavers, "accommodation", *NOT_JUDGED)
    suitable = says(care_leavers, "suitability", "suitable")
    return share(suitable, of=of_age & ~gone & ~in_care & ~not_judged)
