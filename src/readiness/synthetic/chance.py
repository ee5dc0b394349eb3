"""Seeded chance: one stream of numbers a purpose, so that the same seed gives the same world."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Mapping
from itertools import accumulate
from random import Random
from typing import Generic, TypeVar

T = TypeVar("T")


class Choice(Generic[T]):
    """Things to draw from and how often each is drawn; the weights need not add up to one."""

    __slots__ = ("edges", "items")

    def __init__(self, weights: Mapping[T, float]) -> None:
        total = sum(weights.values())
        self.items = list(weights)
        self.edges = [edge / total for edge in accumulate(weights.values())]
        self.edges[-1] = 1.0


class Dice:
    """A stream of chance of its own for each purpose, told apart by the words it is seeded with."""

    __slots__ = ("rng", "roll")

    def __init__(self, *seed: object) -> None:
        self.rng = Random(":".join(str(part) for part in seed))
        self.roll = self.rng.random

    def yes(self, probability: float) -> bool:
        return self.roll() < probability

    def between(self, low: int, high: int) -> int:
        """A whole number from low to high, both possible; low where the range is empty."""
        return low if high <= low else low + int(self.roll() * (high - low + 1))

    def skewed(self, low: int, high: int) -> int:
        """As `between`, small numbers more often."""
        return low if high <= low else low + int(self.roll() * self.roll() * (high - low + 1))

    def pick(self, choice: Choice[T]) -> T:
        return choice.items[bisect(choice.edges, self.roll())]

    def within(self, bands: Choice[tuple[int, int]]) -> int:
        """A whole number from one of several bands."""
        low, high = self.pick(bands)
        return self.between(low, high)
