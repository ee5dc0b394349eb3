"""What every file of the return is made from: the year, and who was in care in it.

The rules of who is in which file are DfE's (SSDA903 guide to the 2025 to 2026 return); where a
docstring says so they are working knowledge of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from readiness.story import CarePeriod, Child
from readiness.synthetic.returns.year import ReturnYear

Cells = tuple[object | None, ...]
"""A row after the child's identifier: dates, numbers, text, None for blank."""


@dataclass(frozen=True, eq=False)
class View:
    """`worker_ids`: the invented registration of each worker, by name."""

    year: ReturnYear
    worker_ids: Mapping[str, str]

    def periods(self, child: Child) -> Iterator[CarePeriod]:
        """Those of which any day was in the year."""
        for period in child.care:
            if self.year.held(period.started, period.ended):
                yield period


def yes_no(value: bool | None) -> str | None:
    return None if value is None else "1" if value else "0"
