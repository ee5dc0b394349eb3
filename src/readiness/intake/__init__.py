"""The only readers of files: each turns what was supplied into typed, reported values."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

_READERS = ("annex_a", "evidence", "published", "returns")


def __getattr__(name: str) -> ModuleType:
    """A reader is loaded when it is first named, so that using one does not pay for all."""
    if name in _READERS:
        return import_module(f"{__name__}.{name}")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
