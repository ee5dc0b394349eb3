"""Invented authorities read as an authority's own would be, each made once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from readiness.intake import annex_a
from readiness.model import LIST_NAMES, Lists
from readiness.synthetic.extract import extract
from readiness.synthetic.files.folder import write_folder
from readiness.synthetic.files.sheets import Sheet, sheet
from readiness.synthetic.world import generate

AS_AT = date(2026, 9, 30)

Reader = Callable[[Sequence[Sheet]], Lists]


@cache
def _rows(size: int, seed: int) -> tuple[Sheet, ...]:
    world = generate(size, seed, AS_AT)
    return tuple(sheet(name, extract(world, name)) for name in LIST_NAMES)


@pytest.fixture
def sheets() -> Callable[[int, int], list[Sheet]]:
    """The sheets of an authority of a size and seed, to be broken as a test likes."""

    def made(size: int, seed: int) -> list[Sheet]:
        return [
            Sheet(
                s.name, s.number, s.title, list(s.columns), list(s.headings), [*map(list, s.rows)]
            )
            for s in _rows(size, seed)
        ]

    return made


@pytest.fixture
def read(tmp_path: Path) -> Reader:
    """Reads sheets as a folder of csv files."""

    def reader(given: Sequence[Sheet]) -> Lists:
        folder = tmp_path / f"lists-{len(list(tmp_path.iterdir()))}"
        write_folder(folder, given)
        return annex_a.read(folder, AS_AT).lists

    return reader
