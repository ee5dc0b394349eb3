"""Series of months, made up for tests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from readiness.measures.monthly import typed
from readiness.model import History, Period

Share = tuple[int, int]


def months(
    measure: str, figures: Sequence[int | Share], last: str = "2026-09-30", source: str = "annex_a"
) -> pd.DataFrame:
    """HISTORY_COLUMNS, a count or a share a month, the last ending on that day."""
    ends = pd.date_range(end=last, periods=len(figures), freq="ME")
    rows = []
    for end, figure in zip(ends, figures, strict=True):
        k, n = figure if isinstance(figure, tuple) else (figure, None)
        value = float(k) if n is None else 100 * k / n if n else None
        rows.append((measure, end.date(), k, n, value, source))
    return typed(rows)


def history(*frames: pd.DataFrame, **more: Any) -> History:
    return History(pd.concat(frames, ignore_index=True), **more)


def entry(name: str, polarity: str = "high", unit: str = "%", **more: Any) -> Mapping[str, Any]:
    return {"id": name, "title": name.upper(), "polarity": polarity, "unit": unit} | more


def whole(start: str, end: str) -> Period:
    return Period(pd.Timestamp(start).date(), pd.Timestamp(end).date())
