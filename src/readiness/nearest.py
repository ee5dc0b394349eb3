"""What somebody may have meant by a name that there is not: errors that teach."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

_ALIKE = 70.0
_MOST = 3
_CLOSE = 8.0
"""Names this much less alike than the likest are not told."""


def nearest(asked: str, names: Iterable[str], most: int = _MOST) -> tuple[str, ...]:
    """The names most like the one asked for, the likest first; none where none is like it."""
    from rapidfuzz import fuzz, process, utils

    found = process.extract(
        asked.replace("_", " "),
        {name: name.replace("_", " ") for name in names},
        scorer=fuzz.WRatio,
        processor=utils.default_process,
        score_cutoff=_ALIKE,
        limit=most,
    )
    best = max((score for _, score, _ in found), default=0.0)
    return tuple(name for _, score, name in found if score >= best - _CLOSE)


def hint(asked: str, names: Iterable[str], otherwise: str = "") -> str:
    """`did you mean a, b or c?`, or what to say where nothing is like it."""
    return hint_of(nearest(asked, names), otherwise)


def hint_of(found: Sequence[str], otherwise: str = "") -> str:
    """The same of names that were found."""
    if not found:
        return otherwise
    *first, last = found
    return f"did you mean {', '.join(first)} or {last}?" if first else f"did you mean {last}?"
