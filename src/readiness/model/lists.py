"""A list as it was read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from readiness.errors import ColumnNotSupplied
from readiness.model import cards
from readiness.model.shown import Card, Shows
from readiness.model.words import Period

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Mask = NDArray[np.bool_]


class ChildList(Shows):
    """One table as it was read, typed: a row is a record, in file order, RangeIndex.

    An Annex A list, a tab of the evidence workbook or a table of a statutory return; `period` is
    the year a return covers, None for the others. `frame` columns are the ids its declaration gives
    (`intake.annex_a`, `intake.evidence.declaration`, `intake.returns`):
      dates    datetime64[s], NaT where blank or unusable
      counts   float64, NaN where blank or unusable
      text     category (teams, workers) or str (ids)
      codes    category of official code keys, with a `<column>_group` category beside it;
               the group may be known where the exact code is not
    and always `source_sheet` (category) and `source_row` (int32, as seen in the file).

    `unusable` maps a column to the mask of cells that held something unreadable (a blank cell is
    not unusable). A column the file did not have is absent, and asking for it raises
    ColumnNotSupplied, so that a measure needing it becomes `not_supplied` by itself.
    """

    def __init__(
        self,
        name: str,
        frame: pd.DataFrame,
        unusable: Mapping[str, Mask] | None = None,
        written: Mapping[str, pd.Series] | None = None,
        period: Period | None = None,
    ) -> None:
        self.name = name
        self.frame = frame
        self.period = period
        self._unusable = dict(unusable or {})
        self._written = dict(written or {})

    def _card(self) -> Card:
        return cards.of_list(self)

    def _ipython_key_completions_(self) -> list[str]:
        return [str(name) for name in self.frame.columns]

    def __len__(self) -> int:
        return len(self.frame)

    def __contains__(self, column: object) -> bool:
        return column in self.frame.columns

    def __getitem__(self, column: str) -> pd.Series:
        if column not in self.frame.columns:
            raise ColumnNotSupplied(self.name, column)
        return self.frame[column]

    def unusable(self, *columns: str) -> Mask:
        """Rows in which any of the columns holds something that could not be read."""
        mask = np.zeros(len(self.frame), dtype=bool)
        for column in columns:
            self[column]
            if column in self._unusable:
                mask |= self._unusable[column]
        return mask

    def blank(self, column: str) -> Mask:
        """Rows in which the column was left empty (and not unusable)."""
        return self[column].isna().to_numpy() & ~self.unusable(column)

    def unusable_columns(self) -> tuple[str, ...]:
        return tuple(sorted(name for name, mask in self._unusable.items() if mask.any()))

    def written(self, column: str) -> pd.Series:
        """The coded column as the authority wrote it (category of str)."""
        if column not in self._written:
            raise ColumnNotSupplied(self.name, column)
        return self._written[column]


Lists = Mapping[str, ChildList]
"""The lists that were supplied, by name: contacts, early_help, referrals, assessments, section_47,
children_in_need, child_protection, children_in_care, care_leavers, adoption, adopters."""

LIST_NAMES: tuple[str, ...] = (
    "contacts",
    "early_help",
    "referrals",
    "assessments",
    "section_47",
    "children_in_need",
    "child_protection",
    "children_in_care",
    "care_leavers",
    "adoption",
    "adopters",
)
"""In Annex A's order: list_1 is contacts, list_11 adopters."""
