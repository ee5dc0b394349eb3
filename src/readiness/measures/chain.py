"""The chain of each child's episodes of care: since when in care, and with the same carers.

Each episode is joined to the one before it or not, and whether it is may not be known: an unread
reason, or an episode before the files begin. So every start has an earliest and a latest day, which
are the same where all is known.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from readiness.measures.questions import required_says

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from readiness.model import ChildList, Mask

    Days = NDArray[np.int64]
    Rows = NDArray[np.intp]

SHORT_BREAKS = ("V3", "V4")
"""A series of short breaks from home; DfE leaves the children out of everything published."""

ADOPTIVE = ("A3", "A4", "A5", "A6")
TEMPORARY = ("T0", "T1", "T2", "T3", "T4")
"""In hospital, on holiday, for a few days: the home is kept, and is gone back to."""

START_OF_CARE = "S"
NEW_CARERS = ("P", "B")
"""Reasons for a new episode that are a move to other carers."""

_EVER = 10**9
"""Days, further off than any date."""

_YES, _NO, _UNKNOWN = 1, 0, -1


@dataclass(frozen=True, eq=False)
class Starts:
    """For each row the earliest and the latest day something may have started, in days since 1970."""

    earliest: Days
    latest: Days


class Chain:
    """The episodes of a table, put in order child by child.

    Left out, and so never known: rows with no child id, those of a child with an episode whose
    start is not known, and short breaks.
    """

    def __init__(self, episodes: ChildList) -> None:
        self._episodes = episodes
        breaks = required_says(episodes, "legal_status", *SHORT_BREAKS)
        self._rows = _in_order(episodes, breaks.yes)
        self._started = _days(episodes["started"])[self._rows]
        ended = np.where(episodes.unusable("ended"), _EVER, _days(episodes["ended"]))
        self._ended = ended[self._rows]
        self._reason = _Texts(episodes, "reason_started", self._rows)
        child, _ = pd.factorize(episodes["child_id"])
        self._first = _differs(child[self._rows])
        doubtful = breaks.unknown[self._rows]
        begins = self._reason.one_of(START_OF_CARE) | (
            ~self._first & (_before(self._ended) < self._started)
        )
        self._begins = begins
        self._joined = np.where(
            self._first | self._reason.missing | doubtful | _before(doubtful), _UNKNOWN, _YES
        )
        self._joined[begins] = _NO

    @property
    def care(self) -> Starts:
        """Since when the child has been in care without a break."""
        known = self._begins | self._first
        began = np.where(self._begins, self._started, -_EVER)
        earliest = began[_last(known)]
        return self._of_rows(earliest, self._started[_last(self._joined != _YES)])

    @property
    def home(self) -> Starts:
        """Since when with the carers of the episode, the home before an adoptive one included."""
        adoptive = self._came_to_be_adopted
        placement = self._placement
        no = (adoptive == _NO) | (~placement.one_of(*ADOPTIVE) & ~placement.missing)
        yes = (adoptive == _YES) & placement.one_of(*ADOPTIVE)
        earliest = np.where(no, self._home.earliest, self._home_before.earliest)
        latest = np.where(yes, self._home_before.latest, self._home.latest)
        return self._of_rows(earliest, latest)

    def _of_rows(self, earliest: Days, latest: Days) -> Starts:
        """Put back in the order of the table."""
        found = np.full((2, len(self._episodes)), _EVER)
        found[0] = -_EVER
        found[0, self._rows], found[1, self._rows] = earliest, latest
        return Starts(found[0], found[1])

    @cached_property
    def _placement(self) -> _Texts:
        return _Texts(self._episodes, "placement", self._rows)

    @cached_property
    def _moved(self) -> Mask:
        """To other carers, and not for a while."""
        return self._reason.one_of(*NEW_CARERS) & ~self._placement.one_of(*TEMPORARY)

    @cached_property
    def _same_home(self) -> NDArray[np.int64]:
        """Are the carers those of the episode before? No at the first of a time in care."""
        placement = self._placement
        away = _before(placement.missing | placement.one_of(*TEMPORARY))
        moved = np.where(away, self._back_again, _NO)
        same = np.where(self._moved, np.where(placement.missing, _UNKNOWN, moved), _YES)
        same = np.where(self._joined == _UNKNOWN, _UNKNOWN, same)
        same[self._begins | self._first] = _NO
        return same

    @cached_property
    def _back_again(self) -> NDArray[np.int64]:
        """Is the address that of the last home before it which was not temporary?"""
        address = _Texts(self._episodes, "placement_postcode", self._rows)
        kept = ~self._placement.one_of(*TEMPORARY)
        home = _before(_last(kept | self._begins | self._first))
        known = kept[home] & ~address.missing[home] & ~address.missing
        return np.where(known, np.where(address.codes == address.codes[home], _YES, _NO), _UNKNOWN)

    @cached_property
    def _home(self) -> Starts:
        """Since when with the carers of the episode."""
        arrived = self._same_home == _NO
        told = self._begins | ~self._first | (self._moved & ~self._placement.missing)
        began = np.where(told, self._started, -_EVER)
        return Starts(began[_last(arrived)], self._started[_last(self._same_home != _YES)])

    @cached_property
    def _home_before(self) -> Starts:
        """Since when with the carers before those."""
        arrived = self._same_home == _NO
        fresh = self._begins | self._first
        earliest = np.where(fresh, self._started, _before(self._home.earliest))
        earliest[self._first & ~self._begins] = -_EVER
        doubted = fresh | (self._same_home == _UNKNOWN)
        latest = np.where(doubted, self._started, _before(self._home.latest))
        return Starts(earliest[_last(arrived)], latest[_last(self._same_home != _YES)])

    @cached_property
    def _came_to_be_adopted(self) -> NDArray[np.int64]:
        """Did the child come to these carers to be adopted? Not where the carers fostered first."""
        arriving = self._placement.one_of(*ADOPTIVE).astype(np.int64)
        arriving[self._placement.missing] = _UNKNOWN
        came = arriving.copy()
        came[self._first & ~self._begins & ~self._reason.one_of(*NEW_CARERS)] = _UNKNOWN
        since = _last(self._same_home == _NO)
        differs = (self._same_home == _UNKNOWN) & (arriving != came[since])
        so_far = np.cumsum(differs)
        return np.where(so_far > so_far[since], _UNKNOWN, came[since])


class _Texts:
    """A column of the rows in order: a number for each wording, -1 where blank or unread."""

    def __init__(self, episodes: ChildList, column: str, rows: Rows) -> None:
        codes, self._wordings = pd.factorize(episodes[column].astype("object"))
        codes[episodes.unusable(column)] = -1
        self.codes = codes[rows]
        self.missing: Mask = self.codes < 0

    def one_of(self, *wordings: str) -> Mask:
        numbers = [number for number, text in enumerate(self._wordings) if text in wordings]
        return np.isin(self.codes, numbers)


def _in_order(episodes: ChildList, left_out: Mask) -> Rows:
    """Rows child by child in date order, of those of one day the longest last."""
    child, _ = pd.factorize(episodes["child_id"])
    started, ended = _days(episodes["started"]), _days(episodes["ended"])
    undated = np.isin(child, child[episodes["started"].isna().to_numpy()])
    rows = np.flatnonzero((child >= 0) & ~undated & ~left_out)
    return rows[np.lexsort((ended[rows], started[rows], child[rows]))]


def _days(dates: pd.Series) -> Days:
    days = dates.to_numpy().astype("datetime64[D]")
    return np.where(np.isnat(days), _EVER, days.astype(np.int64))


def _differs(child: NDArray[np.int64]) -> Mask:
    """Where another child begins."""
    return np.concatenate([np.ones(min(len(child), 1), dtype=bool), child[1:] != child[:-1]])


def _before(values: NDArray[Any]) -> NDArray[Any]:
    """Each row's value of the row before it; the first row's own."""
    return np.concatenate([values[:1], values[:-1]])


def _last(mask: Mask) -> Rows:
    """For each row the last row, itself included, that the mask has."""
    return np.maximum.accumulate(np.where(mask, np.arange(len(mask)), 0))
