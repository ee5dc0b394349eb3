"""Which sheets a book of worklists has, and whose rows are on each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from readiness.worklists.plain_values import plain
from readiness.worklists.sheet_names import SheetNames

ABOUT, NO_TEAM = "About this book", "No team recorded"


@dataclass(frozen=True)
class TeamSheet:
    """A sheet to write: its name, whose it is (as the lists spell it), which list, and the rows."""

    name: str
    team: str
    list: str
    rows: pd.DataFrame


def team_sheets(frames: Mapping[str, pd.DataFrame]) -> tuple[TeamSheet, ...]:
    """A sheet a team and frame that has a row of it; teams by name, without one last.

    A team is one whatever its capitals and spaces. Rows stay in the order of their frame.
    """
    parts: dict[str, dict[str, pd.DataFrame]] = {}
    spelt: dict[str, str] = {}
    for title, frame in frames.items():
        for key, rows, said in _by_team(frame):
            parts.setdefault(key, {})[title] = rows
            spelt.setdefault(key, said)
    names = SheetNames(ABOUT)
    return tuple(
        TeamSheet(names.give(spelt[key], title if len(frames) > 1 else ""), spelt[key], title, rows)
        for key in sorted(parts, key=lambda key: (not key, key))
        for title, rows in parts[key].items()
    )


def _by_team(frame: pd.DataFrame) -> Iterator[tuple[str, pd.DataFrame, str]]:
    """By team: what it is compared as (empty for none), its rows, and how it is spelt first."""
    found = frame["team"] if "team" in frame else [None] * len(frame)
    said = [" ".join(str(plain(one) or "").split()) for one in found]
    keys = pd.Series([one.casefold() for one in said])
    for key, places in keys.groupby(keys, sort=False).indices.items():
        yield str(key), frame.iloc[places], said[places[0]] or NO_TEAM
