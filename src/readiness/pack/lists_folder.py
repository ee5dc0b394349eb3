"""corrected_annex_a/: the lists as csv files, where they are too long for a workbook."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from itertools import repeat
from pathlib import Path
from typing import Any

from readiness.intake.annex_a.cells import is_blank
from readiness.pack.certain import Kind
from readiness.pack.changes import Changed, Line
from readiness.pack.corrected import Corrected
from readiness.pack.lists_book import listed
from readiness.safe_cells import as_text, is_formula

FOLDER, CHANGES = "corrected_annex_a", "changes.csv"
_AT_ONCE = 20_000  # rows held as Python's own text together


def write_lists(place: Path, lists: Sequence[Corrected]) -> list[Changed]:
    """Writes a file a list into `place` and the changes beside it; gives the changes made."""
    folder = place / FOLDER
    folder.mkdir()
    changes = []
    for one in lists:
        safe = _list(folder / f"{one.spec.key}.csv", one)
        changes += [*one.changes(), *safe]
    headings, lines = listed(changes)
    _write(place / CHANGES, [headings], lines)
    return changes


def _list(file: Path, one: Corrected) -> list[Changed]:
    columns = one.texts()
    made_safe = [_made_safe(one, n, cells) for n, cells in enumerate(columns) if cells is not None]
    with _open(file) as stream:
        writer = csv.writer(stream)
        writer.writerow([as_text(slot.heading) for slot in one.slots])
        for start in range(0, one.height, _AT_ONCE):
            end = min(start + _AT_ONCE, one.height)
            parts: list[Iterable[Any]] = [
                repeat("", end - start)
                if cells is None
                else map(safe, cells[start:end].to_pylist())
                for cells in columns
            ]
            writer.writerows(zip(*parts, strict=True))
    return [change for change in made_safe if change]


def safe(text: str | None) -> str:
    """The text with an apostrophe before what a spreadsheet would run; a dash for a blank stays."""
    if text is None or is_blank(text):
        return text or ""
    return as_text(text)


def _made_safe(one: Corrected, position: int, cells: Any) -> Changed | None:
    """The cells of a column that need an apostrophe."""
    coded = cells.dictionary_encode()
    texts = coded.dictionary.to_pylist()
    unsafe = [n for n, text in enumerate(texts) if is_formula(text) and not is_blank(text)]
    if not unsafe:
        return None
    which = coded.indices.fill_null(-1).to_pylist()
    rows = [row for row, text in enumerate(which) if text in set(unsafe)]
    return one.change(
        position, Kind.SAFE, rows, [which[r] for r in rows], texts, [*map(safe, texts)]
    )


def _write(file: Path, top: Iterable[Sequence[str]], lines: Iterable[Line]) -> None:
    with _open(file) as stream:
        writer = csv.writer(stream)
        writer.writerows(top)
        writer.writerows([as_text(value) for value in line] for line in lines)


def _open(file: Path) -> Any:
    """With the mark that tells Excel the file is UTF-8."""
    return file.open("w", encoding="utf-8-sig", newline="")
