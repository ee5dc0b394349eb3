"""One table from those of several years' files, oldest first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from pandas.api.types import union_categoricals

from readiness.errors import ColumnNotSupplied
from readiness.model import ChildList, Period

if TYPE_CHECKING:
    from readiness.model import Mask

_PLACE = ("source_sheet", "source_row")
_OF_THE_CHILD = ("sex", "ethnicity", "date_of_birth", "disability")
"""What is said of the child may differ from year to year and the event be the same."""


def stack(
    lists: Sequence[ChildList], known_by: tuple[str, ...] | None, period: Period | None
) -> tuple[ChildList, int]:
    """The table, and how many records of earlier files were left for a later file's.

    known_by: the columns by which a record is known again in another file, all that are of the
    event where there are none; None where only the latest file's records are of use. A column that one file
    lacks is unusable in that file's rows.
    """
    if known_by is None and len(lists) > 1:
        left = sum(map(len, lists[:-1]))
        return stack(lists[-1:], (), period)[0], left
    columns = list(dict.fromkeys(column for one in lists for column in one.frame.columns))
    frame = pd.DataFrame({name: _joined(name, lists) for name in columns}, copy=False)
    unusable = {name: _unusable(name, lists) for name in columns if name not in _PLACE}
    keep = np.ones(len(frame), dtype=bool)
    if len(lists) > 1:
        event = (name for name in columns if name not in (*_PLACE, *_OF_THE_CHILD))
        keys = list(known_by or event)
        unread = [unusable[name] for name in keys] if known_by else []
        keep = _latest(frame, keys, np.repeat(np.arange(len(lists)), [*map(len, lists)]), unread)
    if not keep.all():
        frame = frame[keep].reset_index(drop=True)
        unusable = {name: mask[keep] for name, mask in unusable.items()}
    kept = {name: mask for name, mask in unusable.items() if mask.any()}
    return ChildList(lists[0].name, frame, kept, _written(lists, keep), period), int((~keep).sum())


def _latest(frame: pd.DataFrame, keys: list[str], file: Any, unread: list[Mask]) -> Mask:
    """The rows that no later file has again. A row whose key cannot be told is kept."""
    by_all = not unread
    groups = frame.groupby(keys, dropna=not by_all, observed=True, sort=False).ngroup()
    known = groups.notna().to_numpy()
    for mask in unread:
        known = known & ~mask
    group = np.where(known, groups.fillna(-1), -1).astype(np.int64)
    last = np.full(int(group.max(initial=-1)) + 2, -1)
    np.maximum.at(last, group, file)
    return (group < 0) | (file == last[group])


def _joined(name: str, lists: Sequence[ChildList]) -> Any:
    having = next(one.frame[name] for one in lists if name in one.frame)
    parts = [one.frame[name] if name in one.frame else _nothing(having, len(one)) for one in lists]
    if len(parts) == 1:
        return parts[0]
    if isinstance(having.dtype, pd.CategoricalDtype):
        return union_categoricals(parts, sort_categories=True)
    return pd.concat(parts, ignore_index=True)


def _nothing(like: pd.Series, length: int) -> pd.Series:
    """As many blanks of the column's kind."""
    return like.iloc[:0].reindex(range(length))


def _unusable(name: str, lists: Sequence[ChildList]) -> Mask:
    return np.concatenate(
        [one.unusable(name) if name in one else np.ones(len(one), dtype=bool) for one in lists]
    )


def _written(lists: Sequence[ChildList], keep: Mask) -> dict[str, pd.Series]:
    """Columns as they were written, those that every file kept so."""
    names = [
        name for name in lists[0].frame.columns if all(_is_written(one, name) for one in lists)
    ]
    joined = {name: union_categoricals([one.written(name) for one in lists]) for name in names}
    return {name: pd.Series(values[keep], name=name) for name, values in joined.items()}


def _is_written(table: ChildList, column: str) -> bool:
    try:
        table.written(column)
    except ColumnNotSupplied:
        return False
    return True
