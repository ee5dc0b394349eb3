"""Which column of a table a heading means: DfE's item name or a known other name, however spaced."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from readiness.intake.annex_a.headings import Matched, normalised, tidy
from readiness.intake.returns.declaration import TableSpec
from readiness.intake.returns.ssda903.tables import CHILD_ID, FROM_HEADER, HEADER

_SHARED = FROM_HEADER | {CHILD_ID.id}
_HEADERS_OWN = frozenset({"ethnicity"})
"""What other files seldom have: an extract of the header may hold nothing else of its own."""

_LIKE_A_VALUE = re.compile(r"\d{3}|\d[-/.]\d|\n|@")
"""In a heading when a line break or quotation mark is missing and a record has run into it."""


def squeezed(heading: str) -> str:
    """Lower case without spaces or marks: PL_POST, 'Pl Post' and the XML's PLPOST are one."""
    return normalised(heading).replace(" ", "")


def any_own(squeezed_headings: Iterable[str], spec: TableSpec) -> bool:
    """Whether one of them is of a column that is the table's own."""
    means, shared = _meanings(spec), _shared(spec)
    return any(means[one] not in shared for one in squeezed_headings if one in means)


def repeats(text: str, column: str, spec: TableSpec) -> bool:
    """Whether a cell of the column holds a heading of that column, however written."""
    return _meanings(spec).get(squeezed(text)) == column


def match(headings: Sequence[str | None], spec: TableSpec) -> Matched:
    """The table's columns by position, those named twice, and the headings left over."""
    means = _meanings(spec)
    # Then those not known may hold what a child's cells hold, and are told by their place.
    mixed = any(heading and _LIKE_A_VALUE.search(heading) for heading in headings)
    positions: dict[str, int] = {}
    twice: dict[str, tuple[str, ...]] = {}
    unknown: list[str] = []
    for place, heading in enumerate(headings):
        if not heading or not heading.strip():
            continue
        column = means.get(squeezed(heading))
        if column is None:
            unknown.append(f"column {place + 1}" if mixed else tidy(heading)[:60])
        elif column in positions:
            twice[column] = (*twice.get(column, ()), tidy(heading))
        else:
            positions[column] = place
    return Matched(positions, twice, tuple(unknown))


def own(matched: Matched, spec: TableSpec) -> int:
    """How many columns were found that are the table's own, beside those tables share."""
    return matched.distinct(_shared(spec))


def own_columns(spec: TableSpec) -> int:
    """How many such columns the table has."""
    return sum(column.id not in _shared(spec) for column in spec.columns)


def _shared(spec: TableSpec) -> frozenset[str]:
    return _SHARED - _HEADERS_OWN if spec is HEADER else _SHARED


@cache
def _meanings(spec: TableSpec) -> dict[str, str]:
    """Heading to column id; DfE's own names win over the others."""
    accepted = {squeezed(name): c.id for c in spec.columns for name in c.accepted}
    return accepted | {squeezed(column.heading): column.id for column in spec.columns}
