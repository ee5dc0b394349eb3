from collections.abc import Mapping

from readiness.model import LIST_NAMES, ChildList, Severity
from readiness.quality.rule import Example, rule

ENOUGH = 100  # filled cells: of the columns below, so many alike are not chance
VARIED: Mapping[str, tuple[str, ...]] = {
    "contacts": ("sex", "ethnicity", "contact_source"),
    "early_help": ("sex", "ethnicity"),
    "referrals": ("sex", "ethnicity", "referral_source", "no_further_action", "worker"),
    "assessments": ("sex", "ethnicity", "disability", "child_seen", "needs_support", "worker"),
    "section_47": ("sex", "ethnicity", "disability", "conference_unnecessary", "worker"),
    "children_in_need": ("sex", "ethnicity", "disability", "primary_need", "case_status", "worker"),
    "child_protection": ("sex", "ethnicity", "initial_category", "seen_alone", "worker"),
    "children_in_care": (
        *("sex", "ethnicity", "category_of_need", "legal_status", "permanence_plan"),
        *("placements_in_12_months", "placement_type", "placement_provider"),
        *("placement_location", "placement_authority", "worker"),
    ),
    "care_leavers": ("sex", "ethnicity", "accommodation", "activity", "worker"),
    "adoption": ("sex",),
    "adopters": ("sex",),
}


@rule(
    title="Every row the same",
    severity=Severity.QUERY,
    message=(
        "every row says the same; check that it is what was recorded and not a default of the "
        "system or of the extract."
    ),
    question="Is this what was recorded, or a default?",
    lists=LIST_NAMES,
    dimension="accuracy",
    owner="data team",
    doubts=None,
    examples=(
        Example(
            "a hundred times yes",
            {"child_protection": "child_id | seen_alone\nA | yes\nB | yes"},
            fails=True,
            repeat=50,
        ),
        Example(
            "one other is enough",
            {"child_protection": "child_id | seen_alone\nA | yes\nB | no"},
            fails=False,
            repeat=50,
        ),
        Example(
            "too few to tell",
            {"child_protection": "child_id | seen_alone\nA | yes\nB | yes"},
            fails=False,
            repeat=49,
        ),
    ),
)
def always_the_same(rows: ChildList) -> dict[str, str]:
    """Of columns in which children of any authority differ."""
    found = {}
    for column in VARIED[rows.name]:
        if column in rows:
            known = rows[column].dropna()
            if len(known) >= ENOUGH and known.nunique() == 1:
                found[column] = ""
    return found
