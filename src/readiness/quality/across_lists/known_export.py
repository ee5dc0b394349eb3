from collections.abc import Iterator

from readiness.model import Lists, Severity
from readiness.quality.any_list.counts_include_latest import counts_include_latest
from readiness.quality.linking import Linked, linked
from readiness.quality.rule import Example, rule

SIGNS = 2  # of an extract script's known gaps, below which each may be the authority's own
LISTS = (
    "referrals",
    "children_in_need",
    "children_in_care",
    "care_leavers",
    "adoption",
    "adopters",
)
ADOPTERS_DATES = ("enquiry", "stage_1_started", "stage_2_started", "application_submitted")
OLDEST, MANY = 25, 0.1


@rule(
    title="An extract with known gaps",
    severity=Severity.QUERY,
    message=(
        "The lists look as if the sector's standard safeguarding dataset had made them, whose script "
        "leaves gaps: {}; fill these from the case system before the lists are handed over."
    ),
    question="Which script made these lists, and what does it leave out?",
    lists=LISTS,
    dimension="completeness",
    owner="data team",
    doubts=None,
    examples=(
        Example(
            "no place of placement, no dates of adopters",
            {
                "children_in_care": "child_id | placement_location | placement_authority\nA | |",
                "adopters": "adopter_id | enquiry\nP |",
            },
            fails=True,
        ),
        Example(
            "only one of them",
            {
                "children_in_care": "child_id | placement_location | placement_authority\nA | |",
                "adopters": "adopter_id | enquiry\nP | 2026-05-05",
            },
            fails=False,
        ),
    ),
)
def known_export(lists: Lists) -> str | None:
    """Source: the gaps the sector knows of in the standard dataset's Annex A script of 2024. Its
    placeholder dates (1 January 1900) are read as blank."""
    found = list(_signs(linked(lists)))
    return "; ".join(found) if len(found) >= SIGNS else None


def _signs(lists: Linked) -> Iterator[str]:
    if lists.have("children_in_care") and _nothing(
        lists, "children_in_care", "placement_location", "placement_authority"
    ):
        yield "list 8 says nowhere where children are placed"
    if lists.have("adopters") and _nothing(lists, "adopters", *ADOPTERS_DATES):
        yield "list 11 has no dates"
    if lists.have("adoption") and _nothing(lists, "adoption", "family_id"):
        yield "list 10 has no families"
    if lists.have("referrals", "referrals_in_last_12_months") and counts_include_latest.function(
        lists["referrals"]
    ):
        yield "list 3 counts referrals to today"
    if lists.have("care_leavers", "age") and (lists["care_leavers"]["age"] > OLDEST).mean() > MANY:
        yield "list 9 holds people who are no longer care leavers"
    if lists.have("children_in_need", "case_status") and lists.have("care_leavers", "child_id"):
        plans = (lists["children_in_need"]["case_status"] == "child_in_need").to_numpy(dtype=bool)
        leavers = lists.seen("care_leavers")[lists.who("children_in_need")]
        if leavers[plans].mean() > MANY if plans.any() else False:
            yield "list 6 holds care leavers as children in need"


def _nothing(lists: Linked, name: str, *columns: str) -> bool:
    """Whether none of the columns says anything; one that is not there says nothing."""
    rows = lists[name]
    return all(column not in rows or rows[column].isna().all() for column in columns)
