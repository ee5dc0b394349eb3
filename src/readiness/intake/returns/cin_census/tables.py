"""The tables the CIN census is read into, one for each kind of record in it.

A column's heading is the element it comes from (DfE, CIN census forms 2021 to 2026). Columns that
are Annex A's too have its ids and codes. Every table begins with who the child is; a record within
another has the date of the one it is within (`date_of_referral`, `plan_started`).
"""

from __future__ import annotations

from readiness.intake.annex_a.declaration import Column, code, count, day, identifier
from readiness.intake.returns.declaration import TableSpec

SOURCE = "cin_census"

CHILD = (
    identifier("child_id", "LAchildID"),
    code("sex", "Sex", "sex", "GenderCurrent"),
    code("ethnicity", "Ethnicity", "ethnicity"),
    day("date_of_birth", "PersonBirthDate", "ExpectedPersonBirthDate", future=True),
    code("disability", "Disability", "yes_no_unknown", required=False),
)
"""`sex` is GenderCurrent in forms before 2025. `date_of_birth` is the expected one of a child not
yet born. `disability` is yes where any disability is listed, no where the list says there is none."""

_REFERRED = day("date_of_referral", "CINreferralDate")
_PLAN_STARTED = day("plan_started", "CPPstartDate")
_PLAN_ENDED = day("plan_ended", "CPPendDate", required=False)


def _table(name: str, title: str, *columns: Column) -> TableSpec:
    return TableSpec(name, SOURCE, title, (*CHILD, *columns))


CHILDREN = _table(
    "cin_children",
    "children",
    day("expected_birth", "ExpectedPersonBirthDate", required=False, future=True),
    day("died", "PersonDeathDate", required=False),
)
REFERRALS = _table(
    "cin_referrals",
    "referrals",
    _REFERRED,
    code("referral_source", "ReferralSource", "source"),
    code("primary_need", "PrimaryNeedCode", "need", required=False),
    code("no_further_action", "ReferralNFA", "yes_no"),
    day("conference", "DateOfInitialCPC", required=False),
    day("closed", "CINclosureDate", required=False),
    code("closure_reason", "ReasonForClosure", "closure_reason", required=False),
)
"""`conference`: the initial child protection conference as the referral's own element gives it."""
ASSESSMENTS = _table(
    "cin_assessments",
    "assessments",
    _REFERRED,
    day("started", "AssessmentActualStartDate"),
    day("internal_review", "AssessmentInternalReviewDate", required=False),
    day("authorised", "AssessmentAuthorisationDate", required=False),
    Column("factors", "AssessmentFactors", "code", required=False),
)
"""`factors`: the assessment's factor codes in order, parted by spaces ('1A 3B 16A')."""
SECTION_47 = _table(
    "cin_section_47",
    "section 47 enquiries",
    _REFERRED,
    day("strategy_discussion", "S47ActualStartDate"),
    day("conference_target", "InitialCPCtarget", required=False),
    day("conference", "DateOfInitialCPC", required=False),
    code("conference_not_required", "ICPCnotRequired", "yes_no"),
)
PLANS = _table(
    "cin_plans",
    "child in need plans",
    _REFERRED,
    day("started", "CINPlanStartDate"),
    day("ended", "CINPlanEndDate", required=False),
)
PROTECTION_PLANS = _table(
    "cin_protection_plans",
    "child protection plans",
    _REFERRED,
    day("started", "CPPstartDate"),
    day("ended", "CPPendDate", required=False),
    code("initial_category", "InitialCategoryOfAbuse", "abuse"),
    code("latest_category", "LatestCategoryOfAbuse", "abuse"),
    count("previous_plans", "NumberOfPreviousCPP"),
)
REVIEWS = _table(
    "cin_reviews",
    "reviews of child protection plans",
    _REFERRED,
    _PLAN_STARTED,
    _PLAN_ENDED,
    day("reviewed", "CPPreviewDate"),
)

TABLES: tuple[TableSpec, ...] = (
    CHILDREN,
    REFERRALS,
    ASSESSMENTS,
    SECTION_47,
    PLANS,
    PROTECTION_PLANS,
    REVIEWS,
)

_FROM_ABOVE = {
    "date_of_referral": (REFERRALS, "date_of_referral"),
    "plan_started": (PROTECTION_PLANS, "started"),
    "plan_ended": (PROTECTION_PLANS, "ended"),
    **{column.id: (CHILDREN, column.id) for column in CHILD},
}


def origin(table: TableSpec, column: str) -> tuple[TableSpec, str]:
    """The table and column a column's cells are found in: its own, or a record's it is within."""
    return _FROM_ABOVE.get(column, (table, column))


EVENTS = {
    "cin_children": ("child_id",),
    "cin_referrals": ("child_id", "date_of_referral"),
    "cin_assessments": ("child_id", "started"),
    "cin_section_47": ("child_id", "strategy_discussion"),
    "cin_plans": ("child_id", "started"),
    "cin_protection_plans": ("child_id", "started"),
    "cin_reviews": ("child_id", "reviewed"),
}
"""Which columns say that records in two years' files are the same event."""

NEWER_CODES = {"source": frozenset({"5D"})}
"""Codes the census has gained since Annex A's codes were printed: 5D, referred by early help."""
