"""List 5: child protection enquiries and the conferences they lead to."""

from readiness.intake.annex_a.declaration import (
    ALLOCATED,
    CHILD,
    DISABILITY,
    ListSpec,
    code,
    count,
    day,
)

SPEC = ListSpec(
    "section_47",
    5,
    "Section 47 enquiries and initial child protection conferences",
    "Section 47 enquiries open at any time in the six months before; one row an enquiry.",
    (
        *CHILD,
        DISABILITY,
        day(
            "strategy_discussion",
            "Strategy discussion initiating Section 47 Enquiry Start Date",
            *("Section 47 Enquiry Start Date", "S47 Start Date", "Strategy Discussion Date"),
            pattern=r"strategy discussion",
        ),
        code(
            "conference_unnecessary",
            "Was an Initial Child Protection Conference deemed unnecessary?",
            "yes_no",
            *("ICPC Not Required", "Was an ICPC deemed unnecessary?"),
            required=False,
            pattern=r"(conference|icpc).*\bunnecessary",
        ),
        day(
            "conference",
            "Date of Initial Child Protection Conference",
            *("ICPC Date", "Date of ICPC", "Initial Child Protection Conference Date"),
            required=False,
            pattern=r"^date of.*\b(initial child protection conference|icpc)",
        ),
        code(
            "plan_made",
            "Did the Initial Child Protection Conference Result in a Child Protection Plan",
            "yes_no_unknown",
            *("Did the ICPC Result in a Child Protection Plan",),
            required=False,
            pattern=r"(conference|icpc).*\bresult",
        ),
        count(
            "enquiries_in_last_12_months",
            "Number of Section 47 Enquiries in the last 12 months",
            *("Number of S47s in the last 12 months",),
            pattern=r"(number|no) of (section 47|s47)",
        ),
        count(
            "conferences_in_last_12_months",
            "Number of ICPCs in the last 12 months",
            pattern=r"(number|no) of (icpc|initial child protection conference)",
        ),
        *ALLOCATED,
    ),
    names=("section 47", "section 47s", "s47", "s47s", "s47 icpc", "section 47 enquiries"),
)
