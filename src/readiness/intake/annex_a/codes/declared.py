"""Reading a code set's declaration: one TOML file a set, under `sets/`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from readiness.errors import ConfigurationError
from readiness.intake.annex_a.codes.model import Code, CodeSet
from readiness.intake.annex_a.codes.rules import Row

_KEYS = frozenset(
    {"source", "extends", "codes", "same", "codes_in_text", "code_prefix", "code_tail"}
    | {"retired", "rules", "abbreviations", "also_called"}
)


@dataclass(frozen=True)
class Vocabulary:
    """What a set's file says beside its codes.

    `same`: whole texts by target; `codes_in_text`: whether a code found in a text decides before
    its words; `code_prefix`, `code_tail`: what may stand before and after a code; `retired`:
    codes no longer official, by target; `rules`: see `rules.py`; `abbreviations`: word to words.
    """

    same: Mapping[str, Sequence[str]] = field(default_factory=dict)
    codes_in_text: bool = False
    code_prefix: str = ""
    code_tail: str = ""
    retired: Mapping[str, Sequence[str]] = field(default_factory=dict)
    rules: Sequence[Row] = ()
    abbreviations: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Declaration:
    """A code set and the vocabulary that finds it."""

    code_set: CodeSet
    vocabulary: Vocabulary


def _read(name: str) -> dict[str, Any]:
    resource = files("readiness.intake.annex_a.codes") / "sets" / f"{name}.toml"
    if not resource.is_file():
        raise ConfigurationError(f"There is no code set called '{name}'.")
    raw = tomllib.loads(resource.read_text(encoding="utf-8"))
    unknown = sorted(raw.keys() - _KEYS)
    if unknown:
        raise ConfigurationError(f"The code set file {name}.toml has unknown keys: {unknown}.")
    return raw


def _inherited(raw: dict[str, Any]) -> dict[str, Any]:
    """A set that extends another keeps its codes; its own words are tried first."""
    if "extends" not in raw:
        return raw
    base = _inherited(_read(raw.pop("extends")))
    rules = [*raw.get("rules", []), *base.get("rules", [])]
    merged = {
        key: base.get(key, {}) | raw.get(key, {})
        for key in ("same", "retired", "abbreviations", "also_called")
    }
    return base | raw | merged | {"rules": rules}


def _code(name: str, row: Sequence[str]) -> Code:
    if len(row) != 4:
        raise ConfigurationError(
            f"In {name}.toml the code starting '{row[0]}' needs key, official text, label, group."
        )
    key, official, label, group = row
    return Code(key, official, label, group or None)


@cache
def declaration(name: str) -> Declaration:
    """The code set called `name`; raises ConfigurationError where there is none."""
    raw = _inherited(_read(name))
    codes = tuple(_code(name, row) for row in raw.pop("codes"))
    also_called = raw.pop("also_called", {})
    code_set = CodeSet(name, codes, raw.pop("source", ""), also_called)
    return Declaration(code_set, Vocabulary(**raw))


@cache
def common_abbreviations() -> Mapping[str, str]:
    """Abbreviations that mean the same in every column."""
    resource = files("readiness.intake.annex_a.codes") / "abbreviations.toml"
    common: dict[str, str] = tomllib.loads(resource.read_text(encoding="utf-8"))["words"]
    return common
