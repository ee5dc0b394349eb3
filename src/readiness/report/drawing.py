"""seaborn, without waiting for the parts of scipy that our charts do not use.

seaborn imports scipy's statistics and clustering, for density curves and cluster maps; that takes
longer than all the rest of its import. Here both wait until somebody draws such a chart, which then
works as ever.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Any


@cache
def seaborn() -> Any:
    """The seaborn package, quickly imported where it was not imported before."""
    if "seaborn" not in sys.modules:
        try:
            with _waiting(_statistics(), _clustering()):
                return import_module("seaborn")
        except ImportError:  # a later seaborn may want more of scipy
            for name in [name for name in sys.modules if name.partition(".")[0] == "seaborn"]:
                del sys.modules[name]
    return import_module("seaborn")


@contextmanager
def _waiting(*stands_in: ModuleType) -> Iterator[None]:
    """While this lasts, an import finds the stand-ins, except for what is imported already."""
    new = {one.__name__: one for one in stands_in if one.__name__ not in sys.modules}
    sys.modules.update(new)
    try:
        yield
    finally:
        for name in new:
            del sys.modules[name]


def _statistics() -> ModuleType:
    def gaussian_kde(*values: Any, **choices: Any) -> Any:
        return import_module("scipy.stats").gaussian_kde(*values, **choices)

    made = ModuleType("scipy.stats")
    made.gaussian_kde = gaussian_kde  # type: ignore[attr-defined]
    return made


def _clustering() -> ModuleType:
    class Hierarchy(ModuleType):
        def __getattr__(self, name: str) -> Any:
            return getattr(import_module(self.__name__), name)

    made = ModuleType("scipy.cluster")
    made.hierarchy = Hierarchy("scipy.cluster.hierarchy")  # type: ignore[attr-defined]
    return made
