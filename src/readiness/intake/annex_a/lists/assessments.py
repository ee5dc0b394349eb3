"""List 4: statutory assessments."""

from readiness.intake.annex_a.declaration import ALLOCATED, CHILD, DISABILITY, ListSpec, code, day

SPEC = ListSpec(
    "assessments",
    4,
    "Assessments",
    "Assessments under sections 17 and 47 open at any time in the six months before; one row an "
    "assessment.",
    (
        *CHILD,
        DISABILITY,
        day(
            "started",
            "Continuous Assessment Start Date",
            *("Assessment Start Date", "Single Assessment Start Date"),
            pattern=r"assessment.*\bstart date",
        ),
        code(
            "child_seen",
            "Child Seen During Continuous Assessment",
            "yes_no_unknown",
            *("Child Seen", "Child Seen During Assessment"),
            required=False,
            pattern=r"child.*\bseen",
        ),
        day(
            "authorised",
            "Continuous Assessment Date of Authorisation",
            *("Assessment Authorisation Date", "Date of Authorisation", "Authorisation Date"),
            required=False,
            pattern=r"assessment.*\bauthori[sz]",
        ),
        code(
            "needs_support",
            "Was the child assessed as requiring LA children’s social care support?",
            "yes_no",
            *("Was the child assessed as being in need at assessment?",),
            required=False,
            pattern=r"was the child assessed.*(social care support|in need)",
        ),
        *ALLOCATED,
    ),
    names=("assessment", "assessments", "single assessments", "continuous assessments"),
)
