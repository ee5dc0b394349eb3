"""Names of sheets that Excel takes: each valid, and no two alike whatever their capitals."""

from __future__ import annotations

import re

from readiness.safe_cells import without_controls

LONGEST = 31
"""Units of UTF-16, as Excel counts."""

_ENDING = 20
_KEPT_BY_EXCEL = "history"
_INVALID = re.compile(r"[\[\]:*?/\\]")


class SheetNames:
    """Gives out the names of one workbook. `taken`: those it has already."""

    def __init__(self, *taken: str) -> None:
        self._taken = {_KEPT_BY_EXCEL, *(name.casefold() for name in taken)}

    def give(self, wanted: str, ending: str = "") -> str:
        """The name as near to `wanted` as may be: "East (2)" where there is an "east" already.

        `ending`: comes last and is kept where the name is cut, to twenty characters.
        """
        last = f", {valid}" if (valid := _shortened(_valid(ending), _ENDING)) else ""
        stem = _valid(wanted) or "Sheet"
        name, number = _fitted(stem, last), 1
        while name.casefold() in self._taken:
            number += 1
            name = _fitted(stem, f" ({number}){last}")
        self._taken.add(name.casefold())
        return name


def _fitted(stem: str, ending: str) -> str:
    return _shortened(stem, LONGEST - len(_units(ending)) // 2) + ending


def _valid(wanted: str) -> str:
    plain = without_controls(_INVALID.sub(" ", wanted))
    return " ".join(plain.split()).strip("' ")


def _shortened(text: str, longest: int) -> str:
    """Without its middle where it is too long: names of teams often differ at their end."""
    units = _units(text)
    if len(units) <= 2 * longest:
        return text
    after = longest // 2
    before = longest - after - 1
    return f"{_text(units[: 2 * before]).strip()}…{_text(units[-2 * after :]).strip()}".strip("' ")


def _units(text: str) -> bytes:
    return text.encode("utf-16-le")


def _text(units: bytes) -> str:
    """Half of a character that takes two units is left out."""
    return units.decode("utf-16-le", errors="ignore")
