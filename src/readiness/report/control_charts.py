"""A control chart as a picture: points, average, limits, target, and what happened when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from readiness.report.charts import INK, NAVY, PLUM
from readiness.report.icons import BLUE, ORANGE, PURPLE
from readiness.words import number

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from readiness.model import Trend

DRAWN = 24
"""The latest points; more would be too small to see."""

LIMIT = "#6B6B6B"
MARKS = {
    "improvement": ("^", BLUE, "better"),
    "concern": ("s", ORANGE, "worse"),
    "special": ("D", PURPLE, "changed"),
}
_SIZE = (4.5, 2.75)
_NAME = 0.22  # of the width, that the name of an event takes
_SHORT_MONTHS = 6  # of the labels below, so that none runs into the next


@dataclass(frozen=True)
class Event:
    """Something that happened, to be drawn as an upright line with its name."""

    day: date
    name: str


def latest(trend: Trend) -> pd.DataFrame:
    """The points that are drawn, and told in the table beside the picture."""
    return trend.points.iloc[-DRAWN:].reset_index(drop=True)


def control_chart(trend: Trend, events: Sequence[Event] = ()) -> Figure:
    """The last 24 points; with their limits where the chart has any."""
    from matplotlib.figure import Figure

    points = latest(trend)
    figure = Figure(figsize=_SIZE, facecolor="white")
    keyed = trend.target is not None or points["centre"].notna().any()
    axis = figure.add_axes((0.105, 0.13, 0.865, 0.72 if keyed else 0.83))
    x = np.arange(len(points))
    if points["centre"].notna().any():
        _limits(axis, points, trend.unit)
    if trend.target is not None:
        axis.axhline(trend.target, color=PLUM, linewidth=1.6, linestyle=(0, (6, 2, 1.5, 2)))
    axis.plot(x, points["value"], color=NAVY, linewidth=1.2, zorder=3)
    _points(axis, points)
    _reach(axis, points, trend)
    _upright(axis, points, events)
    _dress(axis, points, trend)
    _key(figure, points, trend)
    return figure


def _limits(axis: Axes, points: pd.DataFrame, unit: str) -> None:
    """Average and limits, a stretch for each time they began anew; shares end at 0 and 100."""
    most = 100.0 if unit == "%" else np.inf
    for _, rows in points.groupby("phase"):
        edges = np.append(rows.index.to_numpy() - 0.5, rows.index[-1] + 0.5)
        for name, style in (("centre", "-"), ("lower", "--"), ("upper", "--")):
            level = np.clip(rows[name].to_numpy(dtype=np.float64), 0.0, most)
            axis.stairs(
                level, edges, baseline=None, color=INK if name == "centre" else LIMIT,
                linewidth=1.3, linestyle=style, zorder=2,
            )  # fmt: skip


def _points(axis: Axes, points: pd.DataFrame) -> None:
    plain = ~points["cause"].isin(list(MARKS))
    common: dict[str, Any] = {"edgecolors": "white", "linewidths": 0.8, "zorder": 4}
    axis.scatter(
        points.index[plain], points["value"][plain], s=26, color=NAVY, marker="o", **common
    )
    for cause, (marker, colour, _) in MARKS.items():
        own = points["cause"] == cause
        axis.scatter(
            points.index[own], points["value"][own], s=62, color=colour, marker=marker,
            edgecolors=INK, linewidths=0.9, zorder=5,
        )  # fmt: skip


def _reach(axis: Axes, points: pd.DataFrame, trend: Trend) -> None:
    """From the lowest to the highest thing drawn, with room for what stands above."""
    most = 100.0 if trend.unit == "%" else np.inf
    shown = [points[name].to_numpy(dtype=np.float64) for name in ("value", "lower", "upper")]
    every = np.clip(
        np.concatenate([*shown, [np.nan if trend.target is None else trend.target]]), 0, most
    )
    low, high = float(np.nanmin(every)), float(np.nanmax(every))
    room = max(high - low, 1.0)
    axis.set_ylim(low - 0.08 * room if low > 0 else -0.03 * room, high + 0.16 * room)
    axis.set_xlim(-0.7, len(points) - 0.3)


def _upright(axis: Axes, points: pd.DataFrame, events: Sequence[Event]) -> None:
    """A line and a name for each; names that would run into one another stand on lower lines."""
    begun = points.drop_duplicates("phase")["period_start"].iloc[1:]
    anew = [Event(day.date(), "limits anew") for day in begun]
    found = [(at, one) for one in [*anew, *events] if (at := _place(points, one.day)) is not None]
    low, high = axis.get_ylim()
    before: list[float] = []
    for at, event in sorted(found, key=lambda pair: pair[0]):
        axis.axvline(
            at, color=INK, linewidth=1.1, linestyle="-" if event in anew else ":", zorder=1
        )
        row = sum(at - other < _NAME * len(points) for other in before)
        left = at < 0.75 * len(points)
        axis.text(
            at + (0.15 if left else -0.15), high - 0.075 * row * (high - low), event.name,
            va="top", ha="left" if left else "right", fontsize=8, color=INK, zorder=6,
            bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.8},
        )  # fmt: skip
        before.append(at)


def _place(points: pd.DataFrame, day: date) -> float | None:
    """Where a day lies among the points; None outside them."""
    inside = (points["period_start"] <= pd.Timestamp(day)) & (
        points["period_end"] >= pd.Timestamp(day)
    )
    found = np.flatnonzero(inside.to_numpy())
    if not found.size:
        return None
    at = int(found[0])
    starts = points["period_start"].iloc[at].date() == day
    return at - 0.5 if starts and at else float(at)


def _dress(axis: Axes, points: pd.DataFrame, trend: Trend) -> None:
    step = max(1, -(-len(points) // _SHORT_MONTHS))
    places = list(range(len(points) - 1, -1, -step))
    axis.set_xticks(places, [_label(points["period_end"].iloc[at], trend.grain) for at in places])
    axis.tick_params(axis="both", labelsize=9, colors=INK, length=0)
    axis.locator_params(axis="y", nbins=5)
    sign = "%" if trend.unit == "%" else ""
    axis.yaxis.set_major_formatter(lambda value, _: f"{number(value, 1 if value % 1 else 0)}{sign}")
    axis.grid(axis="y", color="#E3E3E3", linewidth=0.8)
    axis.set_axisbelow(True)
    for side in axis.spines.values():
        side.set_visible(False)


def _label(end: Any, grain: str) -> str:
    if grain == "quarter":
        return f"Q{(end.month + 2) // 3} {end:%y}"
    return f"{end:%b %y}"


def _key(figure: Figure, points: pd.DataFrame, trend: Trend) -> None:
    """What the lines and marks mean: only those that are there."""
    from matplotlib.lines import Line2D

    handles, labels = [], []
    if points["centre"].notna().any():
        handles += [
            Line2D([], [], color=INK, linewidth=1.3),
            Line2D([], [], color=LIMIT, linestyle="--"),
        ]
        labels += ["average", "limits"]
    if trend.target is not None:
        handles.append(Line2D([], [], color=PLUM, linewidth=1.6, linestyle=(0, (6, 2, 1.5, 2))))
        labels.append("expected")
    for cause, (marker, colour, words) in MARKS.items():
        if (points["cause"] == cause).any():
            handles.append(Line2D([], [], linestyle="none", marker=marker, color=colour,
                                  markeredgecolor=INK, markersize=7))  # fmt: skip
            labels.append(words)
    if handles:
        figure.legend(
            handles, labels, loc="upper left", bbox_to_anchor=(0.0, 1), ncols=len(labels),
            frameon=False, fontsize=8.5, handletextpad=0.4, columnspacing=0.9, handlelength=1.7,
            borderaxespad=0.2,
        )  # fmt: skip
