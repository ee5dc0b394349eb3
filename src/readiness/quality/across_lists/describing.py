"""Whether the rows of a child, in whatever list, describe the child alike."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from readiness.quality.linking import Linked
from readiness.quality.rule import Mask

NOTHING_SAID = frozenset({"not_stated", "unknown", "NOBT", "REFU"})
"""Codes that do not describe a child, and so contradict nothing."""


def odd_rows(lists: Linked, column: str) -> dict[str, Mask]:
    """For each list, the rows that describe the child otherwise than most of the child's rows do.

    Where there is no 'most', every row of the child.
    """
    told = list(_told(lists, column))
    if not told:
        return {}
    who = np.concatenate([who for _, who, _ in told])
    value = np.concatenate([value for _, _, value in told])
    differ = _differ(who, value, lists.children)
    if not differ.any():
        return {}
    odd = np.zeros(len(who), dtype=bool)
    odd[differ[who]] = _odd(who[differ[who]], value[differ[who]])
    odd &= (who >= 0) & (value >= 0)
    ends = np.cumsum([len(one) for _, one, _ in told])[:-1]
    return {name: part for (name, _, _), part in zip(told, np.split(odd, ends), strict=True)}


def _told(lists: Linked, column: str) -> Iterator[tuple[str, NDArray[np.intp], NDArray[np.int64]]]:
    """Of each list that has the column: children's numbers, and what is said as a number (-1:
    nothing)."""
    said: dict[str, int] = {}
    for name, rows in lists.items():
        if column in rows and "child_id" in rows:
            held = rows[column]
            if isinstance(held.dtype, pd.CategoricalDtype):
                number = [
                    -1 if word in NOTHING_SAID else said.setdefault(str(word), len(said))
                    for word in held.cat.categories
                ]
                value = np.array([*number, -1], dtype=np.int64)[held.cat.codes.to_numpy()]
            else:
                day = held.to_numpy().astype("datetime64[D]")
                # Counted from a day before any birth, so that no day is below nought.
                value = (day - np.datetime64("1900-01-01")).astype(np.int64)
                value = np.where(np.isnat(day), -1, value)
            yield name, lists.who(name), value


def _differ(who: NDArray[np.intp], value: NDArray[np.int64], children: int) -> NDArray[np.bool_]:
    """The children of whom two things are said."""
    known = (who >= 0) & (value >= 0)
    one = np.full(children + 1, -1, dtype=np.int64)
    one[who[known]] = value[known]
    found = np.zeros(children + 1, dtype=bool)
    found[who[known & (value != one[who])]] = True
    return found


def _odd(who: NDArray[np.intp], value: NDArray[np.int64]) -> Mask:
    """Rows that do not say what most of the child's do; all, where two are said as often."""
    rows = pd.DataFrame({"who": who, "value": value})
    rows = rows[(rows.who >= 0) & (rows.value >= 0)]
    times = rows.groupby(["who", "value"]).size().rename("times").reset_index()
    times["most"] = times.groupby("who")["times"].transform("max")
    times["agreed"] = times["times"] == times["most"]
    times["alone"] = times.groupby("who")["agreed"].transform("sum") == 1
    usual = times[times["agreed"] & times["alone"]].set_index("who")["value"]
    said = usual.reindex(who).to_numpy(dtype=float)
    return ~(value == said) & (value >= 0)
