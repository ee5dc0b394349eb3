"""List 9: care leavers. 13 columns in 2019, 17 now."""

from readiness.intake.annex_a.declaration import (
    ALLOCATED,
    CHILD,
    DISABILITY,
    ListSpec,
    code,
    day,
    text,
)

# Seen in the sector's maps of Annex A no later than July 2023; Ofsted's own notice was not found.
_ADDED = 2023

SPEC = ListSpec(
    "care_leavers",
    9,
    "Care leavers",
    "Everyone receiving leaving care services now.",
    (
        *CHILD,
        code(
            "unaccompanied",
            "Unaccompanied Asylum Seeking Child (UASC), or formerly UASC if 18 or over (Y/N)",
            "yes_no",
            *("UASC", "Unaccompanied Asylum Seeking Child"),
            since=_ADDED,
            pattern=r"unaccompanied asylum seeking child|\buasc\b",
        ),
        DISABILITY,
        *ALLOCATED,
        text(
            "personal_adviser",
            "Allocated Personal Advisor",
            *("Allocated Personal Adviser", "Personal Advisor", "Personal Adviser", "PA"),
            since=_ADDED,
            pattern=r"personal advis[eo]r",
        ),
        code("eligibility", "Eligibility Category", "eligibility", "Eligibility"),
        day(
            "last_pathway_review",
            "Latest Pathway Plan Review Date",
            required=False,
            since=_ADDED,
            pattern=r"pathway.*\breview",
        ),
        code("in_touch", "LA in Touch", "in_touch", "In Touch", pattern=r"\bla in touch"),
        day(
            "last_contact",
            "Latest Date of Contact",
            *("Latest Date of Contact with care leaver", "Date of Last Contact"),
            required=False,
            since=_ADDED,
            pattern=r"(latest|last) date of contact|date of (latest|last) contact",
        ),
        code(
            "accommodation",
            "Type of Accommodation",
            "accommodation",
            *("Accommodation Type",),
            required=False,
        ),
        code(
            "suitability",
            "Suitability of Accommodation",
            "suitability",
            *("Accommodation Suitability",),
            required=False,
            pattern=r"suitability",
        ),
        code(
            "activity",
            "Activity Status",
            "activity",
            *("EET Status", "Main Activity"),
            required=False,
            pattern=r"activity status",
        ),
    ),
    names=("care leavers", "care leaver", "leaving care", "cl"),
    once=True,
)
