"""What the tests of the pack share: making one, and comparing what two files are read as."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np

from readiness import pack, quality
from readiness.intake import annex_a
from readiness.intake.annex_a import Reading
from readiness.model import ChildList

AS_AT = date(2026, 9, 30)


def make_pack(file: Path, place: Path, as_at: date | None = AS_AT) -> Reading:
    """Writes the pack of a file; gives what the file was read as."""
    reading = annex_a.read(file, as_at)
    reading = reading.with_issues(quality.check(reading.lists, as_at))
    pack.make(file, reading, place, as_at=as_at)
    return reading


def copy_in(place: Path) -> Path:
    """The corrected lists of a pack."""
    book = place / "corrected_annex_a.xlsx"
    return book if book.exists() else place / "corrected_annex_a"


def same_list(before: ChildList, after: ChildList) -> None:
    """Every cell that was read is read as the same, and what was not is still not."""
    assert sorted(before.frame.columns) == sorted(after.frame.columns)
    for column in before.frame.columns:
        if column.startswith("source_"):
            continue
        was, now = before[column], after[column]
        here = f"{before.name}.{column}"
        assert now.dtype.kind == was.dtype.kind, here
        known = was.notna().to_numpy()
        assert (known == now.notna().to_numpy()).all(), here
        assert (was.to_numpy()[known] == now.to_numpy()[known]).all(), here
        if not column.endswith("_group"):
            assert (before.unusable(column) == after.unusable(column)).all(), here


def same_lists(before: Reading, after: Reading) -> None:
    assert before.lists.keys() == after.lists.keys()
    for name, rows in before.lists.items():
        same_list(rows, after.lists[name])
        was, now = (one.frame["source_row"].to_numpy() for one in (rows, after.lists[name]))
        assert (np.diff(was) == np.diff(now)).all()  # no row was dropped, added or moved
    for was_told, now_told in zip(before.summaries, after.summaries, strict=True):
        for field in ("rows_in", "rows_used", "rows_reported"):
            assert getattr(was_told, field) == getattr(now_told, field)
        assert set(was_told.columns_missing) == set(now_told.columns_missing)
        assert set(was_told.columns_unknown) == set(now_told.columns_unknown)
        assert not now_told.columns_renamed


def changes_of(file: Path, as_at: date | None = AS_AT) -> list:
    """The changes that a pack of the file makes."""
    from readiness.intake.annex_a.columns import Readers
    from readiness.pack.corrected import Corrected
    from readiness.pack.source import Source

    reading, source, readers = annex_a.read(file, as_at), Source(file), Readers(as_at)
    found = []
    for name, where in source.places.items():
        one = Corrected(source, where, reading.lists[name], readers)
        for _ in one.rows():
            pass
        found += list(one.changes())
    return found
