"""One table of the return from the one or more files that hold it: typed, each record once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from readiness.intake.annex_a.columns import categories
from readiness.intake.annex_a.rows import Rows, sort_rows
from readiness.intake.returns.ssda903 import messages
from readiness.intake.returns.ssda903.columns import Known, as_written, typed, unusable
from readiness.intake.returns.ssda903.files import Source
from readiness.intake.returns.ssda903.forms import Form
from readiness.intake.returns.ssda903.headings import repeats
from readiness.intake.returns.ssda903.records import NotUsed, there_already
from readiness.intake.returns.ssda903.stacked import Stack
from readiness.intake.returns.ssda903.tables import FROM_HEADER, HEADER
from readiness.model import Issue

if TYPE_CHECKING:
    from readiness.model import Mask

_WORKED_OUT = frozenset({"distance", "location", "placement_authority"})
"""DfE works these out from postcodes, so that most files are without them."""

_IDENTIFYING = frozenset({"id", "text"})
_WORDS = re.compile(r"[A-Za-z _]+")
_POWER = re.compile(r"\s*\d(?:[.,]\d+)?[eE]\+?\d+\s*")


@dataclass(frozen=True, eq=False)
class Typed:
    """A table's used records, all files together, in the order of years, files and rows.

    `year`: of the latest file, None where it is not known. `not_used`: records found beside these.
    """

    form: Form
    frame: pd.DataFrame
    unusable: Mapping[str, Mask]
    written: Mapping[str, pd.Series]
    year: int | None
    not_used: int


def join(
    form: Form, sources: Sequence[Source], years: Mapping[Source, int | None], known: Known
) -> tuple[Typed, list[Issue]]:
    """The table's files as one; `years`: the return's year of each; `known`: see `columns`."""
    in_order = sorted(sources, key=lambda source: (years[source] or 0, source.title))
    stack = Stack(form.spec, in_order, known)
    rows = sort_rows(
        len(stack.numbers), stack.columns, "child_id", stack.headings(), stack.unread()
    )
    rows = _with_headings_again(stack, rows)
    of_row = np.array([years[source] or 0 for source in in_order])[stack.which]
    frame = _frame(stack)
    drops = there_already(form, frame, _any_unusable(stack), rows.used, of_row)
    kept = rows.used & ~np.logical_or.reduce([mask for _, mask in drops])
    issues = [
        *_heading_issues(stack),
        *_row_issues(stack, rows),
        *_told(stack, drops),
        *_cell_issues(stack, kept),
    ]
    dated = [year for source in in_order if (year := years[source])]
    left = int(((rows.used | rows.reported) & ~kept).sum())
    return _typed(form, stack, frame, kept, max(dated, default=None), left), issues


def _with_headings_again(stack: Stack, rows: Rows) -> Rows:
    """Rows of which two cells hold their column's heading, in any case and spelling, are notes."""
    child = stack.columns["child_id"].encoded
    said = [bool(_WORDS.fullmatch(t)) and repeats(t, "child_id", stack.spec) for t in child.texts]
    if not any(said):
        return rows
    again = np.zeros(len(stack.numbers), dtype=np.int16)
    for name, read in stack.columns.items():
        texts = read.encoded.texts
        again += read.encoded.rows([repeats(text, name, stack.spec) for text in texts])
    more = rows.used & (again > 1)
    return replace(rows, used=rows.used & ~more, notes=rows.notes | more)


def _frame(stack: Stack) -> pd.DataFrame:
    titles = [source.title for source in stack.sources]
    return pd.DataFrame(
        {
            **{name: typed(read) for name, read in stack.columns.items()},
            "source_sheet": categories(titles, stack.which),
            "source_row": stack.numbers,
        },
        copy=False,
    )


def _typed(
    form: Form, stack: Stack, frame: pd.DataFrame, kept: Mask, year: int | None, not_used: int
) -> Typed:
    masks = {n: (unusable(r) | stack.without(n))[kept] for n, r in stack.columns.items()}
    coded = {name: read for name, read in stack.columns.items() if read.column.kind == "code"}
    return Typed(
        form,
        frame[kept].reset_index(drop=True),
        {name: mask for name, mask in masks.items() if mask.any()},
        {name: as_written(read)[kept].reset_index(drop=True) for name, read in coded.items()},
        year,
        not_used,
    )


def _any_unusable(stack: Stack) -> Mask:
    mask = np.zeros(len(stack.numbers), dtype=bool)
    for read in stack.columns.values():
        mask |= unusable(read)
    return mask


def _told(stack: Stack, drops: Iterable[tuple[NotUsed, Mask]]) -> Iterator[Issue]:
    for issue, mask in drops:
        for title, _, numbers in stack.by_file(mask):
            yield issue(stack.spec, title, numbers)


def _row_issues(stack: Stack, rows: Rows) -> Iterator[Issue]:
    for place, source in enumerate(stack.sources):
        if not ((rows.used | rows.reported) & (stack.which == place)).any():
            yield messages.no_rows(stack.spec, source.title)
    yield from _told(
        stack,
        [
            (messages.no_identifier, rows.no_identifier),
            (messages.notes, rows.notes),
            (messages.only_unknown, rows.only_unknown),
            (messages.beyond, rows.used & stack.beyond()),
        ],
    )


def _heading_issues(stack: Stack) -> Iterator[Issue]:
    spec = stack.spec
    spared = _WORKED_OUT | (frozenset() if spec is HEADER else FROM_HEADER)
    for source in stack.sources:
        for column in spec.columns:
            if column.id not in source.matched.positions and column.id not in spared:
                yield messages.missing_column(spec, source.title, column)
        for name, headings in source.matched.twice.items():
            yield messages.column_twice(spec, source.title, spec.column(name), headings)
        if source.matched.unknown:
            yield messages.unknown_columns(spec, source.title, source.matched.unknown)
        if source.mended:
            yield messages.mended(spec, source.title, source.mended)


def _cell_issues(stack: Stack, kept: Mask) -> Iterator[Issue]:
    for read in stack.columns.values():
        column = read.column
        for problem, mask in read.problems().items():
            for title, within, numbers in stack.by_file(mask & kept):
                different = read.different(within)
                yield messages.cells(stack.spec, title, column, problem, numbers, different)
        if column.kind in _IDENTIFYING:
            powers = [bool(_POWER.fullmatch(text)) for text in read.encoded.texts]
            for title, _, numbers in stack.by_file(read.encoded.rows(powers) & kept):
                yield messages.shortened(stack.spec, title, column, numbers)
        if column.required:
            for title, _, numbers in stack.by_file(kept & ~read.filled()):
                if column.id in _held(stack, title):
                    yield messages.blank(stack.spec, title, column, numbers)


def _held(stack: Stack, title: str) -> Iterable[str]:
    return next(s.matched.positions for s in stack.sources if s.title == title)
