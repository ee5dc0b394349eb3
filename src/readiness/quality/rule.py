"""A quality rule is one file: a decorated function that says which rows fail.

The folder is the list it is about, or `any_list` (the same rule on several) or `across_lists` (the
file as a whole, or lists held against each other); the file's name is the rule's id.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, Literal, get_args

import numpy as np
from numpy.typing import NDArray

from readiness.model import LIST_NAMES, Severity

Mask = NDArray[np.bool_]
"""True for the rows that fail."""

Dimension = Literal[
    "uniqueness", "consistency", "accuracy", "timeliness", "completeness", "validity"
]
DIMENSIONS: tuple[str, ...] = get_args(Dimension)

Owner = Literal[
    "front door",
    "assessment",
    "safeguarding",
    "children in care",
    "leaving care",
    "adoption",
    "data team",
    "by list",
]
"""Who in an authority would answer; `by list`: whoever answers for the list it is found in."""

OWNERS: Mapping[str, Owner] = {
    "contacts": "front door",
    "early_help": "front door",
    "referrals": "front door",
    "assessments": "assessment",
    "section_47": "assessment",
    "children_in_need": "safeguarding",
    "child_protection": "safeguarding",
    "children_in_care": "children in care",
    "care_leavers": "leaving care",
    "adoption": "adoption",
    "adopters": "adoption",
}
"""Who answers for each list."""

WHOLE_ROW = "*"
"""In what a rule doubts: every cell of the row, as where the record should not be there at all."""

Doubts = Mapping[str, tuple[str, ...] | Mapping[str, tuple[str, ...]]]
"""For a list, the columns not to be relied on in the rows that fail; or those for each column that
the rule may report, where they differ."""


@dataclass(frozen=True)
class Example:
    """Rows, and which fail.

    `lists`: for each list a table of its columns and `fails` (yes or no); a rule that speaks of the
    file, or of a list or column as a whole, and not of rows has `fails` here instead. `previous`:
    tables of an earlier extract, for a rule that reads one. `repeat`: each row stands so many times
    (a rule on a whole column needs many). The as-at date of every example is 30 September 2026.
    """

    says: str
    lists: Mapping[str, str]
    fails: bool | None = None
    previous: Mapping[str, str] | None = None
    repeat: int = 1


@dataclass(frozen=True)
class Rule:
    """A rule as its file declares it.

    message: what is wrong and what to do, no values. question: what an analyst of Ofsted's would
    ask on seeing it. cohort: it says that a list does not hold what Ofsted asked for, or not in the
    form asked for. doubts: which cells a failing row makes doubtful (see `touched`); None for a
    rule that finds no rows.
    """

    id: str
    home: str
    title: str
    severity: Severity
    message: str
    question: str
    lists: tuple[str, ...]
    dimension: Dimension
    owner: Owner
    cohort: bool
    doubts: Doubts | None
    examples: tuple[Example, ...]
    function: Callable[..., Any]

    @property
    def name(self) -> str:
        """`folder.file`, as the registry has it."""
        return f"{self.home}.{self.id}"

    @property
    def how(self) -> str:
        """The function's own words on what is compared and where the rule comes from."""
        return inspect.getdoc(self.function) or ""

    @property
    def whole_file(self) -> bool:
        return self.home == "across_lists"

    @cached_property
    def _parameters(self) -> frozenset[str]:
        return frozenset(inspect.signature(self.function).parameters)

    @property
    def needs_as_at(self) -> bool:
        return "as_at" in self._parameters

    @property
    def needs_previous(self) -> bool:
        return "previous" in self._parameters

    def owner_of(self, list_name: str | None) -> str:
        """Who would answer for what the rule finds in a list (None: in the file as a whole)."""
        if self.owner != "by list":
            return self.owner
        return OWNERS[list_name] if list_name else "data team"

    def doubted(self, list_name: str, column: str | None = None) -> tuple[str, ...]:
        """The columns a failing row makes doubtful, where that column is reported.

        Without a column, those of any. WHOLE_ROW stands for all.
        """
        found = (self.doubts or {}).get(list_name, ())
        if not isinstance(found, Mapping):
            return found
        if column is not None:
            return found[column]
        return tuple(dict.fromkeys(one for columns in found.values() for one in columns))


def rule(
    *,
    title: str,
    severity: Severity,
    message: str,
    question: str,
    lists: tuple[str, ...],
    dimension: Dimension,
    owner: Owner = "by list",
    doubts: Doubts | tuple[str, ...] | None,
    examples: tuple[Example, ...],
    cohort: bool = False,
) -> Callable[[Callable[..., Any]], Rule]:
    """Declares a rule.

    A rule on one list takes `rows` (a ChildList); a rule across lists takes `lists`, and gives for
    each list what a rule on one gives. Both take `as_at` or `previous` (the lists of an earlier
    extract) if they need it, and rest where it is not given. What they give is a mask of failing
    rows, or masks by column id; or the words to put in the message, of the list (or by column id,
    of the column) as a whole. A rule across lists may also give words on the file, or None.

    `doubts` as columns alone: those of every list.
    """
    unknown = set(lists) - set(LIST_NAMES)
    if unknown:
        raise ValueError(f"The rule '{title}' names lists there are not: {sorted(unknown)}.")
    doubted = dict.fromkeys(lists, doubts) if isinstance(doubts, tuple) else doubts

    def declare(function: Callable[..., Any]) -> Rule:
        home, id_ = function.__module__.split(".")[-2:]
        return Rule(
            id_, home, title, severity, message, question, lists, dimension, owner, cohort,
            doubted, examples, function,
        )  # fmt: skip

    return declare


@cache
def registry() -> Mapping[str, Rule]:
    """Every rule there is, by `folder.file`, found in the folders of this package."""
    package = importlib.import_module("readiness.quality")
    found: dict[str, Rule] = {}
    for module in pkgutil.walk_packages(package.__path__, "readiness.quality."):
        if module.name.endswith(".write_page"):
            continue
        for value in vars(importlib.import_module(module.name)).values():
            if isinstance(value, Rule):
                found[value.name] = value
    return dict(sorted(found.items()))
