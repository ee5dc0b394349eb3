"""Audits of practice as they may be published: an audit is of one child, and is counted as one.

Grades by half-years that end on 31 March and 30 September, and so never overlap from one report to
the next. What the reader has already is kept in mind: the year's audits of the measures, and each
area's mean audit grade, printed to a decimal with its score. Where in doubt, nothing is published.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise, product
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from readiness.calendar import add_months
from readiness.model import Area, State
from readiness.model.said import PRACTICE_COLUMNS, no_practice

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from readiness.disclosure.profiles import Profile

    Counts = NDArray[np.int64]

PAIRS = ((1, 2), (3, 4))
"""Good or better, and not: all that is told of one area's audits but to those who see every number."""
ALL_GRADES = ((1,), (2,), (3,), (4,))
PARTITIONS = (ALL_GRADES, ((1, 2), (3,), (4,)), ((1,), (2,), (3, 4)), PAIRS)
AREAS = tuple(Area)
_STEPS = np.array(list(product(range(-2, 3), repeat=4)))
_POINTS = np.array([4, 3, 2, 1])
_QUANTITIES = np.array([*np.eye(4, dtype=int), [1, 1, 0, 0], [0, 0, 1, 1], [1, 1, 1, 1]])


@dataclass(frozen=True)
class Table:
    """Exact counts, area by period by grade; `year` those of the twelve months to the day, area by
    grade, which the scores' means are of."""

    counts: Counts
    year: Counts


@dataclass(frozen=True)
class Choice:
    """What is told: the grades joined, for all areas, and the areas that are hidden."""

    joined: tuple[tuple[int, ...], ...]
    hidden: frozenset[int]


def audits_shown(
    audits: pd.DataFrame, as_at: date, results: pd.DataFrame, profile: Profile
) -> pd.DataFrame:
    """PRACTICE_COLUMNS of what may be shown; a row that is withheld says so and has no number.

    audits: AUDIT_COLUMNS, exact. results: RESULT_COLUMNS as published, whose audit measures are
    known to the reader. No rows for the public, and where nobody supplied audits.
    """
    if audits.empty or not profile.words:
        return no_practice()
    for periods in schemes(as_at):
        parts = [_within(audits, *period) for period in periods]
        if min(int(part["audits"].sum()) for part in parts) < max(1, profile.minimum):
            continue
        year = _within(audits, add_months(as_at, -12) + timedelta(days=1), as_at)
        table = Table(np.stack([_counted(part) for part in parts], axis=1), _counted(year))
        choice = (
            chosen(table, profile) if _agrees(parts, periods, as_at, results, profile) else None
        )
        if choice:
            rows = _rows(table.counts, periods, choice, ALL_GRADES if profile.exact else PAIRS)
            return _frame([*rows, *_lowered(parts, periods, as_at, results, profile)])
    return _frame([("all", *schemes(as_at)[-1][-1], "grade", "all", None)])


def schemes(as_at: date) -> tuple[tuple[tuple[date, date], ...], ...]:
    """Periods to try, the most telling first: four half-years, two years, two half-years."""
    last = as_at + timedelta(days=1)
    while last.month not in (4, 10) or last.day != 1:
        last -= timedelta(days=1)
    edges = [add_months(last, -6 * back) for back in range(4, -1, -1)]
    halves = tuple(
        (a, b - timedelta(days=1)) for a, b in pairwise(edges)
    )  # fmt: skip
    years = tuple((halves[i][0], halves[i + 1][1]) for i in (0, 2))
    return halves, years, halves[2:]


def chosen(table: Table, profile: Profile) -> Choice | None:
    """The most that may be told of the grades, or None where nothing may be."""
    if profile.exact:
        return Choice(ALL_GRADES, frozenset())
    whole = table.counts.sum(axis=0)
    for joined in PARTITIONS:
        if _large(_blocks(whole, joined), profile):
            found = _hiding(table, joined, profile)
            if found is not None:
                return Choice(joined, found)
    return None


def _hiding(
    table: Table, joined: tuple[tuple[int, ...], ...], profile: Profile
) -> frozenset[int] | None:
    """The areas to hide: those with small numbers, then the smallest until none can be worked out."""
    size = table.counts.sum(axis=(1, 2))
    there = [a for a in range(len(AREAS)) if size[a]]
    hidden = {a for a in there if not _may_stand(table.counts[a], profile)}
    while True:
        if _together(table.counts, hidden, profile):
            failing = [a for a in there if not _moves(table, a, joined, frozenset(hidden), profile)]
            if not failing:
                return frozenset(hidden)
        shown = [a for a in there if a not in hidden]
        if not shown:
            return None
        hidden.add(min(shown, key=lambda a: (size[a], a)))


def _may_stand(counts: Counts, profile: Profile) -> bool:
    enough = bool((counts.sum(axis=-1) >= profile.minimum).all())
    return enough and _large(_blocks(counts, PAIRS), profile)


def _together(counts: Counts, hidden: set[int], profile: Profile) -> bool:
    """Whether the hidden areas together, which follow from the rest, are not few themselves."""
    if not hidden:
        return True
    both = counts[sorted(hidden)].sum(axis=0)
    return len(hidden) > 1 and _large(_blocks(both, PAIRS), profile)


def _moves(
    table: Table, area: int, joined: Any, hidden: frozenset[int], profile: Profile
) -> bool:  # fmt: skip
    """Whether every small number of an area could be another, with all that is told left as it is."""
    partners = [None, *(a for a in range(len(AREAS)) if a != area and table.counts[a].sum())]
    for period in range(table.counts.shape[1]):
        cells = _QUANTITIES @ table.counts[area, period]
        small = [i for i, value in enumerate(cells) if profile.small(int(value))]
        if not small:
            continue
        free = [_steps(table, area, other, period, joined, hidden) for other in partners]
        steps = np.concatenate(free) @ _QUANTITIES.T
        if not all((steps[:, i] != 0).any() for i in small):
            return False
    return True


def _steps(
    table: Table, area: int, other: int | None, period: int, joined: Any, hidden: frozenset[int]
) -> Counts:
    """Changes of an area's grades, taken from another area or from none, that no reader would see."""
    fits = np.ones(len(_STEPS), dtype=bool)
    for one, sign in ((area, 1), (other, -1)):
        if one is None:
            fits &= (_blocks(_STEPS, joined) == 0).all(axis=1)
            continue
        steps = sign * _STEPS
        fits &= (table.counts[one, period] + steps >= 0).all(axis=1)
        if one not in hidden:
            fits &= (_blocks(steps, PAIRS) == 0).all(axis=1)
        rest = np.clip(table.year[one] - table.counts[one, period], 0, None)
        fits &= _same_mean(table.year[one], steps, rest if joined == PAIRS else rest * 0)
    found: Counts = _STEPS[fits]
    return found


def _same_mean(year: Counts, steps: Counts, rest: Counts) -> NDArray[np.bool_]:
    """Whether the area's mean grade still prints the same, to one decimal.

    rest: its audits of other periods, whose grades may differ within their pair, for all the
    reader knows.
    """
    if not year.sum():
        return np.ones(len(steps), dtype=bool)
    changed = year + steps
    total, points = changed.sum(axis=1), changed @ _POINTS
    up, down = int(rest[1] + rest[3]), int(rest[0] + rest[2])
    shown = np.round(float(year @ _POINTS / year.sum()), 1)
    shifted = points[:, None] + np.arange(-down, up + 1)[None, :]
    means = np.round(shifted / np.maximum(total, 1)[:, None], 1)
    same: NDArray[np.bool_] = (total > 0) & (means == shown).any(axis=1)
    return same


def _blocks(counts: Counts, joined: Sequence[Sequence[int]]) -> Counts:
    columns = [counts[..., [grade - 1 for grade in block]].sum(axis=-1) for block in joined]
    return np.stack(columns, axis=-1)


def _large(counts: Counts, profile: Profile) -> bool:
    return not any(profile.small(int(value)) for value in np.ravel(counts))


def _within(audits: pd.DataFrame, first: date, last: date) -> pd.DataFrame:
    """Months are told by their last day; the last may not be over."""
    edge = pd.Timestamp(last) + pd.offsets.MonthEnd(0)
    return audits[(audits["month"] >= pd.Timestamp(first)) & (audits["month"] <= edge)]


def _counted(part: pd.DataFrame) -> Counts:
    made = np.zeros((len(AREAS), 4), dtype=np.int64)
    place = {area.value: i for i, area in enumerate(AREAS)}
    for area, grade, number in zip(part["area"], part["moderated"], part["audits"], strict=True):
        made[place[str(area)], int(grade) - 1] += int(number)
    return made


def _agrees(
    parts: Sequence[pd.DataFrame],
    periods: Sequence[tuple[date, date]],
    as_at: date,
    results: pd.DataFrame,
    profile: Profile,
) -> bool:
    """Whether the year's measure is shown, and less these periods leaves no small number."""
    graded = [
        (p, _good(part), int(part["audits"].sum())) for p, part in zip(periods, parts, strict=True)
    ]
    return profile.exact or _beside("audits_good", graded, as_at, results, profile)


def _beside(
    measure: str,
    counted: Sequence[tuple[tuple[date, date], int, int]],
    as_at: date,
    results: pd.DataFrame,
    profile: Profile,
) -> bool:
    row = results[(results["measure"] == measure) & (results["breakdown"] == "all")]
    if row.empty or row["state"].iloc[0] != State.SHOWN:
        return False
    if row[["numerator", "denominator"]].isna().any(axis=None):
        return False
    part, whole = int(row["numerator"].iloc[0]), int(row["denominator"].iloc[0])
    start = add_months(as_at, -12)
    inside = [(k, n) for (first, _), k, n in counted if first > start]
    k, n = part - sum(one for one, _ in inside), whole - sum(all_ for _, all_ in inside)
    # Below nought: an audit without an area is in the measure and not here, or the other way round.
    return not any(profile.small(abs(value)) for value in (k, n - k, n))


def _good(part: pd.DataFrame) -> int:
    return int(part.loc[part["moderated"] <= 2, "audits"].sum())


def _lowered(
    parts: Sequence[pd.DataFrame],
    periods: Sequence[tuple[date, date]],
    as_at: date,
    results: pd.DataFrame,
    profile: Profile,
) -> list[tuple[Any, ...]]:
    """First grades that moderation lowered, of those given, of all areas."""
    counted, fine = [], True
    for period, part in zip(periods, parts, strict=True):
        both = part[part["first"] > 0]
        n, every = int(both["audits"].sum()), int(part["audits"].sum())
        k = int(both.loc[both["moderated"] > both["first"], "audits"].sum())
        counted.append((period, k, n))
        fine &= n >= profile.minimum
        fine &= not any(profile.small(value) for value in (k, n - k, every - n))
    if not profile.exact:
        fine = fine and _beside("audits_lowered", counted, as_at, results, profile)
    return [
        ("all", *period, "moderation", name, value if fine else None)
        for period, k, n in counted
        for name, value in (("lowered", k), ("not lowered", n - k))
    ]


def _rows(
    counts: Counts, periods: Sequence[tuple[date, date]], choice: Choice, of_area: Any
) -> list[tuple[Any, ...]]:
    """of_area: the grades joined of one area; single ones are for those alone who see every number."""
    made: list[tuple[Any, ...]] = []
    for at, period in enumerate(periods):
        made += _told("all", period, counts[:, at].sum(axis=0), choice.joined)
        for index, area in enumerate(AREAS):
            if index in choice.hidden:
                made.append((area.value, *period, "grade", "all", None))
            else:
                made += _told(area.value, period, counts[index, at], of_area)
    return made


def _told(name: str, period: Any, counts: Counts, joined: Any) -> list[tuple[Any, ...]]:
    values = _blocks(counts, joined)
    return [
        (name, *period, "grade", "-".join(map(str, block)), int(value))
        for block, value in zip(joined, values, strict=True)
    ]


def _frame(rows: Sequence[tuple[Any, ...]]) -> pd.DataFrame:
    states = [State.SUPPRESSED if row[-1] is None else State.SHOWN for row in rows]
    data = [(*row, str(state)) for row, state in zip(rows, states, strict=True)]
    return pd.DataFrame(data, columns=list(PRACTICE_COLUMNS)).astype(no_practice().dtypes)
