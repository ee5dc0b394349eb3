"""How the runs stand: the last of each authority and kind, and what a person should look at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from readiness import paths
from readiness.runs import journal, released
from readiness.runs.folder import MARK
from readiness.runs.held import is_held
from readiness.runs.official import EVERYBODY
from readiness.runs.report import slug_of


@dataclass(frozen=True)
class Standing:
    """The last run, and what to look at: `told` is empty where nothing is wrong."""

    last: journal.Last
    told: str


def standing(authority: str | None, now: datetime, stale: int | None = None) -> list[Standing]:
    """In order of name. stale: days after which a report is told as old."""
    named = {event.authority for event in journal.read()}
    alive = {name: any(map(is_held, _locks(name))) for name in named}
    wanted = authority.casefold() if authority else None
    return [
        Standing(one, _told(one, now, stale))
        for one in journal.status(alive)
        if wanted is None or wanted in one.authority.casefold()
    ]


def _locks(name: str) -> Iterator[Path]:
    """Where a run of that name may hold a lock: its own lists', or what is published of it."""
    yield released.place_of(slug_of(name))
    published = paths.data("history", "published")
    yield published if name == EVERYBODY else published / slug_of(name)


def _told(one: journal.Last, now: datetime, stale: int | None) -> str:
    if one.state == journal.FAILED:
        return f"failed: {one.why}"
    if one.state == "cut off":
        return "began and was cut off; run it again"
    if one.report and not (Path(one.report) / MARK).is_file():
        return "its report is gone"
    if stale is not None and one.report_at:
        old = now - datetime.fromisoformat(one.report_at)
        if old > timedelta(days=stale):
            return f"its report is over {stale} days old"
    return ""


def text(found: Sequence[Standing], now: datetime) -> str:
    """A line or two a run, for a person."""
    if not found:
        return "No run is on record."
    return "\n".join(line for one in found for line in _lines(one, now))


def _lines(one: Standing, now: datetime) -> list[str]:
    last = one.last
    lines = [f"{last.authority}, {last.kind}: {last.state}, {journal.age(last.at, now)}"]
    if one.told:
        lines.append(f"  {one.told}")
    if last.report:
        made = journal.age(last.report_at, now)
        lines.append(f"  latest: as at {last.report_as_at}, made {made}: {last.report}")
    return lines


def document(found: Sequence[Standing]) -> list[dict[str, Any]]:
    return [{**asdict(one.last), "told": one.told} for one in found]
