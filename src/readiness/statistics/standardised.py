"""Rates and ratios standardised for the make-up of a population, by age band say.

Direct: what the rate would be in a standard population (Dobson 1991 about Byar's limits). Indirect:
events against those a reference's rates would lead to expect (Byar, exact under ten events). The
rules are those of PHEindicatormethods 2.1.0.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from readiness.statistics.checks import Floats, floats, not_negative, tail
from readiness.statistics.rates import byar, count_interval

FEWEST_EVENTS = 10
"""Under this a directly standardised rate says too little to be given."""


@dataclass(frozen=True)
class DirectRate:
    """`value`, `lower` and `upper` are events a `per` of population, NaN where too few events."""

    count: float
    population: float
    value: float
    lower: float
    upper: float


@dataclass(frozen=True)
class IndirectRate:
    """`value`, `lower` and `upper` are `observed` over `expected` on the scale asked for."""

    observed: float
    expected: float
    value: float
    lower: float
    upper: float


def direct_rate(
    counts: ArrayLike,
    populations: ArrayLike,
    standard: ArrayLike,
    per: float = 100_000,
    confidence: float = 0.95,
) -> DirectRate:
    """One rate from the bands of a population: `counts`, `populations` and `standard` (the standard
    population's bands) are one-dimensional and as long.

    A missing count is none. Raises ValueError where a count is negative or infinite, a population
    or a standard is missing or not above zero, lengths differ, or the confidence is none.
    """
    tail(confidence)
    events, people, weights = _bands(counts, populations, standard)
    total, population = float(events.sum()), float(people.sum())
    if total < FEWEST_EVENTS:
        return DirectRate(total, population, np.nan, np.nan, np.nan)
    share = weights / people / weights.sum()
    value = float((events * share).sum())
    per_event = float(np.sqrt((events * share**2).sum() / total))
    ends = (value + per_event * (end - total) for end in byar(floats(total), confidence))
    lower, upper = (float(end * per) for end in ends)
    return DirectRate(total, population, value * per, lower, upper)


def indirect_rate(
    counts: ArrayLike,
    populations: ArrayLike,
    reference_counts: ArrayLike,
    reference_populations: ArrayLike,
    per: float = 100_000,
    confidence: float = 0.95,
) -> IndirectRate:
    """The ratio times the reference's own rate, in events a `per`. Input as `indirect_ratio`."""
    ratio = indirect_ratio(
        counts, populations, reference_counts, reference_populations, 1, confidence
    )
    crude = float(np.nansum(floats(reference_counts)) / floats(reference_populations).sum() * per)
    return _scaled(ratio, crude)


def indirect_ratio(
    counts: ArrayLike,
    populations: ArrayLike,
    reference_counts: ArrayLike,
    reference_populations: ArrayLike,
    per: float = 1,
    confidence: float = 0.95,
) -> IndirectRate:
    """Events over those expected at the reference's rates, band by band, times `per`.

    A missing count is none. Raises ValueError where a count is negative or infinite, a population
    is missing or not above zero, lengths differ, nothing is expected, or the confidence is none.
    """
    events, people, theirs = _bands(counts, populations, reference_populations)
    reference, _, _ = _bands(reference_counts, populations, reference_populations)
    observed, expected = float(events.sum()), float((reference / theirs * people).sum())
    if expected == 0:
        raise ValueError("Expected events must be greater than zero.")
    lower, upper = (float(end) / expected for end in count_interval(observed, confidence))
    return _scaled(IndirectRate(observed, expected, observed / expected, lower, upper), per)


def _scaled(ratio: IndirectRate, by: float) -> IndirectRate:
    value, lower, upper = (part * by for part in (ratio.value, ratio.lower, ratio.upper))
    return IndirectRate(ratio.observed, ratio.expected, value, lower, upper)


def _bands(counts: ArrayLike, *populations: ArrayLike) -> tuple[Floats, Floats, Floats]:
    events = floats(counts)
    people, other = (floats(each) for each in populations)
    if not events.ndim == 1 or not events.shape == people.shape == other.shape:
        raise ValueError("Counts and populations must be lists of the same length.")
    not_negative(events, "Numerators")
    for each in (people, other):
        if not (np.isfinite(each) & (each > 0)).all():
            raise ValueError("Denominators must be greater than zero, and all there.")
    return np.where(np.isnan(events), 0.0, events), people, other
