"""Holds the rules against the lists and gathers what fails."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from readiness.errors import ColumnNotSupplied
from readiness.intake.annex_a.lists import list_spec
from readiness.model import ChildList, Issue, Lists
from readiness.quality.linking import linked
from readiness.quality.rule import Rule, registry

Found = NDArray[np.bool_] | str
"""The failing rows, or words on the list or column as a whole."""


@dataclass(frozen=True, eq=False)
class Failing:
    """What a rule found in one place. list None: the file; column None: the row or list as such."""

    list: str | None
    column: str | None
    found: Found

    @property
    def rows(self) -> NDArray[np.bool_] | None:
        return None if isinstance(self.found, str) else self.found


def check(lists: Lists, as_at: date | None, previous: Lists | None = None) -> tuple[Issue, ...]:
    """Every failing rule, an issue a list and column.

    Rules that need a date, or the lists of an earlier extract (`previous`), rest without.
    """
    joined = linked(lists)
    every = registry().values()
    return tuple(issue for rule in every for issue in apply(rule, joined, as_at, previous))


def apply(
    rule: Rule, lists: Lists, as_at: date | None, previous: Lists | None = None
) -> Iterator[Issue]:
    """The issues of one rule; none where a column it reads was not supplied."""
    return (issue_of(rule, lists, one) for one in failing(rule, lists, as_at, previous))


def failing(
    rule: Rule, lists: Lists, as_at: date | None, previous: Lists | None = None
) -> Iterator[Failing]:
    """Where a rule fails, a place at a time; only places with something to say."""
    given = {"as_at": as_at, "previous": previous}
    wanted = {name: given[name] for name in _wants(rule)}
    if any(value is None for value in wanted.values()):
        return
    if not rule.whole_file:
        for name in rule.lists:
            if name in lists:
                yield from _places(name, _asked(rule, lists[name], wanted))
        return
    found = _asked(rule, linked(lists), wanted)
    if isinstance(found, Mapping):
        for name, places in found.items():
            yield from _places(name, places)
    elif found is not None:
        yield Failing(None, None, found)


def _wants(rule: Rule) -> Iterator[str]:
    if rule.needs_as_at:
        yield "as_at"
    if rule.needs_previous:
        yield "previous"


def _asked(rule: Rule, about: ChildList | Lists, given: Mapping[str, Any]) -> Any:
    """The rule's answer; None where it reads a column that was not supplied."""
    try:
        return rule.function(about, **given)
    except ColumnNotSupplied:
        return None


def _places(name: str, found: Any) -> Iterator[Failing]:
    places = found if isinstance(found, Mapping) else {None: found}
    for column, one in places.items():
        if one is not None and (isinstance(one, str) or one.any()):
            yield Failing(name, column, one)


def issue_of(rule: Rule, lists: Lists, where: Failing) -> Issue:
    """The issue of what a rule found in one place."""
    if where.list is None:
        return Issue(rule.severity, None, None, (), rule.message.format(where.found))
    heading = list_spec(where.list).column(where.column).heading if where.column else None
    place = _place(where.list, heading)
    if isinstance(where.found, str):
        message = f"{place}: {rule.message.format(where.found)}"
        return Issue(rule.severity, where.list, heading, (), message)
    numbers = tuple(lists[where.list]["source_row"].to_numpy()[where.found].tolist())
    return Issue(rule.severity, where.list, heading, numbers, f"{place}: {rule.message}")


def _place(list_name: str, heading: str | None) -> str:
    spec = list_spec(list_name)
    return f"List {spec.number} ({spec.title})" + (f", '{heading}'" if heading else "")


def rule_of(issue: Issue) -> Rule | None:
    """The rule an issue is of; None for what was found on reading the file.

    It is known by its sentence, so an issue that was kept and read again still has one.
    """
    said = issue.message
    if issue.list:
        said = said.removeprefix(f"{_place(issue.list, issue.column)}: ")
    fixed, shaped = _sentences()
    if said in fixed:
        return fixed[said]
    return next((rule for pattern, rule in shaped if pattern.fullmatch(said)), None)


@cache
def _sentences() -> tuple[Mapping[str, Rule], tuple[tuple[re.Pattern[str], Rule], ...]]:
    """The rules by their messages, those that words are put into as patterns."""
    every = registry().values()
    fixed = {rule.message: rule for rule in every if "{}" not in rule.message}
    shaped = [rule for rule in every if "{}" in rule.message]
    return fixed, tuple(
        (re.compile(re.escape(rule.message).replace(re.escape("{}"), ".*")), rule)
        for rule in shaped
    )
