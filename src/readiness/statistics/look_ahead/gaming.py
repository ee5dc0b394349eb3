"""What a share in time can be made to hide."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from readiness.statistics.look_ahead.clocks import on_days


@dataclass(frozen=True)
class Gaming:
    """Warnings told beside a share in time: counts, not findings."""

    closed_on_the_day: int  # stopped on the very day it was due
    reopened: int  # started again within the days given of being stopped


def gaming(ended: ArrayLike, due: ArrayLike, started_again: ArrayLike, within: int = 28) -> Gaming:
    """Counts of episodes that stopped on the last day in time, and of those soon started again.

    The three are datetime64, as long as each other; NaT in `started_again` where it never was.
    """
    stop, last, again = on_days(ended), on_days(due), on_days(started_again)
    if not stop.shape == last.shape == again.shape:
        raise ValueError("The days must be as long as each other.")
    apart = (again - stop) / np.timedelta64(1, "D")  # NaN where there is none
    soon = (apart >= 0) & (apart <= within)
    return Gaming(int((stop == last).sum()), int(soon.sum()))
