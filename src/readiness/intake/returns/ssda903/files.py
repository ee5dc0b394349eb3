"""Finds the return's files in a folder: which table each holds, from its name and its headings.

A file's name is a hint and its headings decide, as names are changed by hand. Files are read as
text; nothing is typed here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from readiness.errors import InputError
from readiness.intake.annex_a.headings import Matched
from readiness.intake.annex_a.raw import RawSheet
from readiness.intake.returns.ssda903 import messages
from readiness.intake.returns.ssda903.distance import is_postcode_table
from readiness.intake.returns.ssda903.forms import FORMS, Form, named_like
from readiness.intake.returns.ssda903.headings import any_own, match, own, own_columns, squeezed
from readiness.intake.returns.ssda903.text import TextFile, text_file
from readiness.intake.returns.ssda903.years import year_named
from readiness.model import Issue

HEADING_ROWS = 10
"""In how many rows from the top the headings are looked for."""

_TEXT_FILES = frozenset({".csv", ".txt", ".tsv"})
_ANOTHER_RETURN = ".xml"  # the CIN census may lie beside these files and has its own reader
_ENOUGH = 2  # own headings that settle a table where the file's name does not


@dataclass(frozen=True, eq=False)
class Source:
    """A file that holds a table.

    `heading_row` from 0; `year`: as its name or folder has it; `mended`: rows in which a mark that
    nobody sees was taken out.
    """

    title: str
    form: Form
    sheet: RawSheet
    heading_row: int
    matched: Matched
    year: int | None
    mended: tuple[int, ...] = ()

    @property
    def start(self) -> int:
        """The first row below the headings, from 0."""
        return self.heading_row + 1

    @property
    def height(self) -> int:
        """Rows below the headings."""
        return max(self.sheet.height - self.start, 0)

    @property
    def headings(self) -> list[str | None]:
        return [column[self.heading_row].as_py() for column in self.sheet.columns]


@dataclass(frozen=True, eq=False)
class Found:
    """What a folder holds: tables' files, postcode tables, and what is to be said of the rest."""

    sources: tuple[Source, ...]
    postcodes: tuple[Path, ...]
    issues: tuple[Issue, ...]


def find(folder: Path) -> Found:
    """Every file of the folder and of the folders within (one a year, where they are kept so).

    Raises InputError where the folder is not one, is empty, or holds none of the return's tables.
    """
    sources: list[Source] = []
    postcodes: list[Path] = []
    issues: list[Issue] = []
    for file in _files(folder):
        title = file.relative_to(folder).as_posix()
        if file.suffix.lower() == _ANOTHER_RETURN:
            continue
        hinted = named_like(file.stem)
        if file.suffix.lower() not in _TEXT_FILES:
            issues.append(messages.not_text(title, hinted))
        elif is_postcode_table(file):
            postcodes.append(file)
        else:
            found = _recognised(title, text_file(file), hinted, _year(file, folder))
            if isinstance(found, Source):
                sources.append(found)
            else:
                issues.append(found)
    if not sources:
        raise InputError(
            f"The folder '{folder.name}' holds no file of the SSDA903 return that can be read; "
            "give the folder with its csv files (header, episodes, reviews and so on)."
        )
    return Found(tuple(sources), tuple(postcodes), (*issues, *_misnamed(sources)))


def _files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        raise InputError(
            f"There is no folder '{folder.name}' of SSDA903 files; give the folder that holds them."
        )
    files = sorted(
        f for f in folder.rglob("*") if f.is_file() and not f.name.startswith((".", "~"))
    )
    if not files:
        raise InputError(
            f"The folder '{folder.name}' is empty; give the folder that holds the SSDA903 csv files."
        )
    return files


def _year(file: Path, folder: Path) -> int | None:
    """From the file's name, else from the nearest folder that has one, up to the folder given."""
    names = (*reversed(file.relative_to(folder).parent.parts), folder.resolve().name)
    return next((year for name in (file.stem, *names) if (year := year_named(name))), None)


def _recognised(
    title: str, file: TextFile, hinted: Form | None, year: int | None
) -> Source | Issue:
    """The table a file holds, or why it was not read."""
    if file.is_other:
        return messages.not_text(title, hinted)
    if file.too_wide:
        return messages.too_wide(hinted, title)
    sheet, mended = file.cells()
    if sheet.height == 0:
        return messages.empty_file(hinted, title)
    likely = [
        (form, row, matched)
        for form, row, matched in _places(sheet)
        if form is hinted or own(matched, form.spec) >= min(_ENOUGH, own_columns(form.spec))
    ]
    if not likely:
        return messages.unknown_file(hinted, title, sheet.height)
    form, row, matched = max(
        likely,
        key=lambda place: (
            own(place[2], place[0].spec),
            place[0] is hinted,
            len(place[2]),
            -place[1],
        ),
    )
    if "child_id" not in matched.positions:
        return messages.no_child_column(form.spec, title, row + 2, sheet.height)
    return Source(title, form, sheet, row, matched, year, mended)


def _places(sheet: RawSheet) -> Iterator[tuple[Form, int, Matched]]:
    """Rows near the top that have a heading of a table's own."""
    for row, cells in enumerate(sheet.top(HEADING_ROWS)):
        words = {squeezed(cell) for cell in cells if cell}
        for form in FORMS:
            if any_own(words, form.spec):
                yield form, row, match(cells, form.spec)


def _misnamed(sources: list[Source]) -> Iterator[Issue]:
    for source in sources:
        hinted = named_like(Path(source.title).stem)
        if hinted is not source.form:
            yield messages.misnamed(source.form, source.title, named=hinted is not None)
