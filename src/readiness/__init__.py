"""Where a children's services authority stands before inspection, from its own data.

The names below are the whole public interface: what notebooks and analysts use. Each is loaded
when first asked for, so that importing `readiness` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

__version__ = "0.1.0"

_HOMES = {
    "assess": "readiness.assess",
    "publish": "readiness.disclosure",
}

__all__ = ["__version__", *_HOMES]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"readiness has no '{name}'; it has: {', '.join(sorted(_HOMES))}.")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
