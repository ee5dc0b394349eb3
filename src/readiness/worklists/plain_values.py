"""From the values of a frame to what a cell can hold."""

from __future__ import annotations

import math
from datetime import date, datetime
from typing import Any

import numpy as np
import pandas as pd

from readiness.safe_cells import without_controls

_FIRST = date(1900, 3, 1)  # before it Excel's calendar is wrong, or has not begun
_EXACT = 15  # digits of a number that a cell keeps


def plain(value: Any) -> Any:
    """None, text, bool, int, float, date or datetime (without its zone), as the value is.

    A missing value is None. What a cell cannot hold as it is becomes text: numbers of more than 15
    digits, numbers without end, days before March 1900 and whatever else there is.
    """
    if isinstance(value, np.datetime64):
        value = pd.Timestamp(value)
    elif isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, str):
        return without_controls(str(value)) or None
    if value is None or value is pd.NA or value is pd.NaT or value != value:
        return None
    if isinstance(value, bool):
        return value
    if isinstance(value, int):
        return int(value) if len(str(abs(value))) <= _EXACT else str(value)
    if isinstance(value, float):
        return float(value) if math.isfinite(value) else str(value)
    if isinstance(value, datetime):
        return _moment(value)
    if isinstance(value, date):
        return value if value >= _FIRST else value.isoformat()
    return without_controls(str(value))


def _moment(value: datetime) -> datetime | str:
    told = value.to_pydatetime(warn=False) if isinstance(value, pd.Timestamp) else value
    told = told.replace(tzinfo=None)
    return told if told.date() >= _FIRST else told.isoformat(sep=" ")
