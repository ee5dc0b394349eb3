"""How an evidence workbook was read, as text for whoever filled it in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from readiness.intake.evidence.tabs import EVIDENCE_TABS
from readiness.model import Severity

if TYPE_CHECKING:
    from readiness.intake.evidence import Evidence


def check_text(evidence: Evidence) -> str:
    """The tabs read, with how many rows of each were read; what is wrong, errors first."""
    return "\n".join([*_tabs(evidence), "", *_issues(evidence)]) + "\n"


def _tabs(evidence: Evidence) -> Iterator[str]:
    for tab in EVIDENCE_TABS:
        if tab.name in evidence.tables:
            rows = len(evidence.tables[tab.name])
            count = "1 row" if rows == 1 else f"{rows:,} rows"
            yield f"{tab.name}: {count} read" if rows else f"{tab.name}: nothing to report"
    left = [tab.name for tab in EVIDENCE_TABS if tab.name not in evidence.tables]
    if left:
        yield f"Not supplied: {', '.join(left)}"


def _issues(evidence: Evidence) -> Iterator[str]:
    if not evidence.issues:
        yield "Nothing is wrong with what was filled in."
    for severity in (Severity.ERROR, Severity.QUERY):
        for issue in evidence.issues:
            if issue.severity is severity:
                yield f"{severity}: {issue.message}"
