"""How a measure is declared: one decorator, which refuses a declaration that cannot be right."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, NotRequired, TypedDict, Unpack, get_args, get_type_hints

from readiness.errors import ConfigurationError
from readiness.intake.tables import table_sources
from readiness.model import Area, Measure, Oracle, Polarity, Result, When

HIGH, LOW, NEUTRAL = Polarity.HIGH, Polarity.LOW, Polarity.NEUTRAL
WINDOW, SNAPSHOT, YEAR, RETURN = When.WINDOW, When.SNAPSHOT, When.YEAR, When.RETURN

_CONTEXT = ("period", "limits")


class Declared(TypedDict):
    """What a measure's file says of it; see `model.Measure`, which adds what can be told."""

    catalogue: str
    title: str
    service: str
    unit: str
    polarity: Polarity
    when: When
    why: str
    comparability: str
    reference: str
    owner: str
    reviewed: date
    next_review: date
    story: Oracle
    examples: tuple[Mapping[str, str], ...]
    limits: NotRequired[tuple[str, ...]]
    criteria: NotRequired[tuple[str, ...]]
    benchmark: NotRequired[str | None]


def measure(**declared: Unpack[Declared]) -> Callable[[Callable[..., Result]], Measure]:
    """Makes the decorated function a Measure; the file gives its id, the folder its area.

    The function's parameters are the tables it reads, by name (Annex A lists, tabs of the evidence
    workbook, tables of a return), the first being the one whose rows it judges, then `period` (a
    snapshot's starts and ends on the as-at date) and `limits` (by id, as they stood on the as-at
    date) where it needs them. What it is said to return is its shape: Ratio, Count, Median, Mean
    or Amounts. Its docstring says in plain words how the figure is made. `story` says the same of
    one invented child's life (or one row of evidence, as written), without the list logic, so that
    each can be held against the other.

    Raises ConfigurationError where the name, a parameter or the docstring is wrong.
    """
    optional: dict[str, Any] = {"limits": (), "criteria": (), "benchmark": None}
    written: dict[str, Any] = {**optional, **declared}
    tidied = {name: _one_line(written[name]) for name in ("why", "comparability", "reference")}

    def declare(function: Callable[..., Result]) -> Measure:
        identity, area = _placed(function)
        told: dict[str, Any] = {"how": _one_line(function.__doc__ or ""), "lists": _lists(function)}
        told |= {"shape": _shape(function)}
        return Measure(id=identity, area=area, function=function, **{**written, **tidied, **told})

    return declare


def _placed(function: Callable[..., Result]) -> tuple[str, Area]:
    """The id and area, from where the file lives; both must be what the function says it is."""
    *_, folder, identity = function.__module__.split(".")
    if function.__name__ != identity:
        raise ConfigurationError(
            f"measures/{folder}/{identity}.py declares '{function.__name__}'; name the function "
            "after its file."
        )
    if folder not in set(Area):
        raise ConfigurationError(
            f"measures/{folder} is not a judgement area; the areas are {', '.join(Area)}."
        )
    if not function.__doc__:
        raise ConfigurationError(f"measures/{folder}/{identity}.py does not say how it is made.")
    return identity, Area(folder)


def _lists(function: Callable[..., Result]) -> tuple[str, ...]:
    names = [name for name in inspect.signature(function).parameters if name not in _CONTEXT]
    strangers = [name for name in names if name not in table_sources()]
    if strangers or not names:
        raise ConfigurationError(
            f"The measure '{function.__name__}' reads {', '.join(strangers) or 'no list'}; its "
            f"parameters must be tables ({', '.join(table_sources())}), then period and limits."
        )
    return tuple(names)


def _shape(function: Callable[..., Result]) -> type[Result]:
    found: Any = get_type_hints(function).get("return")
    if found not in get_args(Result):
        raise ConfigurationError(
            f"The measure '{function.__name__}' does not say what it returns; write one of "
            f"{', '.join(one.__name__ for one in get_args(Result))} after its parameters."
        )
    return found


def _one_line(text: str) -> str:
    return " ".join(text.split())
