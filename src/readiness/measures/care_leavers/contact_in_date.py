"""M86: care leavers somebody has been in touch with lately."""

from collections.abc import Iterator
from datetime import date

from readiness.calendar import full_years
from readiness.measures.answers import share
from readiness.measures.declare import HIGH, SNAPSHOT, measure
from readiness.measures.due import due
from readiness.measures.leaving_care import still_owed
from readiness.measures.questions import aged, recent, required_says
from readiness.measures.told import owed_leaving_care
from readiness.model import ChildList, Judged, Limits, Period, Ratio
from readiness.story import Child

OWED = ("relevant", "former_relevant")
OLDEST = 21


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    leaver = child.leaving_care
    if leaver is None or leaver.eligibility not in OWED or not owed_leaving_care(child, period.end):
        return
    if child.born is not None and full_years(child.born, period.end) <= OLDEST:
        last = leaver.last_contact
        lately = last is not None and period.end <= due(last, limits["care_leaver_contact"])
        yield Judged(lately, leaver.team)


@measure(
    catalogue="M86",
    title="Care leavers contacted lately enough, by the authority's own limit",
    service="LC",
    unit="%",
    polarity=HIGH,
    when=SNAPSHOT,
    why="""'In touch' can mean a message half a year ago; the day of the last contact says
        how soon anybody could have noticed trouble.""",
    limits=("care_leaver_contact",),
    criteria=("CL02", "CL10"),
    comparability="""Not published. Annex A does not say what the contact was, or who began it.
        Eight weeks is a common local standard and the authority's own to set. The 13-column List
        9 has no contact date: with it, this measure is not supplied. Eligible children are in
        care and counted by visits (M59). The duty to stay in touch lasts until 21, so before it
        those who refuse contact or want no service are counted; from 21 those who want none are
        not, and from 22 nobody is.""",
    reference="""Care Leavers (England) Regulations 2010, regulation 8; Annex A, List 9 (17
        columns).""",
    owner="Performance and data",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "care_leavers": """
            child_id | date_of_birth | eligibility     | in_touch     | last_contact | denominator | numerator | unusable | kind
            A        | 2005-06-01    | former_relevant | yes          | 2025-09-10   | yes         | yes       | no       | typical
            B        | 2005-06-01    | former_relevant | no           | 2025-02-10   | yes         | no        | no       | typical: lost
            C        | 2005-06-01    | former_relevant | yes          | 2025-08-05   | yes         | yes       | no       | boundary: eight weeks today
            D        | 2005-06-01    | former_relevant | yes          | 2025-08-04   | yes         | no        | no       | boundary: eight weeks yesterday
            E        | 2005-06-01    | former_relevant | yes          |              | yes         | no        | no       | boundary: in touch, they say, and no day
            F        | 2005-06-01    | former_relevant | refused      | 2025-02-10   | yes         | no        | no       | boundary: refuses contact, still owed it
            G        | 2003-10-01    | former_relevant | yes          | 2025-09-10   | yes         | yes       | no       | boundary: 22 tomorrow
            H        | 2003-09-30    | former_relevant | yes          | 2025-09-10   | no          | no        | no       | not counted: 22 today
            I        | 2008-06-01    | eligible        | yes          | 2025-02-10   | no          | no        | no       | not counted: still in care
            J        | 2005-06-01    | qualifying      | yes          | 2025-02-10   | no          | no        | no       | not counted: owed advice when asked for
            K        | 2005-06-01    | former_relevant | died         |              | no          | no        | no       | not counted: died
            L        | 2004-10-01    | former_relevant | not_required | 2025-02-10   | yes         | no        | no       | boundary: wants no service, 21 tomorrow
            Q        | 2004-09-30    | former_relevant | not_required | 2025-02-10   | no          | no        | no       | not counted: wants no service, 21 today
            R        | ?             | former_relevant | not_required | 2025-09-10   | no          | no        | yes      | unusable: wants no service, no age
            M        | 2005-06-01    | former_relevant | yes          | ?            | no          | no        | yes      | unusable: in touch, no telling when
            N        | ?             | former_relevant | yes          | 2025-09-10   | no          | no        | yes      | unusable: no age
            O        | 2005-06-01    |                 | yes          | 2025-09-10   | no          | no        | yes      | unusable: owed it or not?
            P        | 2005-06-01    | former_relevant | ?            | 2025-09-10   | no          | no        | yes      | unusable: still served or not?
            """,
        },
    ),
)
def contact_in_date(care_leavers: ChildList, period: Period, limits: Limits) -> Ratio:
    """Of relevant and former relevant young people aged 21 or under on the as-at date, those whose
    last contact is within the authority's own limit (eight weeks, unless it has another). Those who
    died or went home, and from 21 those who want no service, are left out. No day recorded is not
    in date."""
    owed = required_says(care_leavers, "eligibility", *OWED)
    young = aged(care_leavers, period.end, 0, OLDEST)
    lately = recent(care_leavers, "last_contact", period.end, limits["care_leaver_contact"])
    return share(lately, of=owed & still_owed(care_leavers, period.end) & young)
