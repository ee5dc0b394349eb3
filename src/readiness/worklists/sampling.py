"""A stratified sample by chance, that can be drawn again: the rule, over any rows.

How many each stratum gives is settled by systematic sampling over the strata in their order: from a
start drawn by the seed, one is taken wherever the running total of exact shares passes a whole number
(Madow 1949). So every stratum, and every run of neighbouring strata, gives within one of its exact
share, the whole gives what was asked for, and over all seeds every row is as likely as any other.
Who is taken within a stratum is settled by a digest of the seed and the row's own name, so that
neither the order of a file nor what else is in it makes a difference.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from itertools import pairwise

import numpy as np


def shares(sizes: Sequence[int], wanted: int, seed: int) -> list[int]:
    """How many each stratum gives, in its order: within one of wanted x size / all, and together
    `wanted`, or all there are where that is fewer."""
    whole = sum(sizes)
    wanted = min(wanted, whole)
    if not whole:
        return [0 for _ in sizes]
    # Whole numbers throughout: a sum of rounded shares could miss the last child. The start is a
    # place among the `whole` that lie between one pick and the next.
    start = _number(seed, "start") % whole
    ends = np.cumsum([0, *sizes]).tolist()
    passed = [(end * wanted + start) // whole for end in ends]
    return [after - before for before, after in pairwise(passed)]


def drawn(names: Sequence[str], how_many: int, seed: int) -> list[str]:
    """So many of the names, by chance: the same whatever their order."""
    return sorted(names, key=lambda name: (_number(seed, name), name))[:how_many]


def _number(seed: int, name: str) -> int:
    """A whole number of 64 bits that only the seed and the name decide."""
    digest = hashlib.blake2b(f"{seed}|{name}".encode(), digest_size=8).digest()
    return int.from_bytes(digest)
