"""Holds the rules against the lists and gathers what fails."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from readiness.errors import ColumnNotSupplied
from readiness.intake.annex_a.lists import list_spec
from readiness.model import ChildList, Issue, Lists
from readiness.quality.rule import Rule, registry


def check(lists: Lists, as_at: date | None) -> tuple[Issue, ...]:
    """Every failing rule, an issue a list and column. Without a date, rules that need one rest."""
    return tuple(issue for rule in registry().values() for issue in apply(rule, lists, as_at))


def apply(rule: Rule, lists: Lists, as_at: date | None) -> Iterator[Issue]:
    """The issues of one rule; none where a column it reads was not supplied."""
    if rule.needs_as_at and as_at is None:
        return
    given = {"as_at": as_at} if rule.needs_as_at else {}
    if rule.whole_file:
        yield from _across(rule, lists, given)
        return
    for name in rule.lists:
        if name in lists:
            yield from _on_list(rule, lists[name], failing(rule, lists[name], given))


def _across(rule: Rule, lists: Lists, given: Mapping[str, Any]) -> Iterator[Issue]:
    """A sentence on the file as a whole, or the rows that do not agree with another list."""
    found = rule.function(lists, **given)
    if isinstance(found, Mapping):
        for name, masks in found.items():
            yield from _on_list(rule, lists[name], masks)
    elif found is not None:
        yield Issue(rule.severity, None, None, (), rule.message.format(found))


def _on_list(
    rule: Rule, rows: ChildList, masks: Mapping[str | None, NDArray[np.bool_]]
) -> Iterator[Issue]:
    spec = list_spec(rows.name)
    for column, mask in masks.items():
        if mask.any():
            heading = spec.column(column).heading if column else None
            where = f"List {spec.number} ({spec.title})" + (f", '{heading}'" if heading else "")
            numbers = tuple(rows["source_row"].to_numpy()[mask].tolist())
            yield Issue(rule.severity, rows.name, heading, numbers, f"{where}: {rule.message}")


def failing(
    rule: Rule, rows: ChildList, given: Mapping[str, Any]
) -> Mapping[str | None, NDArray[np.bool_]]:
    """Masks of failing rows by column id (None: the row as a whole)."""
    try:
        found = rule.function(rows, **given)
    except ColumnNotSupplied:
        return {}
    return found if isinstance(found, Mapping) else {None: found}
