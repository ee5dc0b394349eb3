"""episodes.csv: a row for each stretch of a period of care with one home and one legal status.

A period of care with any day in the year is written whole, from the day it started: DfE holds the
years before from earlier returns, and case systems export them with the year's.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from readiness.story import CarePeriod, Child, Placement
from readiness.synthetic.returns.ssda903.view import Cells, View

HEADINGS = (
    "DECOM", "RNE", "LS", "CIN", "PLACE", "PLACE_PROVIDER", "DEC", "REC", "REASON_PLACE_CHANGE",
    "HOME_POST", "PL_POST", "URN", "PL_DISTANCE", "PL_LOCATION", "PL_LA",
)  # fmt: skip

_STARTED, _MOVED, _STATUS, _BOTH = "S", "P", "L", "B"
_GOES_ON = "X1"


def rows(child: Child, view: View) -> Iterator[Cells]:
    for period in view.periods(child):
        yield from _episodes(period, view)


def _episodes(period: CarePeriod, view: View) -> Iterator[Cells]:
    """One after another up to the 31 March, where what was not over yet is open."""
    moved = [home.started for home in period.placements]
    changed = [day for day, _ in period.legal_statuses]
    ended = view.year.known(period.ended)
    begun = [
        day
        for day in sorted({*moved, *changed})
        if view.year.known(day) and (ended is None or day < ended)
    ]
    for start, end in pairwise([*begun, None]):
        if start is None:
            continue
        home = period.placements[bisect_right(moved, start) - 1]
        status = period.legal_statuses[bisect_right(changed, start) - 1][1]
        last = end is None
        reason = period.end_reason if last else _GOES_ON
        stopped = ended if last else end
        yield (
            start,
            _why(start, period, moved, changed),
            status,
            period.need,
            home.kind,
            home.provider,
            stopped,
            reason if stopped else None,
            home.left_because if end is not None and end in moved else None,
            period.home_postcode,
            *_home(home),
        )


def _why(start: date, period: CarePeriod, moved: list[date], changed: list[date]) -> str:
    if start == period.started:
        return _STARTED
    if start in moved:
        return _BOTH if start in changed else _MOVED
    return _STATUS


def _home(home: Placement) -> Cells:
    return (
        home.postcode,
        home.urn,
        home.distance,
        "IN" if home.inside else "OUT",
        home.authority,
    )
