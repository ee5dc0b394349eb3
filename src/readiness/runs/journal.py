"""What runs there were, how they ended and what they left: a line of JSON an event, in `data/history/`.

A line is written in one go, so that runs side by side do not tear one another's; a torn or foreign line is
passed over when they are read. Only our own sentences are in it, never a value from a list.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from readiness import paths
from readiness.errors import InputError

JOURNAL = "runs.jsonl"
STARTED, DONE, FAILED = "started", "done", "failed"


@dataclass(frozen=True)
class Event:
    """`run` names the run; `at` is when, in UTC; `kind` report, visit or published; `place` the folder of
    the report; `why` the sentence it ended with, if it failed."""

    run: str
    at: str
    event: str
    kind: str
    authority: str
    as_at: str
    place: str = ""
    seconds: float = 0.0
    why: str = ""


def write(event: Event) -> None:
    """Adds the event. Raises InputError where nothing can be written: a run that leaves no trace must
    not go on unnoticed."""
    file = _file()
    line = (json.dumps(asdict(event), ensure_ascii=False) + "\n").encode("utf-8")
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            os.write(handle, line)
        finally:
            os.close(handle)
    except OSError as error:
        raise InputError(
            f"The journal of runs '{file}' cannot be written ({error.strerror}); make it writable and run again."
        ) from None


def read() -> list[Event]:
    """Every event that can be read, oldest first."""
    try:
        lines = _file().read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return []
    return [event for line in lines if (event := _event(line)) is not None]


def _event(line: str) -> Event | None:
    try:
        return Event(**json.loads(line))
    except (ValueError, TypeError):
        return None


@dataclass(frozen=True)
class Last:
    """The latest run of an authority and kind: how it ended, and the latest report there is.

    `state` is done, failed, running, or cut off where a run began and nothing says how it ended."""

    authority: str
    kind: str
    state: str
    at: str
    seconds: float
    why: str
    report: str
    report_as_at: str
    report_at: str


def status(alive: Mapping[str, bool] | None = None) -> list[Last]:
    """The latest of each authority and kind, in order of name. `alive`: by authority, whether somebody
    holds its lock, which tells a run that is at work from one that was cut off."""
    found: dict[tuple[str, str], list[Event]] = {}
    for event in read():
        found.setdefault((event.authority, event.kind), []).append(event)
    return [_last(events, alive or {}) for _, events in sorted(found.items())]


def _last(events: list[Event], alive: Mapping[str, bool]) -> Last:
    last = events[-1]
    whole = next((event for event in reversed(events) if event.event == DONE), None)
    state = last.event
    if state == STARTED:
        state = "running" if alive.get(last.authority) else "cut off"
    return Last(
        authority=last.authority,
        kind=last.kind,
        state=state,
        at=last.at,
        seconds=last.seconds,
        why=last.why,
        report=whole.place if whole else "",
        report_as_at=whole.as_at if whole else "",
        report_at=whole.at if whole else "",
    )


def age(at: str, now: datetime) -> str:
    """How long ago, in the largest unit there is one of; a clock that was set back gives "just now"."""
    seconds = (now - datetime.fromisoformat(at)).total_seconds()
    for unit, long in (("day", 86_400), ("hour", 3_600), ("minute", 60)):
        many = int(seconds // long)
        if many >= 1:
            return f"{many} {unit}{'s' if many > 1 else ''} ago"
    return "just now"


def _file() -> Path:
    return paths.data("history", JOURNAL)
