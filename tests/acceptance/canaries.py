"""Looks for planted words and dates in every layer of files, their names and what was printed.

A layer is the bytes of a file, or what they unfold to: members of archives, inflated streams,
base64, pictures' parts that are not pixels, escapes undone. Every layer is unfolded again.
"""

from __future__ import annotations

import base64
import binascii
import gzip
import html
import io
import pickletools
import re
import struct
import urllib.parse
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

from pypdf import PdfReader
from pypdf.errors import PyPdfError

DEPTH = 7
Parts = Iterator[tuple[str, bytes]]


@dataclass(frozen=True)
class Canaries:
    """`words`: names, ids and postcodes of six letters or more, however cased, spaced or joined by
    marks; `days`: dates, however written."""

    words: tuple[str, ...]
    days: tuple[date, ...] = ()

    def told_in(self, layer: bytes) -> set[str]:
        """The canaries, as they were planted, that can be read in the layer."""
        low = _SPACES.sub(b" ", layer.lower())
        squeezed = low.translate(None, _MARKS)
        told = {word for word in self.words if _squeezed(word) in squeezed}
        return told | {str(day) for day in self.days if _spellings(day).search(low)}


def told(canaries: Canaries, *places: Path, said: Iterable[str] = ()) -> set[tuple[str, str]]:
    """(where, canary) of every one found in the places, names and all, and in the texts."""
    parts = [part for place in places for part in layers(place)]
    parts += [part for text in said for part in unfolded("what was said", text.encode())]
    return {(where, one) for where, layer in parts for one in canaries.told_in(layer)}


def layers(place: Path) -> Parts:
    """Every layer of a file, or of all files below a folder, with where it lies."""
    files = [place, *sorted(place.rglob("*"))] if place.is_dir() else [place]
    for file in files:
        yield from unfolded(f"name of {file.name}", file.name.encode())
        if file.is_file() and not file.is_symlink():
            yield from unfolded(file.name, file.read_bytes())
        elif file.is_symlink():
            yield f"where {file.name} leads", str(file.readlink()).encode()


def unfolded(where: str, data: bytes) -> Parts:
    """The bytes and all they unfold to, each once."""
    seen: set[bytes] = set()
    waiting = [(where, data, 0)]
    while waiting:
        at, layer, depth = waiting.pop()
        if layer in seen:
            continue
        seen.add(layer)
        yield at, layer if not layer.startswith(_PNG) else b""
        if depth < DEPTH:
            waiting += [(f"{at} > {name}", part, depth + 1) for name, part in _within(layer)]


def _within(data: bytes) -> Parts:
    for sign, open_ in _KINDS:
        if data.startswith(sign):
            yield from open_(data)
            return
    for name, undo in _UNDONE.items():
        part = undo(data)
        if part != data:
            yield name, part
    for found in _BASE64.findall(data):
        try:
            yield "base64", base64.b64decode(found + b"=" * (-len(found) % 4), altchars=b"-_")
        except binascii.Error:
            continue


def _members(data: bytes) -> Parts:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        yield "comment", archive.comment
        for one in archive.infolist():
            yield "member's name", one.filename.encode() + one.comment + one.extra
            yield one.filename, archive.read(one)


def _png_parts(data: bytes) -> Parts:
    """All but the pixels: every chunk that is no IDAT, and what lies behind the end."""
    at = len(_PNG)
    while at + 8 <= len(data):
        size, kind = struct.unpack(">I4s", data[at : at + 8])
        body, at = data[at + 8 : at + 8 + size], at + 12 + size
        if kind == b"IDAT":
            continue
        yield kind.decode("latin-1"), body
        for place in (i for i, byte in enumerate(body) if byte == 0x78):
            if (plain := _inflated(body[place:])) is not None:
                yield f"{kind.decode('latin-1')} inflated", plain
        if kind == b"IEND":
            yield "after the end", data[at:]


def _pdf_parts(data: bytes) -> Parts:
    """Streams, inflated where they are deflated, but for pixels; and strings, whichever way they are
    written."""
    for found in re.finditer(rb"stream\r?\n(.*?)endstream", data, re.DOTALL):
        plain, stream = _inflated(found[1]), found[1]
        about = data[: found.start()].rpartition(b" obj")[2]
        if plain is not None and _PICTURE.search(about):
            continue
        yield "stream", b" \n" + (stream if plain is None else plain)
        yield "stream's strings", _pdf_strings(stream if plain is None else plain)
    outside = re.sub(rb"stream\r?\n.*?endstream", b"", data, flags=re.DOTALL)
    yield "strings", _pdf_strings(outside)
    yield "text as read", _pdf_text(data)


def _pdf_text(data: bytes) -> bytes:
    """The words a reader sees, which the file holds as numbers of its own fonts' letters."""
    try:
        return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages).encode()
    except PyPdfError:  # no whole file; its streams and strings are looked through above
        return b""


def _pdf_strings(text: bytes) -> bytes:
    """What is shown, joined as kerning splits it: [(Ze) -20 (bedee)] TJ, <FEFF005A>."""
    octal = re.sub(rb"\\([0-7]{3})", lambda m: bytes([int(m[1], 8) & 255]), text)
    plain = b"".join(re.findall(rb"\(((?:\\.|[^\\()])*)\)", octal, re.DOTALL))
    coded = (re.sub(rb"\s", b"", one) for one in re.findall(rb"<([0-9A-Fa-f\s]{4,})>", text))
    told = [bytes.fromhex(one.decode()) for one in coded if len(one) % 2 == 0]
    return (plain + b"\n" + b"".join(told)).replace(b"\0", b"").replace(b"\\", b"")


def _inflated(data: bytes) -> bytes | None:
    try:
        return zlib.decompressobj().decompress(data)
    except zlib.error:
        return None


def _gunzipped(data: bytes) -> Parts:
    yield "gzip's own name", data[:300]
    yield "gzip", gzip.decompress(data)


def _parquet_rows(data: bytes) -> Parts:
    import pyarrow.parquet as pq

    table = pq.read_table(io.BytesIO(data))
    yield "metadata", b" ".join(k + b" " + v for k, v in (table.schema.metadata or {}).items())
    yield "rows", "\n".join(map(str, [table.column_names, *table.to_pylist()])).encode()


def _arrow_rows(data: bytes) -> Parts:
    import pyarrow as pa

    table = pa.ipc.open_file(io.BytesIO(data)).read_all()
    yield "rows", "\n".join(map(str, [table.column_names, *table.to_pylist()])).encode()


def _pickled(data: bytes) -> Parts:
    """The values written in a pickle, which is never loaded."""
    try:
        found = [str(value) for _, value, _ in pickletools.genops(data) if value is not None]
    except ValueError:
        return
    yield "pickled", "\n".join(found).encode()


_PNG = b"\x89PNG\r\n\x1a\n"
_KINDS: tuple[tuple[bytes, Callable[[bytes], Parts]], ...] = (
    (b"PK\x03\x04", _members),
    (b"PK\x05\x06", _members),
    (_PNG, _png_parts),
    (b"%PDF", _pdf_parts),
    (b"\x1f\x8b", _gunzipped),
    (b"PAR1", _parquet_rows),
    (b"ARROW1", _arrow_rows),
    (b"\x80\x04", _pickled),
    (b"\x80\x05", _pickled),
)
_PICTURE = re.compile(rb"/Subtype\s*/Image\b")
_BASE64 = re.compile(rb"(?<![\w+/-])[\w+/-]{16,}(?![\w+/-])", re.ASCII)


def _entities(data: bytes) -> bytes:
    if b"&" not in data:
        return data
    return html.unescape(data.decode("utf-8", "surrogateescape")).encode("utf-8", "surrogateescape")


def _escapes(data: bytes) -> bytes:
    r"""\u005a and \x5a, of JSON, Python and JavaScript alike; \/ and \" too."""
    if b"\\" not in data:
        return data
    plain = re.sub(rb"\\u([0-9a-fA-F]{4})", _character, data)
    plain = re.sub(rb"\\x([0-9a-fA-F]{2})", _character, plain)
    return re.sub(rb'\\(["/\\])', rb"\1", plain).replace(b"\\n", b"\n")


def _character(found: re.Match[bytes]) -> bytes:
    return chr(int(found[1], 16)).encode("utf-8", "surrogatepass")


def _unwrapped(data: bytes) -> bytes:
    """Base64 that is broken into lines, as notebooks and letters do."""
    return re.sub(rb"(?<=[\w+/-]{60})(?:\r?\n|\\n)(?=[\w+/=-])", b"", data)


_UNDONE: dict[str, Callable[[bytes], bytes]] = {
    "without nulls": lambda data: data.replace(b"\0", b""),  # UTF-16 and UTF-32
    "percent": lambda data: urllib.parse.unquote_to_bytes(data) if b"%" in data else data,
    "entities": _entities,
    "escapes": _escapes,
    "without tags": lambda data: re.sub(rb"<[^<>]*>", b"", data) if b"<" in data else data,
    "without colours": lambda data: re.sub(rb"\x1b\[[0-9;]*m", b"", data),
    "unwrapped": _unwrapped,
}
_MARKS = bytes(i for i in range(128) if not chr(i).isalnum())


_SPACES = re.compile("|".join(map(chr, (0xA0, 0xAD, *range(0x2000, 0x2010)))).encode())


def _squeezed(word: str) -> bytes:
    plain = word.lower().encode().translate(None, _MARKS)
    assert len(plain) >= 6, "a shorter canary would be found by chance"
    return plain


@cache
def _spellings(day: date) -> re.Pattern[bytes]:
    """The day, and its month, in the ways people and machines write them."""
    full, short = f"{day:%B}".lower(), f"{day:%b}".lower()
    month, d, m = f"(?:{full}|{short})", f"0?{day.day}", f"0?{day.month}"
    seconds = int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())
    ways = [
        rf"{d}[/.\- ]{m}[/.\- ](?:{day:%Y}|{day:%y})",
        rf"{m}[/.\-]{d}[/.\-](?:{day:%Y}|{day:%y})",
        rf"{day:%Y}[/.\-]{m}(?:[/.\-]{d})?",
        rf"{d}(?:st|nd|rd|th)?[ \-]{month},?[ \-]{day:%Y}",
        rf"{month},?[ \-](?:{d},? )?{day:%Y}",
        rf"{m}/{day:%Y}",
        rf"{day:%Y%m%d}(?:t?0{{4,6}}z?)?",
        f"{day:%d%m%Y}",
        rf"{(day - date(1899, 12, 30)).days}(?:\.0)?",  # as Excel keeps it
        rf"{seconds}(?:\.0|0{{3}}|0{{6}}|0{{9}})?",
    ]
    made = rf"datetime(?:\.date(?:time)?)?\({day.year}, {day.month}, {day.day}\b"
    return re.compile(rf"(?<![\w.])(?:{'|'.join(ways)})(?!\w)|{made}".encode())
