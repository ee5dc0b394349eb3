"""M89: care leavers with somewhere fit to live."""

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
NOT_JUDGED = ("G", "H", "R")  # abroad, deported, residence not known


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    leaver = child.leaving_care
    if leaver is None or child.born is None or leaver.in_touch in NO_LONGER_COUNTED:
        return
    known = leaver.in_touch == "yes"
    if known and leaver.accommodation in NOT_JUDGED:
        return
    if YOUNGEST <= full_years(child.born, period.end) <= OLDEST:
        yield Judged(known and leaver.suitable is True, leaver.team)


@measure(
    catalogue="M89",
    title="Care leavers aged 19 to 21 in suitable accommodation",
    service="LC",
    unit="%",
    polarity=HIGH,
    when=SNAPSHOT,
    why="Without a safe and settled home, nothing else in a pathway plan holds.",
    criteria=("CL05",),
    benchmark="care_leavers_suitable",
    comparability="""As DfE: those who died or went home to their parents, and those abroad,
        deported or whose residence is not known, are left out; those whose accommodation is not
        known because they are out of touch, refuse contact or want no service stay in, as not
        suitable. DfE counts former relevant young people around their 19th to 21st birthdays; this
        counts all on List 9 by age on the as-at date.""",
    reference="Annex A guidance, List 9; DfE, Children looked after in England (SSDA903, OC3).",
    owner="Performance and data",
    reviewed=date(2026, 11, 23),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "care_leavers": """
            child_id | date_of_birth | in_touch      | accommodation | suitability | denominator | numerator | unusable | kind
            A        | 2005-06-01    | yes           | U             | suitable    | yes         | yes       | no       | typical
            B        | 2005-06-01    | yes           | W             | unsuitable  | yes         | no        | no       | typical: bed and breakfast
            C        | 2005-06-01    | no            |               |             | yes         | no        | no       | boundary: out of touch, so not known
            D        | 2005-06-01    | yes           | U             |             | yes         | no        | no       | boundary: in touch, nothing recorded
            E        | 2006-09-30    | yes           | U             | suitable    | yes         | yes       | no       | boundary: 19 today
            F        | 2006-10-01    | yes           | U             | suitable    | no          | no        | no       | not counted: 18
            G        | 2003-09-30    | yes           | U             | suitable    | no          | no        | no       | not counted: 22
            H        | 2005-06-01    | died          |               |             | no          | no        | no       | not counted: died
            I        | 2005-06-01    | yes           | G             |             | no          | no        | no       | not counted: abroad
            J        | 2005-06-01    | no            | R             |             | no          | no        | no       | not counted: residence not known
            K        | 2005-06-01    | yes           | U             | ?           | no          | no        | yes      | unusable: unreadable
            """,
        },
    ),
)
def suitable_accommodation(care_leavers: ChildList, period: Period) -> Ratio:
    """Of care leavers aged 19 to 21 on the as-at date, those whose accommodation is judged
    suitable. Those not in touch, and those for whom nothing is recorded, count as not suitable;
    those who have died, returned home, gone abroad or been deported, or whose residence is not
    known, are left out."""
    of_age = aged(care_leavers, period.end, YOUNGEST, OLDEST)
    gone = required_says(care_leavers, "in_touch", *NO_LONGER_COUNTED)
    not_judged = says(care_leavers, "accommodation", *NOT_JUDGED)
    return share(says(care_leavers, "suitability", "suitable"), of=of_age & ~gone & ~not_judged)
