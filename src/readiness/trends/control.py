"""One chart drawn: points with their centre, limits and causes. The statistics are `spc`'s own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from readiness.model import TREND_COLUMNS, Polarity
from readiness.statistics import spc

PER_CENT = 100.0


@dataclass(frozen=True, eq=False)
class Drawn:
    """`points` are TREND_COLUMNS; `warnings` are sentences of the chart's own."""

    points: pd.DataFrame
    variation: str
    assurance: str | None
    warnings: tuple[str, ...]


def draw(
    points: pd.DataFrame,
    kind: str,
    direction: Polarity,
    target: float | None = None,
    begun: Sequence[date] = (),
) -> Drawn:
    """The chart of POINT_COLUMNS, with limits that begin anew on the days `begun`. For days between events, more is fewer: the direction turns."""
    shares = kind == "laney_p"
    values = points["numerator"] if shares else points["value"]
    whole = points["denominator"].to_numpy(dtype=np.float64) if shares else None
    made = spc.chart(
        kind,
        values=values.to_numpy(dtype=np.float64),
        denominators=whole,
        direction=str(_turned(direction) if kind == "t" else direction),
        target=target,
        rebase=starts(points, begun),
        per=PER_CENT,
    )
    told = {name: getattr(made, name) for name in ("centre", "lower", "upper", "cause", "rule")}
    frame = points.assign(**told, phase=made.phase)[list(TREND_COLUMNS)]
    return Drawn(frame, made.variation, made.assurance, _of_the_latest(made))


def _of_the_latest(made: spc.Chart) -> tuple[str, ...]:
    """What there is to say of the limits that hold now; those before them are past."""
    last = f"phase {made.phase[-1] + 1}: "
    if made.phase[-1] == 0:
        return made.warnings
    return tuple(text.removeprefix(last) for text in made.warnings if text.startswith(last))


def _turned(direction: Polarity) -> Polarity:
    other = {Polarity.HIGH: Polarity.LOW, Polarity.LOW: Polarity.HIGH}
    return other.get(direction, direction)


def starts(points: pd.DataFrame, begun: Sequence[date]) -> tuple[int, ...]:
    """The number, from 0, of the first point that begins on or after each day."""
    periods = points["period_start"].to_numpy()
    found = {int(np.searchsorted(periods, np.datetime64(day))) for day in begun}
    return tuple(sorted(at for at in found if 0 < at < len(points)))


def undrawn(points: pd.DataFrame) -> pd.DataFrame:
    """TREND_COLUMNS of points that have no limits."""
    none = dict.fromkeys(("centre", "lower", "upper"), np.nan)
    frame = points.assign(**none, cause="", rule="", phase=0)
    return frame[list(TREND_COLUMNS)]


def begun(points: pd.DataFrame) -> tuple[date, ...]:
    """The days on which the limits of a chart begin anew: the first of each phase but one."""
    first = points.drop_duplicates("phase")["period_start"]
    return tuple(day.date() for day in first.iloc[1:])
