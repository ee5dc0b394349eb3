"""M01: how often somebody worries about a child and says so."""

from collections.abc import Iterator
from datetime import date

from readiness.measures.answers import count
from readiness.measures.declare import NEUTRAL, WINDOW, measure
from readiness.measures.questions import required_between
from readiness.model import ChildList, Count, Judged, Limits, Period
from readiness.story import Child


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    for contact in child.contacts:
        if contact.on in period:
            yield Judged(True)


@measure(
    catalogue="M01",
    title="Contacts received",
    service="MASH",
    unit="per 10,000 a year",
    polarity=NEUTRAL,
    when=WINDOW,
    why="""Everything else begins here: a rise, or far more contacts than lead anywhere, asks
        whether partners understand thresholds and whether the front door can keep up.""",
    criteria=("HP03", "HP04"),
    comparability="""Not published: what is recorded as a contact differs everywhere, so compare
        only with this authority's own earlier figures. A contact about three children is three
        rows. Six months, made yearly, so a season can show in it.""",
    reference="Annex A guidance, List 1 (Ofsted, August 2019).",
    owner="Performance and data",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "contacts": """
            child_id | date_of_contact | counted | unusable | kind
            A        | 2025-05-06      | yes     | no       | typical
            A        | 2025-09-30      | yes     | no       | boundary: again, on the last day
            B        | 2025-04-01      | yes     | no       | boundary: on the first day
            C        | 2025-03-31      | no      | no       | not counted: the day before
            D        |                 | no      | yes      | unusable: blank
            """,
        },
    ),
)
def contacts_received(contacts: ChildList, period: Period) -> Count:
    """Contacts received in the six months, every one of a child's counted, as a yearly rate per
    10,000 children aged 0 to 17."""
    return count(required_between(contacts, "date_of_contact", period))
