"""M04: contacts that became referrals."""

from collections.abc import Iterator
from datetime import date

from readiness.measures.answers import share
from readiness.measures.children import followed
from readiness.measures.declare import NEUTRAL, WINDOW, measure
from readiness.measures.due import due
from readiness.measures.questions import elapsed, required_between
from readiness.model import ChildList, Judged, Limits, Period, Ratio
from readiness.story import Child


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    for contact in child.contacts:
        last_day = due(contact.on, limits["referral_after_contact"])
        if contact.on in period and last_day <= period.end:
            yield Judged(any(contact.on <= one.on <= last_day for one in child.referrals))


@measure(
    catalogue="M04",
    title="Contacts followed by a referral within 7 days",
    service="MASH",
    unit="%",
    polarity=NEUTRAL,
    when=WINDOW,
    why="""Few, and the front door is busy with what others could have dealt with; nearly all, and
        contacts may not be recorded at all unless they are to become referrals.""",
    limits=("referral_after_contact",),
    criteria=("HP03", "HP04"),
    comparability="""Not published. Annex A does not link a contact to the referral it led to: any
        referral of the same child on the day or in the seven after it is taken to be that one, so
        two contacts just before one referral both count. Contacts of the last seven days, whose
        time is not yet up, are left out.""",
    reference="Annex A guidance, Lists 1 and 3 (Ofsted, August 2019).",
    owner="Performance and data",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "contacts": """
            child_id | date_of_contact | denominator | numerator | unusable | kind
            A        | 2025-05-06      | yes         | yes       | no       | typical: referred on the day
            B        | 2025-04-29      | yes         | yes       | no       | boundary: referred on day 7
            C        | 2025-04-28      | yes         | no        | no       | boundary: referred on day 8
            D        | 2025-05-07      | yes         | no        | no       | boundary: referred the day before
            E        | 2025-05-06      | yes         | no        | no       | typical: never referred
            E        | 2025-09-23      | yes         | no        | no       | boundary: its seven days are up today
            F        | 2025-09-24      | no          | no        | no       | not counted: its seven days are not up
            G        | 2025-03-31      | no          | no        | no       | not counted: before the six months
            H        | ?               | no          | no        | yes      | unusable: no telling when
            I        | 2025-06-02      | no          | no        | yes      | unusable: referred, no telling when
            """,
            "referrals": """
            child_id | date_of_referral
            A        | 2025-05-06
            B        | 2025-05-06
            C        | 2025-05-06
            D        | 2025-05-06
            F        | 2025-09-25
            I        | ?
            """,
        },
    ),
)
def contacts_to_referral(
    contacts: ChildList, referrals: ChildList, period: Period, limits: Limits
) -> Ratio:
    """Of contacts received in the six months and at least seven days ago, those followed by a
    referral of the same child on the same day or within seven days."""
    limit = limits["referral_after_contact"]
    received = required_between(contacts, "date_of_contact", period)
    time_up = elapsed(contacts, "date_of_contact", period.end, limit)
    made = required_between(referrals, "date_of_referral", period)
    led_on = followed(contacts, "date_of_contact", referrals, "date_of_referral", made, limit)
    return share(led_on, of=received & time_up)
