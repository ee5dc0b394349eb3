"""In which encoding a file is, by its first bytes and by what it declares of itself."""

from __future__ import annotations

import codecs
import re

from readiness.errors import InputError

MARK = codecs.BOM_UTF8
WHITE = b" \t\r\n"

_WIDE = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"} | {
    "<".encode(name): name for name in ("UTF-16LE", "UTF-16BE")
}
_WIDER = (
    codecs.BOM_UTF32_LE,
    codecs.BOM_UTF32_BE,
    *("<".encode(name) for name in ("utf-32-le", "utf-32-be")),
)
_DECLARED = re.compile(rb"""<\?xml\s[^>]*?encoding\s*=\s*["']([^"']*)""")
_READ = frozenset(
    {"utf-8", "utf-8-sig", "ascii", "iso8859-1", "iso8859-15", "cp1252", "cp850", "cp437"}
)
"""By Python's names. Others are not written by systems here, and some can be used to attack."""

_PACKED = (b"\x1f\x8b", b"PK\x03\x04", b"\xfd7zXZ", b"BZh", b"7z\xbc\xaf")


def encoding_of(first: bytes, name: str, *, marked: bool) -> str | None:
    """What to read the file as, whatever it declares; None where that is as it declares.

    marked: whether the mark of UTF-8 went before. Systems that write UTF-8 may declare UTF-16, and
    the other way about; the bytes tell. Raises InputError where the encoding is not read here.
    """
    if marked:
        return "utf-8"
    if first.startswith(_WIDER):
        raise _not_read(name)
    if wide := _WIDE.get(first[:2]):
        return wide
    found = _DECLARED.match(first)
    if not found:
        return None
    declared = _python_name(found[1])
    if declared.startswith("utf-16"):
        return "utf-8"
    if declared not in _READ:
        raise _not_read(name)
    return None


def _python_name(declared: bytes) -> str:
    try:
        return codecs.lookup(declared.decode("ascii")).name
    except (LookupError, ValueError):
        return ""


def _not_read(name: str) -> InputError:
    return InputError(
        f"'{name}' is written in an encoding that cannot be read; export it as UTF-8."
    )


def why_not_xml(first: bytes, name: str) -> str:
    """What is said of a file that does not begin as XML does."""
    if first.startswith(_PACKED):
        return f"'{name}' is not XML but a compressed file; unpack it and give the census within."
    return f"'{name}' is not XML; give the CIN census file that is sent to DfE."
