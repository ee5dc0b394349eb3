"""Feeds the file to a defused parser, a piece at a time; refuses what is not safe or not XML.

No document type is accepted: the census has none, and entity bombs and external entities need one.
What the parser would hold in memory, however long the file, is bounded too: a tag or comment, names.

Every byte passes the parser. Where a run of whole children is plain (see `tokens`) it passes without
being told of each element, and `bulk` takes the run as a whole; all else is told to `gathering`.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError
from xml.parsers.expat import errors

from defusedxml import DefusedXmlException, DTDForbidden
from defusedxml.ElementTree import XMLParser

from readiness.errors import InputError
from readiness.intake.returns.cin_census.bulk import Bulk
from readiness.intake.returns.cin_census.encoding import MARK, WHITE, encoding_of, why_not_xml
from readiness.intake.returns.cin_census.gathering import Gatherer

_PIECE = 1 << 20
_AT_ONCE = 1 << 16  # of a piece to the parser, which takes several times as much memory
_LONGEST_RUN = 1 << 21
"""A child of more bytes than this is read as it streams."""

_LONGEST_TOKEN = 1 << 20
_MOST_NAMES = 5_000
_MORE_BEHIND = errors.codes[errors.XML_ERROR_JUNK_AFTER_DOC_ELEMENT]
_INVALID = errors.codes[errors.XML_ERROR_INVALID_TOKEN]
_CHILD = re.compile(rb"<((?:[\w.-]+:)?child)\s*>", re.IGNORECASE)


def gather(path: Path) -> Gatherer:
    """Everything the file says; InputError where it cannot be read to its end."""
    gatherer = Gatherer(path.name)
    try:
        with path.open("rb") as file:
            _Feeder(path, file, gatherer).feed()
    except FileNotFoundError:
        raise InputError(f"There is no file '{path.name}'; check the path given.") from None
    except OSError:
        raise InputError(
            f"'{path.name}' could not be opened; close it in other programs and check that it is a "
            "file you may read."
        ) from None
    return gatherer


class _Feeder:
    """One file on its way through the parser. `_line`: of the next byte, from 1."""

    def __init__(self, path: Path, file: Any, gatherer: Gatherer) -> None:
        self._path = path
        self._file = file
        self._gatherer = gatherer
        self._bulk = Bulk(gatherer)
        self._run = b""
        self._fed = 0
        self._line = 1
        self._prefixes: set[str | None] = set()

    def feed(self) -> None:
        first = self._first_piece()
        encoding = encoding_of(first, self._path.name, marked=self._marked)
        self._parser = self._new_parser(encoding)
        ended = False
        try:
            for run, whole in self._runs(first):
                self._take(run, whole)
            ended = True
            self._parser.close()
        except ParseError as error:
            raise InputError(self._why_refused(error, first, ended)) from None
        except DefusedXmlException as error:
            raise InputError(self._why_unsafe(error)) from None

    def _first_piece(self) -> bytes:
        """From the first that is no blank: a blank line before the declaration is a common slip."""
        self._marked = False
        while read := self._file.read(_PIECE):
            self._marked = self._marked or read.startswith(MARK)
            left = read.removeprefix(MARK).lstrip(WHITE)
            self._gatherer.lines_before += read[: len(read) - len(left)].count(b"\n")
            if left:
                return bytes(left)
        raise InputError(f"'{self._path.name}' is empty; export or copy it again.")

    def _new_parser(self, encoding: str | None) -> Any:
        parser = XMLParser(target=self._gatherer, encoding=encoding, forbid_dtd=True)
        expat = parser.parser
        expat.StartNamespaceDeclHandler = lambda prefix, _: self._prefixes.add(prefix)
        if hasattr(expat, "SetReparseDeferralEnabled"):
            expat.SetReparseDeferralEnabled(False)  # a run must be over when it has been fed
        self._as_it_is = expat.DefaultHandlerExpand
        self._gatherer.parser = expat
        return parser

    def _runs(self, first: bytes) -> Iterator[tuple[bytes, bool]]:
        """The file in order, and of each part whether it may be whole children and no more."""
        begins = _CHILD.search(first)
        held = first
        if begins and _outside_remarks(first[: begins.start()]):
            yield first[: begins.start()], False
            held = yield from self._of_whole_children(first[begins.start() :], begins[1])
        yield held, False
        while piece := self._file.read(_PIECE):
            yield piece, False

    def _of_whole_children(
        self, held: bytes, name: bytes
    ) -> Generator[tuple[bytes, bool], None, bytes]:
        """Runs of whole children, for as long as these are all there is; returns what is left."""
        end = b"</" + name + b">"
        while self._gatherer.between_children:
            cut = held.rfind(end) + len(end)
            if cut >= len(end):
                run, held = held[:cut], held[cut:]
                yield run, True
                if b"<!" in run or b"<?" in run:
                    break  # the end of the run may have been in a comment
            if len(held) > _LONGEST_RUN or not (piece := self._file.read(_PIECE)):
                break
            held += piece
        return held

    def _take(self, run: bytes, whole: bool) -> None:
        line = self._line + self._gatherer.lines_before
        returns = b"\r" in run
        plain = run.replace(b"\r\n", b"\n") if returns else run
        taken = whole and self._bulk.take(plain, line)
        self._tell(None if taken else self._gatherer)
        for start in range(0, len(run), _AT_ONCE):
            self._run = run[start : start + _AT_ONCE]
            self._parser.feed(self._run)
            self._fed += len(self._run)
            self._bound()
        self._line += plain.count(b"\n") + (plain.count(b"\r") if returns else 0)

    def _tell(self, gatherer: Gatherer | None) -> None:
        """Of each element, as the parser does, which is twice as fast as through its target."""
        expat = self._parser.parser
        expat.StartElementHandler = gatherer and gatherer.start
        expat.EndElementHandler = gatherer and gatherer.end
        expat.CharacterDataHandler = gatherer and gatherer.data
        expat.DefaultHandlerExpand = gatherer and self._as_it_is

    def _bound(self) -> None:
        """What the parser keeps: the tag or comment it is within, and every name it has met."""
        expat = self._parser.parser
        if self._fed - expat.CurrentByteIndex > _LONGEST_TOKEN:
            self._refuse(f"a tag or comment of more than {_LONGEST_TOKEN:,} bytes")
        if len(expat.intern) > _MOST_NAMES or len(self._prefixes) > _MOST_NAMES:
            self._refuse(f"more than {_MOST_NAMES:,} different names of elements")

    def _refuse(self, what: str) -> None:
        raise InputError(
            f"'{self._path.name}' has {what}, which no CIN census has, so it was not read; export "
            "it again."
        )

    def _why_refused(self, error: ParseError, first: bytes, ended: bool) -> str:
        name = f"'{self._path.name}'"
        if not self._gatherer.begun:
            return why_not_xml(first, self._path.name)
        if ended:
            return f"{name} is cut short: it ends before its elements do; export it again."
        line = error.position[0] + self._gatherer.lines_before
        if error.code == _MORE_BEHIND:
            return (
                f"{name} holds more behind its end at line {line:,}, as files joined together do, "
                "and was not read; give one census in one file."
            )
        if error.code == _INVALID and self._is_accented(self._parser.parser.ErrorByteIndex):
            return (
                f"{name} is not in the encoding it says (UTF-8 where it says none) at line "
                f"{line:,}, and was not read; export it as UTF-8."
            )
        return (
            f"{name} breaks the rules of XML at line {line:,}, so nothing after it can be trusted "
            "and it was not read; export it again."
        )

    def _is_accented(self, place: int) -> bool:
        """Whether the byte at this place of the file is of a letter beyond the plain ones."""
        within = place - self._fed
        return 0 <= within < len(self._run) and self._run[within] > 0x7F

    def _why_unsafe(self, error: DefusedXmlException) -> str:
        if isinstance(error, DTDForbidden) and str(error.name).casefold() == "html":
            return f"'{self._path.name}' is a web page, not XML; give the CIN census file itself."
        return (
            f"'{self._path.name}' declares a document type or entities, which a CIN census never "
            "does and which can be used to attack; it was not read: export it again from your "
            "system."
        )


def _outside_remarks(top: bytes) -> bool:
    """Whether the top of a file ends outside any comment or instruction."""
    marks = ((b"<!--", b"-->"), (b"<?", b"?>"), (b"<![", b"]]>"))
    return all(top.rfind(ends) >= top.rfind(begins) for begins, ends in marks)
