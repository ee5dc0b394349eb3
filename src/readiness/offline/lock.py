"""requirements.lock, read: which packages an installation needs, at which version and with which hashes."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from readiness.errors import ConfigurationError

_HEAD = re.compile(
    r"(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^\s;\\]+)(?: ; (?P<marker>[^\\]+?))? \\"
)
_HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}")
_VIA = re.compile(r"^    #(?: via|  ) +([A-Za-z0-9._-]+)", re.M)


@dataclass(frozen=True)
class Locked:
    """A package at a version. `via`: what asks for it. `marker`: where it is wanted, empty for everywhere."""

    name: str
    version: str
    marker: str
    hashes: tuple[str, ...]
    via: frozenset[str]

    def line(self) -> str:
        """As a requirement of pip's, for a machine the marker was answered for already."""
        return f"{self.name}=={self.version} {' '.join(self.hashes)}"


def read_lock(text: str) -> tuple[Locked, ...]:
    """Every package of the lock. Raises ConfigurationError where one has no hash."""
    blocks = re.split(r"^(?=[A-Za-z0-9])", text, flags=re.M)[1:]
    return tuple(_locked(block) for block in blocks)


def _locked(block: str) -> Locked:
    head = _HEAD.match(block)
    hashes = tuple(_HASH.findall(block))
    if not head or not hashes:
        raise ConfigurationError(
            f"requirements.lock cannot be read at '{block.splitlines()[0]}'; make it again."
        )
    return Locked(
        name(head["name"]), head["version"], head["marker"] or "", hashes,
        frozenset(map(name, _VIA.findall(block))),
    )  # fmt: skip


def needed(
    lock: Iterable[Locked], asked: Collection[str], markers: Mapping[str, str]
) -> tuple[Locked, ...]:
    """What is asked for, by name, with all that it asks for in turn, on the machine of those markers.

    Raises ConfigurationError where the lock lacks a package that is asked for.
    """
    here = [one for one in lock if _wanted(one.marker, markers)]
    found: set[str] = {name(one) for one in asked}
    missing = found - {one.name for one in here}
    if missing:
        raise ConfigurationError(
            f"requirements.lock lacks {', '.join(sorted(missing))}; make it again."
        )
    while more := {one.name for one in here if one.via & found} - found:
        found |= more
    return tuple(one for one in here if one.name in found)


def _wanted(marker: str, markers: Mapping[str, str]) -> bool:
    from packaging.markers import Marker

    return not marker or Marker(marker).evaluate(dict(markers))


def name(written: str) -> str:
    """A package's name as the index compares names."""
    return re.sub(r"[-_.]+", "-", written).lower()
