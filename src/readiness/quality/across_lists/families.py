"""The families children are matched with, in list 10 and list 11."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from readiness.model import Lists
from readiness.quality.linking import numbered

LISTS = ("adoption", "adopters")


def families(lists: Lists) -> dict[str, NDArray[np.intp]] | None:
    """The number of each row's family in both lists (-1: none); None where either lacks them."""
    if not all(name in lists and "family_id" in lists[name] for name in LISTS):
        return None
    return numbered({name: lists[name]["family_id"] for name in LISTS})[0]
