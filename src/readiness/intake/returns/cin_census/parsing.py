"""Feeds the file to a defused parser, a piece at a time; refuses what is not safe or not XML.

No document type is accepted: the census has none, and entity bombs and external entities need one.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import XMLParser

from readiness.errors import InputError
from readiness.intake.returns.cin_census.gathering import Gatherer

_PIECE = 1 << 18


def gather(path: Path) -> Gatherer:
    """Everything the file says; InputError where it cannot be read to its end."""
    gatherer = Gatherer(path.name)
    try:
        with path.open("rb") as file:
            _feed(path, file, gatherer)
    except FileNotFoundError:
        raise InputError(f"There is no file '{path.name}'; check the path given.") from None
    except OSError:
        raise InputError(
            f"'{path.name}' could not be opened; close it in other programs and check that it is a "
            "file you may read."
        ) from None
    return gatherer


def _feed(path: Path, file: Any, gatherer: Gatherer) -> None:
    first = file.read(_PIECE)
    piece = first.lstrip()  # a blank line before the declaration is a common slip, and harmless
    if not piece:
        raise InputError(f"'{path.name}' is empty; export or copy it again.")
    gatherer.lines_before = first[: len(first) - len(piece)].count(b"\n")
    parser = _parser(gatherer)
    try:
        while piece:
            parser.feed(piece)
            piece = file.read(_PIECE)
    except ParseError as error:
        raise InputError(
            _why_refused(path, gatherer, error.position[0] + gatherer.lines_before)
        ) from None
    except DefusedXmlException:
        raise InputError(
            f"'{path.name}' declares a document type or entities, which a CIN census never does "
            "and which can be used to attack; it was not read: export it again from your system."
        ) from None
    except (LookupError, ValueError):
        if gatherer.begun:  # then it is no matter of the declaration, which comes first
            raise
        raise InputError(
            f"'{path.name}' is written in an encoding that cannot be read; export it as UTF-8."
        ) from None
    try:
        parser.close()
    except ParseError:
        raise InputError(_why_refused(path, gatherer, None)) from None


def _parser(gatherer: Gatherer) -> Any:
    """The defused parser, its elements told to us as expat tells them, which is twice as fast."""
    parser = XMLParser(target=gatherer, forbid_dtd=True)
    parser.parser.StartElementHandler = gatherer.start
    parser.parser.EndElementHandler = gatherer.end
    gatherer.parser = parser.parser
    return parser


def _why_refused(path: Path, gatherer: Gatherer, line: int | None) -> str:
    if not gatherer.begun:
        return f"'{path.name}' is not XML; give the CIN census file that is sent to DfE."
    if line is None:
        return f"'{path.name}' is cut short: it ends before its elements do; export it again."
    return (
        f"'{path.name}' breaks the rules of XML at line {line:,}, so nothing after it can be "
        "trusted and it was not read; export it again."
    )
