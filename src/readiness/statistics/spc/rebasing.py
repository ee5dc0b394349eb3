"""Limits that begin anew on a person's word, and what they were before. Never by themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from readiness.statistics.spc.chart import Chart


@dataclass(frozen=True)
class Rebase:
    """Who decided that limits begin anew, from when, and for what known change. None may be empty."""

    date: date
    reason: str
    author: str

    def __post_init__(self) -> None:
        if not (self.date and self.reason.strip() and self.author.strip()):
            raise ValueError("To rebase needs a date, a reason and who decided it.")


@dataclass(frozen=True)
class Rebased:
    """Limits before and after, (lower, centre, upper), at the points either side of the change."""

    rebase: Rebase
    before: tuple[float, float, float]
    after: tuple[float, float, float]


def starts(rebases: Sequence[Rebase], periods: Sequence[date]) -> tuple[int, ...]:
    """The index of the first period that starts on or after each rebase, for `chart(rebase=...)`.

    Raises ValueError where there is no point before it or none after.
    """
    found = []
    for one in rebases:
        at = sum(day < one.date for day in periods)
        if not 0 < at < len(periods):
            raise ValueError(f"The rebase of {one.date} is not inside the series.")
        found.append(at)
    return tuple(found)


def rebased(made: Chart, rebases: Sequence[Rebase], periods: Sequence[date]) -> tuple[Rebased, ...]:
    """The old and new limits of each rebase of a chart that was drawn with them."""

    def limits(i: int) -> tuple[float, float, float]:
        return float(made.lower[i]), float(made.centre[i]), float(made.upper[i])

    pairs = zip(rebases, starts(rebases, periods), strict=True)
    return tuple(Rebased(one, limits(at - 1), limits(at)) for one, at in pairs)
