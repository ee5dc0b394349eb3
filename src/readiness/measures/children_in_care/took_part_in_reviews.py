"""M77: reviews of children in care in which the child took part."""

from collections.abc import Iterator
from datetime import date

from readiness.measures.answers import share
from readiness.measures.declare import HIGH, RETURN, measure
from readiness.measures.questions import required_between, required_says
from readiness.model import ChildList, Judged, Limits, Period, Ratio
from readiness.story import Child

GAVE_VIEWS = ("PN1", "PN2", "PN3", "PN5", "PN6")
"""There and speaking, through an advocate or by signs; or not there, and heard through an advocate or
by other means. PN4 was there and gave no views in any way, PN7 was neither there nor heard."""

TOO_YOUNG = "PN0"


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    for care in child.care:
        for held, code in zip(care.reviews, care.review_codes, strict=True):
            if held in period and code != TOO_YOUNG:
                yield Judged(code in GAVE_VIEWS)


@measure(
    catalogue="M77",
    title="Reviews for which the child in care gave their views",
    service="CLA",
    unit="%",
    polarity=HIGH,
    when=RETURN,
    why="""The review decides about a child's life. A child who is neither there nor heard learns
        that it is decided without them.""",
    criteria=("CIC19",),
    comparability="""Not published since 2010. Every review in the year to 31 March, so a child
        reviewed twice counts twice; children under four are left out, as the return's own code
        has it. A child who was there and gave no views (PN4) counts as not having taken part,
        as in the national indicator there once was (working knowledge).""",
    reference="DfE, SSDA903, guide to the collection: participation in reviews.",
    owner="Performance and data",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "care_reviews": """
            child_id | date       | code | denominator | numerator | unusable | kind
            A        | 2024-06-06 | PN1  | yes         | yes       | no       | typical
            A        | 2024-12-06 | PN7  | yes         | no        | no       | typical: neither there nor heard
            B        | 2024-04-01 | PN6  | yes         | yes       | no       | boundary: heard by other means, first day
            C        | 2025-03-31 | PN4  | yes         | no        | no       | boundary: there and silent, last day
            D        | 2024-03-31 | PN1  | no          | no        | no       | not counted: the day before the year
            E        | 2025-04-01 | PN1  | no          | no        | no       | not counted: the day after it
            F        | 2024-06-06 | PN0  | no          | no        | no       | not counted: under four
            G        | 2024-06-06 |      | no          | no        | yes      | unusable: not recorded
            H        | ?          | PN7  | no          | no        | yes      | unusable: perhaps in the year
            """,
        },
    ),
)
def took_part_in_reviews(care_reviews: ChildList, period: Period) -> Ratio:
    """Of reviews held in the year to 31 March for children of four and over, those for which the
    child gave their views: there, through somebody else, or in some other way."""
    held = required_between(care_reviews, "date", period)
    old_enough = ~required_says(care_reviews, "code", TOO_YOUNG)
    return share(required_says(care_reviews, "code", *GAVE_VIEWS), of=held & old_enough)
