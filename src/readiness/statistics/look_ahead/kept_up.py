"""States that must be kept up, seen on one day: how likely each is to be in time on a day to come.

Of a visit or review Annex A holds the latest alone, so no clock is seen to run from start to stop.
What is seen is how many days each child has left, or is over. If work goes on as it has, the same
spread is there every day: as many leave each number of days left as come to it. From that, and
nothing else, follows how often something is done at each, and so the chance of being in time later.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from readiness.statistics.checks import Floats
from readiness.statistics.look_ahead.chances import INTERVAL
from readiness.statistics.look_ahead.outlook import share

Whole = NDArray[np.int64]
Pace = tuple[Floats, float, int]
RESAMPLES, DRAWS = 60, 20
BINS = 6
TYPICAL, ALIKE = 0.9, 0.8
"""Where limits differ between records, so many of those in time have no more days left than one just
done typically has; where that is nearly the most there is, there is but one limit, and it is the most."""
FEW = 0.5
"""Added where nobody is late: nobody today is not never."""


@dataclass(frozen=True)
class Standing:
    """The share in time on a day to come, in per cent, of those counted today.

    `late` today; `falling_due` in time today and not then, if nothing is done; `worst`: nothing is
    done; `best`: all that is late or falls due is; `expected` with its interval (of chance, and of how
    well the pace is known): work goes on as the spread of days left says it has, None where nobody is in time today. None where
    nobody is counted.
    """

    counted: int
    late: int
    falling_due: int
    today: float | None
    worst: float | None
    best: float | None
    expected: float | None
    lower: float | None
    upper: float | None

    def needed(self, target: float) -> int:
        """How many of the late and falling due must be done for `target` per cent, at least."""
        safe = self.counted - self.late - self.falling_due
        return max(math.ceil(target / 100 * self.counted - safe - 1e-9), 0)

    def out_of_reach(self, target: float) -> bool:
        return self.needed(target) > self.late + self.falling_due


def standing(left: ArrayLike, days: int, confidence: float = INTERVAL) -> Standing:
    """Today and `days` later.

    Args:
        left: for each that is counted, the days it can still wait and be in time; -1 for one that
            became late today, -30 for one late for 30 days.
        days: from today to the day to come, 0 for today.
        confidence: of the interval round the expected share.

    Raises ValueError for a day before today.
    """
    waits = np.asarray(left, dtype=np.int64).ravel()
    if days < 0:
        raise ValueError("The day to come must not be before today.")
    late = waits < 0
    due = ~late & (waits < days)
    many, safe = waits.size, int((~late & ~due).sum())
    low, high = _interval(waits, days, confidence)
    # With nobody in time there is nothing to take a pace from, and only today is known.
    known = bool(days == 0 or (~late).any())
    expected = float(chances_later(waits, waits, days).sum())
    return Standing(
        many, int(late.sum()), int(due.sum()),
        today=share(int((~late).sum()), many),
        worst=share(safe, many), best=share(many if days else safe, many),
        expected=share(expected, many) if known else None,
        lower=share(max(low, safe), many) if known else None,
        upper=share(min(high, many), many) if known else None,
    )  # fmt: skip


def chances_later(left: ArrayLike, seen: ArrayLike, days: int) -> Floats:
    """For each, the chance of being in time so many days later; 1 where it is whatever is done.

    `seen`: the days left of those from whom the pace of work is taken.
    """
    waits = np.asarray(left, dtype=np.int64).ravel()
    return _chances(waits, [rates_of(seen)], days)[0] if waits.size else np.zeros(0)


def _chances(waits: Whole, paces: Sequence[Pace], days: int) -> Floats:
    """A row a pace, a column a record."""
    anew = np.array([pace[2] for pace in paces])
    longest = max(int(waits.max()), int(anew.max()), 0) + 1
    done = np.zeros((len(paces), longest + 1))  # late, then 0, 1, ... days left
    for row, (rates, late, _) in zip(done, paces, strict=True):
        row[0], kept = late, min(rates.size, longest)
        row[1 : kept + 1] = rates[:kept]
    chance = np.ones_like(done)
    chance[:, 0] = 0
    rows = np.arange(len(paces))
    for _ in range(days):
        after = np.concatenate([chance[:, :1], chance[:, :-1]], axis=1)
        chance = done * chance[rows, anew + 1][:, None] + (1 - done) * after
    return np.where(waits >= days, 1.0, chance[:, np.maximum(waits, -1) + 1])


def _interval(waits: Whole, days: int, confidence: float) -> tuple[float, float]:
    """Of the number in time: of chance, and of how little so many days left say of the pace."""
    if not 0 < confidence < 1:
        raise ValueError("The confidence level must be above 0 and below 1.")
    if not waits.size or not days:
        many = float((waits >= 0).sum())
        return many, many
    draw = np.random.default_rng(waits.size)
    paces = [rates_of(draw.choice(waits, waits.size)) for _ in range(RESAMPLES)]
    chances = _chances(waits, paces, days)
    spread = np.sqrt((chances * (1 - chances)).sum(axis=1))[:, None]
    found = chances.sum(axis=1)[:, None] + spread * draw.standard_normal((RESAMPLES, DRAWS))
    tail = (1 - confidence) / 2
    low, high = np.quantile(found, [tail, 1 - tail])
    return float(np.floor(low + 0.5)), float(np.floor(high + 0.5))


def rates_of(left: ArrayLike) -> Pace:
    """How often something is done in a day: at 0, 1, ... days left, and where late; and the days
    left just after."""
    waits = np.asarray(left, dtype=np.int64).ravel()
    kept, over = waits[waits >= 0], -waits[waits < 0]
    anew = _just_done(kept)
    # By the middle of the days over: a child who was never seen must not stand for all.
    middle = float(np.median(over)) if over.size else anew / 2
    late_rate = min(math.log(2) / middle, 1.0)
    width = max(math.ceil(anew / BINS), 1)
    ends = np.arange(0, anew + width, width)
    counts = np.histogram(np.minimum(kept, ends[-1] - 1), ends)[0].astype(float)
    # The last interval holds those with more left as well, who are not there for less to be done.
    counts[-1] = min(counts[-1], kept.size * width / max(anew, 1))
    a_day = np.maximum(_rising(counts), FEW) / width
    into_late = (over.size + FEW) * late_rate
    before = np.concatenate([[min(into_late, a_day[0])], a_day[:-1]])
    rates = 1 - (before / a_day) ** (1 / width)
    return np.repeat(rates, width), late_rate, anew


def _just_done(kept: Whole) -> int:
    if not kept.size:
        return 1
    typical, most = int(np.quantile(kept, TYPICAL)), int(kept.max())
    return max(most if typical >= ALIKE * most else typical, 1)


def _rising(counts: Floats) -> Floats:
    """The nearest counts that never fall, by pooling neighbours that do."""
    blocks: list[tuple[float, int]] = []
    for count in counts:
        blocks.append((float(count), 1))
        while len(blocks) > 1 and blocks[-2][0] / blocks[-2][1] > blocks[-1][0] / blocks[-1][1]:
            (one, of_one), (other, of_other) = blocks[-2:]
            blocks[-2:] = [(one + other, of_one + of_other)]
    return np.concatenate([np.full(many, total / many) for total, many in blocks])
