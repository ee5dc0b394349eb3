"""List 7: children with a child protection plan."""

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
    "child_protection",
    7,
    "Child protection",
    "Children on a child protection plan now or at any time in the six months before; one row a "
    "child.",
    (
        *CHILD,
        DISABILITY,
        day(
            "started",
            "Child Protection Plan Start Date",
            *("CP Plan Start Date", "CPP Start Date"),
            pattern=r"\b(child protection|cp) plan.*\bstart",
        ),
        code(
            "initial_category",
            "Initial Category of Abuse",
            "abuse",
            pattern=r"initial.*\bcategory",
        ),
        code(
            "latest_category",
            "Latest Category of Abuse",
            "abuse",
            *("Current Category of Abuse", "Category of Abuse"),
            pattern=r"latest.*\bcategory",
        ),
        day(
            "last_visit",
            "Date of the Last Statutory Visit",
            *("Last Statutory Visit", "Last Statutory Visit Date", "Last CP Visit Date"),
            required=False,
            pattern=r"date.*\bvisit|\bvisit date",
        ),
        code(
            "seen_alone",
            "Was the Child Seen Alone?",
            "yes_no_unknown",
            *("Child Seen Alone", "Seen Alone"),
            required=False,
            pattern=r"seen alone",
        ),
        day(
            "last_review",
            "Date of latest review conference",
            *("Latest Review Conference Date", "Last Review Date"),
            required=False,
            pattern=r"date.*\breview|review.*\bdate",
        ),
        day(
            "ended",
            "Child Protection Plan End Date",
            *("CP Plan End Date", "CPP End Date"),
            required=False,
            pattern=r"\b(child protection|cp) plan.*\bend",
        ),
        code(
            "emergency_protection",
            "Subject to Emergency Protection Order or Protected Under Police Powers in Last Six "
            "Months (Y/N)",
            "yes_no",
            pattern=r"emergency protection order",
        ),
        count(
            "previous_plans",
            "Number of Previous Child Protection Plans",
            *("Previous CP Plans",),
            pattern=r"previous.*\b(child protection|cp) plans",
        ),
        *ALLOCATED,
    ),
    names=("child protection", "child protection plans", "cp", "cpp"),
    once=True,
)
