"""M86: care leavers the authority has lost."""

from collections.abc import Iterator
from datetime import date

from readiness.calendar import full_years
from readiness.measures.answers import share
from readiness.measures.declare import LOW, SNAPSHOT, measure
from readiness.measures.questions import aged, required_says
from readiness.model import ChildList, Judged, Limits, Period, Ratio
from readiness.story import Child

YOUNGEST, OLDEST = 19, 21
NO_LONGER_COUNTED = ("died", "returned_home")


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    leaver = child.leaving_care
    if leaver is None or child.born is None or leaver.in_touch in NO_LONGER_COUNTED:
        return
    if YOUNGEST <= full_years(child.born, period.end) <= OLDEST:
        yield Judged(leaver.in_touch == "no", leaver.team)


@measure(
    catalogue="M86",
    title="Care leavers aged 19 to 21 the authority is not in touch with",
    service="LC",
    unit="%",
    polarity=LOW,
    when=SNAPSHOT,
    why="Nobody can help a young person nobody can find, and nobody knows how those lost are doing.",
    criteria=("CL02", "CL03"),
    benchmark="care_leavers_not_in_touch",
    comparability="""As DfE, those who died or went home to their parents for six months are left
        out, and those who refuse contact or want no service stay in but are not 'not in touch'. DfE
        does not count as 'not in touch' those whose activity somebody else has told the authority;
        Annex A does not say so. DfE counts former relevant young people
        around their 19th to 21st birthdays; this counts all on List 9 by age on the as-at date.""",
    reference="Annex A guidance, List 9; DfE, Children looked after in England (SSDA903, OC3).",
    owner="Performance and data",
    reviewed=date(2026, 11, 23),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "care_leavers": """
            child_id | date_of_birth | in_touch      | denominator | numerator | unusable | kind
            A        | 2005-06-01    | yes           | yes         | no        | no       | typical
            B        | 2005-06-01    | no            | yes         | yes       | no       | typical: not in touch
            C        | 2005-06-01    | refused       | yes         | no        | no       | boundary: refuses contact, so not lost
            D        | 2005-06-01    | not_required  | yes         | no        | no       | boundary: wants no service, so not lost
            E        | 2006-09-30    | no            | yes         | yes       | no       | boundary: 19 today
            F        | 2006-10-01    | no            | no          | no        | no       | not counted: 18
            G        | 2003-10-01    | no            | yes         | yes       | no       | boundary: 22 tomorrow
            H        | 2003-09-30    | no            | no          | no        | no       | not counted: 22
            I        | 2005-06-01    | died          | no          | no        | no       | not counted: died
            J        | 2005-06-01    | returned_home | no          | no        | no       | not counted: home with parents
            K        | 2005-06-01    | ?             | no          | no        | yes      | unusable: unreadable
            L        | ?             | no            | no          | no        | yes      | unusable: no age
            """,
        },
    ),
)
def not_in_touch(care_leavers: ChildList, period: Period) -> Ratio:
    """Of care leavers aged 19 to 21 on the as-at date, those the authority is not in touch with.
    Those who have died or returned home to their parents are left out."""
    of_age = aged(care_leavers, period.end, YOUNGEST, OLDEST)
    gone = required_says(care_leavers, "in_touch", *NO_LONGER_COUNTED)
    return share(required_says(care_leavers, "in_touch", "no"), of=of_age & ~gone)
