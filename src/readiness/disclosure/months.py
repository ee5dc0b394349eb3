"""What months tell of other figures, and other figures of months: by adding up and taking away."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from readiness.disclosure.profiles import Profile
from readiness.model import Trend
from readiness.trends.points import to_quarters

Reals = NDArray[np.float64]
Row = Mapping[Any, Any]
COUNTS = ("numerator", "denominator")

FAMILIES: Mapping[str, str] = {
    "cin_referrals": "referrals",
    "cin_assessments": "assessments",
    "cin_section_47": "section_47",
    "cin_protection_plans": "child_protection",
    "care_episodes": "children_in_care",
}
"""Tables of returns that hold the same records as a list of Annex A."""

BEGINNINGS = frozenset({"care_starts", "back_in_care", "repeat_protection_plans"})
"""Measures of what began, in lists of things that begin and end; the rest are of what ended."""


@dataclass(frozen=True, eq=False)
class Figures:
    """The wholes of an assessment. `own` is by measure; `secret` holds, by period, the counts of
    any measure that are not shown; `silent` are the measures that hide one."""

    own: Mapping[str, Row]
    secret: Mapping[tuple[Any, Any], set[float]]
    silent: frozenset[str]


def figures(exact: pd.DataFrame, shown: pd.DataFrame) -> Figures:
    """Of RESULT_COLUMNS as found and as published."""
    own, seen = _wholes(exact), _wholes(shown)
    hidden = {name: _secret(row, seen.get(name)) for name, row in own.items()}
    secret: dict[tuple[Any, Any], set[float]] = defaultdict(set)
    for name, counts in hidden.items():
        secret[own[name]["period_start"], own[name]["period_end"]] |= counts
    return Figures(own, dict(secret), frozenset(name for name in hidden if hidden[name]))


def tells_of_figures(measure: str, points: pd.DataFrame, known: Figures, profile: Profile) -> bool:
    """Whether the points give a whole that is hidden, or with a shown one a rest that is small.

    A hidden whole, of any measure, must not be what the points of its period add up to. What is
    left when points are taken from the measure's own figure, or it from them, must not be small;
    and rounded points must not narrow one another down to less than each says alone.
    """
    if measure in known.silent:
        return True
    for period, counts in known.secret.items():
        if counts & set(_sums(points, *period)):
            return True
    row = known.own.get(measure)
    return row is not None and (
        _leaves_a_few(points, row, profile) or _narrowed(points, row, profile)
    )


def _wholes(results: pd.DataFrame) -> dict[str, Row]:
    rows = results[results["breakdown"] == "all"].to_dict("records")
    return {str(row["measure"]): row for row in rows}


def _secret(row: Row, shown: Row | None) -> set[float]:
    """The counts of a whole that are not shown, and so what is left of it."""
    found = {
        float(row[name])
        for name in COUNTS
        if not pd.isna(row[name]) and (shown is None or pd.isna(shown[name]))
    }
    if found and not (pd.isna(row["numerator"]) or pd.isna(row["denominator"])):
        found.add(float(row["denominator"] - row["numerator"]))
    return found - {0.0}


def _sums(points: pd.DataFrame, begin: Any, finish: Any) -> tuple[float, ...]:
    """What the points of exactly this period add up to; nothing where they do not make it up."""
    starts, ends = points["period_start"].tolist(), points["period_end"].tolist()
    if begin not in starts or finish not in ends:
        return ()
    first, last = starts.index(begin), ends.index(finish)
    return tuple(column[first : last + 1].sum() for column in columns(points).values())


def columns(points: pd.DataFrame) -> dict[str, Reals]:
    """Each count that is there, and what a share's numerator leaves of its denominator."""
    found = {
        name: points[name].to_numpy(dtype=np.float64)
        for name in COUNTS
        if points[name].notna().all()
    }
    if len(found) == len(COUNTS):
        found["complement"] = found["denominator"] - found["numerator"]
    return found


def _leaves_a_few(points: pd.DataFrame, row: Row, profile: Profile) -> bool:
    """Whether what the figure has beyond the points inside it, or the points that cover it have
    beyond the figure, is small."""
    starts, ends = points["period_start"].to_numpy(), points["period_end"].to_numpy()
    begin, finish = (np.datetime64(row[name]) for name in ("period_start", "period_end"))
    inside = (starts >= begin) & (ends <= finish)
    about = (ends >= begin) & (starts <= finish)
    if not about.any():
        return False
    whole, parts = _counts_of(row), columns(points)
    covered = starts[about][0] <= begin and ends[about][-1] >= finish
    for name in whole.keys() & parts.keys():
        left = whole[name] - parts[name][inside].sum()
        over = parts[name][about].sum() - whole[name]
        if (inside.any() and profile.small(abs(left))) or (covered and profile.small(abs(over))):
            return True
    return False


def _counts_of(row: Row) -> dict[str, float]:
    found = {name: float(row[name]) for name in COUNTS if not pd.isna(row[name])}
    if len(found) == len(COUNTS):
        found["complement"] = found["denominator"] - found["numerator"]
    return found


def _narrowed(points: pd.DataFrame, row: Row, profile: Profile) -> bool:
    """Whether rounded points of the figure's period, and the rounded figure, narrow one another."""
    begin, finish = row["period_start"], row["period_end"]
    if profile.base == 1 or not _sums(points, begin, finish):
        return False
    own = points[(points["period_start"] >= begin) & (points["period_end"] <= finish)]
    whole = _counts_of(row)
    return any(
        _slack(column, whole[name], profile) < 0
        for name, column in columns(own).items()
        if name in whole and name != "complement"
    )


def _slack(parts: Reals, whole: float, profile: Profile) -> int:
    """How far the spans of the others leave each part its whole span, in the worst case."""
    spans = [profile.span(int(part)) for part in parts]
    low, high = (sum(ends) for ends in zip(*spans, strict=True))
    least, most = profile.span(int(whole))
    return min(
        min(most - (low - one[0]) - one[1], one[0] - (least - (high - one[1]))) for one in spans
    )


def apart(
    drawn: Sequence[Trend],
    exact: Mapping[str, Trend],
    lists: Mapping[str, str],
    profile: Profile,
) -> set[str]:
    """Measures whose points may not stand beside another's: the difference is small in a period.

    Of two measures of the same events, where one is always at least the other, the difference is a
    count of its own; the narrower of the two then shows none.
    """
    shown = [one for one in drawn if len(one.points)]
    gone: set[str] = set()
    for wide, narrow in permutations(shown, 2):
        same = _events(wide, lists) == _events(narrow, lists)
        if same and not {wide.measure, narrow.measure} & gone:
            both = _at_one_grain(
                (exact[wide.measure], wide.grain), (exact[narrow.measure], narrow.grain)
            )
            if _differ_by_a_few(both, profile):
                gone.add(narrow.measure)
    return gone


def _events(trend: Trend, lists: Mapping[str, str]) -> tuple[str, bool]:
    table = lists.get(trend.measure, trend.measure)
    return FAMILIES.get(table, table), trend.measure in BEGINNINGS


def _at_one_grain(*pair: tuple[Trend, str]) -> list[pd.DataFrame]:
    """The exact points of both, by quarter where either is shown so, of the periods both have."""
    by_quarter = any(grain == "quarter" for _, grain in pair)
    found = [
        to_quarters(one.points) if by_quarter and one.grain != "quarter" else one.points
        for one, _ in pair
    ]
    ends = [set(points["period_end"]) for points in found]
    return [points[points["period_end"].isin(ends[0] & ends[1])] for points in found]


def _differ_by_a_few(both: Sequence[pd.DataFrame], profile: Profile) -> bool:
    wide, narrow = both
    if wide.empty:
        return False
    every = columns(wide)
    whole = every.get("denominator", every.get("numerator"))
    if whole is None:
        return False
    for part in columns(narrow).values():
        rest = whole - part
        if (rest >= 0).all() and ((rest >= 1) & (rest <= profile.threshold)).any():
            return True
    return False
