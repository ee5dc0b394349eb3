"""What the authority says of itself that a score must know of but is never raised by."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pandas as pd

from readiness.calendar import months_before
from readiness.framework.breaches import BREACHES, UNREGISTERED
from readiness.model import Area, ChildList

MONTHS = 12
"""What was recorded longer ago is for the last inspection to have seen."""

Tables = Mapping[str, ChildList]


def breaches(tables: Tables, as_at: date) -> dict[Area, tuple[str, ...]]:
    """By area, the kinds of breach recorded in the 12 months to the as-at date.

    From audits and claims that name one, and from stays in unregistered homes. Kinds only, each
    once: how many there were is a count of children.
    """
    found = {
        (Area(a), kind)
        for name in ("audits", "self_evaluation")
        for a, kind in _named(tables, name, as_at)
    }
    if _unregistered(tables, as_at):
        found.add((Area.CHILDREN_IN_CARE, UNREGISTERED))
    kinds = {area: tuple(kind for kind in BREACHES if (area, kind) in found) for area in Area}
    return {area: named for area, named in kinds.items() if named}


def claims(tables: Tables, as_at: date) -> dict[Area, float]:
    """By area, the mean of the grades it gives itself, 1 outstanding to 4 inadequate.

    Claims without a date count; those after the as-at date do not.
    """
    rows = _frame(tables, "self_evaluation", ("area", "self_grade", "date"))
    rows = rows[~(rows["date"] > pd.Timestamp(as_at))].dropna(subset=["area", "self_grade"])
    means = rows.groupby(rows["area"].astype(str))["self_grade"].mean()
    return {area: float(means[area.value]) for area in Area if area.value in means.index}


def _named(tables: Tables, name: str, as_at: date) -> set[tuple[str, str]]:
    rows = _frame(tables, name, ("area", "breach", "date"))
    day, start = pd.Timestamp(as_at), pd.Timestamp(months_before(as_at, MONTHS))
    outside = (rows["date"] > day) | (rows["date"] <= start)
    kept = rows[~outside].dropna(subset=["area", "breach"])
    return set(zip(kept["area"].astype(str), kept["breach"].astype(str), strict=True))


def _unregistered(tables: Tables, as_at: date) -> bool:
    rows = _frame(tables, "unregistered_homes", ("started", "ended"))
    day, start = pd.Timestamp(as_at), pd.Timestamp(months_before(as_at, MONTHS))
    return bool(((rows["started"] <= day) & ~(rows["ended"] <= start)).any())


def _frame(tables: Tables, name: str, columns: tuple[str, ...]) -> pd.DataFrame:
    """The tab's rows with these columns, empty where they were not filled in."""
    rows = tables[name].frame if name in tables else pd.DataFrame()
    kinds = {"date": "datetime64[s]", "started": "datetime64[s]", "ended": "datetime64[s]"}
    return pd.DataFrame(
        {
            c: rows[c] if c in rows else pd.Series(index=rows.index, dtype=kinds.get(c, "object"))
            for c in columns
        }
    )
