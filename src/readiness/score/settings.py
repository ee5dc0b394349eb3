"""Reads goalposts.toml: the weights, goalposts, anchors and gates, as one checked value."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from readiness.errors import ConfigurationError

FILE = Path(__file__).with_name("goalposts.toml")


@dataclass(frozen=True)
class Goal:
    """What is judged of one measure. `goalposts` are floor, expected and stretch in its unit."""

    weight: float = 1.0
    theme: str | None = None
    critical: bool = False
    goalposts: tuple[float, float, float] | None = None
    source: str = ""
    reason: str = ""


NO_GOAL = Goal()


@dataclass(frozen=True, eq=False)
class Settings:
    """The file's tables. `transitions` is 4 by 4, inadequate to outstanding both ways."""

    version: str
    bands: tuple[str, ...]
    short: tuple[str, ...]
    edges: tuple[float, ...]
    peer: tuple[tuple[float, float], ...]
    target: tuple[float, float, float]
    trend: float
    channels: Mapping[str, float]
    gates: Mapping[str, float]
    confidence: Mapping[str, float]
    uncertainty: Mapping[str, Any]
    transitions: NDArray[np.float64]
    themes: Mapping[str, float]
    goals: Mapping[str, Goal]

    def goal(self, entry: Mapping[str, Any]) -> Goal:
        """The judgement on a measure of the catalogue; weight 1 and no target if there is none.

        It is found under the measure's own id, or else under its catalogue number.
        """
        return self.goals.get(entry["id"], self.goals.get(entry["catalogue"], NO_GOAL))


@cache
def settings() -> Settings:
    """The shipped file."""
    return read(FILE)


def read(path: Path) -> Settings:
    """Raises ConfigurationError, naming the file and the key, where a table cannot be used."""
    with path.open("rb") as stream:
        tables = tomllib.load(stream)
    try:
        return _settings(tables)
    except KeyError as missing:
        raise ConfigurationError(f"{path.name} lacks the key {missing}.") from None
    except ValueError as wrong:
        raise ConfigurationError(f"{path.name}: {wrong}") from None


def _settings(tables: Mapping[str, Any]) -> Settings:
    themes = {name: float(theme["weight"]) for name, theme in tables["themes"].items()}
    lenses = tables["lenses"]
    return Settings(
        version=tables["version"],
        bands=tuple(tables["bands"]["names"]),
        short=tuple(tables["bands"]["short"]),
        edges=tuple(tables["bands"]["edges"]),
        peer=_rising("lenses.peer", lenses["peer"]),
        target=tuple(lenses["target"]),
        trend=lenses["trend"],
        channels={name: tables["channels"][name] for name in ("data", "audit", "previous")},
        gates=tables["gates"],
        confidence=tables["confidence"],
        uncertainty=tables["uncertainty"],
        transitions=_transitions(tables["previous"]["transitions"]),
        themes=themes,
        goals={name: _goal(name, row, themes) for name, row in tables["measures"].items()},
    )


def _rising(key: str, anchors: list[list[float]]) -> tuple[tuple[float, float], ...]:
    """Anchors must rise in both numbers, or a better value could score worse."""
    if (np.diff(np.array(anchors), axis=0) <= 0).any():
        raise ValueError(f"{key} must rise from anchor to anchor.")
    return tuple((float(x), float(y)) for x, y in anchors)


def _transitions(rows: list[list[int]]) -> NDArray[np.float64]:
    counts = np.array(rows, dtype=np.float64)
    if counts.shape != (4, 4) or (counts < 0).any() or (counts.sum(axis=1) == 0).any():
        raise ValueError("previous.transitions must be four rows of four counts, none all zero.")
    return counts


def _goal(name: str, row: Mapping[str, Any], themes: Mapping[str, float]) -> Goal:
    posts = (float(row["floor"]), float(row["expected"]), float(row["stretch"]))
    steps = np.diff(posts)
    if not ((steps > 0).all() or (steps < 0).all()):
        raise ValueError(f"measures.{name} must move one way from floor to expected to stretch.")
    if row["weight"] <= 0:
        raise ValueError(f"measures.{name} must have a weight above zero.")
    if row["theme"] not in themes:
        raise ValueError(f"measures.{name} names a theme that has no table.")
    critical = bool(row.get("critical", False))
    return Goal(row["weight"], row["theme"], critical, posts, row["source"], row["reason"])
