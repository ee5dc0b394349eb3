"""A look-ahead as a profile may show it: whole numbers of children, counted as all others are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import permutations
from typing import Any

import pandas as pd

from readiness.disclosure.profiles import Profile, profile_named
from readiness.model import LookAhead, Published, State

Row = Mapping[Any, Any]
_TODAY = {
    "running": ("late", "today", "target"),
    "kept_up": ("late", "today", "target", "counted", "best"),
    "passing": ("late", "today", "target", "counted"),
}
"""By kind, what the measure's own published figure says already, or says nothing of anybody. Of
running work what is counted, and the best share, hold what falls due."""
_PARTS = ("in_time", "late", "falling_due", "in_fieldwork")
_SHARES = ("today", "worst", "best", "expected", "lower", "upper")


def show_ahead(ahead: LookAhead, published: Published) -> LookAhead:
    """The rows that may be shown beside what is published, and the measures of those that may not.

    Operational: all. Public: none, as its counts are rounded and these would undo it. Leadership: a
    row stands where its measure's own figure does; what falls due is hidden where it, or what is
    left of it, is small, and so is all that follows from it; fieldwork likewise. Of two measures of
    one list of which one may be part of the other, the smaller is withheld where they differ by a
    few in anything. Shares to one decimal.
    """
    profile = profile_named(published.profile)
    if profile.exact:
        return ahead
    own = _wholes(published)
    shown, withheld = [], []
    for row in ahead.rows.to_dict("records"):
        kept = None if profile.base > 1 else _shown(row, own.get(row["measure"]), profile)
        shown.append(kept) if kept else withheld.append(str(row["measure"]))
    lists = {str(one["id"]): (one.get("lists") or ("",))[0] for one in published.catalogue}
    apart = set(_apart(shown, lists, profile))
    left = [row for row in shown if row["measure"] not in apart]
    frame = pd.DataFrame(left, columns=ahead.rows.columns).astype(ahead.rows.dtypes)
    frame = frame.assign(**{name: frame[name].round(1) for name in _SHARES})
    return LookAhead(ahead.as_at, ahead.visit, frame, (*withheld, *sorted(apart)))


def _wholes(published: Published) -> dict[str, Row]:
    rows = published.results[published.results["breakdown"] == "all"].to_dict("records")
    return {str(row["measure"]): row for row in rows if row["state"] == State.SHOWN}


def _shown(row: Row, own: Row | None, profile: Profile) -> dict[Any, Any] | None:
    """The row with what may not be shown taken out; None where nothing may."""
    if own is None or pd.isna(own["numerator"]) or pd.isna(own["denominator"]):
        return None
    if row["counted"] < profile.minimum or profile.small(row["late"]):
        return None
    if row["kind"] == "running" and _dropped_a_few(row, own, profile):
        return None
    found = dict(row)
    due, fieldwork, safe = row["falling_due"], row["in_fieldwork"], _rest(row)
    if profile.small(due) or profile.small(safe):
        found |= {
            name: None for name in row if name not in ("measure", "kind", *_TODAY[row["kind"]])
        }
    elif profile.small(fieldwork) or profile.small(safe - fieldwork):
        found["in_fieldwork"] = None
    return found


def _rest(row: Row) -> int:
    """Those in time whatever is done; of finished work, those that were in time."""
    return int(row["in_time"])


def _dropped_a_few(row: Row, own: Row, profile: Profile) -> bool:
    """Whether the finished that the window at the visit no longer holds are few, or few of a kind."""
    finished = row["counted"] - row["late"] - row["falling_due"]
    whole = own["denominator"] - finished
    part = own["numerator"] - row["in_time"]
    late = finished - row["in_time"]
    return any(profile.small(abs(int(one))) for one in (whole, part, whole - part, late))


def _apart(rows: Sequence[Row], lists: Mapping[str, str], profile: Profile) -> Iterator[str]:
    for wide, narrow in permutations(rows, 2):
        same = lists.get(wide["measure"]) == lists.get(narrow["measure"])
        within = wide["counted"] >= narrow["counted"] and wide["kind"] == narrow["kind"]
        if same and within and wide["measure"] != narrow["measure"]:
            both = [(wide[name], narrow[name]) for name in (*_PARTS, "counted")]
            gaps = [int(a - b) for a, b in both if not (pd.isna(a) or pd.isna(b))]
            if all(gap >= 0 for gap in gaps) and any(profile.small(gap) for gap in gaps):
                yield narrow["measure"]
