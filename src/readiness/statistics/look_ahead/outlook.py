"""What the share can be at the visit, what a target takes, and the parts of the line that says so."""

from __future__ import annotations

import math
from dataclasses import dataclass

from numpy.typing import ArrayLike

from readiness.statistics.checks import floats
from readiness.statistics.look_ahead.chances import INTERVAL, ROUNDING, interval_of_sum


@dataclass(frozen=True)
class Outlook:
    """The share in time at the visit, in per cent.

    `in_time` of `finished` are known; `late` clocks are open and past their day, `falling_due` will
    be by the visit. `of_finished` is of the finished alone, as a measure of finished work counts;
    `settled` is of the finished and the late. `worst`: none of those falling due stops in time;
    `best`: all do; `expected` with its interval: as many as clocks of their age have. None where
    there is nothing to divide by.
    """

    in_time: int
    finished: int
    late: int
    falling_due: int
    of_finished: float | None
    settled: float | None
    worst: float | None
    best: float | None
    expected: float | None
    lower: float | None
    upper: float | None

    @property
    def whole(self) -> int:
        """All that the share is of at the visit: finished, falling due and late."""
        return self.finished + self.falling_due + self.late


@dataclass(frozen=True)
class Needed:
    """How many of the clocks falling due must stop in time for a target to be met at the visit.

    `early` is how many clocks not yet due must stop as well, when all those falling due have; None
    where no number would do.
    """

    target: float  # per cent
    closures: int
    falling_due: int
    early: int | None

    @property
    def out_of_reach(self) -> bool:
        """Whether it takes more than all that fall due."""
        return self.closures > self.falling_due


@dataclass(frozen=True)
class Line:
    """The parts of one plain sentence, in whole per cents: "82 % is the ceiling; these 40 children
    decide whether it is 80 or 82". Ceiling and floor are rounded down, so neither flatters."""

    floor: int
    expected: int
    ceiling: int
    deciding: int
    needed: Needed | None


def outlook(
    in_time: int, finished: int, late: int, chances: ArrayLike, confidence: float = INTERVAL
) -> Outlook:
    """Best, worst and expected share at the visit.

    Args:
        in_time, finished: of the window at the visit, without what will have dropped out of it.
        late: open clocks that are late already, which count against whenever they stop.
        chances: of each clock falling due, that it stops in time.
        confidence: of the interval round the expected share, which is of chance alone.

    Raises ValueError for counts that cannot be, or chances outside 0 to 1.
    """
    p = floats(chances).ravel()
    if not 0 <= in_time <= finished or late < 0:
        raise ValueError("Of those finished, none or some must be in time, and none or some late.")
    if not ((p >= 0) & (p <= 1)).all():
        raise ValueError("Chances must be from 0 to 1.")
    due, whole = int(p.size), finished + int(p.size) + late
    low, high = interval_of_sum(p, confidence)
    return Outlook(
        in_time, finished, late, due,
        of_finished=share(in_time, finished), settled=share(in_time, finished + late),
        worst=share(in_time, whole), best=share(in_time + due, whole),
        expected=share(in_time + min(float(p.sum()), due), whole),
        lower=share(in_time + low, whole), upper=share(in_time + high, whole),
    )  # fmt: skip


def needed(known: Outlook, target: float) -> Needed:
    """How many clocks falling due must stop in time for `target` per cent at the visit.

    Raises ValueError for a target outside 0 to 100.
    """
    if not 0 <= target <= 100:
        raise ValueError("A target must be from 0 to 100 per cent.")
    closures = math.ceil(target / 100 * known.whole - known.in_time - ROUNDING)
    return Needed(target, max(closures, 0), known.falling_due, _early(known, target))


def _early(known: Outlook, target: float) -> int | None:
    """Each clock stopped before it is due adds one above the line and one below."""
    missing = target / 100 * known.whole - (known.in_time + known.falling_due)
    if missing <= ROUNDING:
        return 0
    return None if target == 100 else math.ceil(missing / (1 - target / 100) - ROUNDING)


def line(known: Outlook, target: float | None = None) -> Line | None:
    """The parts of the sentence, with what a target takes where one is given; None of nothing."""
    if known.worst is None or known.best is None or known.expected is None:
        return None
    floor, ceiling = math.floor(known.worst + ROUNDING), math.floor(known.best + ROUNDING)
    expected = min(max(math.floor(known.expected + 0.5), floor), ceiling)
    asked = None if target is None else needed(known, target)
    return Line(floor, expected, ceiling, known.falling_due, asked)


def share(part: float, whole: float) -> float | None:
    """Per cent; None of nothing."""
    return 100 * part / whole if whole else None
