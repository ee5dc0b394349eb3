"""A run of whole children as arrays of tags and texts, where nothing but plain elements is in it.

What is not plain (comments, entities, attributes, text astray, elements that are not the form's) is
left to `gathering`, which has something to say of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from readiness.intake.returns.cin_census.layout import Element

OPENS, CLOSES, EMPTY = 1, -1, 0
"""What a tag does; an empty one (<Sex/>) does both."""

LONGEST = 500
"""No field of the form is longer."""

_LESS, _GREATER, _LINE = b"<>\n"
_TAG = re.compile(r"<(/?)(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)\s*(/?)>")

Places = NDArray[np.intp]


@dataclass(frozen=True, eq=False)
class Tokens:
    """Tags in order. For each: what it does, the element it begins (-1: none, it ends one), the text
    behind it, trimmed, by its place among `texts`, and the line it is on, from 0.
    """

    does: NDArray[np.int8]
    element: NDArray[np.int16]
    text: NDArray[np.int32]
    line: NDArray[np.int32]
    texts: pa.StringArray

    def of(self, element: int) -> Places:
        """Where tags begin this element."""
        return np.flatnonzero(self.element == element)


class Form:
    """The elements within Children by number, and which follows from which tag within which."""

    def __init__(self, children: Element) -> None:
        self.elements: list[Element] = []
        self._tags: dict[str, int] = {}
        within: dict[tuple[int, int], int] = {}
        self._number(children, within)
        self._within = np.full((len(self.elements), len(self._tags)), -1, dtype=np.int16)
        for (outer, tag), inner in within.items():
            self._within[outer, tag] = inner
        self._holds_text = np.array([one.cell is not None for one in self.elements])
        self._record = np.array([one.table is not None for one in self.elements])
        self._known: dict[str, tuple[int, int]] = {}

    def _number(self, element: Element, within: dict[tuple[int, int], int]) -> int:
        number = len(self.elements)
        self.elements.append(element)
        for name, inner in element.inner.items():
            tag = self._tags.setdefault(name, len(self._tags))
            within[number, tag] = self._number(inner, within)
        return number

    def read(self, run: bytes) -> Tokens | None:
        """The tokens of whole children; None where anything is not plain."""
        if not run.isascii() or b"&" in run or b"\r" in run:
            return None
        marks = np.frombuffer(run, dtype=np.uint8)
        starts, ends = np.flatnonzero(marks == _LESS), np.flatnonzero(marks == _GREATER) + 1
        if len(starts) != len(ends) or (starts[1:] < ends[:-1]).any() or (ends < starts).any():
            return None
        if not len(starts) or run[: starts[0]].strip():
            return None
        parts = _parts(run, starts, ends).dictionary_encode()
        codes = parts.indices.to_numpy()
        told = self._tag_table(parts.dictionary, codes[::2])
        if told is None:
            return None
        does, tag = (one[codes[::2]] for one in told)
        element = self._placed(does, tag)
        texts = pc.utf8_trim_whitespace(parts.dictionary)
        if element is None or not self._plain(texts, codes[1::2], does, element):
            return None
        line = np.searchsorted(np.flatnonzero(marks == _LINE), starts).astype(np.int32)
        return Tokens(does, element, codes[1::2], line, texts)

    def _tag_table(
        self, texts: pa.StringArray, codes: NDArray[np.int32]
    ) -> tuple[NDArray[np.int8], NDArray[np.int16]] | None:
        """For each text that is a tag, what it does and which it is; None where one is not known."""
        does, tag = np.zeros(len(texts), dtype=np.int8), np.zeros(len(texts), dtype=np.int16)
        for place in np.flatnonzero(np.bincount(codes, minlength=len(texts))).tolist():
            written = texts[place].as_py()
            known = self._known.get(written) or self._tag(written)
            if known is None:
                return None
            does[place], tag[place] = self._known[written] = known
        return does, tag

    def _tag(self, written: str) -> tuple[int, int] | None:
        found = _TAG.fullmatch(written)
        tag = self._tags.get(found[2].casefold()) if found else None
        if found is None or tag is None or (found[1] and found[3]):
            return None
        return (CLOSES if found[1] else EMPTY if found[3] else OPENS), tag

    def _placed(self, does: NDArray[np.int8], tag: NDArray[np.int16]) -> NDArray[np.int16] | None:
        """The element each tag begins; None where one is not in its place in the form."""
        after = np.cumsum(does, dtype=np.int32)
        if after[-1] != 0 or after.min() < 0:
            return None
        depth = np.where(does == EMPTY, after + 1, after)
        element = np.full(len(does), -1, dtype=np.int16)
        begins = does != CLOSES
        outer = None
        for level in range(1, int(depth.max()) + 1):
            here = np.flatnonzero(begins & (depth == level))
            above = 0 if outer is None else element[outer[np.searchsorted(outer, here) - 1]]
            element[here] = self._within[above, tag[here]]
            if (element[here] < 0).any():
                return None
            outer = here[does[here] == OPENS]
        if (self._record[element] & (does == EMPTY)).any():
            return None
        return element

    def _plain(
        self,
        texts: pa.StringArray,
        codes: NDArray[np.int32],
        does: NDArray[np.int8],
        element: NDArray[np.int16],
    ) -> bool:
        """Whether text is in fields alone, and none is longer than a field of the form."""
        field = (does == OPENS) & self._holds_text[element]
        length = pc.binary_length(texts).to_numpy()
        return not length[codes[~field]].any() and bool((length[codes] <= LONGEST).all())


def _parts(run: bytes, starts: Places, ends: Places) -> pa.StringArray:
    """Tags and the texts behind them in turn, as they stand in the run."""
    bounds = np.empty(2 * len(starts) + 1, dtype=np.int32)
    bounds[:-1:2], bounds[1::2], bounds[-1] = starts, ends, len(run)
    return pa.StringArray.from_buffers(2 * len(starts), pa.py_buffer(bounds), pa.py_buffer(run))
