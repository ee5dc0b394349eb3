"""Solves what was published for what was hidden, and refuses to let it out where that succeeds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from readiness.disclosure.bounding import ContradictionError, Equations, Range, bounds
from readiness.disclosure.figures import Flags
from readiness.disclosure.flows import certain
from readiness.disclosure.joint import disagreeing
from readiness.disclosure.profiles import Profile
from readiness.disclosure.tables import COLUMNS, Table, edges, narrow, tables
from readiness.errors import DisclosureError

_KEY = ["measure", "breakdown", "group"]


def audit(exact: pd.DataFrame, published: pd.DataFrame, profile: Profile) -> None:
    """Raises DisclosureError where a hidden count can be worked out, or a small one is there.

    Both tables have RESULT_COLUMNS; published rows may be fewer. The equations solved: groups add
    up to the whole by every breakdown, and numerator and complement to the denominator.
    """
    if profile.exact or exact.empty:
        return
    seen = exact[_KEY].merge(published, on=_KEY, how="left", indicator=True)
    _nothing_small(exact, seen, profile)
    _nothing_left(exact, seen)
    found = tables(exact.reset_index(drop=True))
    absent = {name: seen[name].isna().to_numpy(dtype=bool) for name in COLUMNS}
    dropped = (seen["_merge"] == "left_only").to_numpy(dtype=bool)
    for table in found:
        _as_published(table, absent, dropped)
    narrow(found, profile)
    for table in found:
        _nothing_certain(table, profile)
    for table, _ in disagreeing(found, profile):
        _refuse(table.measure, "its breakdowns together", "give a hidden whole away")


def _nothing_small(exact: pd.DataFrame, seen: pd.DataFrame, profile: Profile) -> None:
    counts = [exact[name].to_numpy(np.float64, na_value=np.nan) for name in COLUMNS]
    shown = [seen[name].notna().to_numpy(dtype=bool) for name in COLUMNS]
    complement, both = counts[1] - counts[0], shown[0] & shown[1]
    for values, there in zip([*counts, complement], [*shown, both], strict=True):
        bad = there & (values >= 1) & (values <= profile.threshold)
        if bad.any():
            row = seen.iloc[int(bad.argmax())]
            _refuse(row["measure"], row["breakdown"], "show a count that is too small")


def _nothing_left(exact: pd.DataFrame, seen: pd.DataFrame) -> None:
    """A percentage, rate or interval of a hidden count would give the count away."""
    there = [exact[name].notna().to_numpy(dtype=bool) for name in COLUMNS[:2]]
    gone = [seen[name].isna().to_numpy(dtype=bool) for name in COLUMNS[:2]]
    hidden = (there[0] & gone[0]) | (there[1] & gone[1])
    left = seen[["value", "lower", "upper"]].notna().any(axis=1).to_numpy(dtype=bool)
    if (hidden & left).any():
        row = seen.iloc[int((hidden & left).argmax())]
        _refuse(row["measure"], row["breakdown"], "show a figure of a hidden count")


def _as_published(table: Table, absent: Mapping[str, Flags], dropped: Flags) -> None:
    """Marks what the published table hides. A column hidden down to its noughts is withdrawn, and
    one of unusable records that is hidden throughout might be, which tells as little."""
    for name, cells in table.columns.items():
        cells.hidden = absent[name][table.rows].tolist()
        groups = list(zip(cells.values[:-1], cells.hidden[:-1], strict=True))
        throughout = name == "unusable" and all(hidden for _, hidden in groups)
        if throughout or any(hidden and value == 0 for value, hidden in groups):
            table.withdrawn.add(name)
    if table.breakdown != "all" and dropped[table.rows[:-1]].all():
        table.withdrawn |= set(table.columns)


def _nothing_certain(table: Table, profile: Profile) -> None:
    if table.breakdown == "all":
        return
    for system in table.systems():
        if certain(edges(table, system, profile)):
            _refuse(table.measure, table.breakdown, "let a hidden count be worked out")


def _refuse(measure: str, breakdown: str, why: str) -> None:
    raise DisclosureError(
        f"The figures of '{measure}' by {breakdown} would {why}, so nothing was published; report "
        "this as a fault of the product."
    )


def ranges(
    domain: Mapping[str, Sequence[int]],
    published: Mapping[str, int],
    constraints: Sequence[Mapping[str, Any]],
) -> dict[str, Range]:
    """Solves published equations over whole numbers, for tables of any shape.

    Args:
        domain: the least and most every cell could be before anything was published.
        published: the cells that are shown.
        constraints: each with `coef` (cell -> coefficient), `min` and `max` of the sum.

    Raises DisclosureError where the equations contradict one another.
    """
    known = Equations()
    for name, (least, most) in domain.items():
        known.low[name], known.high[name] = int(least), int(most)
    for name, value in published.items():
        known.low[name] = known.high[name] = int(value)
    for one in constraints:
        known.sums.append((dict(one["coef"]), one["min"], one["max"]))
    try:
        return bounds(known, [name for name in domain if name not in published])
    except ContradictionError:
        raise DisclosureError("The published equations contradict one another.") from None
