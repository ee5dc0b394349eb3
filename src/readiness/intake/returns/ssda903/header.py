"""Gives every table the child's sex, ethnicity and date of birth, which only the header has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from readiness.intake.returns.ssda903 import messages
from readiness.intake.returns.ssda903.checks import by_file
from readiness.intake.returns.ssda903.joined import Typed
from readiness.intake.returns.ssda903.tables import CHILD
from readiness.model import Issue

if TYPE_CHECKING:
    from readiness.model import Mask

_OF_THE_CHILD = tuple(column.id for column in CHILD)


def with_header(table: Typed, header: Typed) -> Typed:
    """The table with what it lacks of the child: a column that is not there, a cell left blank.

    A child who is not in the header has blanks; what is unreadable there is unreadable here.
    """
    where = _places(table, header)
    frame, unusable = table.frame.copy(deep=False), dict(table.unusable)
    for name in _OF_THE_CHILD[1:]:
        if name in header.frame:
            theirs, doubtful = _theirs(header, name, where)
            frame[name], unusable[name] = _filled(table, name, theirs, doubtful)
    order = [name for name in _OF_THE_CHILD if name in frame]
    others = frame.columns.drop(order)
    masks = {name: mask for name, mask in unusable.items() if mask.any()}
    return replace(table, frame=frame[[*order, *others]], unusable=masks)


def not_in_header(table: Typed, header: Typed) -> Iterator[Issue]:
    """Records of children the header does not have: they are used, and told."""
    strange = pd.Series(_places(table, header) < 0)
    for title, rows in by_file(table.frame, strange):
        yield messages.not_in_header(table.form.spec, title, rows)


def _places(table: Typed, header: Typed) -> NDArray[np.intp]:
    """For each row, where its child is in the header; -1 where it is not."""
    return pd.Index(header.frame["child_id"]).get_indexer(pd.Index(table.frame["child_id"]))


def _theirs(header: Typed, name: str, where: NDArray[np.intp]) -> tuple[pd.Series, Mask]:
    """The header's column for each row, and where the header's cell could not be read."""
    theirs = header.frame[name].reindex(where).reset_index(drop=True)
    doubtful = np.append(header.unusable.get(name, np.zeros(len(header.frame), bool)), False)
    return theirs, doubtful[where]


def _filled(table: Typed, name: str, theirs: pd.Series, doubtful: Mask) -> tuple[pd.Series, Mask]:
    if name not in table.frame:
        return theirs, doubtful
    ours = table.frame[name]
    unread = table.unusable.get(name, np.zeros(len(ours), bool))
    blank = ours.isna().to_numpy() & ~unread
    if isinstance(ours.dtype, pd.CategoricalDtype):
        both = ours.cat.categories.union(theirs.cat.categories)
        ours, theirs = ours.cat.set_categories(both), theirs.cat.set_categories(both)
    return ours.where(~blank, theirs), np.where(blank, doubtful, unread)
