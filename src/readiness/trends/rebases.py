"""Where limits begin anew: on a person's word alone, with a date, a reason and a name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from readiness.model import Issue, Rebasing, Severity

PLACE = "rebases"


def usable(
    rebases: Iterable[Rebasing], catalogue: Sequence[Mapping[str, Any]], months: pd.DataFrame
) -> tuple[dict[str, tuple[Rebasing, ...]], tuple[Issue, ...]]:
    """By measure, those that can be used, by date; and a question for each that cannot.

    `months`: HISTORY_COLUMNS. One is not used where its measure is not known or has no history, its
    day is outside the series, or its reason or author is not given.
    """
    names = _names(catalogue)
    found: dict[str, list[Rebasing]] = {}
    issues = []
    for one in rebases:
        measure = names.get(_folded(one.measure), "")
        wrong = _wrong(one, measure, months, found.get(measure, []))
        if wrong:
            issues.append(_issue(one.row, wrong))
        else:
            found.setdefault(measure, []).append(one)
    in_order = {
        name: tuple(sorted(ones, key=lambda one: str(one.day))) for name, ones in found.items()
    }
    return in_order, tuple(issues)


def _names(catalogue: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    titles = {_folded(entry["title"]): entry["id"] for entry in catalogue}
    return titles | {_folded(entry["id"]): entry["id"] for entry in catalogue}


def _folded(text: str) -> str:
    return " ".join(text.casefold().replace("_", " ").split())


def _wrong(
    one: Rebasing, measure: str, months: pd.DataFrame, others: Sequence[Rebasing]
) -> str | None:
    if not (one.reason and one.author and one.day):
        return "it needs a date, a reason and who decided it (a post), neither naming a child or worker"
    if not measure:
        return "no measure has this id or title; docs/measures.md has them"
    own = months.loc[months["measure"] == measure, "month"]
    if own.empty:
        return "this measure has no months to draw limits for"
    day = pd.Timestamp(one.day)
    if not own.min() < day <= own.max():
        return "its date is not after the first month of the series and before the end of the last"
    if any(other.day == one.day for other in others):
        return "the same measure and date stand above it"
    return None


def _issue(row: int, wrong: str) -> Issue:
    said = f"Evidence tab '{PLACE}', row {row}: {wrong}, so it was not used."
    return Issue(Severity.QUERY, None, PLACE, (row,), said)
