"""A folder made aside: beside the one it will become, readable by its maker only, whole or gone.

A run that is killed outright cannot clear up after itself; the next one for the same place does.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

OLD = "-old"
_DAY = 24 * 60 * 60


@contextmanager
def making(place: Path) -> Iterator[Path]:
    """A new folder to fill, which vanishes on leaving unless it was moved (`swap`).

    What killed makers of the same place left is cleared first. Raises OSError where nothing can be
    written.
    """
    place.parent.mkdir(parents=True, exist_ok=True)
    clear(place)
    made, lock = _new(place)
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)
        if lock is not None:
            os.close(lock)


def swap(made: Path, place: Path) -> None:
    """Puts the folder in place; what was there stays until then, and comes back if that fails.

    It is then read by whoever may read the folder it is put in, and by nobody else.
    """
    made.chmod(made.parent.stat().st_mode & 0o755 | 0o700)
    old = made.with_name(made.name + OLD)
    if place.exists():
        Path(place).replace(old)
    try:
        Path(made).replace(place)
    except OSError:
        if old.exists():
            Path(old).replace(place)
        raise
    shutil.rmtree(old, ignore_errors=True)


def clear(place: Path) -> None:
    """Removes what killed makers of this place left, and gives back what they had taken away."""
    for left in sorted(_left(place)):
        if _at_work(left.with_name(left.name.removesuffix(OLD))):
            continue
        if left.name.endswith(OLD) and not place.exists():
            left.replace(place)
        else:
            shutil.rmtree(left, ignore_errors=True)


def _prefix(place: Path) -> str:
    return f".{place.name}-making-"


def _left(place: Path) -> Iterator[Path]:
    for one in place.parent.iterdir():
        if one.name.startswith(_prefix(place)) and one.is_dir() and not one.is_symlink():
            yield one


def _new(place: Path) -> tuple[Path, int | None]:
    while True:
        made = Path(tempfile.mkdtemp(prefix=_prefix(place), dir=place.parent))
        try:
            return made, _lock(made)
        except BlockingIOError:
            continue  # another maker took it for one that was left, and removes it


def _lock(folder: Path) -> int | None:
    """Held for as long as this process lives; None where folders cannot be locked.

    Raises BlockingIOError where somebody else holds it.
    """
    try:
        import fcntl

        held = os.open(folder, os.O_RDONLY)
    except (ImportError, OSError):
        return None
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        os.close(held)
        if isinstance(error, BlockingIOError):
            raise
        return None
    return held


def _at_work(folder: Path) -> bool:
    """Whether somebody is filling the folder; where that cannot be known, for a day."""
    try:
        held = _lock(folder)
    except BlockingIOError:
        return True
    if held is not None:
        os.close(held)
        return False
    try:
        return time.time() - folder.stat().st_mtime < _DAY
    except OSError:
        return False
