"""How often an ordinary authority is called unlike its comparators: seeded, printed as JSON.

Every authority, the one compared too, is drawn from one population, so each flag is a false one.
Shares are per cent of `--draws` worlds; at 95 and 99.8 per cent a sound method shows 5 and 0.2.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

from readiness.statistics import overdispersion as od
from readiness.statistics.comparators import (
    Pool,
    angle,
    angle_variance,
    between_variance,
    pool,
    position,
    published_pool,
)

LIMITS = {"95": NormalDist().inv_cdf(0.975), "99.8": NormalDist().inv_cdf(0.999)}
SHARE = 0.83
SMALLEST, LARGEST = 150, 900


@dataclass(frozen=True)
class World:
    """Counts of the authority compared, first, and of its comparators."""

    k: np.ndarray
    n: np.ndarray

    @property
    def own(self) -> tuple[float, float]:
        return float(angle(self.k[0] / self.n[0])), float(angle_variance(self.n[0]))

    @property
    def others(self) -> tuple[np.ndarray, np.ndarray]:
        return angle(self.k[1:] / self.n[1:]), angle_variance(self.n[1:])


Method = Callable[[World], float]


def no_tau(world: World) -> float:
    """Chance alone, about the mean of all."""
    (y, v), (ys, vs) = world.own, world.others
    return float(position(y, v, Pool(float(np.average(ys, weights=1 / vs)), 0, 0, 0, None)))


def funnelplotr(world: World) -> float:
    """That package's tau, of winsorised z, and its target, from the same comparators."""
    k, n, rules = world.k[1:], world.n[1:], od.Rules("PR")
    tau = od.funnel(k, n, rules).tau2 ** 0.5
    return float(position(*world.own, Pool(float(angle(od.target(k, n, rules))), 0, tau, 0, None)))


def product(world: World) -> float:
    return float(position(*world.own, pool(*world.others)))


def unknown_precision(world: World) -> float:
    """Percentages alone: a plain mean of them, and their standard deviation on the scale."""
    return _from_percentages(world, len(world.k) - 1)


def _from_percentages(world: World, behind_mean: int) -> float:
    shares = world.k[1:] / world.n[1:]
    tau = between_variance(angle(shares)) ** 0.5
    mean, spread = float(shares[:behind_mean].mean()), float(shares.std(ddof=1))
    against = published_pool(mean, behind_mean, spread, len(shares), True, tau)
    return float(position(*world.own, against))


def wide_spread(world: World) -> float:
    """tau from all, the mean from the first ten: England's spread and the neighbours' mean."""
    y, v = world.others
    tau = between_variance(y, v) ** 0.5
    return float(position(*world.own, pool(y[:10], v[:10], (tau, len(y)))))


def wide_unknown(world: World) -> float:
    """The same from percentages alone, which is what the product has today."""
    return _from_percentages(world, 10)


METHODS: dict[str, Method] = {
    "no tau": no_tau,
    "FunnelPlotR": funnelplotr,
    "product": product,
    "product, percentages alone": unknown_precision,
}
WIDE: dict[str, Method] = {
    "product, tau of all and mean of ten": wide_spread,
    "product, the same from percentages alone": wide_unknown,
}


def worlds(draws: int, comparators: int, tau: float, own: int | None, seed: int) -> Iterator[World]:
    dice = np.random.default_rng([seed, comparators, round(1000 * tau), own or 0])
    for _ in range(draws):
        n = dice.integers(SMALLEST, LARGEST, comparators + 1, endpoint=True)
        if own is not None:
            n[0] = own
        theta = np.clip(angle(SHARE) + tau * dice.standard_normal(comparators + 1), 0, np.pi / 2)
        yield World(dice.binomial(n, np.sin(theta) ** 2), n)


def flags(
    draws: int, comparators: int, tau: float, own: int | None, seed: int
) -> dict[str, dict[str, float]]:
    methods = METHODS | (WIDE if comparators >= 100 else {})
    found: dict[str, list[float]] = {name: [] for name in methods}
    for world in worlds(draws, comparators, tau, own, seed):
        for name, method in methods.items():
            found[name].append(abs(method(world)))
    return {
        name: {
            level: round(100 * float(np.mean(np.array(z) > cut)), 2)
            for level, cut in LIMITS.items()
        }
        for name, z in found.items()
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--draws", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=20260926)
    given = parser.parse_args()
    settings = [(0.08, None), (0.02, None), (0.15, None), (0.08, 30)]
    told = {
        f"tau {tau}, own n {own or f'{SMALLEST}-{LARGEST}'}, {m} comparators": flags(
            given.draws, m, tau, own, given.seed
        )
        for tau, own in settings
        for m in (10, 30, 150)
    }
    print(json.dumps({"draws": given.draws, "seed": given.seed, "false_flags": told}, indent=1))


if __name__ == "__main__":
    main()
