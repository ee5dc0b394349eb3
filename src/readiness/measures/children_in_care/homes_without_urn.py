"""M58: children in a home that may not be registered."""

from collections.abc import Iterator
from datetime import date

from readiness.measures.answers import share
from readiness.measures.care import in_care_on
from readiness.measures.declare import LOW, SNAPSHOT, measure
from readiness.measures.questions import holds_a_number, required_says, says
from readiness.measures.told import care_on
from readiness.model import ChildList, Judged, Limits, Period, Ratio
from readiness.story import Child

REGISTERED = ("K1", "K2", "K3", "R3", "S1")
OTHER = ("Z1", "Z11", "Z12", "Z13", "Z14")
ELSEWHERE = ("NIR", "WAL", "SCO", "NUK")


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    if care := care_on(child, period.end):
        home = care.placements[-1]
        asked = home.kind in REGISTERED or home.kind in OTHER
        if asked and home.authority not in ELSEWHERE:
            yield Judged(home.urn is None, care.team)


@measure(
    catalogue="M58",
    title="Children in homes that need a registration number and show none",
    service="CLA",
    unit="%",
    polarity=LOW,
    when=SNAPSHOT,
    why="""An unregistered home is against the law, nobody inspects it, and the children sent
        there are often those who need most.""",
    criteria=("CIC09",),
    comparability="""Not published. A stand-in: Annex A does not say which homes are
        unregistered. A number left out, or written without a figure in it, looks the same as a
        home that has none; and 'other placements' (Z1, Z11 to Z14), where unregistered homes are
        recorded, hold lawful ones too. Of the children whose home should have a number, so
        that a large authority does not look worse for its size; each child behind the share is
        a question to answer. A home outside England is registered elsewhere and is not
        counted; foster care is not, because it is the fostering service that is registered.""",
    reference="""Care Standards Act 2000, section 11; Supported Accommodation (England)
        Regulations 2023; DfE, SSDA903 rule 218 (a number is required); Annex A guidance, List 8.""",
    owner="Performance and data",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "children_in_care": """
            child_id | started    | placement_type | placement_urn | placement_authority | ceased     | denominator | numerator | unusable | kind
            A        | 2024-05-06 | K2             |               | 357                 |            | yes         | yes       | no       | typical
            B        | 2024-05-06 | K2             | SC90417       | 357                 |            | yes         | no        | no       | typical: registered
            C        | 2024-05-06 | K3             |               | 372                 |            | yes         | yes       | no       | typical: supported accommodation
            D        | 2024-05-06 | Z1             |               | 357                 |            | yes         | yes       | no       | boundary: some other placement
            E        | 2024-05-06 | K2             | XXXXXXX       | 357                 |            | yes         | yes       | no       | boundary: letters that stand for no number
            F        | 2024-05-06 | K2             |               | WAL                 |            | no          | no        | no       | boundary: in Wales
            G        | 2024-05-06 | K2             |               |                     |            | yes         | yes       | no       | boundary: nobody says where
            H        | 2024-05-06 | U6             |               | 357                 |            | no          | no        | no       | not counted: fostered
            I        | 2024-05-06 | P1             |               | 357                 |            | no          | no        | no       | not counted: with parents
            J        | 2024-05-06 | K2             |               | 357                 | 2025-06-10 | no          | no        | no       | not counted: left care
            K        | 2024-05-06 | ?              |               | 357                 |            | no          | no        | yes      | unusable: must it be registered?
            L        | 2024-05-06 | K2             |               | ?                   |            | no          | no        | yes      | unusable: in England or not?
            """,
        },
    ),
)
def homes_without_urn(children_in_care: ChildList, period: Period) -> Ratio:
    """Of children in care on the as-at date in a home in England that must be registered
    (children's home, secure home, supported accommodation, family centre, residential school) or in
    some other placement, those with no registration number recorded."""
    in_care = in_care_on(children_in_care, period.end)
    asked = required_says(children_in_care, "placement_type", *REGISTERED, *OTHER)
    numbered = holds_a_number(children_in_care, "placement_urn")
    elsewhere = says(children_in_care, "placement_authority", *ELSEWHERE)
    return share(~numbered, of=in_care & asked & ~elsewhere)
