"""List 3: referrals to children's social care."""

from readiness.intake.annex_a.declaration import ALLOCATED, CHILD, ListSpec, code, count, day

SPEC = ListSpec(
    "referrals",
    3,
    "Referrals",
    "All referrals received in the six months before; a child may have several rows.",
    (
        *CHILD,
        day(
            "date_of_referral", "Date of referral", "Referral Date", pattern=r"date of.*\breferral"
        ),
        code("referral_source", "Referral Source", "source", pattern=r"referral.*\bsource"),
        code(
            "no_further_action",
            "Referral NFA?",
            "yes_no",
            *("NFA", "Referral No Further Action", "No Further Action"),
            pattern=r"referral.*\bnfa\b",
        ),
        count(
            "referrals_in_last_12_months",
            "Number of Referrals in Last 12 Months",
            pattern=r"(number|no) of referrals",
        ),
        *ALLOCATED,
    ),
    names=("referral", "referrals"),
)
