"""One run of an authority at a time: what a report is held against depends on the order they are made in."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from readiness.errors import InputError

LOCK, HOLDER = "run.lock", "run.holder"
"""The lock itself, which the system lets go when its process ends, and who says they hold it."""


@contextmanager
def held(place: Path, whose: str, now: datetime) -> Iterator[None]:
    """The lock of an authority, for as long as this lasts.

    place: the authority's folder of kept data. whose: its name, for the message.

    Raises InputError where another run has it, saying since when, where and which process; or where the
    folder cannot be written.
    """
    from filelock import FileLock, Timeout

    try:
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = FileLock(place / LOCK, timeout=0)
        lock.acquire()
    except Timeout:
        raise InputError(_who(place, whose)) from None
    except OSError as error:
        raise InputError(
            f"The folder '{place}' cannot be written ({error.strerror}); make it writable and run again."
        ) from None
    try:
        _say(place, now)
        yield
    finally:
        with suppress(OSError):
            (place / HOLDER).unlink(missing_ok=True)
        lock.release()


def is_held(place: Path) -> bool:
    """Whether a run of the authority is at work now."""
    from filelock import FileLock, Timeout

    if not (place / LOCK).is_file():
        return False
    try:
        with FileLock(place / LOCK, timeout=0):
            return False
    except Timeout:
        return True
    except OSError:
        return False


def _say(place: Path, now: datetime) -> None:
    mine = {
        "process": os.getpid(),
        "machine": platform.node(),
        "since": now.isoformat("T", "seconds"),
    }
    with suppress(OSError):  # the lock holds without it
        (place / HOLDER).write_text(json.dumps(mine), encoding="utf-8")


def _who(place: Path, whose: str) -> str:
    found: Mapping[str, Any] = {}
    with suppress(OSError, ValueError):
        found = json.loads((place / HOLDER).read_text(encoding="utf-8"))
    if not found:
        return f"Another run of {whose} is at work; wait for it to end."
    return (
        f"Another run of {whose} is at work since {found.get('since')} on {found.get('machine')} (process "
        f"{found.get('process')}); wait for it to end, or end it."
    )
