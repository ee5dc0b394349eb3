"""What a reading found, as the check command says it: to programs as JSON, to people as text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from readiness.intake.annex_a.lists import LISTS
from readiness.intake.annex_a.reading import Reading
from readiness.model import Issue, ListSummary

_KEYS = {spec.name: spec.key for spec in LISTS}
_SHOWN_ROWS = 5


def check_document(reading: Reading) -> dict[str, Any]:
    """The JSON of `readiness check --format json`: all eleven lists, then the issues."""
    return {
        "lists": {summary.list: _list(summary) for summary in reading.summaries},
        "issues": [_issue(issue) for issue in reading.issues],
    }


def _list(summary: ListSummary) -> dict[str, Any]:
    return {
        "sheet": summary.sheet,
        "heading_row": summary.heading_row,
        "rows_in": summary.rows_in,
        "rows_used": summary.rows_used,
        "rows_reported": summary.rows_reported,
        "columns_missing": list(summary.columns_missing),
        "columns_unknown": list(summary.columns_unknown),
    }


def _issue(issue: Issue) -> dict[str, Any]:
    return {
        "severity": str(issue.severity),
        "list": _KEYS.get(issue.list, issue.list) if issue.list else None,
        "column": issue.column,
        "rows": list(issue.rows),
        "message": issue.message,
    }


def check_text(reading: Reading) -> str:
    """The same for a person: a line a list, then what to put right, by list."""
    return "\n".join([*_summary_lines(reading), *_issue_lines(reading)])


def _summary_lines(reading: Reading) -> Iterator[str]:
    for spec, summary in zip(LISTS, reading.summaries, strict=True):
        title = f"List {spec.number}, {spec.title}"
        if summary.sheet is None:
            yield f"{title}: not found"
        else:
            left = f", {summary.rows_reported:,} not used" if summary.rows_reported else ""
            yield (
                f"{title}: sheet '{summary.sheet}', headings in row {summary.heading_row}, "
                f"{summary.rows_used:,} {'row' if summary.rows_used == 1 else 'rows'} used{left}"
            )


def _issue_lines(reading: Reading) -> Iterator[str]:
    yield ""
    if not reading.issues:
        yield "Nothing to put right."
    for issue in reading.issues:
        yield f"{issue.severity}: {issue.message}{_rows(issue.rows)}"


def _rows(rows: tuple[int, ...]) -> str:
    """'Rows 3, 7 and 12.', or the first few and how many more."""
    if not rows:
        return ""
    if len(rows) == 1:
        return f" Row {rows[0]}."
    if len(rows) <= _SHOWN_ROWS:
        return f" Rows {', '.join(map(str, rows[:-1]))} and {rows[-1]}."
    shown = ", ".join(map(str, rows[:_SHOWN_ROWS]))
    return f" Rows {shown} and {len(rows) - _SHOWN_ROWS:,} more."
