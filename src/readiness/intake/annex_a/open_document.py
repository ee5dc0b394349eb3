"""Formula errors in ods files, which the fast reader shows as empty text."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

from readiness.intake.annex_a.raw import RawSheet

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_CALC = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
_ERROR_TEXTS = ("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "Err:")
_MIME = b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"


def with_faults(sheets: list[RawSheet], content: bytes) -> list[RawSheet]:
    """The same sheets, each told which of its cells are formula errors; others are untouched."""
    if _MIME not in content[:200]:
        return sheets
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        body = archive.read("content.xml")
    if not any(f">{text}".encode() in body for text in _ERROR_TEXTS):
        return sheets
    found = {title: list(places) for title, places in _tables(body)}
    return [sheet.with_faults(found.get(sheet.title, [])) for sheet in sheets]


def _tables(body: bytes) -> Iterator[tuple[str, list[tuple[int, int]]]]:
    for table in ElementTree.fromstring(body).iter(f"{_TABLE}table"):
        yield table.get(f"{_TABLE}name", ""), list(_errors(table))


def _errors(table: ElementTree.Element) -> Iterator[tuple[int, int]]:
    row = 0
    for line in table.iter(f"{_TABLE}table-row"):
        repeats = int(line.get(f"{_TABLE}number-rows-repeated", "1"))
        columns = list(_error_columns(line))
        for again in range(repeats if columns else 0):
            yield from ((row + again, column) for column in columns)
        row += repeats


def _error_columns(line: ElementTree.Element) -> Iterator[int]:
    column = 0
    for cell in line:
        repeats = int(cell.get(f"{_TABLE}number-columns-repeated", "1"))
        if _is_error(cell):
            yield from range(column, column + repeats)
        column += repeats


def _is_error(cell: ElementTree.Element) -> bool:
    if cell.get(f"{_CALC}value-type") == "error":
        return True
    shown = cell.findtext(f"{_TEXT}p") or ""
    return cell.get(f"{_TABLE}formula") is not None and shown.startswith(_ERROR_TEXTS)
