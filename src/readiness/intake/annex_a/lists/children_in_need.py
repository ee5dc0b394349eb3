"""List 6: every child with an open statutory case."""

from readiness.intake.annex_a.declaration import ALLOCATED, CHILD, DISABILITY, ListSpec, code, day

SPEC = ListSpec(
    "children_in_need",
    6,
    "Children in need",
    "Children with an open statutory case at any time in the six months before (child in need or "
    "protection plan, in care, open assessment); one row a child, the latest episode.",
    (
        *CHILD,
        DISABILITY,
        day(
            "started",
            "CIN Start Date",
            *("CiN Episode Start Date", "Child in Need Start Date"),
            required=False,
            pattern=r"\b(cin|child in need)\b.*\bstart",
        ),
        code("primary_need", "Primary Need Code", "need", "Primary Need", pattern=r"primary need"),
        day(
            "last_seen",
            "Date Child Was Last Seen",
            required=False,
            pattern=r"date.*\blast seen|last seen.*\bdate",
        ),
        day(
            "closed",
            "CIN Closure Date",
            *("CiN Episode End Date", "Child in Need Closure Date"),
            required=False,
            pattern=r"\b(cin|child in need)\b.*\b(closure|closed|end) date",
        ),
        code(
            "closure_reason",
            "Reason for Closure",
            "closure_reason",
            *("Closure Reason",),
            required=False,
            pattern=r"reason.*\bclosure",
        ),
        code("case_status", "Case Status", "case_status", pattern=r"case status"),
        *ALLOCATED,
    ),
    names=("children in need", "child in need", "cin"),
    once=True,
)
