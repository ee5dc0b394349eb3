"""A report's folder appears whole or not at all; the last good one stays until then."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from readiness import aside
from readiness.errors import InputError
from readiness.private_places import REPORT_MARK

MARK = REPORT_MARK
_OF_THE_PLACE = {
    getattr(errno, name)
    for name in ("ENOSPC", "EDQUOT", "EROFS", "EIO", "ESTALE", "ENOTCONN", "ENODEV", "ETIMEDOUT")
    if hasattr(errno, name)
}
"""What only a disk or a share says: it is full, shut, broken or gone."""


@contextmanager
def replacing(place: Path) -> Iterator[Path]:
    """Gives a new folder to fill; on leaving cleanly it takes `place`, on an error it vanishes.

    Raises InputError where `place` holds anything but a report of ours, or cannot be written, or no longer.
    """
    refuse_foreign(place)
    with ExitStack() as leaving:
        try:
            made = leaving.enter_context(aside.making(place))
        except OSError as error:
            raise _not_written(place, error) from None
        try:
            yield made
            aside.swap(made, place)
        except OSError as error:
            if error.errno in _OF_THE_PLACE or _beside(place, error):
                raise _not_written(place, error) from None
            raise


def _beside(place: Path, error: OSError) -> bool:
    """Whether it is of the report's folder, or of the one it stands in, as when that is shut or gone."""
    mine = (place.name, f".{place.name}-")
    for named in (error.filename, error.filename2):
        if isinstance(named, (str, Path)) and Path(named).is_relative_to(place.parent):
            within = Path(named).relative_to(place.parent).parts
            if not within or within[0] == mine[0] or within[0].startswith(mine[1]):
                return True
    return False


def _not_written(place: Path, error: OSError) -> InputError:
    return InputError(
        f"The folder '{place}' cannot be written ({os.strerror(error.errno or 0)}); choose another."
    )


def refuse_foreign(place: Path) -> None:
    """Raises InputError if `place` holds something that is not an earlier report."""
    if place.is_file():
        raise InputError(f"'{place}' is a file; give a folder for the report.")
    if place.is_dir() and any(place.iterdir()) and not (place / MARK).is_file():
        raise InputError(
            f"The folder '{place}' holds files that are not a report; give an empty or new folder."
        )
