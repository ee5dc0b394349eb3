"""A quality rule is one file: a decorated function that says which rows fail.

The folder is the list it is about, or `any_list` (the same rule on several) or `across_lists` (the
file as a whole); the file's name is the rule's id.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from inspect import signature
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from readiness.model import LIST_NAMES, Severity

Mask = NDArray[np.bool_]
"""True for the rows that fail."""

Dimension = Literal["uniqueness", "consistency", "accuracy", "timeliness", "completeness"]


@dataclass(frozen=True)
class Example:
    """Rows, and which fail.

    `lists`: for each list a table of its columns and `fails` (yes or no); a rule that speaks of the
    file and not of rows has `fails` here instead. The as-at date of every example is 30 September
    2026.
    """

    says: str
    lists: Mapping[str, str]
    fails: bool | None = None


@dataclass(frozen=True)
class Rule:
    """A rule as its file declares it. `message`: what is wrong and what to do, no values."""

    id: str
    home: str
    title: str
    severity: Severity
    message: str
    lists: tuple[str, ...]
    dimension: Dimension
    examples: tuple[Example, ...]
    function: Callable[..., Any]

    @property
    def whole_file(self) -> bool:
        return self.home == "across_lists"

    @property
    def needs_as_at(self) -> bool:
        return "as_at" in signature(self.function).parameters


def rule(
    *,
    title: str,
    severity: Severity,
    message: str,
    lists: tuple[str, ...],
    dimension: Dimension,
    examples: tuple[Example, ...],
) -> Callable[[Callable[..., Any]], Rule]:
    """Declares a rule.

    A rule on one list takes `rows` (a ChildList), and `as_at` if it needs it, and returns a mask of
    failing rows, or such masks by column id. A rule across lists takes `lists` and returns None, or
    the words to put in its message, or for each list such masks by column id.
    """
    unknown = set(lists) - set(LIST_NAMES)
    if unknown:
        raise ValueError(f"The rule '{title}' names lists there are not: {sorted(unknown)}.")

    def declare(function: Callable[..., Any]) -> Rule:
        home, id_ = function.__module__.split(".")[-2:]
        return Rule(id_, home, title, severity, message, lists, dimension, examples, function)

    return declare


@cache
def registry() -> Mapping[str, Rule]:
    """Every rule there is, by `folder.file`, found in the folders of this package."""
    package = importlib.import_module("readiness.quality")
    found: dict[str, Rule] = {}
    for module in pkgutil.walk_packages(package.__path__, "readiness.quality."):
        for value in vars(importlib.import_module(module.name)).values():
            if isinstance(value, Rule):
                found[f"{value.home}.{value.id}"] = value
    return dict(sorted(found.items()))
