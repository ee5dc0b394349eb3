"""Takes the elements of a census as they come, and keeps compact columns of what they say.

Nothing of the file is held but the record being read, so memory grows with the tables alone.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from readiness.errors import InputError
from readiness.intake.annex_a import cells
from readiness.intake.returns.cin_census import tables
from readiness.intake.returns.cin_census.layout import Element, layout
from readiness.intake.returns.cin_census.values import JOINT, Meanings, reader
from readiness.intake.returns.declaration import TableSpec

if TYPE_CHECKING:
    from readiness.intake.returns.cin_census.bulk import Texts

_IDS_AT_ONCE = 50_000
_LONGEST = 10_000
"""Characters of a field: none of the form has more than a few dozen."""

_DEEPEST = 500
"""Elements within elements that are not the form's: the form has seven within one another."""

OTHERWISE = (("sex", "gender"), ("birth", "expected_birth"))
"""What is said of a child by one element, or by another where the first is not there."""

_XSI = "http://www.w3.org/2001/XMLSchema-instance"


class Records:
    """The records of one table: for each, the child, the record it is within, line and cells.

    Children and records are known by their order, from 0. `filled`: whether anything is in it.
    """

    def __init__(self, spec: TableSpec, meanings: Mapping[str, Meanings]) -> None:
        self.spec = spec
        self.child, self.parent, self.line = array("i"), array("i"), array("i")
        self.filled = array("b")
        self.cells = {name: (array("i"), meaning) for name, meaning in meanings.items()}
        self._appending = [(n, which.append, m) for n, (which, m) in self.cells.items()]

    def __len__(self) -> int:
        return len(self.child)

    def add(self, child: int, parent: int, line: int, texts: Mapping[str, str], held: bool) -> None:
        self.child.append(child)
        self.parent.append(parent)
        self.line.append(line)
        self.filled.append(held or bool(texts))
        get = texts.get
        for name, append, meaning in self._appending:
            append(meaning[get(name)])

    def extend(
        self,
        child: NDArray[np.intp],
        parent: NDArray[np.intp],
        line: NDArray[np.int32],
        filled: NDArray[np.bool_],
        columns: Mapping[str, Texts],
    ) -> None:
        """Many records at once, in order."""
        for kept, more in ((self.child, child), (self.parent, parent), (self.line, line)):
            kept.frombytes(more.astype(np.int32).tobytes())
        self.filled.frombytes(filled.astype(np.int8).tobytes())
        nothing = np.full(len(child), -1, dtype=np.int32)
        for name, (which, meanings) in self.cells.items():
            found = columns[name].meant(meanings) if name in columns else nothing
            which.frombytes(found.tobytes())


class Identifiers:
    """The children's identifiers in order, None where a child has none."""

    def __init__(self) -> None:
        self._chunks: list[pa.Array] = []
        self._latest: list[str | None] = []

    def extend(self, texts: Iterable[str | None]) -> None:
        for text in texts:
            read = cells.read_id(text) if text is not None else None
            self._latest.append(None if isinstance(read, cells.Problem) else read)
        if len(self._latest) >= _IDS_AT_ONCE:
            self._flush()

    def all(self) -> pa.ChunkedArray:
        self._flush()
        return pa.chunked_array(self._chunks, type=pa.large_string())

    def _flush(self) -> None:
        self._chunks.append(pa.array(self._latest, type=pa.large_string()))
        self._latest = []


class Open:
    """A record whose element has begun and not ended."""

    __slots__ = ("held", "line", "texts")

    def __init__(self, line: int) -> None:
        self.line = line
        self.texts: dict[str, str] = {}
        self.held = False


class Gatherer:
    """What the parser tells: elements beginning and ending, and the text between."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._element = layout()
        self._above: list[Element] = []
        self._pieces: list[str] = []
        self._length = 0  # of the pieces together
        self._unknown_depth = 0
        self._open: list[Open] = [Open(0)]
        self.header = self._open[0].texts
        self.begun = False
        self.lines_before = 0  # blank lines that the parser was not given
        self.ids = Identifiers()
        self.records = _records()
        self.unknown = Places()
        self.stray = Places()
        self.twice = Places()
        self.attributes = Places()
        self.parser: Any = None  # expat's, which knows the line

    def start(self, tag: str, attributes: list[str]) -> None:
        if self._unknown_depth:
            self._unknown_depth += 1
            if self._unknown_depth > _DEEPEST:
                self._refuse(f"has more than {_DEEPEST} elements within one another")
            return
        found = self._element.inner.get(tag) or self._element.within(tag)
        if found is None:
            self._not_of_the_form()
            return
        self._above.append(self._element)
        self._element = found
        self.begun = True
        if attributes and any(not name.startswith(_XSI) for name in attributes[::2]):
            self.attributes.add(self._line(), self._child())
        if found.table is not None:
            self._open[-1].held = True
            self._open.append(Open(self._line()))
        if found.cell is not None:
            self._pieces, self._length = [], 0

    def data(self, text: str) -> None:
        if self._unknown_depth:
            return
        if self._element.cell is not None:
            self._length += len(text)
            if self._length > _LONGEST:
                self._refuse(f"has a field of more than {_LONGEST:,} characters")
            self._pieces.append(text)
        elif not text.isspace():
            self.stray.add(self._line(), self._child())

    def end(self, tag: str) -> None:
        if self._unknown_depth:
            self._unknown_depth -= 1
            return
        element = self._element
        self._element = self._above.pop()
        if element.cell is not None and element.read:
            self._fill(element)
        if element.table is not None:
            self._close(element)
        elif element.name == "Header":
            self._check_collection()

    def _fill(self, element: Element) -> None:
        text = "".join(self._pieces).strip()
        if not text:
            return
        texts, name = self._open[-1].texts, str(element.cell)
        if name not in texts:
            texts[name] = text
        elif element.many:
            texts[name] += JOINT + text
        else:
            self.twice.add(self._line(), self._child())

    def _close(self, element: Element) -> None:
        done = self._open.pop()
        if element.table is tables.CHILDREN:
            self._close_child(done)
            return
        child = len(self.records[tables.CHILDREN.name])
        above = child if element.parent is tables.CHILDREN else self._ordinal(element.parent)
        self.records[str(element.table and element.table.name)].add(
            child, above, done.line, done.texts, done.held
        )

    def _ordinal(self, table: TableSpec | None) -> int:
        """The place of the record being read: it is added when it ends, after those before it."""
        assert table is not None
        return len(self.records[table.name])

    def _close_child(self, done: Open) -> None:
        texts = done.texts
        for kept, other in OTHERWISE:
            if kept not in texts and other in texts:
                texts[kept] = texts[other]
        if "birth" in texts:
            texts["date_of_birth"] = texts["birth"]
        self.ids.extend([texts.get("child_id")])
        children = self.records[tables.CHILDREN.name]
        children.add(len(children), -1, done.line, texts, done.held)

    def _check_collection(self) -> None:
        said = self.header.get("collection")
        if said is not None and said.casefold() != "cin":
            raise InputError(
                f"'{self._name}' is a return of another collection, not the children in need "
                "census; give the CIN census as XML, and SSDA903 as a folder of csv files."
            )

    def _not_of_the_form(self) -> None:
        if not self.begun:
            raise InputError(
                f"'{self._name}' is XML but not a CIN census, whose outermost element is Message; "
                "give the file that is sent to DfE."
            )
        self._unknown_depth = 1
        self.unknown.add(self._line(), self._child())

    def _refuse(self, what: str) -> None:
        raise InputError(
            f"'{self._name}' {what} at line {self._line():,}, which no CIN census has, so it was "
            "not read; export it again."
        )

    @property
    def between_children(self) -> bool:
        """Whether all that has begun, but Children, has ended."""
        return self._element.name == "Children" and not self._unknown_depth

    def _line(self) -> int:
        return int(self.parser.CurrentLineNumber) + self.lines_before

    def _child(self) -> int:
        """The place of the child being read, from 0; -1 outside any."""
        return len(self.records[tables.CHILDREN.name]) if len(self._open) > 1 else -1


class Places:
    """Where something of one kind was found: its lines and children, the first of each kept."""

    MOST = 100_000

    def __init__(self) -> None:
        self.lines, self.children = array("i"), array("i")
        self.count = 0

    def add(self, line: int, child: int) -> None:
        self.count += 1
        if self.count <= self.MOST:
            self.lines.append(line)
            self.children.append(child)


def _records() -> dict[str, Records]:
    """An empty table of each kind. Columns read alike share what their texts mean."""
    shared: dict[str, Meanings] = {}
    made = {}
    for spec in tables.TABLES:
        own = {}
        for column in spec.columns:
            if column.kind != "id" and tables.origin(spec, column.id) == (spec, column.id):
                alike = column.id if column.id in ("disability", "factors") else column.kind
                key = f"{alike} {column.codes or ''}"
                own[column.id] = shared.setdefault(key, Meanings(reader(column)))
        made[spec.name] = Records(spec, own)
    return made
