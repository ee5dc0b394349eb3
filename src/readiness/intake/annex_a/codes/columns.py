"""Which code set a column's heading calls for."""

from __future__ import annotations

import re

# In order: the first heading pattern found decides. Headings as in Ofsted's template and as
# authorities reword them.
_HEADINGS = tuple(
    (re.compile(pattern, re.IGNORECASE), name)
    for pattern, name in (
        (r"gender|\bsex\b", "sex"),
        (r"ethnic", "ethnicity"),
        (r"(contact|referral) source|source of (contact|referral)", "source"),
        (r"nfa|no further action", "yes_no"),
        (r"disability", "yes_no_unknown"),
        (r"seen alone|child seen", "yes_no_unknown"),
        (r"offered.*return|return.*offered", "interview_offered"),
        (r"accept.*return|return.*accept", "interview_accepted"),
        (r"uasc|unaccompanied", "yes_no"),
        (r"conference.*result", "yes_no_unknown"),
        (r"social care support|being in need at assessment", "yes_no"),
        (
            r"unnecessary|protection order or|second or subsequent|fostering for adoption\?",
            "yes_no",
        ),
        (r"need code|category of need", "need"),
        (r"reason for closure|closure reason", "closure_reason"),
        (r"case status", "case_status"),
        (r"category of abuse", "abuse"),
        (r"legal status", "legal_status"),
        (r"permanence", "permanence"),
        (r"reason ceased", "cease_reason"),
        (r"placement type", "placement_type"),
        (r"placement provider", "placement_provider"),
        (r"placement location", "placement_location"),
        (r"la of placement|authority of placement", "placement_authority"),
        (r"eligibility", "eligibility"),
        (r"in touch", "in_touch"),
        (r"suitability", "suitability"),
        (r"type of accommodation", "accommodation"),
        (r"activity", "activity"),
        (r"no longer placed", "reversal_reason"),
        (r"leaving adoption", "leaving_reason"),
    )
)


def code_set_for_column(heading: str) -> str | None:
    """The name of the code set a column of this heading holds; None for uncoded columns."""
    if re.search(r"\bdate\b", heading, re.IGNORECASE):
        return None
    return next((name for pattern, name in _HEADINGS if pattern.search(heading)), None)
