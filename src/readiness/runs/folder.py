"""A report's folder appears whole or not at all; the last good one stays until then."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from readiness.errors import InputError

MARK = "run.json"


@contextmanager
def replacing(place: Path) -> Iterator[Path]:
    """Gives a new folder to fill; on leaving cleanly it takes `place`, on an error it vanishes.

    Raises InputError where `place` holds anything but a report of ours, or cannot be written.
    """
    refuse_foreign(place)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        aside = Path(tempfile.mkdtemp(prefix=f".{place.name}-making-", dir=place.parent))
    except OSError as error:
        raise InputError(
            f"The folder '{place}' cannot be written ({error.strerror}); choose another."
        ) from None
    try:
        yield aside
        _swap(aside, place)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def refuse_foreign(place: Path) -> None:
    """Raises InputError if `place` holds something that is not an earlier report."""
    if place.is_file():
        raise InputError(f"'{place}' is a file; give a folder for the report.")
    if place.is_dir() and any(place.iterdir()) and not (place / MARK).is_file():
        raise InputError(
            f"The folder '{place}' holds files that are not a report; give an empty or new folder."
        )


def _as_others(folder: Path) -> int:
    """Read by whoever may read the folder it is put in, and by nobody else."""
    return folder.stat().st_mode & 0o755 | 0o700


def _swap(aside: Path, place: Path) -> None:
    aside.chmod(_as_others(aside.parent))
    if not place.exists():
        Path(aside).replace(place)
        return
    old = aside.with_name(aside.name + "-old")
    Path(place).replace(old)
    try:
        Path(aside).replace(place)
    except OSError:
        Path(old).replace(place)
        raise
    shutil.rmtree(old, ignore_errors=True)
