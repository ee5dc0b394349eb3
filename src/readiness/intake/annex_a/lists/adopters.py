"""List 11: prospective adopters, one row an adult."""

from readiness.intake.annex_a.declaration import (
    ETHNICITY,
    SEX,
    ListSpec,
    code,
    count,
    day,
    identifier,
)

SPEC = ListSpec(
    "adopters",
    11,
    "Adopters",
    "Prospective adopters in the twelve months before, from enquiry; one row an adopter, so a "
    "couple has two.",
    (
        identifier(
            "adopter_id",
            "Individual adopter identifier",
            *("Adopter ID", "Individual Adopter ID"),
            pattern=r"adopter.*\b(id|identifier)\b",
        ),
        identifier(
            "family_id",
            "Family identifier",
            *("Family ID",),
            required=False,
            pattern=r"family.*\b(id|identifier)\b",
        ),
        SEX,
        ETHNICITY,
        code(
            "disability",
            "Disability",
            "yes_no_unknown",
            *("Does the Adopter have a Disability", "Disabled"),
            pattern=r"adopter.*\bdisab",
        ),
        code(
            "fostering_for_adoption",
            "Is the (prospective) adopter fostering for adoption?",
            "yes_no",
            pattern=r"adopter fostering for adoption",
        ),
        day("enquiry", "Date enquiry received", pattern=r"date.*\benquiry"),
        *(
            day(
                f"stage_{stage}_{end}",
                f"Date Stage {stage} {end}",
                f"Stage {stage} {end} date",
                required=False,
                pattern=rf"stage {stage}.*\b{word}",
            )
            for stage in (1, 2)
            for end, word in (("started", "start"), ("ended", "end"))
        ),
        day(
            "application_submitted",
            "Date application submitted",
            required=False,
            pattern=r"application.*\bsubmitted",
        ),
        day(
            "application_approved",
            "Date application approved",
            required=False,
            pattern=r"application.*\bapproved",
        ),
        day(
            "matched",
            "Date adopter matched with child(ren)",
            required=False,
            pattern=r"date.*\bmatch",
        ),
        day(
            "placed",
            "Date child/children placed with adopter(s)",
            required=False,
            pattern=r"date child.*\bplaced",
        ),
        count(
            "children_placed",
            "No. of children placed",
            *("Number of children placed",),
            required=False,
            pattern=r"(number|no) of children",
        ),
        day(
            "order",
            "Date of Adoption Order",
            required=False,
            pattern=r"date.*\badoption order",
        ),
        day(
            "left_process",
            "Date of leaving adoption process",
            required=False,
            pattern=r"date.*\bleaving",
        ),
        code(
            "leaving_reason",
            "Reason for leaving adoption process",
            "leaving_reason",
            required=False,
            pattern=r"reason.*\bleaving",
        ),
    ),
    names=("adopters", "adopter", "prospective adopters"),
)
