"""Reads xlsx, xlsm, xlsb, xls and ods into text sheets, or says why it cannot.

Formats are told apart by content, so a misnamed file still reads.
"""

from __future__ import annotations

import io
import os
import zipfile
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import fastexcel
import numpy as np

from readiness.errors import InputError
from readiness.intake.annex_a import open_document, uncalculated
from readiness.intake.annex_a.raw import RawSheet

_ZIP = b"PK\x03\x04"
_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_READERS = 2


def read_workbook(path: Path) -> list[RawSheet]:
    """Every sheet of a workbook, in its order; InputError where the file cannot be read."""
    content = _content(path)
    _refuse_non_workbook(path, content)
    try:
        sheets = _sheets(content)
    except fastexcel.FastExcelError:
        raise InputError(_why_unreadable(path, content)) from None
    return uncalculated.with_faults(open_document.with_faults(sheets, content), content)


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise InputError(f"There is no file '{path.name}'; check the path given.") from None
    except OSError:
        raise InputError(
            f"'{path.name}' could not be opened; close it in other programs and check that you "
            "may read it."
        ) from None


def _refuse_non_workbook(path: Path, content: bytes) -> None:
    if not content:
        raise InputError(f"'{path.name}' is empty (0 bytes); export or copy it again.")
    if content.startswith(_OLE) and _ENCRYPTED in content:
        raise InputError(_protected(path))
    if not content.startswith((_ZIP, _OLE)):
        raise InputError(
            f"'{path.name}' is not a workbook; give an xlsx, xls or ods file, or a folder of csv "
            "files."
        )


def _protected(path: Path) -> str:
    return f"'{path.name}' is protected by a password; save a copy without one and give that."


def _why_unreadable(path: Path, content: bytes) -> str:
    if content.startswith(_OLE) and "assword" in _reason(path):
        return _protected(path)
    if _is_another_archive(content):
        return f"'{path.name}' is an archive but not a workbook; give an xlsx, xls or ods file."
    return (
        f"'{path.name}' is damaged or cut short and cannot be read; export or copy it again and "
        "check that it opens in Excel."
    )


def _is_another_archive(content: bytes) -> bool:
    """Whether the bytes are a sound zip file without what makes one a workbook."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return not {"xl/workbook.xml", "xl/workbook.bin", "content.xml"} & {*archive.namelist()}
    except zipfile.BadZipFile:
        return False


def _reason(path: Path) -> str:
    """The reader's own words, which it gives only for a file it is told the kind of."""
    try:
        fastexcel.read_excel(path)
    except fastexcel.FastExcelError as error:
        return str(error)
    return ""


def _sheets(content: bytes) -> list[RawSheet]:
    """Two readers share the sheets: the parsing happens outside Python's lock."""
    names = fastexcel.read_excel(content).sheet_names
    waiting = list(reversed(names))
    read: dict[str, RawSheet] = {}

    def work() -> None:
        reader = fastexcel.read_excel(content)
        while True:
            try:
                name = waiting.pop()
            except IndexError:
                return
            read[name] = _sheet(reader, name)

    readers = min(_READERS, os.cpu_count() or 1, len(names))
    with ThreadPoolExecutor(max(readers, 1)) as pool:
        for done in [pool.submit(work) for _ in range(readers)]:
            done.result()
    return [read[name] for name in names]


def _sheet(reader: fastexcel.ExcelReader, name: str) -> RawSheet:
    sheet = reader.load_sheet(name, header_row=None, skip_rows=0, dtypes="string")
    cells, faults = sheet.to_arrow_with_errors()
    rows: dict[int, list[int]] = defaultdict(list)
    for fault in faults.errors if faults else ():
        row, column = fault.position
        rows[column].append(row)
    return RawSheet(
        name,
        tuple(cells.columns),
        {column: np.asarray(found, dtype=np.intp) for column, found in rows.items()},
    )
