"""Writes the evidence workbook to be filled in: instructions, a sheet a tab, drop-downs, examples.

The same tabs give the same bytes: nothing in the file tells when or where it was made.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from readiness.errors import InputError
from readiness.framework import limit_rules
from readiness.intake.evidence import looks
from readiness.intake.evidence.cells import read_cell
from readiness.intake.evidence.declaration import Heading, Tab
from readiness.intake.evidence.instructions import INSTRUCTIONS, NOT_SHOWN, described, told
from readiness.intake.evidence.messages import letter
from readiness.intake.evidence.sheets import CHOICES_SHEET, INSTRUCTIONS_SHEET
from readiness.intake.evidence.tabs import EVIDENCE_TABS
from readiness.safe_cells import put_text

if TYPE_CHECKING:
    from readiness.model import Authority

PURPOSE_ROW, NOTES_ROW, HEADING_ROW, EXAMPLE_ROW = 1, 2, 3, 4
_LAST_ROW = 1_048_576
_MARK_NOTE = "Leave empty in your own rows."
_NAMES_WIDTH, _WORDS_WIDTH = 24, 110
_BOLD = 0.9  # bold letters are wider
_MARK_WIDTH, _LEAST_WIDTH, _MOST_WIDTH = 10, 14, 44
_DAY, _MOMENT = "dd/mm/yyyy", "dd/mm/yyyy hh:mm"
_FORMATS = {"date": _DAY, "moment": _MOMENT, "text": "@", "names": "@"}
_EARLIEST = "18264"  # 1 January 1950, as a spreadsheet counts days
_MADE = datetime(2026, 1, 1)  # noqa: DTZ001
_ZIP_MADE = (2026, 1, 1, 0, 0, 0)
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")


def write_template(path: Path, authority: Authority | None = None) -> None:
    """Writes the workbook, with a row of the authority tab filled in where it is known whose.

    Raises InputError where there is a file already, or it cannot be written.
    """
    if path.suffix.casefold() != ".xlsx":
        raise InputError(f"The template is an Excel workbook; name it '{path.stem}.xlsx'.")
    content = template(authority)
    try:
        with path.open("xb") as file:
            file.write(content)
    except FileExistsError:
        raise InputError(
            f"There is a file '{path.name}' already, and it was left as it is; give another name, "
            "or move it away."
        ) from None
    except OSError:
        raise InputError(
            f"'{path.name}' could not be written; check that its folder exists and may be written to."
        ) from None


def template(authority: Authority | None = None) -> bytes:
    """The workbook as bytes, the same every time."""
    from openpyxl import Workbook

    book = Workbook()
    book.properties.creator = "readiness"
    book.properties.title = "Local evidence"
    book.properties.created = _MADE
    _write_instructions(book.active)
    choices = _Choices(book)
    for tab in EVIDENCE_TABS:
        _write_tab(book.create_sheet(tab.name), tab, choices)
    choices.write()
    if authority is not None:
        _write_authority(book["authority"], authority)
    stream = io.BytesIO()
    book.save(stream)
    return _undated(stream.getvalue())


def _write_instructions(sheet: Any) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.worksheet.hyperlink import Hyperlink

    sheet.title = INSTRUCTIONS_SHEET
    widths = (_NAMES_WIDTH, _WORDS_WIDTH)
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = widths
    sheet.sheet_view.showGridLines = False
    tabs = [(tab.name, described(tab)) for tab in EVIDENCE_TABS]
    rows = [*INSTRUCTIONS, ("", ""), ("Sheet", "What it holds"), *tabs]
    links = range(len(rows) - len(tabs) + 1, len(rows) + 1)
    rows += [("", ""), ("Your own limits", "What may be set in 'local_limits'"), *_settable()]
    for number, (first, second) in enumerate(rows, start=1):
        put_text(sheet.cell(number, 1), first)
        put_text(sheet.cell(number, 2), second)
        sheet.cell(number, 1).font = Font(bold=True, size=14 if number == 1 else 11)
        sheet.row_dimensions[number].height = looks.height((first, second), widths)
        for at in (1, 2):
            sheet.cell(number, at).alignment = Alignment(wrap_text=at == 2, vertical="top")
        if number in links:
            sheet.cell(number, 1).hyperlink = Hyperlink(f"A{number}", location=f"'{first}'!A1")
            sheet.cell(number, 1).font = Font(underline="single", color="0B5394")
    looks.set_page(sheet, upright=True)


def _settable() -> list[tuple[str, str]]:
    """Each limit that is the authority's own, and what it is in."""
    rules = sorted((name, rule) for name, rule in limit_rules().items() if rule.local)
    return [(name, f"{rule.title} (in {rule.unit.replace('_', ' ')}).") for name, rule in rules]


def _write_tab(sheet: Any, tab: Tab, choices: _Choices) -> None:
    from openpyxl.styles import Alignment, Font

    _write_mark(sheet)
    for at, column in enumerate(tab.columns, start=2):
        _write_heading(sheet, at, column)
        _write_example(sheet.cell(EXAMPLE_ROW, at), column)
        for validation in _validations(tab, column, choices):
            validation.add(f"{letter(at)}{EXAMPLE_ROW}:{letter(at)}{_LAST_ROW}")
            sheet.add_data_validation(validation)
    for at in range(1, len(tab.columns) + 2):
        sheet.cell(NOTES_ROW, at).font = Font(italic=True, color="595959", size=9)
        sheet.cell(NOTES_ROW, at).alignment = Alignment(wrap_text=True, vertical="bottom")
    widths = [one.width for one in map(sheet.column_dimensions.get, _letters(tab))]
    notes = [_MARK_NOTE, *map(told, tab.columns)]
    sheet.row_dimensions[NOTES_ROW].height = looks.height(notes, widths, small=True)
    _write_purpose(sheet, tab, sum(widths))
    sheet.freeze_panes = sheet.cell(EXAMPLE_ROW, 2)
    looks.set_page(sheet, repeated=f"{PURPOSE_ROW}:{HEADING_ROW}")
    looks.colour_tab(sheet, private=tab.is_private, shown=tab.name not in NOT_SHOWN)


def _letters(tab: Tab) -> list[str]:
    return [letter(at) for at in range(1, len(tab.columns) + 2)]


def _write_purpose(sheet: Any, tab: Tab, width: float) -> None:
    """What the sheet is for, over all of its columns: printed, it would end at the last of them."""
    from openpyxl.styles import Alignment, Font

    put_text(sheet.cell(PURPOSE_ROW, 1), tab.purpose)
    sheet.cell(PURPOSE_ROW, 1).font = Font(bold=True)
    sheet.cell(PURPOSE_ROW, 1).alignment = Alignment(wrap_text=True, vertical="top")
    sheet.merge_cells(f"A{PURPOSE_ROW}:{_letters(tab)[-1]}{PURPOSE_ROW}")
    sheet.row_dimensions[PURPOSE_ROW].height = looks.height((tab.purpose,), (width * _BOLD,))


def _write_mark(sheet: Any) -> None:
    """The first column, in which the example row is marked."""
    put_text(sheet.cell(NOTES_ROW, 1), _MARK_NOTE)
    put_text(sheet.cell(HEADING_ROW, 1), "Example")
    put_text(sheet.cell(EXAMPLE_ROW, 1), "EXAMPLE")
    sheet.column_dimensions["A"].width = _MARK_WIDTH
    _style_heading(sheet.cell(HEADING_ROW, 1), needed=False)
    _style_example(sheet.cell(EXAMPLE_ROW, 1))


def _write_heading(sheet: Any, at: int, column: Heading) -> None:
    cell = sheet.cell(HEADING_ROW, at)
    put_text(cell, f"{column.text} *" if column.required else column.text)
    put_text(sheet.cell(NOTES_ROW, at), told(column))
    _style_heading(cell, needed=column.required)
    longest = max(map(len, (column.text, column.example, *column.choices)))
    width = sheet.column_dimensions[cell.column_letter]
    width.width = min(max(longest + 4, _LEAST_WIDTH), _MOST_WIDTH)
    width.number_format = _FORMATS.get(column.kind, "General")


def _write_example(cell: Any, column: Heading) -> None:
    value = read_cell(column, column.example)
    if isinstance(value, tuple):  # a moment or a percentage, with what is known of it
        cell.value = value[0]
    elif column.kind in ("date", "number"):
        cell.value = value
    else:
        put_text(cell, column.example)
    cell.number_format = _FORMATS.get(column.kind, "General")
    _style_example(cell)


def _style_heading(cell: Any, *, needed: bool) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    cell.font = Font(bold=True)
    cell.fill = PatternFill("solid", fgColor="CFE2F3" if needed else "EDEDED")
    cell.border = Border(bottom=Side(style="thin"))
    cell.alignment = Alignment(wrap_text=True, vertical="top")


def _style_example(cell: Any) -> None:
    from openpyxl.styles import Font, PatternFill

    cell.font = Font(italic=True, color="7F7F7F")
    cell.fill = PatternFill("solid", fgColor="F7F7F7")


class _Choices:
    """The hidden sheet of what may be picked: a column a list. In-cell lists are cut at 255 letters."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._lists: dict[tuple[str, ...], str] = {}

    def range(self, words: tuple[str, ...]) -> str:
        """Where the list stands, as a validation refers to it."""
        from openpyxl.utils import get_column_letter

        if words not in self._lists:
            letter = get_column_letter(len(self._lists) + 1)
            self._lists[words] = f"{CHOICES_SHEET}!${letter}$1:${letter}${len(words)}"
        return self._lists[words]

    def write(self) -> None:
        sheet = self._book.create_sheet(CHOICES_SHEET)
        sheet.sheet_state = "hidden"
        for at, words in enumerate(self._lists, start=1):
            for row, word in enumerate(words, start=1):
                put_text(sheet.cell(row, at), word)


def _validations(tab: Tab, column: Heading, choices: _Choices) -> Iterator[Any]:
    """What Excel asks of the column's cells. It warns and never forbids: the reader reads more."""
    from openpyxl.worksheet.datavalidation import DataValidation

    rule: dict[str, Any] | None = None
    if words := _suggested(tab, column):
        rule = {"type": "list", "formula1": choices.range(words)}
    elif column.kind in ("date", "moment"):
        rule = {"type": "date", "operator": "greaterThanOrEqual", "formula1": _EARLIEST}
    elif column.kind == "number":
        rule = {"type": "decimal", "operator": "greaterThanOrEqual", "formula1": "0"}
    elif column.kind == "percent":
        rule = {"type": "decimal", "operator": "between", "formula1": "0", "formula2": "100"}
    if rule is None:
        return
    asked = told(column)
    yield DataValidation(
        **rule,
        allow_blank=True,
        errorStyle="warning",
        showErrorMessage=True,
        errorTitle="Please check",
        error=asked[:200],
        showInputMessage=True,
        promptTitle=column.text[:32],
        prompt=asked[:200],
    )


def _suggested(tab: Tab, column: Heading) -> tuple[str, ...]:
    if (tab.name, column.id) == ("local_limits", "limit"):
        return tuple(sorted(name for name, rule in limit_rules().items() if rule.local))
    return column.choices


def _write_authority(sheet: Any, authority: Authority) -> None:
    """The row under the example, as far as it is known."""
    known = (
        authority.name,
        authority.code,
        authority.la_number,
        authority.region,
        authority.population,
        authority.population_source,
        "; ".join(authority.neighbours),
    )
    for at, value in enumerate(known, start=2):
        cell = sheet.cell(EXAMPLE_ROW + 1, at)
        if isinstance(value, int):
            cell.value = value
        else:
            put_text(cell, value)


def _undated(content: bytes) -> bytes:
    """The same workbook without the time it was saved at, in its parts and in its properties."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in _ordered(old.namelist()):
            part = old.read(name)
            if name == "docProps/core.xml":
                part = _MODIFIED.sub(rb"\g<1>" + _MADE.isoformat().encode() + b"Z", part)
            place = zipfile.ZipInfo(name, _ZIP_MADE)
            place.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(place, part)
    return stream.getvalue()


def _ordered(names: Sequence[str]) -> list[str]:
    """Any order will do, if it is always the same; the list of contents stands first by custom."""
    return sorted(names, key=lambda name: (name != "[Content_Types].xml", name))
