"""Which year a file of the return covers: the year to 31 March, named for the year it ends in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

import numpy as np
import pandas as pd

from readiness.model import Period

FIRST, LAST = 2003, 2060
"""Return years that can be meant: the return as it is began in 2003."""

PLAUSIBLE = 0.01
"""The share of a file's events that a year must hold for it to be believed to be the latest.

A mistyped year is a handful of events in thousands; the months of a real year are far more.
"""

_EXPORTED = re.compile(
    r"(?<!\d)(?:20\d\d([-_. ]?)(?:0[1-9]|1[0-2])\1(?:0[1-9]|[12]\d|3[01])"
    r"|(?:0[1-9]|[12]\d|3[01])([-_. ]?)(?:0[1-9]|1[0-2])\2(?:20)\d\d)(?!\d)"
)
_TWO = re.compile(r"(?<!\d)(20\d\d|\d\d)(?:[-_/. ]|to|_to_| to )*(20\d\d|\d\d)(?!\d)", re.I)
_ONE = re.compile(r"(?<!\d)(20\d\d)(?!\d)")


def year_named(name: str) -> int | None:
    """The return's year a name carries: 2022, 2021-22, 2122, 202122, 2021/2022 are all 2022.

    The day an export was made (20220614, 14-06-2022) is not a return's year. Of two years, the
    later; None where there is none.
    """
    plain = re.sub(r"(?i)ssda_?903|(?<!\d)903(?!\d)", " ", name)
    plain = _EXPORTED.sub(" ", plain)
    found = [*_pairs(plain), *(int(one[1]) for one in _ONE.finditer(plain))]
    return max((year for year in found if FIRST <= year <= LAST), default=None)


def _pairs(text: str) -> Iterable[int]:
    """The later of two years, one after the other."""
    for found in _TWO.finditer(text):
        first, second = (int(part) % 100 for part in found.groups())
        if second == first + 1:
            yield 2000 + second


def latest_year(days: pd.Series) -> int | None:
    """The latest return year that holds a plausible share of the events; None without events."""
    known = days.dropna()
    if known.empty:
        return None
    ends_in = known.dt.year + (known.dt.month > 3)
    years, events = np.unique(ends_in.to_numpy(), return_counts=True)
    believed = years[events >= PLAUSIBLE * len(known)]
    return int(believed.max()) if len(believed) else int(years.max())


def return_period(year: int) -> Period:
    """1 April to the 31 March that ends the year."""
    return Period(date(year - 1, 4, 1), date(year, 3, 31))
