"""A book of worklists: an Excel workbook with a sheet a team, for the team that holds the records."""

from __future__ import annotations

import os
import warnings
from collections.abc import Mapping, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path

import pandas as pd

from readiness import aside
from readiness.assessment import as_date
from readiness.errors import InputError
from readiness.marked_books import open_book
from readiness.private_places import refuse_shared
from readiness.worklists.drawing import OPERATIONAL, draw
from readiness.worklists.team_sheets import TeamSheet, team_sheets

_OURS = "readiness worklist"
"""The property of a workbook that says it is one of these, and which: its title."""

_MOST_ROWS = 1_000_000  # of a sheet; Excel holds 1,048,576


def write_book(
    frames: pd.DataFrame | Mapping[str, pd.DataFrame],
    out: str | Path,
    *,
    title: str,
    as_at: str | date,
    notes: Sequence[str] = (),
) -> dict[str, int]:
    """Writes the rows as an Excel workbook, a sheet a team; gives the rows of each sheet by its name.

    Args:
        frames: a list, or several by name. Rows are split by the column `team`; those without one,
            and lists without the column, stand on a sheet of their own.
        out: a new file, .xlsx, or an earlier book of the same title, which is replaced.
        title: what it is, in a few words.
        as_at: the day its rows are as at.
        notes: sentences for the first sheet.

    Operational: it names children. The file appears whole or not at all. Raises InputError where it
    would lie in a report, among the reports or in what git keeps, where it would take the place of
    any other file or of a book somebody has worked in, and where it cannot be written.
    """
    place, day = Path(out).expanduser().resolve(), as_date(as_at)
    refuse(place, title)
    lists = {title: frames} if isinstance(frames, pd.DataFrame) else dict(frames)
    sheets = team_sheets(lists)
    if any(len(sheet.rows) > _MOST_ROWS for sheet in sheets):
        raise InputError("A sheet cannot hold so many rows; split the list in two and write each.")
    try:
        with aside.making(place) as made:
            file = made / place.name
            _write(
                file, sheets, {name: len(rows) for name, rows in lists.items()}, title, day, notes
            )
            file.chmod(place.parent.stat().st_mode & 0o644 | 0o600)
            file.replace(place)
    except OSError as error:
        raise InputError(
            f"The workbook '{out}' cannot be written ({os.strerror(error.errno or 0)}); close it in "
            "other programs, or choose another."
        ) from None
    return {sheet.name: len(sheet.rows) for sheet in sheets}


def refuse(out: str | Path, title: str) -> None:
    """InputError where a book of that title may not be put, so that it is said before any work."""
    place = Path(out).expanduser().resolve()
    if place.suffix.lower() != ".xlsx":
        raise InputError(f"'{out}' is not the name of an Excel workbook; end it in .xlsx.")
    refuse_shared(place, "A worklist")
    if place.is_dir():
        raise InputError(f"'{out}' is a folder; give a file in it, ending in .xlsx.")
    if not place.exists():
        return
    found = _title_of(place)
    if found is None:
        raise InputError(
            f"The file '{out}' is not a worklist as it was written, or somebody has worked in it; "
            "move it, or give another name."
        )
    if found != title:
        raise InputError(f"The file '{out}' is a worklist of another kind; give another name.")


def _title_of(place: Path) -> str | None:
    """The title of a book of ours, as it was written; None for any other file."""
    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with closing(load_workbook(place, read_only=True)) as book:
                ours = {one.name: one.value for one in book.custom_doc_props.props}
                # Whatever program saves it again writes when it did.
                saved = book.properties.modified != book.properties.created
    except Exception:  # whatever cannot be read is none of ours
        return None
    return None if saved else ours.get(_OURS)


def _write(
    file: Path,
    sheets: Sequence[TeamSheet],
    lists: Mapping[str, int],
    title: str,
    as_at: date,
    notes: Sequence[str],
) -> None:
    from xlsxwriter.exceptions import FileCreateError

    book = open_book(file, title, OPERATIONAL, OPERATIONAL)
    book.set_custom_property(_OURS, title)
    draw(book, sheets, lists, title=title, as_at=as_at, notes=notes)
    try:
        book.close()
    except FileCreateError as error:
        raise error.args[0] from None  # the system's own
