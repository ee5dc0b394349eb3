"""List 8: children in care."""

from readiness.intake.annex_a.declaration import ALLOCATED, CHILD, DISABILITY, ListSpec, code
from readiness.intake.annex_a.lists._children_in_care import (
    ENDING,
    MISSING,
    OVERSIGHT,
    PERIOD,
    PLACEMENT,
)

SPEC = ListSpec(
    "children_in_care",
    8,
    "Children in care",
    "Children in care now or at any time in the six months before; one row a child.",
    (
        *CHILD,
        code(
            "unaccompanied",
            "Unaccompanied Asylum Seeking Child (UASC) within the Last 12 Months (Y/N)",
            "yes_no",
            *("UASC", "Unaccompanied Asylum Seeking Child"),
            pattern=r"unaccompanied asylum seeking child|\buasc\b",
        ),
        DISABILITY,
        *PERIOD,
        *OVERSIGHT,
        *ENDING,
        *PLACEMENT,
        *MISSING,
        *ALLOCATED,
    ),
    names=("children in care", "looked after children", "cla", "lac", "cic"),
    once=True,
)
