"""What changed since the report before, in a few lines for the first page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from readiness.report.html import Html, bullets, element, heading, paragraph
from readiness.words import capital, count, day, listed

MOST = 2
"""Of each kind that are named; more are counted."""
TOGETHER = (
    "Apart: the 95% intervals of the two do not touch (90% for a position). Chance alone puts about "
    "one measure in 180 apart; all else may be chance."
)
"""Two intervals as wide as each other do not touch where the estimates differ by 2 x 1.96 standard errors of
one, 2.77 of the difference: 0.0056 of the time."""


@dataclass(frozen=True)
class Change:
    """Of a position or a measure: its name, and how it stood before and stands now, as shown."""

    name: str
    before: str
    now: str


@dataclass(frozen=True)
class Since:
    """What a report says otherwise than the one its readers had before.

    Args:
        before: the day of the earlier report.
        positions: positions told in other words or by another number.
        apart: positions and measures whose two intervals do not touch.
        raised, settled: lines of enquiry raised now and not before, and the reverse.
        other_version: made by another version of the package, which can move figures by itself.
    """

    before: date
    positions: Sequence[Change] = ()
    apart: Sequence[Change] = ()
    raised: Sequence[str] = ()
    settled: Sequence[str] = ()
    other_version: bool = False


def banner(since: Since | None) -> Html:
    """Nothing where there is no report before."""
    if since is None:
        return Html()
    said = [
        *_apart(since),
        _places(since),
        _named("Newly raised", since.raised),
        f"No longer raised: {count(len(since.settled), 'line', 'lines')} of enquiry."
        if since.settled
        else "",
        "It was made by another version of this software, which can move figures by itself."
        if since.other_version
        else "",
    ]
    return element(
        "section",
        heading(2, "What changed?"),
        paragraph(f"Since the report of {day(since.before)}:"),
        bullets([one for one in said if one]),
        paragraph(TOGETHER, class_="note"),
    )


def _apart(since: Since) -> list[str]:
    """A line each for the first, and how many more."""
    found = [f"{_change(one)}: apart." for one in since.apart[:MOST]]
    rest = len(since.apart) - MOST
    if rest > 0:
        found.append(f"{capital(count(rest, 'other figure stands', 'other figures stand'))} apart.")
    return found or ["No position and no measure stands apart from it."]


def _change(one: Change) -> str:
    return f"{one.name} {one.before}, now {one.now}"


def _places(since: Since) -> str:
    """Positions that moved within their intervals, so that nobody finds a silent change."""
    known = {one.name for one in since.apart}
    moved = [_change(one) for one in since.positions if one.name not in known]
    return f"{capital(listed(moved))}: chance could explain it." if moved else ""


def _named(how: str, topics: Sequence[str]) -> str:
    rest = len(topics) - MOST
    more = [count(rest, "other")] if rest > 0 else []
    return f"{how}: {listed([*topics[:MOST], *more])}." if topics else ""
