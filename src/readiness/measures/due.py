"""The last day on which a limit is met: statutory clocks in whatever unit the law counts them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import overload

import pandas as pd

from readiness.calendar import add_months, add_working_days
from readiness.errors import ConfigurationError
from readiness.model import Limit

_DAYS_OF = {"days": 1, "weeks": 7}


@overload
def due(since: date, limit: Limit) -> date: ...
@overload
def due(since: pd.Series, limit: Limit) -> pd.Series: ...
def due(since: date | pd.Series, limit: Limit) -> date | pd.Series:
    """The last day within the limit of the day it is counted from, which is day 0.

    A date gives a date, a Series a Series (NaT where there is none). Raises ConfigurationError for
    a limit that is not a length of time.
    """
    if limit.unit == "working_days":
        return add_working_days(since, limit.value)
    if limit.unit == "months":
        return add_months(since, limit.value)
    if limit.unit in _DAYS_OF:
        return since + timedelta(days=limit.value * _DAYS_OF[limit.unit])
    raise ConfigurationError(
        f"The limit '{limit.id}' is in {limit.unit}; a clock needs working_days, days, weeks or "
        "months."
    )
