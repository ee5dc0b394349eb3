"""Figures that could be worked out and that a person has accepted, on the record.

A file of them is read whole or refused: every entry names one figure, who accepted it, when and
why. Nothing is accepted by pattern.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from readiness.errors import InputError


@dataclass(frozen=True)
class Accepted:
    """One figure: `column` is numerator, denominator, complement or unusable."""

    measure: str
    breakdown: str
    group: str
    column: str
    profile: str
    authority: str
    as_at: date
    who: str
    on: date
    reason: str

    def plain(self) -> dict[str, Any]:
        return {name: str(value) for name, value in asdict(self).items()}


FIELDS = tuple(Accepted.__dataclass_fields__)
_DATES = ("as_at", "on")


def read_accepted(file: Path) -> tuple[Accepted, ...]:
    """The entries of a TOML file, each a table `[[accepted]]`.

    Raises InputError, in one sentence, where the file or an entry is not as it must be.
    """
    try:
        tables = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        raise InputError(
            f"The file '{file.name}' of accepted figures cannot be read; it must be TOML, with a "
            "table [[accepted]] a figure."
        ) from None
    if set(tables) != {"accepted"} or not isinstance(tables["accepted"], list):
        raise InputError(f"'{file.name}' must hold tables [[accepted]] and nothing else.")
    return tuple(_entry(file, i, row) for i, row in enumerate(tables["accepted"], start=1))


def _entry(file: Path, number: int, row: Mapping[str, Any]) -> Accepted:
    where = f"Entry {number} of '{file.name}'"
    for wrong, said in (
        (set(FIELDS) - set(row), "lacks"),
        (set(row) - set(FIELDS), "has what an entry does not take,"),
    ):
        if wrong:
            raise InputError(f"{where} {said} {', '.join(sorted(wrong))}.")
    for name in FIELDS:
        kind = date if name in _DATES else str
        if not isinstance(row[name], kind) or (kind is str and not row[name].strip()):
            asked = "a date, 2026-09-30 without quotes" if kind is date else "words"
            raise InputError(f"{where}: '{name}' must be {asked}.")
        if kind is str and "*" in row[name]:
            raise InputError(
                f"{where}: '{name}' must name one figure; nothing is accepted by pattern."
            )
    return Accepted(**{name: row[name] for name in FIELDS})


def of_this_run(
    entries: Iterable[Accepted], profile: str, authority: str, as_at: date
) -> dict[tuple[str, str, str, str], Accepted]:
    """Those of one profile, authority and day, by the figure they accept."""
    return {
        (one.measure, one.breakdown, one.group, one.column): one
        for one in entries
        if (one.profile, one.authority, one.as_at) == (profile, authority, as_at)
    }
