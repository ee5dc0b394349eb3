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
_FULL = {errno.ENOSPC, errno.EDQUOT}


@contextmanager
def replacing(place: Path) -> Iterator[Path]:
    """Gives a new folder to fill; on leaving cleanly it takes `place`, on an error it vanishes.

    Raises InputError where `place` holds anything but a report of ours, or cannot be written.
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
            if error.errno in _FULL:
                raise _not_written(place, error) from None
            raise


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
