"""The scanner finds a canary in every kind of layer, and nothing where there is none."""

from __future__ import annotations

import base64
import gzip
import io
import json
import pickle
import struct
import tempfile
import zipfile
import zlib
from datetime import date
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from lxml import html
from tests.acceptance.canaries import Canaries, told

from readiness.printing import pdf as pdfs
from readiness.printing import word as words
from readiness.printing.binding import Book

BIRTHDAY = date(2011, 7, 13)
ONE = Canaries(("Zebedee Quagmire",), (BIRTHDAY,))
NAME = b"Zebedee Quagmire"


def zipped(name, data):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return out.getvalue()


def workbook(change):
    book, out = openpyxl.Workbook(), io.BytesIO()
    change(book)
    book.save(out)
    return out.getvalue()


def hidden_sheet(book):
    sheet = book.create_sheet("Notes")
    sheet["A1"] = "Zebedee Quagmire"
    sheet.sheet_state = "hidden"


def commented(book):
    book.active["A1"].comment = openpyxl.comments.Comment("ask Zebedee Quagmire", "a")


def png(kind, body):
    def chunk(name, data):
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    head = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    pixels = chunk(b"IDAT", zlib.compress(b"\0\0\0\0"))
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(kind, body)
        + pixels
        + chunk(b"IEND", b"")
    )


def pdf(stream, info=b""):
    return (
        b"%PDF-1.7\n1 0 obj << " + info + b" >> endobj\nstream\n" + stream + b"\nendstream\n%%EOF"
    )


def printed():
    """As our papers are made: letters are numbers of a font of the file's own."""
    main = html.fromstring("<main><p>Zebedee <strong>Quagmire</strong></p></main>")
    with tempfile.TemporaryDirectory() as folder:
        pdfs.pdf(Book("A paper", "Exampleshire", main), Path(folder) / "a.pdf")
        return (Path(folder) / "a.pdf").read_bytes()


def written():
    main = html.fromstring("<main><p>Zebedee <strong>Quagmire</strong></p></main>")
    with tempfile.TemporaryDirectory() as folder:
        words.word(Book("A paper", "Exampleshire", main), Path(folder) / "a.docx")
        return (Path(folder) / "a.docx").read_bytes()


def parquet(column):
    out = io.BytesIO()
    pd.DataFrame({"x": column}).to_parquet(out)
    return out.getvalue()


def uri(data):
    return b'<img src="data:image/png;base64,' + base64.b64encode(data) + b'">'


LAYERS = {
    "plain": b"by Zebedee Quagmire",
    "upper case": b"ZEBEDEE QUAGMIRE",
    "joined": b"zebedee_quagmire.html",
    "utf-16": "Zebedee Quagmire".encode("utf-16"),
    "utf-16 big end first": "Zebedee Quagmire".encode("utf-16-be"),
    "percent": b"q=%5Aebedee%20Quagmire",
    "entities": b"&#90;ebedee&nbsp;&#x51;uagmire",
    "json": json.dumps("Zebedee Quagmire").replace("Z", "\\u005a").encode(),
    "python escapes": b"'\\x5aebedee Quagmire'",
    "markup between": b"<b>Zeb</b>edee <i>Quagmire</i>",
    "svg attribute": b'<svg><path d="M0 0" data-who="Zebedee Quagmire"/></svg>',
    "html comment": b"<!-- Zebedee Quagmire -->",
    "colours": b"\x1b[31mZebedee\x1b[0m \x1b[1mQuag\x1b[0mmire",
    "zip": zipped("a.txt", NAME),
    "zip in zip": zipped("b.zip", zipped("a.txt", NAME)),
    "name in zip": zipped("Zebedee Quagmire.txt", b""),
    "cell": workbook(lambda book: book.active.append(["Zebedee Quagmire"])),
    "sheet name": workbook(lambda book: book.create_sheet("Zebedee Quagmire")),
    "hidden sheet": workbook(hidden_sheet),
    "cell's comment": workbook(commented),
    "workbook's author": workbook(lambda book: setattr(book.properties, "creator", NAME.decode())),
    "gzip": gzip.compress(NAME),
    "data address": uri(png(b"tEXt", b"Author\0Zebedee Quagmire")),
    "data address in entities": uri(NAME).replace(b"=", b"&#61;"),
    "base64 in base64": base64.b64encode(base64.b64encode(b"by Zebedee Quagmire")),
    "base64 in lines": base64.encodebytes(b"x" * 80 + NAME + b"y" * 80),
    "png iTXt": png(b"iTXt", b"Title\0\0\0\0\0Zebedee Quagmire"),
    "png iTXt deflated": png(b"iTXt", b"Title\0\1\0\0\0" + zlib.compress(NAME)),
    "png zTXt": png(b"zTXt", b"Title\0\0" + zlib.compress(NAME)),
    "png eXIf": png(b"eXIf", b"II*\0" + NAME),
    "png behind the end": png(b"tEXt", b"a\0b") + NAME,
    "pdf author": pdf(b"", b"/Author (Zebedee Quagmire)"),
    "pdf author in octal": pdf(b"", b"/Author (\\132ebedee Quagmire)"),
    "pdf author in hexadecimal": pdf(
        b"", b"/Author <FEFF" + "Zebedee Quagmire".encode("utf-16-be").hex().encode() + b">"
    ),
    "pdf XMP": pdf(b"<x:xmpmeta><dc:creator>Zebedee Quagmire</dc:creator></x:xmpmeta>"),
    "pdf text": pdf(zlib.compress(b"BT [(Zeb) -20 (edee Quag) 3 (mire)] TJ ET")),
    "our own pdf": printed(),
    "our own Word": written(),
    "parquet": parquet(["Zebedee Quagmire"] * 50),
    "parquet's date": parquet([pd.Timestamp("2011-07-13")] * 50),
    "pickle": pickle.dumps({"who": "Zebedee Quagmire"}),
    "notebook output": json.dumps(
        {"cells": [{"outputs": [{"data": {"image/png": base64.b64encode(
            png(b"tEXt", b"a\0Zebedee Quagmire")).decode()}}]}]}
    ).encode(),
    "notebook metadata": json.dumps({"metadata": {"author": "Zebedee\nQuagmire"}}).encode(),
    "a calendar's folded line": b"SUMMARY:A meeting about Zebedee Quag\r\n mire\r\n",
}  # fmt: skip


@pytest.mark.parametrize("kind", LAYERS)
def test_the_scanner_finds_a_canary_in_each_layer(kind, tmp_path):
    (tmp_path / "file").write_bytes(LAYERS[kind])
    assert told(ONE, tmp_path)


DATES = (
    "13/07/2011", "13/7/11", "13.07.2011", "13-07-2011", "07/13/2011", "2011-07-13", "2011/7/13",
    "13 July 2011", "13th July 2011", "July 13, 2011", "13-Jul-2011", "Jul 2011", "July 2011",
    "20110713", "13072011", "07/2011", "2011-07", "40737", "40737.0", "1310515200",
    "1310515200000", "datetime.date(2011, 7, 13)", "2011-07-13T00:00:00", "20110713000000",
)  # fmt: skip


@pytest.mark.parametrize("written", DATES)
def test_the_scanner_finds_a_date_however_written(written):
    assert told(ONE, said=[f"born {written}."])


@pytest.mark.parametrize(
    "other", ["13/07/2012", "140737", "407371", "12/03/2011", "July 2012", "x"]
)
def test_the_scanner_finds_no_other_date(other):
    assert not told(ONE, said=[f"born {other}."])


def test_the_scanner_finds_names_of_files_and_folders(tmp_path):
    (tmp_path / "a" / "ZebedeeQuagmire").mkdir(parents=True)
    assert told(ONE, tmp_path)
    (tmp_path / "b").symlink_to("/nowhere/Zebedee Quagmire")
    assert any(where.startswith("where") for where, _ in told(ONE, tmp_path))


def test_the_scanner_finds_nothing_where_nothing_was_planted(tmp_path):
    (tmp_path / "page.html").write_bytes(
        uri(png(b"tEXt", b"a\0b")) + b"Zebedee, and a quagmire of his"
    )
    assert told(ONE, tmp_path) == set()
