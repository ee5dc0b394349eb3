"""What changed since the report before, in a few lines for the first page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from readiness.report.html import Html, bullets, element, heading, paragraph
from readiness.words import capital, count, day, listed

MOST = 3
"""Of each kind that are named; more are counted."""
TOGETHER = (
    "Apart: the 95% intervals of the two do not touch (90% for a position). All else may be chance."
)


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
        _told("stands apart from it", "stand apart from it", since.apart),
        _places(since),
        _lines("raised now and not then", since.raised),
        _lines("raised then and not now", since.settled),
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


def _told(one: str, many: str, found: Sequence[Change]) -> str:
    if not found:
        return "No position and no measure stands apart from it."
    named = listed([f"{each.name} ({each.before}, now {each.now})" for each in found[:MOST]])
    rest = len(found) - MOST
    more = f", and {count(rest, 'other')}" if rest > 0 else ""
    return f"{capital(named)}{more} {one if len(found) == 1 else many}."


def _places(since: Since) -> str:
    """Positions that moved within their intervals, so that nobody finds a silent change."""
    known = {each.name for each in since.apart}
    moved = [each for each in since.positions if each.name not in known]
    if not moved:
        return ""
    named = listed([f"{each.name} ({each.before}, now {each.now})" for each in moved])
    return f"Moved within what chance could explain: {named}."


def _lines(how: str, topics: Sequence[str]) -> str:
    if not topics:
        return ""
    rest = len(topics) - MOST
    more = f" and {count(rest, 'other')}" if rest > 0 else ""
    head = count(len(topics), "line of enquiry is", "lines of enquiry are")
    return f"{capital(head)} {how}: {'; '.join(topics[:MOST])}{more}."
