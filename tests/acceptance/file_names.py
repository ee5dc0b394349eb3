"""Which file names Windows does not take, and which a system without regard to case takes for one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from pathlib import PurePosixPath

_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.IGNORECASE)


def unfit_for_windows(names: Iterable[str]) -> list[str]:
    """Those of the names (with / between folders) that have a part Windows refuses or changes."""
    return [one for one in names if any(map(_refused, PurePosixPath(one).parts))]


def _refused(part: str) -> bool:
    return bool(
        re.search(r'[<>:"\\|?*\x00-\x1f]', part)
        or part.endswith((".", " "))
        or _RESERVED.fullmatch(part)
    )


def clashing(names: Iterable[str]) -> list[str]:
    """Names that differ from another by case, or by how a letter is composed, alone."""
    folded: dict[str, str] = {}
    found = []
    for one in sorted(set(names)):
        plain = unicodedata.normalize("NFC", one).casefold()
        if plain in folded:
            found.append(one)
        folded[plain] = one
    return found
