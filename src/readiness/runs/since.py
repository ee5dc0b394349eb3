"""What a report says otherwise than the one its readers had before: which one that is, and what differs."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from readiness.assessment import UNNAMED
from readiness.errors import InputError
from readiness.report.since import Change, Since
from readiness.runs.comparing import Comparison, Moved, compare
from readiness.runs.folder import MARK
from readiness.runs.released import NONE

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def since(
    aside: Path, place: Path, measures: Sequence[Mapping[str, Any]], previous: str | None = None
) -> Since | None:
    """What the report in `aside` says otherwise than the last of its readers, or None where there is none.

    aside: the finished figures of the new report. place: where it will stand, from which the
        report before is found (`last_report`).
    measures: the catalogue: id, title and unit of each.
    previous: the folder of the report to take instead, or "none".
    """
    if previous == NONE:
        return None
    record = _record(aside)
    before = Path(previous) if previous else last_report(place, record)
    # One made for other readers may show what these may not see.
    if before is None or not _of_the_same(_record(before), record):
        return None
    try:
        found = compare(before, aside, {one["id"]: one["unit"] for one in measures})
    except InputError:  # of another authority, or damaged: nothing to be told from it
        return None
    return _said(found, {one["id"]: one["title"] for one in measures}, before, aside)


def last_report(place: Path, record: Mapping[str, Any]) -> Path | None:
    """The latest report of an earlier day, of the same authority for the same readers: of those beside `place`
    by their day, of those so called in folders by day beside that of `place`, as a batch has them, and the one
    that stands in `place` now; not that one where nothing names the authority, as it may be another's."""
    here = () if record.get("authority") == UNNAMED.name else (place,)
    found = [
        (str(held["as_at"]), one.name, one)
        for one in (*here, *_by_day(place), *(day / place.name for day in _by_day(place.parent)))
        if _of_the_same(held := _record(one), record)
    ]
    return max(found)[2] if found else None


def _by_day(place: Path) -> list[Path]:
    """The folders beside `place` that are named by a day, where it is itself."""
    if not _DAY.fullmatch(place.name) or not place.parent.is_dir():
        return []
    return [one for one in place.parent.iterdir() if _DAY.fullmatch(one.name) and one != place]


def _of_the_same(before: Mapping[str, Any], record: Mapping[str, Any]) -> bool:
    """Of the same authority for the same readers, and of an earlier day."""
    same = all(before.get(key) == record.get(key) for key in ("authority", "profile"))
    return bool(before) and same and str(before.get("as_at")) < str(record.get("as_at"))


def _record(place: Path) -> Mapping[str, Any]:
    try:
        return dict(json.loads((place / MARK).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return {}


def _said(found: Comparison, titles: Mapping[str, str], before: Path, now: Path) -> Since:
    positions = _moved(found.positions)
    apart = _moved([one for one in found.positions if one.apart])
    apart += [
        Change(titles.get(one.measure, one.measure), one.before, one.now)
        for one in found.figures
        if one.apart and not one.group
    ]
    old, new = (_record(place).get("versions", {}).get("readiness") for place in (before, now))
    return Since(
        before=date.fromisoformat(found.before),
        positions=tuple(positions),
        apart=tuple(apart),
        raised=_topics(found.raised),
        settled=_topics(found.settled),
        other_version=old != new,
    )


def _moved(found: Sequence[Moved]) -> list[Change]:
    """By number, or by words where no number is shown; other words for one number are no move."""
    made = []
    for one in found:
        before, now = one.before.split(", ", 1), one.now.split(", ", 1)
        if len(before) == len(now) == 2:
            if before[0] != now[0]:
                made.append(Change(one.area, before[0], now[0]))
        else:
            made.append(Change(one.area, before[-1], now[-1]))
    return made


def _topics(lines: Sequence[str]) -> tuple[str, ...]:
    """Without the area: the pages of areas say whose each is."""
    return tuple(line.rpartition(" (")[0] or line for line in lines)
