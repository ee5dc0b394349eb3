"""Keeps the newest reports of an authority, and takes away the older ones beyond them."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from readiness.errors import InputError
from readiness.runs.folder import MARK

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def refuse_to_keep(place: Path, many: int) -> None:
    """Raises InputError where `many` is under 1, or the report is not named by a day."""
    if many < 1:
        raise InputError("At least one report must be kept: --keep 1.")
    if not _DAY.fullmatch(place.name):
        raise InputError(
            f"'{place.name}' is not named by its day, so that what is older than it cannot be told; leave "
            "out --keep."
        )


def keep_newest(place: Path, many: int) -> list[str]:
    """Of the reports beside `place`, which are named by their day, all but the newest so many go; the one
    just made always stays. Gives back the names of those that went.

    Folders with another name, or that are no report of ours, are never touched, and links never
    followed. Raises InputError as `refuse_to_keep` does.
    """
    refuse_to_keep(place, many)
    days = sorted(
        (one for one in place.parent.iterdir() if _DAY.fullmatch(one.name) and _ours(one)),
        key=lambda one: one.name,
        reverse=True,
    )
    old = [one for one in days[many:] if one != place]
    for one in old:
        shutil.rmtree(one, ignore_errors=True)
    return [one.name for one in old if not one.exists()]


def _ours(place: Path) -> bool:
    return not place.is_symlink() and (place / MARK).is_file()
