"""What stands beside the pages for machines: figures, scores, the calendar, and the record of the run."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from readiness.disclosure.windows import drawn_points
from readiness.enquiry.governance import ics
from readiness.enquiry.lines import Said, lines
from readiness.model import Assessment, Published, Severity
from readiness.runs import folder
from readiness.runs import released as history
from readiness.safe_cells import as_text

NOT_A_GRADE = "Evidence position on the four-point ILACS scale (4 best); not a predicted grade."
_FILES = ("annex_a", "evidence", "returns", "published")


def write_data(
    place: Path,
    assessment: Assessment,
    released: Published,
    words: Mapping[str, str],
    timings: Mapping[str, float],
    made: Mapping[str, Any],
) -> None:
    """Into the folder of the pages. words: the run's parameters; made: what else its record holds.

    assessment is counted only: how many errors and queries the data raise.
    """
    # A team is named by the authority, and a name that begins with = would be run as a formula.
    results = released.results.assign(group=released.results["group"].map(as_text))
    results.to_csv(place / history.RESULTS, index=False, encoding="utf-8")
    drawn_points(released.trends).to_csv(place / history.POINTS, index=False, encoding="utf-8")
    _write_calendar(place, released)
    scores = {
        "note": NOT_A_GRADE,
        "scores": [_score(one) for one in released.scores],
        "enquiries": [
            {"id": line.id, "area": line.enquiry.area, "topic": line.enquiry.topic}
            for line in lines(released)
            if line.said is Said.RAISED
        ],
    }
    _write_json(place / "scores.json", scores)
    record = {
        "authority": released.authority.name,
        "as_at": words["as_at"],
        "profile": released.profile,
        "rules": released.rules,
        "inputs": dict(released.inputs),
        "parameters": {k: v for k, v in words.items() if k not in _FILES},
        "versions": dict(released.versions),
        **made,
        "suppressions": dict(released.suppressions),
        "disclosure": _audited(released.audit),
        "data_errors": count_of(assessment, Severity.ERROR),
        "data_queries": count_of(assessment, Severity.QUERY),
        "seconds": dict(timings),
        "outcome": "complete",
    }
    _write_json(place / folder.MARK, record)


def _write_calendar(place: Path, released: Published) -> None:
    """For those who go to the meetings; as bytes, because its lines end in a way of their own."""
    if released.profile != "public":
        (place / ics.FILE).write_bytes(ics.ics(released).encode("utf-8"))


def _audited(found: Mapping[str, Any]) -> dict[str, Any]:
    """In words that cannot be taken for worse than they are: what is told is large, or nought."""
    return {
        "numbers_hidden": found.get("hidden", 0),
        "of_which_of_one_value_and_not_small": found.get("told", 0),
        "earlier_reports_held_against": found.get("earlier", 0),
        "accepted": found.get("accepted", []),
    }


def _score(score: Any) -> dict[str, Any]:
    plain = asdict(score)
    interval = None if score.lower is None else [score.lower, score.upper]
    first = {"area": score.area, "position": score.position, "interval": interval}
    return first | {k: v for k, v in plain.items() if k not in {*first, "lower", "upper"}}


def _write_json(file: Path, content: Any) -> None:
    text = json.dumps(content, indent=2, ensure_ascii=False, default=str)
    file.write_text(text + "\n", encoding="utf-8")


def count_of(assessment: Assessment, severity: Severity) -> int:
    return sum(issue.severity == severity for issue in assessment.issues)
