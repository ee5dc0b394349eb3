"""How often a process that does not change is flagged by its control chart: seeded, as JSON.

Every series is drawn from one unchanging process of `--points` months, so each flag is a false
one. Shares are per cent of `--draws` series: of the last point, which is what an icon shows, and of
any point. Rolling sums of 3 and 12 months and autocorrelated months break the charts' assumption.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from time import perf_counter

import numpy as np

from readiness.statistics import spc

Dice = np.random.Generator
AR = 0.5
SHARE = 0.83
SMALLEST, LARGEST = 40, 120


def independent(dice: Dice, points: int) -> np.ndarray:
    return dice.standard_normal(points)


def rolled(values: np.ndarray, months: int) -> np.ndarray:
    return np.convolve(values, np.ones(months), mode="valid")


def correlated(dice: Dice, points: int) -> np.ndarray:
    steps = dice.standard_normal(points)
    steps[1:] *= np.sqrt(1 - AR**2)
    for i in range(1, points):
        steps[i] += AR * steps[i - 1]
    return steps


SERIES: dict[str, tuple[Callable[[Dice, int], np.ndarray], int]] = {
    "independent": (independent, 1),
    "rolling 3 months": (independent, 3),
    "rolling 12 months": (independent, 12),
    "AR(1) 0.5": (correlated, 1),
}
"""How the months are drawn, and how many of them each point adds up."""


def individuals(name: str, dice: Dice, points: int) -> spc.Chart:
    made, months = SERIES[name]
    return spc.chart("xmr", values=rolled(made(dice, points + months - 1), months))


def shares(name: str, dice: Dice, points: int) -> spc.Chart:
    """A share that itself varies a little more than chance, on denominators that vary."""
    made, months = SERIES[name]
    n = dice.integers(SMALLEST, LARGEST, points + months - 1, endpoint=True)
    k = dice.binomial(n, np.clip(SHARE + 0.05 * made(dice, n.size), 0, 1))
    return spc.chart("laney_p", values=rolled(k, months), denominators=rolled(n, months))


def false_alarms(
    charted: Callable[..., spc.Chart], name: str, draws: int, points: int, seed: int
) -> dict[str, float]:
    dice = np.random.default_rng([seed, points, list(SERIES).index(name)])
    flags = np.array(
        [charted(name, dice, points).cause != "common" for _ in range(draws)], dtype=bool
    )
    return {
        "last point": round(100 * float(flags[:, -1].mean()), 1),
        "any point": round(100 * float(flags.any(axis=1).mean()), 1),
    }


def speed(seed: int) -> float:
    """Seconds for 100 charts of 36 points, the least of five turns."""
    series = np.random.default_rng(seed).standard_normal((100, 36))

    def turn() -> float:
        began = perf_counter()
        for values in series:
            spc.chart("xmr", values=values)
        return perf_counter() - began

    return round(min(turn() for _ in range(5)), 4)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--draws", type=int, default=4_000)
    parser.add_argument("--points", type=int, default=24)
    parser.add_argument("--seed", type=int, default=20260926)
    given = parser.parse_args()
    told = {
        title: {
            name: false_alarms(charted, name, given.draws, given.points, given.seed)
            for name in SERIES
        }
        for title, charted in (("xmr", individuals), ("laney_p", shares))
    }
    print(json.dumps(vars(given) | {"false_alarms": told, "seconds": speed(given.seed)}, indent=1))


if __name__ == "__main__":
    main()
