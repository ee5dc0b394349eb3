"""Audits by period as they were published, and whether a share of their grades has changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import erfc, sqrt
from typing import TYPE_CHECKING

import numpy as np

from readiness.statistics.spc.annual import SIGNIFICANT, annual_change, trend_score
from readiness.words import as_day

if TYPE_CHECKING:
    from collections.abc import Collection

    from readiness.model import Area, Published

FEWEST = 10
"""Audits a period needs for its share to be set beside another's."""
WITHHELD = "withheld"
NONE = "none"


@dataclass(frozen=True)
class Share:
    """Audits of some grades, `part` of `whole`, in one period."""

    start: date
    end: date
    part: int
    whole: int

    @property
    def percent(self) -> float:
        return 100 * self.part / self.whole if self.whole else 0.0


@dataclass(frozen=True)
class Change:
    """Latest less earliest in percentage points, with its 95 per cent interval (Newcombe 1998).

    `steady`: whether no period went against the change and the trend is more than chance (Cochran
    and Armitage); None where there are fewer than three periods.
    """

    points: float
    lower: float
    upper: float
    steady: bool | None

    @property
    def told(self) -> bool:
        return self.lower > 0 or self.upper < 0


def graded(
    published: Published, area: Area | None, grades: Collection[int]
) -> tuple[Share, ...] | str:
    """The share of these grades, oldest first; `withheld` where it may not be told, or none is
    there. Area None is all areas."""
    return _shares(published, area, "grade", {str(grade) for grade in grades})


def lowered(published: Published) -> tuple[Share, ...] | str:
    """How many first grades were lowered by moderation, of all areas, by period."""
    return _shares(published, None, "moderation", {"lowered"})


def _shares(
    published: Published, area: Area | None, kind: str, wanted: set[str]
) -> tuple[Share, ...] | str:
    rows = published.audits
    if rows.empty:
        return NONE
    rows = rows[(rows["area"] == (area.value if area else "all")) & (rows["kind"] == kind)]
    if rows.empty or rows["audits"].isna().any():
        return WITHHELD
    made = []
    for (start, end), part in rows.groupby(["period_start", "period_end"], sort=True):
        inside, outside = _sides(part["group"], wanted)
        if inside & outside or len(inside | outside) < len(part):
            return WITHHELD
        number = int(part.loc[part["group"].isin(inside), "audits"].sum())
        first, last = as_day(start), as_day(end)
        if first and last:
            made.append(Share(first, last, number, int(part["audits"].sum())))
    return tuple(made)


def _sides(groups: object, wanted: set[str]) -> tuple[set[str], set[str]]:
    """Groups wholly of the wanted grades and wholly of others; those of both are in neither."""
    names = [str(name) for name in groups]  # type: ignore[attr-defined]
    inside = {n for n in names if set(_grades(n)) <= wanted}
    outside = {n for n in names if not set(_grades(n)) & wanted}
    return inside, outside


def _grades(group: str) -> list[str]:
    return group.split("-") if group[0].isdigit() else [group]


def halves(shares: tuple[Share, ...]) -> tuple[Share, Share]:
    """The earlier periods together and the later ones: a year and the year before, of four halves."""
    middle = len(shares) // 2
    return _joined(shares[:middle]), _joined(shares[middle:])


def _joined(shares: tuple[Share, ...]) -> Share:
    part, whole = sum(s.part for s in shares), sum(s.whole for s in shares)
    return Share(shares[0].start, shares[-1].end, part, whole)


def change(shares: tuple[Share, ...]) -> Change | None:
    """Between the two sides of these periods; None where there are too few audits or periods."""
    if len(shares) < 2:
        return None
    before, after = halves(shares)
    if min(before.whole, after.whole) < FEWEST:
        return None
    found = annual_change([before.part, after.part], [before.whole, after.whole])
    return Change(found.change, found.lower, found.upper, _steady(shares, found.change))


def _steady(shares: tuple[Share, ...], way: float) -> bool | None:
    if len(shares) < 3 or min(s.whole for s in shares) < FEWEST:
        return None
    steps = np.diff([s.percent for s in shares])
    k, n = (np.array([float(getattr(s, name)) for s in shares]) for name in ("part", "whole"))
    p = erfc(abs(trend_score(k, n, rate=False)) / sqrt(2))
    return bool((steps * np.sign(way) >= 0).all()) and p < SIGNIFICANT
