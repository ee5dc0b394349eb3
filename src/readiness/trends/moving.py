"""What the charts say to the score."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from readiness.model import Trend

Moves = dict[str, tuple[str | None, str | None]]


def moves(trends: Sequence[Trend], results: pd.DataFrame) -> Moves:
    """By measure, (variation, assurance) where its chart may move its score.

    A chart speaks of a figure only where its last point is of the figure's own time: one that
    ended before the figure's window began says nothing of it. `results` are RESULT_COLUMNS.
    """
    whole = results[results["breakdown"] == "all"].set_index("measure")
    found: Moves = {}
    for trend in trends:
        if trend.chart and trend.measure in whole.index:
            last = trend.points["period_end"].iloc[-1]
            if last >= whole.loc[trend.measure, "period_start"]:
                found[trend.measure] = trend.variation, trend.assurance
    return found
