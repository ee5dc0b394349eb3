"""Which records of a table are there already: the same again, or better known a year later."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from readiness.intake.returns.declaration import TableSpec
from readiness.intake.returns.ssda903 import messages
from readiness.intake.returns.ssda903.forms import Form
from readiness.model import Issue

if TYPE_CHECKING:
    from readiness.model import Mask

NotUsed = Callable[[TableSpec, str, Iterable[int]], Issue]


def there_already(
    form: Form, frame: pd.DataFrame, doubtful: Mask, used: Mask, of_row: NDArray[np.int_]
) -> list[tuple[NotUsed, Mask]]:
    """Records that are in the table already, by the sentence they are told in. Each in one only."""
    old = used & (of_row < of_row.max(initial=0)) if form.yearly else np.zeros(len(used), bool)
    left = used & ~old
    # What could not be read may differ, so that such rows are never called the same.
    again = left & ~doubtful & _repeats(frame, left & ~doubtful)
    left &= ~again
    late = left & _in_a_later_year(frame, form.key, left, of_row)
    left &= ~late
    twice = left & _further(frame, left) if form.once else np.zeros(len(used), bool)
    return [
        (messages.earlier_year, old),
        (messages.same_again, again),
        (messages.superseded, late),
        (messages.child_again, twice),
    ]


def _repeats(frame: pd.DataFrame, among: Mask) -> Mask:
    """Rows that another, further down, repeats in every column."""
    mask = np.zeros(len(frame), dtype=bool)
    told = frame.loc[among].drop(columns=["source_sheet", "source_row"])
    mask[among] = told.duplicated(keep="last")
    return mask


def _in_a_later_year(
    frame: pd.DataFrame, key: Sequence[str], among: Mask, of_row: NDArray[np.int_]
) -> Mask:
    """Rows whose record is also in a later year's file: an episode open then and ended since."""
    mask = np.zeros(len(frame), dtype=bool)
    if not key or len(np.unique(of_row)) < 2 or not set(key) <= set(frame.columns):
        return mask
    whole = among & frame[list(key)].notna().all(axis=1).to_numpy()
    keys = frame.loc[whole, list(key)].assign(_year=of_row[whole])
    latest = keys.groupby(list(key), observed=True)["_year"].transform("max")
    mask[whole] = keys["_year"].to_numpy() < latest.to_numpy()
    return mask


def _further(frame: pd.DataFrame, among: Mask) -> Mask:
    """Rows of a child after the first."""
    mask = np.zeros(len(frame), dtype=bool)
    mask[among] = frame.loc[among, "child_id"].duplicated()
    return mask
