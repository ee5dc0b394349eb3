"""Windows that overlap: what figures of other months, published before, tell of a month by taking away.

Six months to September and six to October differ by October less April; with the months of an
earlier chart, October is told, though it is small and shown nowhere. Every sum that is shown is a
sum of the days between the ends of all of them, and a stretch of days is told where its sum follows
from theirs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from readiness.disclosure.profiles import PROFILES, Profile
from readiness.model import EARLIER, POINT_COLUMNS, Released, Trend, no_points

Reals = NDArray[np.float64]
Days = NDArray[np.datetime64]
COUNTS = ("numerator", "denominator")
CLOSE = 1e-6
"""Sums are whole numbers, so anything nearer is the same."""
_A_DAY = np.timedelta64(1, "D")


def points_of(trends: Iterable[Trend]) -> pd.DataFrame:
    """POINT_COLUMNS and source of the charts that count events in periods, as they are shown: this report's
    own. What earlier reports showed is held against it as theirs (`released.before`)."""
    every = drawn_points(trends)
    return every[every["source"] != EARLIER].reset_index(drop=True)


def drawn_points(trends: Iterable[Trend]) -> pd.DataFrame:
    """The same, with those of earlier reports."""
    columns = [*POINT_COLUMNS, "source"]
    shown = [one for one in trends if len(one.points)]
    frames = [one.points.assign(measure=one.measure)[columns] for one in shown]
    if not frames:
        return no_points().assign(source=pd.Series(dtype="str"))
    return pd.concat(frames, ignore_index=True)


def told_over_time(
    results: pd.DataFrame,
    points: pd.DataFrame,
    earlier: Sequence[Released],
    profile: Profile,
) -> set[str]:
    """Measures of which this release, with those before it, tells a small sum of some months.

    results: RESULT_COLUMNS as would be published; points: POINT_COLUMNS, likewise; earlier: oldest
    first. Only exact numbers are held against each other: rounding keeps its own. A report whose sums
    contradict this one's is of records that have changed, and is set aside; the latest are kept
    first.
    What the earlier tell by themselves cannot be taken back.
    """
    if profile.base != 1 or profile.exact:
        return set()
    before = [one for one in earlier if PROFILES.get(one.profile, profile).base == 1]
    frames = [_facts(one.results, one.points) for one in before]
    now = _facts(results, points)
    found = set()
    for measure, mine in now.groupby("measure", sort=False):
        then = [frame[frame["measure"] == measure] for frame in frames]
        if any(len(one) for one in then) and _tells(mine, then, profile):
            found.add(str(measure))
    return found


def _facts(results: pd.DataFrame, points: pd.DataFrame) -> pd.DataFrame:
    """Sums over days: a state on one day is none."""
    wholes = results[results["breakdown"] == "all"][[*POINT_COLUMNS]]
    both = (
        pd.concat([wholes, points[[*POINT_COLUMNS]]], ignore_index=True) if len(points) else wholes
    )
    return both[both["period_start"] < both["period_end"]]


def _tells(mine: pd.DataFrame, then: Sequence[pd.DataFrame], profile: Profile) -> bool:
    ours, theirs = _sums(mine), [_sums(one) for one in then]
    return any(
        _told_by(sums, [one.get(name, _NONE) for one in theirs], profile)
        for name, sums in ours.items()
    )


@dataclass(frozen=True, eq=False)
class _Sums:
    """So many of something from each start to the day before each end."""

    start: Days
    end: Days
    many: Reals

    def __add__(self, other: _Sums) -> _Sums:
        mine, theirs = (self.start, self.end, self.many), (other.start, other.end, other.many)
        return _Sums(*(np.concatenate(pair) for pair in zip(mine, theirs, strict=True)))


_NONE = _Sums(np.empty(0, "datetime64[D]"), np.empty(0, "datetime64[D]"), np.empty(0))


def _sums(facts: pd.DataFrame) -> Mapping[str, _Sums]:
    numbers = {name: facts[name].to_numpy(dtype=np.float64, na_value=np.nan) for name in COUNTS}
    numbers["complement"] = numbers["denominator"] - numbers["numerator"]
    start = facts["period_start"].to_numpy().astype("datetime64[D]")
    end = facts["period_end"].to_numpy().astype("datetime64[D]") + _A_DAY
    known = {name: ~np.isnan(many) for name, many in numbers.items()}
    return {
        name: _Sums(start[there], end[there], numbers[name][there])
        for name, there in known.items()
        if there.any()
    }


def _told_by(ours: _Sums, earlier: Sequence[_Sums], profile: Profile) -> bool:
    before, told = _NONE, _small_stretches(ours, profile)
    for one in reversed(earlier):
        with_it = _small_stretches(ours + before + one, profile)
        if with_it is not None:
            before, told = before + one, with_it
    return bool((told or set()) - (_small_stretches(before, profile) or set()))


def _small_stretches(sums: _Sums, profile: Profile) -> set[tuple[Any, Any]] | None:
    """The stretches of days whose sum is told, and small; None where the sums contradict each other."""
    if not len(sums.many):
        return set()
    ends = np.unique(np.concatenate([sums.start, sums.end]))
    rows = _indicators(ends, sums.start, sums.end)
    back = np.linalg.pinv(rows)
    solved = back @ sums.many
    if np.abs(rows @ solved - sums.many).max() > CLOSE:
        return None
    span = back @ rows
    found = set()
    for begin, finish in _stretches(len(ends)):
        stretch = np.zeros(len(ends) - 1)
        stretch[begin:finish] = 1
        told = np.abs(stretch @ span - stretch).max() < CLOSE
        if told and profile.small(round(float(stretch @ solved))):
            found.add((ends[begin], ends[finish]))
    return found


def _indicators(ends: Days, start: Days, end: Days) -> Reals:
    """A row a sum, a column a stretch between neighbouring ends: 1 where it is inside."""
    inside = (ends[:-1] >= start[:, None]) & (ends[1:] <= end[:, None])
    return inside.astype(np.float64)


def _stretches(ends: int) -> Iterator[tuple[int, int]]:
    for begin in range(ends - 1):
        for finish in range(begin + 1, ends):
            yield begin, finish
