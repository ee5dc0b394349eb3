"""What the episodes of the SSDA903 return say together: who is in care, since when, in one home.

A child has an episode for each change of legal status or placement, so neither the start of care
nor of the home can be read from one row. The reason for the new episode says what changed: L the
legal status, T the placement and U both but with the same carers, P the placement and B both with
new carers; S is a start of care. A return holds the episodes of its own year (and of the year
before, where both are given): what began before the first of them is known to be earlier, and no
more. So each start has an earliest and a latest day it may have been.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from readiness.calendar import add_months
from readiness.measures.answers import Answer, answer
from readiness.measures.children import also_in, latest_of_each_child
from readiness.measures.questions import during, filled, open_on, required_says

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from readiness.model import ChildList, Mask, Period

SHORT_BREAKS = ("V3", "V4")
"""A series of short breaks from home; DfE leaves the children out of everything published."""

ADULT_MONTHS = 18 * 12

FOSTER = ("U1", "U2", "U3", "U4", "U5", "U6")

ADOPTIVE = frozenset({"A3", "A4", "A5", "A6"})
TEMPORARY = frozenset({"T0", "T1", "T2", "T3", "T4"})
"""In hospital, on holiday, for a few days: the home is kept, and is gone back to."""

NEW_CARERS = ("P", "B")
"""Reasons for a new episode that are a move to other carers."""

_FOREVER = 10**9
"""Days, further off than any date."""


def in_care_on(episodes: ChildList, day: date) -> Answer:
    """Each child in care at the end of the day, on the row of the episode open then.

    Without those in a series of short breaks. Where two are open, the one begun last.
    """
    breaks = required_says(episodes, "legal_status", *SHORT_BREAKS)
    there = open_on(episodes, "started", "ended", day) & ~breaks
    return latest_of_each_child(episodes, "started", there)


def in_care_since(episodes: ChildList, day: date) -> Answer:
    """Had the care the episode is part of begun by the day, and not been broken?"""
    return _begun([one.care for one in _chained(episodes, homes=False)], day)


def in_care_all_year(episodes: ChildList, year: Period) -> Answer:
    """Each child in care on every day of the year, on the row of the episode open at its end."""
    return in_care_on(episodes, year.end) & in_care_since(episodes, year.start)


def same_carer_since(episodes: ChildList, day: date) -> Answer:
    """Had the child come by the day to the home of the episode, and the carers in it?

    As DfE has it: an adoptive home and the one before it make one, a move with the same carers is
    none, and neither is a temporary stay from which the child goes back to the same address.
    """
    return _begun([one.lasting for one in _chained(episodes, homes=True)], day)


def workers_in(rows: ChildList, care_workers: ChildList, period: Period, many: int) -> Answer:
    """Had the row's child so many different social workers on days of the period?

    A child for whom none is named is unknown: everybody in care has one.
    """
    held = during(care_workers, "started", "ended", period)
    named = care_workers["worker"].notna().to_numpy()
    told = answer(held.yes, held.unknown | (held.yes & ~named))
    sure = _different(rows, care_workers, told.yes)
    perhaps = _different(rows, care_workers, told.yes | told.unknown)
    return answer(sure >= many, (sure < many) & ((perhaps >= many) | (perhaps == 0)))


def _different(rows: ChildList, care_workers: ChildList, among: Mask) -> NDArray[np.int64]:
    """How many different workers of the row's child are on these rows; one without a name is one
    more."""
    named = care_workers["worker"].astype("object")
    nameless = pd.Series([f"\0{row}" for row in range(len(care_workers))], dtype="object")
    workers = pd.DataFrame(
        {"child": care_workers["child_id"], "worker": named.where(named.notna(), nameless)}
    )
    counts = workers[among].groupby("child")["worker"].nunique()
    return rows["child_id"].map(counts).fillna(0).to_numpy().astype(np.int64)


def fostered_at_18(rows: ChildList, episodes: ChildList) -> Answer:
    """Was the young person of the row in a foster home until their 18th birthday?

    Care that ended on the day before counts, as some systems write it. Unknown for somebody with no
    episode in the files, who left care in a year that they do not cover.
    """
    care = ~required_says(episodes, "legal_status", *SHORT_BREAKS)
    last = latest_of_each_child(episodes, "ended", care & filled(episodes, "ended"))
    birthday = add_months(episodes["date_of_birth"], ADULT_MONTHS)
    ended = episodes["ended"]
    of_age = (ended == birthday) | (ended == birthday - pd.Timedelta(days=1))
    doubt = episodes.unusable("ended") | (birthday.isna() & ended.notna()).to_numpy()
    fostered = required_says(episodes, "placement", *FOSTER) & answer(of_age.to_numpy(), doubt)
    there = also_in(rows, episodes, answer(~care.no, np.zeros(len(episodes), dtype=bool)))
    found = also_in(rows, episodes, last & fostered)
    return answer(found.yes, found.unknown | ~there.yes)


@dataclass(frozen=True, slots=True)
class _Start:
    """The earliest and the latest day something may have started, as days since 1970."""

    earliest: int
    latest: int

    @staticmethod
    def on(day: int) -> _Start:
        return _Start(day, day)

    @staticmethod
    def before(day: int) -> _Start:
        """Nobody knows how long before the day, or whether on it."""
        return _Start(-_FOREVER, day)

    def or_on(self, day: int) -> _Start:
        """It goes on from before, or it began on the day: it cannot be told which."""
        return _Start(self.earliest, day)


_UNKNOWN = _Start(-_FOREVER, _FOREVER)


@dataclass(frozen=True, slots=True)
class _Chained:
    """One episode in the chain of its child's.

    care, home, previous: since when in care, with these carers, and with those before them.
    adoptive: whether the child came to these carers to be adopted, None where it cannot be told.
    address: of the last home that was not temporary, None where there was none or it is not known.
    """

    care: _Start
    home: _Start
    previous: _Start
    adoptive: bool | None
    placement: str | None
    address: object
    ended: int
    settled: bool

    @property
    def lasting(self) -> _Start:
        """Since when as DfE counts: the adoptive home and the one before it together."""
        if self.placement is not None and self.placement not in ADOPTIVE:
            return self.home
        if self.adoptive and self.placement:
            return self.previous
        return (
            self.home
            if self.adoptive is False
            else _Start(self.previous.earliest, self.home.latest)
        )


_NOTHING = _Chained(_UNKNOWN, _UNKNOWN, _UNKNOWN, None, None, None, 0, False)


@dataclass(frozen=True, slots=True)
class _Episode:
    """One row: what could not be read is None, and an end that is not there is _FOREVER."""

    started: int
    ended: int | None
    reason: str | None
    breaks: bool | None
    placement: str | None
    address: object


def _begun(starts: list[_Start], day: date) -> Answer:
    last = (np.datetime64(day) - np.datetime64("1970-01-01")).astype(int)
    yes = np.array([one.latest <= last for one in starts], dtype=bool)
    perhaps = np.array([one.earliest <= last for one in starts], dtype=bool)
    return answer(yes, perhaps & ~yes)


def _chained(episodes: ChildList, *, homes: bool) -> list[_Chained]:
    """Every row's place in the chain of its child's episodes, in the order of the rows.

    With no child id, or an episode of the child whose start is not known, nothing is known.
    """
    found = [_NOTHING] * len(episodes)
    read = _read(episodes, homes)
    for rows in _of_each_child(episodes):
        previous = None
        for row in rows:
            if read[row].breaks:
                continue
            previous = found[row] = _next(previous, read[row])
    return found


def _of_each_child(episodes: ChildList) -> Iterator[NDArray[np.intp]]:
    """The rows of each child in date order, those of one day with the longest last."""
    started, ended = episodes["started"], episodes["ended"]
    frame = pd.DataFrame({"child": episodes["child_id"], "started": started, "ended": ended})
    frame = frame.sort_values(["started", "ended"], kind="stable", na_position="last")
    for rows in frame.groupby("child", sort=False).indices.values():
        of_child = frame.index.to_numpy()[rows]
        if started.notna().to_numpy()[of_child].all():
            yield of_child


def _read(episodes: ChildList, homes: bool) -> list[_Episode]:
    ended = _days(episodes["ended"]).astype(object)
    ended[episodes.unusable("ended")] = None
    breaks = required_says(episodes, "legal_status", *SHORT_BREAKS)
    columns = [
        _days(episodes["started"]).tolist(),
        ended.tolist(),
        _texts(episodes, "reason_started"),
        [None if unknown else yes for yes, unknown in zip(breaks.yes, breaks.unknown, strict=True)],
        _texts(episodes, "placement") if homes else [None] * len(episodes),
        _texts(episodes, "placement_postcode") if homes else [None] * len(episodes),
    ]
    return [_Episode(*cells) for cells in zip(*columns, strict=True)]


def _days(dates: pd.Series) -> NDArray[np.int64]:
    days = dates.to_numpy().astype("datetime64[D]")
    return np.where(np.isnat(days), _FOREVER, days.astype(np.int64))


def _texts(episodes: ChildList, column: str) -> list[str | None]:
    cells = episodes[column].astype("object")
    return cells.where(cells.notna() & ~episodes.unusable(column), None).tolist()


def _next(previous: _Chained | None, now: _Episode) -> _Chained:
    in_care = _goes_on(previous, now)
    same: bool | None = False
    if previous is None or in_care is False:
        care, home, before = _first(now, begins=in_care is False)
    else:
        care = previous.care if in_care else previous.care.or_on(now.started)
        same = _same_home(previous, now) if in_care else None
        home, before = _home(previous, same, now.started)
    return _Chained(
        care,
        home,
        before,
        _adoptive(previous, same, now),
        now.placement,
        _address(None if in_care is False else previous, now),
        _FOREVER if now.ended is None else now.ended,
        now.breaks is not None,
    )


def _first(now: _Episode, *, begins: bool) -> tuple[_Start, _Start, _Start]:
    """Since when in care, in the home and in the one before, of the first episode there is."""
    if begins:
        return _Start.on(now.started), _Start.on(now.started), _Start.on(now.started)
    before = _Start.before(now.started)
    moved_in = now.reason in NEW_CARERS and now.placement is not None
    moved_in = moved_in and now.placement not in TEMPORARY
    return before, _Start.on(now.started) if moved_in else before, before


def _goes_on(previous: _Chained | None, now: _Episode) -> bool | None:
    """Does the care go on from the episode before? None where it cannot be told, or where that
    episode is not in the files."""
    if now.reason == "S" or (previous is not None and previous.ended < now.started):
        return False
    if previous is None or now.reason is None or now.breaks is None or not previous.settled:
        return None
    return True


def _same_home(previous: _Chained, now: _Episode) -> bool | None:
    if now.reason not in NEW_CARERS or now.placement in TEMPORARY:
        return True
    if now.placement is None:
        return None  # it may be a temporary stay
    if previous.placement is not None and previous.placement not in TEMPORARY:
        return False
    if previous.address is None or now.address is None:
        return None
    return previous.address == now.address


def _home(previous: _Chained, same: bool | None, day: int) -> tuple[_Start, _Start]:
    """Since when in the home, and in the one before it."""
    if same is None:
        return previous.home.or_on(day), previous.previous.or_on(day)
    return (previous.home, previous.previous) if same else (_Start.on(day), previous.home)


def _adoptive(previous: _Chained | None, same: bool | None, now: _Episode) -> bool | None:
    """Did the child come to these carers to be adopted? Not where the carers fostered first."""
    arrived = None if now.placement is None else now.placement in ADOPTIVE
    if previous is None:
        return arrived if now.reason in ("S", *NEW_CARERS) else None
    if same is None:
        return arrived if arrived is previous.adoptive else None
    return previous.adoptive if same else arrived


def _address(previous: _Chained | None, now: _Episode) -> object:
    if now.placement in TEMPORARY:
        return previous.address if previous else None
    return now.address
