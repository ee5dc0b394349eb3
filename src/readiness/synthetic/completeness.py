"""How many cells of each list must be filled, and are: counted from what the stories put there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from readiness.intake.annex_a.lists import list_spec
from readiness.model import LIST_NAMES
from readiness.synthetic.extract import extract
from readiness.synthetic.world import World


def cells_to_fill(world: World) -> Iterator[Mapping[str, Any]]:
    """A row a list: `list`, `cells` that Ofsted expects to be filled, and those `filled`."""
    for name in LIST_NAMES:
        required = [place for place, one in enumerate(list_spec(name).columns) if one.required]
        rows = list(extract(world, name))
        cells = [row[place] for row in rows for place in required]
        filled = sum(cell is not None and cell != "" for cell in cells)
        yield {"list": name, "cells": len(cells), "filled": filled}
