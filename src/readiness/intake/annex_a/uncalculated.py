"""Formulas saved without a result, which the fast reader shows as empty cells.

Excel saves every result, and a calculation chain to say so; programs that write workbooks often
save neither. Only files without the chain are looked through.
"""

from __future__ import annotations

import io
import re
import zipfile
from xml.etree import ElementTree

from readiness.intake.annex_a.raw import RawSheet

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_WORKBOOK, _LINKS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_CHAIN = "xl/calcChain.xml"
# A column of formulas starts at the top; looking through whole sheets would cost a tenth of reading.
_LOOKED_AT = 1 << 20
# A formula whose result is empty text is typed 'str' and is a blank; one with no result is not.
_NO_RESULT = re.compile(
    rb'<c r="([A-Z]+)(\d+)"(?![^>]* t="str")[^>]*>'
    rb"(?:<f[^>]*/>|<f[^>]*>[^<]*</f>)(?:<v ?/>|<v></v>)?</c>"
)


def with_faults(sheets: list[RawSheet], content: bytes) -> list[RawSheet]:
    """The same sheets, each told which of its cells hold a formula without a result."""
    places = _places(content)
    return [
        sheet.with_faults(places[sheet.title]) if places.get(sheet.title) else sheet
        for sheet in sheets
    ]


def _places(content: bytes) -> dict[str, list[tuple[int, int]]]:
    """Row and column (from 0) of every such cell, by sheet."""
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return {}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = set(archive.namelist())
        if _CHAIN in names or not {_WORKBOOK, _LINKS} <= names:
            return {}
        return {
            title: _in_part(archive.read(part))
            for title, part in _parts(archive).items()
            if part in names and _has_formulas(archive, part)
        }


def _parts(archive: zipfile.ZipFile) -> dict[str, str]:
    links = {
        link.get("Id"): link.get("Target", "")
        for link in ElementTree.fromstring(archive.read(_LINKS))
    }
    sheets = ElementTree.fromstring(archive.read(_WORKBOOK)).iter(f"{_MAIN}sheet")
    targets = {sheet.get("name", ""): links.get(sheet.get(_LINK), "") for sheet in sheets}
    return {t: p[1:] if p.startswith("/") else f"xl/{p}" for t, p in targets.items()}


def _has_formulas(archive: zipfile.ZipFile, part: str) -> bool:
    with archive.open(part) as stream:
        return b"<f" in stream.read(_LOOKED_AT)


def _in_part(part: bytes) -> list[tuple[int, int]]:
    return [(int(row) - 1, _column(letters)) for letters, row in _NO_RESULT.findall(part)]


def _column(letters: bytes) -> int:
    """A is 0, AA is 26."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number - 1
