"""The tabs of the local evidence workbook, by subject, in the order a person meets them."""

from readiness.intake.evidence.declaration import Tab
from readiness.intake.evidence.tabs.care_leavers import CARE_LEAVERS
from readiness.intake.evidence.tabs.children_in_care import CHILDREN_IN_CARE
from readiness.intake.evidence.tabs.help_and_protection import HELP_AND_PROTECTION
from readiness.intake.evidence.tabs.improvement import IMPROVEMENT
from readiness.intake.evidence.tabs.practice import PRACTICE
from readiness.intake.evidence.tabs.whose import NOTHING_TO_REPORT, WHOSE
from readiness.intake.evidence.tabs.workforce import WORKFORCE

_BEFORE = (
    *WHOSE,
    *PRACTICE,
    *WORKFORCE,
    *HELP_AND_PROTECTION,
    *CHILDREN_IN_CARE,
    *CARE_LEAVERS,
    *IMPROVEMENT,
)

EVIDENCE_TABS: tuple[Tab, ...] = (*_BEFORE, NOTHING_TO_REPORT(tuple(tab.name for tab in _BEFORE)))


def tab(name: str) -> Tab:
    """The tab with this name; KeyError where there is none."""
    for one in EVIDENCE_TABS:
        if one.name == name:
            return one
    raise KeyError(f"The evidence workbook has no tab '{name}'")
