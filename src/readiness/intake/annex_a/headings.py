"""Which column a heading means.

Exact headings are settled first, then accepted ones, then patterns, so that a loose match never
takes a column an exact one claims. A near miss is only ever suggested.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from readiness.intake.annex_a.declaration import Column, ListSpec

_BRACKETS = re.compile(r"\((years?|y ?/ ?n|yes ?/ ?no|dd ?/ ?mm ?/ ?yyyy)\)+")
_QUOTES = re.compile(r"['’‘`´ʼ\"“”]")
_NOT_WORDS = re.compile(r"[^\w]+")
_LIKELY = 80


def normalised(heading: str) -> str:
    """Lower case words only: no punctuation, quotes, '(Years)', '(Y/N)' or odd spaces."""
    plain = unicodedata.normalize("NFKC", heading).casefold()
    plain = _QUOTES.sub("", _BRACKETS.sub(" ", plain))
    return _NOT_WORDS.sub(" ", plain).replace("_", " ").strip()


def normalised_row(headings: Sequence[str | None]) -> list[str]:
    return [normalised(heading) if heading else "" for heading in headings]


@dataclass(frozen=True)
class Matched:
    """A heading row read: column ids by position, and what was left over."""

    positions: dict[str, int]
    twice: dict[str, tuple[str, ...]]
    unknown: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.positions)

    def distinct(self, common: frozenset[str]) -> int:
        return len(self.positions.keys() - common)


def match(
    headings: Sequence[str | None], spec: ListSpec, names: Sequence[str] | None = None
) -> Matched:
    """Which of the list's columns a row of headings names. `names`: them normalised, if known."""
    names = normalised_row(headings) if names is None else names
    positions: dict[str, int] = {}
    claimed: dict[int, str] = {}
    for means in (_exact(spec), _accepted(spec)):
        for place, name in enumerate(names):
            column = means.get(name)
            if name and column and place not in claimed:
                claimed[place] = column
                positions.setdefault(column, place)
    for place, name in enumerate(names):
        if name and place not in claimed and (column := _by_pattern(name, spec, positions)):
            claimed[place] = column
            positions.setdefault(column, place)
    return Matched(positions, _twice(headings, claimed, positions), _left(headings, claimed))


def _twice(
    headings: Sequence[str | None], claimed: dict[int, str], positions: dict[str, int]
) -> dict[str, tuple[str, ...]]:
    again: dict[str, tuple[str, ...]] = {}
    for place, column in claimed.items():
        if positions[column] != place:
            again[column] = (*again.get(column, ()), tidy(headings[place] or ""))
    return again


def _left(headings: Sequence[str | None], claimed: dict[int, str]) -> tuple[str, ...]:
    return tuple(
        tidy(heading)
        for place, heading in enumerate(headings)
        if heading and heading.strip() and place not in claimed
    )


def tidy(heading: str) -> str:
    """A heading fit for a message: one line, no odd spaces."""
    return " ".join(heading.split())


@cache
def _exact(spec: ListSpec) -> dict[str, str]:
    return {normalised(column.heading): column.id for column in spec.columns}


@cache
def _accepted(spec: ListSpec) -> dict[str, str]:
    pairs = ((normalised(name), c.id) for c in spec.columns for name in c.accepted)
    return dict(pairs)


@cache
def _patterns(spec: ListSpec) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(c.pattern), c.id) for c in spec.columns if c.pattern)


@cache
def _any_pattern(spec: ListSpec) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{c.pattern})" for c in spec.columns if c.pattern))


def _by_pattern(name: str, spec: ListSpec, taken: dict[str, int]) -> str | None:
    """The one free column whose pattern fits; two that fit settle nothing."""
    if not _any_pattern(spec).search(name):
        return None
    found = [id_ for pattern, id_ in _patterns(spec) if pattern.search(name) and id_ not in taken]
    return found[0] if len(found) == 1 else None


def suggestion(heading: str, columns: Sequence[Column]) -> Column | None:
    """The missing column a heading was perhaps meant to be. Never applied, only said."""
    from rapidfuzz import fuzz, process, utils

    choices = {normalised(column.heading): column for column in columns}
    best = process.extractOne(
        normalised(heading), choices.keys(), scorer=fuzz.WRatio, processor=utils.default_process
    )
    return choices[best[0]] if best and best[1] >= _LIKELY else None
