"""List 10: children adopted or planned to be."""

from readiness.intake.annex_a.declaration import CHILD, DISABILITY, ListSpec, code, day, identifier

CHILD_ID, *ABOUT = CHILD

SPEC = ListSpec(
    "adoption",
    10,
    "Adoption",
    "Children who, in the twelve months before, were adopted, or whose adoption was decided and "
    "not yet made, or the decision reversed.",
    (
        CHILD_ID,
        identifier(
            "family_id",
            "Family identifier",
            *("Family ID",),
            required=False,
            pattern=r"family.*\b(id|identifier)\b",
        ),
        *ABOUT,
        DISABILITY,
        day("entered_care", "Date the Child Entered Care", pattern=r"date.*\bentered care"),
        day(
            "decision",
            "Date of Decision that Child Should be Placed for Adoption",
            pattern=r"decision.*\bshould be placed",
        ),
        day(
            "placement_order",
            "Date of Placement Order",
            required=False,
            pattern=r"date.*\bplacement order",
        ),
        day(
            "matched",
            "Date of Matching Child and Prospective Adopters",
            required=False,
            pattern=r"date.*\bmatch",
        ),
        day(
            "placed",
            "Date Placed for Adoption",
            required=False,
            pattern=r"^date (child )?placed for adoption",
        ),
        day(
            "order",
            "Date of Adoption Order",
            required=False,
            pattern=r"date.*\badoption order",
        ),
        day(
            "reversed",
            "Date of Decision that Child Should No Longer be Placed for Adoption",
            required=False,
            pattern=r"date.*\bno longer",
        ),
        code(
            "reversal_reason",
            "Reason Why Child No Longer Placed for Adoption",
            "reversal_reason",
            required=False,
            pattern=r"reason.*\bno longer",
        ),
        day(
            "fostering_for_adoption",
            "Date the child was placed for fostering in FFA or concurrent planning placement",
            required=False,
            pattern=r"date.*\b(ffa|fostering for adoption|concurrent planning)",
        ),
    ),
    names=("adoption", "adoptions", "children adopted"),
)
