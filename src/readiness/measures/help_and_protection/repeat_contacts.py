"""M03: the same children come to notice again and again, and nothing is opened."""

from collections.abc import Iterator
from datetime import date

from readiness.measures.answers import answer, share
from readiness.measures.children import also_in, latest_of_each_child, rows_of_each_child
from readiness.measures.declare import LOW, WINDOW, measure
from readiness.measures.questions import required_between
from readiness.model import ChildList, Judged, Limits, Period, Ratio
from readiness.story import Child


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    contacts = sum(contact.on in period for contact in child.contacts)
    if not contacts:
        return
    referred = any(referral.on in period for referral in child.referrals)
    yield Judged(contacts >= limits["repeat_contacts"].value and not referred)


@measure(
    catalogue="M03",
    title="Repeat contacts without a referral",
    service="MASH",
    unit="%",
    polarity=LOW,
    when=WINDOW,
    why="""Several contacts about a child, none of them taken further, may mean a threshold set too
        high or a history nobody has put together.""",
    limits=("repeat_contacts",),
    criteria=("HP03", "HP04"),
    comparability="""Not published: contacts are recorded differently everywhere, so compare only
        with this authority's own earlier figures. The latest contacts may yet lead to a
        referral.""",
    reference="Annex A guidance, Lists 1 and 3 (Ofsted, August 2019).",
    owner="Performance and data",
    reviewed=date(2026, 11, 23),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "contacts": """
            child_id | date_of_contact | denominator | numerator | unusable | kind
            A        | 2025-05-01      | no          | no        | no       | not counted: an earlier row of the child
            A        | 2025-06-01      | no          | no        | no       | not counted: an earlier row of the child
            A        | 2025-07-01      | yes         | yes       | no       | boundary: three contacts
            B        | 2025-05-01      | no          | no        | no       | not counted: an earlier row of the child
            B        | 2025-05-02      | yes         | no        | no       | boundary: two contacts
            C        | 2025-05-01      | no          | no        | no       | not counted: an earlier row of the child
            C        | 2025-06-01      | no          | no        | no       | not counted: an earlier row of the child
            C        | 2025-07-01      | yes         | no        | no       | typical: referred
            F        | 2025-03-31      | no          | no        | no       | not counted: before the six months
            F        | 2025-04-01      | no          | no        | no       | not counted: an earlier row of the child
            F        | 2025-09-29      | yes         | no        | no       | boundary: two within the six months
            D        | 2025-09-30      | yes         | no        | no       | typical: one contact
            E        | ?               | no          | no        | yes      | unusable: no telling when
            """,
            "referrals": """
            child_id | date_of_referral
            C        | 2025-07-03
            """,
        },
    ),
)
def repeat_contacts(
    contacts: ChildList, referrals: ChildList, period: Period, limits: Limits
) -> Ratio:
    """Of children with a contact in the six months, those with three or more contacts and no
    referral in the same six months. A child is counted once, on the row of the latest contact."""
    received = required_between(contacts, "date_of_contact", period)
    child = latest_of_each_child(contacts, "date_of_contact", received)
    times = rows_of_each_child(contacts, received.yes)
    often = answer(times >= limits["repeat_contacts"].value, child.unknown)
    referred = also_in(contacts, referrals, required_between(referrals, "date_of_referral", period))
    return share(often & ~referred, of=child)
