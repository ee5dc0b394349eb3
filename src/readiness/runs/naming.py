"""Names of authorities as names of folders, which every system must take."""

from __future__ import annotations

import hashlib
import re

from readiness.errors import InputError

LONGEST = 60
"""Of a folder's name. Windows takes 260 letters of a whole path, and reports lie deep in long ones."""
OF_WINDOWS = frozenset(
    {"con", "prn", "aux", "nul", *(f"{d}{n}" for d in ("com", "lpt") for n in range(10))}
)
"""Names that Windows gives to no file or folder."""


def slug_of(name: str) -> str:
    """An authority's name as that of its folder: lower case, so that no two differ by case alone.

    Raises InputError where the name has no letter or digit.
    """
    slug = re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")
    if not slug:
        raise InputError("The authority's name has no letters; give it with --authority.")
    if slug in OF_WINDOWS:
        return f"{slug}-authority"
    if len(slug) <= LONGEST:
        return slug
    # Two long names that begin alike are two authorities.
    told_apart = hashlib.sha256(slug.encode()).hexdigest()[:8]
    return f"{slug[: LONGEST - 9].rstrip('-')}-{told_apart}"
