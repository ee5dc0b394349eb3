"""Where in the file a person finds a record."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


class Finder:
    """By the line its element begins on; by the child's place, from 1, where children share lines.

    Systems that write the whole file on one line give a person no other way to find a child.
    """

    def __init__(self, children: NDArray[np.int32]) -> None:
        """`children`: the line each child begins on."""
        self.by_line = bool((np.diff(children) > 0).all()) if len(children) > 1 else True

    def rows(self, lines: NDArray[np.int32], children: NDArray[np.int32]) -> NDArray[np.int64]:
        return np.asarray(lines if self.by_line else children + 1, dtype=np.int64)

    def words(self) -> str:
        """What the rows of an issue are, to end its sentence with."""
        return "by line of the file" if self.by_line else "by place of the child in the file"
