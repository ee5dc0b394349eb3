"""Every measure there is, found by where its file lives."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType, ModuleType

import readiness.measures as package
from readiness.errors import ConfigurationError
from readiness.model import Measure


@cache
def registry() -> Mapping[str, Measure]:
    """Every measure by id, in the order of the catalogue (M03 before M10).

    A number of the catalogue may have several measures: M51 asks for children in care, starts and
    ends. Raises ConfigurationError where a file declares no measure, or two share an id.
    """
    found = sorted(map(_declared, _modules()), key=lambda measure: measure.catalogue)
    named = [measure.id for measure in found]
    if twice := sorted({name for name in named if named.count(name) > 1}):
        raise ConfigurationError(f"Two measures have the id {', '.join(twice)}.")
    return MappingProxyType({measure.id: measure for measure in found})


def _modules() -> Iterator[ModuleType]:
    for area in pkgutil.iter_modules(package.__path__):
        if not area.ispkg:
            continue
        folder = importlib.import_module(f"{package.__name__}.{area.name}")
        for file in pkgutil.iter_modules(folder.__path__):
            yield importlib.import_module(f"{folder.__name__}.{file.name}")


def _declared(module: ModuleType) -> Measure:
    name = module.__name__.rsplit(".", 1)[-1]
    declared = getattr(module, name, None)
    if not isinstance(declared, Measure):
        raise ConfigurationError(f"{module.__name__} declares no measure named '{name}'.")
    return declared
