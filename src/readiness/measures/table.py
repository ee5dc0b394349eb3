"""The one tidy table: tallies made into values, with their intervals and states."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from readiness.breakdowns import WHOLE
from readiness.measures.tally import Tally
from readiness.model import RESULT_COLUMNS, Measure, Period, State, When
from readiness.statistics import proportion_interval, rate_interval

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Reals = NDArray[np.float64]
    Column = dict[str, Reals]

PER_CENT = 100
PER_CHILDREN = 10_000

_TEXT = ("measure", "area", "service", "breakdown", "group", "state")
_DAYS = ("period_start", "period_end")
_WHOLE = ("numerator", "denominator", "unusable")
_REAL = ("value", "lower", "upper")


@dataclass(frozen=True, eq=False)
class Block:
    """One measure by one breakdown; without a tally, it was not supplied."""

    measure: Measure
    period: Period
    breakdown: str
    tally: Tally | None = None

    @property
    def groups(self) -> tuple[str, ...]:
        return self.tally.groups if self.tally else (WHOLE,)


def tidy(blocks: Sequence[Block], population: int | None) -> pd.DataFrame:
    """RESULT_COLUMNS with fixed types, a row a measure, breakdown and group, in the order given.

    Text is str, days datetime64[s], counts nullable Int64, figures float64 (NaN where empty).
    """
    numbers = _joined([_numbers(block, population) for block in blocks])
    numbers |= _figures(numbers)
    columns: dict[str, object] = {name: numbers[name] for name in (*_WHOLE, *_REAL)}
    columns |= _words(blocks) | {"state": _states(numbers)}
    types = dict.fromkeys(_TEXT, "str") | dict.fromkeys(_DAYS, "datetime64[s]")
    types |= dict.fromkeys(_WHOLE, "Int64") | dict.fromkeys(_REAL, "float64")
    return pd.DataFrame(columns)[list(RESULT_COLUMNS)].astype(types)


def _words(blocks: Sequence[Block]) -> dict[str, NDArray[np.object_]]:
    """What a block says of each of its rows."""
    sizes = [len(block.groups) for block in blocks]
    said = {
        "measure": [block.measure.id for block in blocks],
        "area": [block.measure.area.value for block in blocks],
        "service": [block.measure.service for block in blocks],
        "period_start": [block.period.start for block in blocks],
        "period_end": [block.period.end for block in blocks],
        "breakdown": [block.breakdown for block in blocks],
    }
    columns = {name: np.repeat(np.array(words, object), sizes) for name, words in said.items()}
    groups = [group for block in blocks for group in block.groups]
    return columns | {"group": np.array(groups, object)}


def _numbers(block: Block, population: int | None) -> Column:
    """The block's tallies as reals, NaN for a number it does not have."""
    size = len(block.groups)
    none = np.full(size, np.nan)
    found = block.tally
    if found is None:
        names = ("numerator", "denominator", "unusable", "records", "exposure", *_REAL)
        return dict.fromkeys(names, none)
    middle = found.middle or (none, none, none)
    return {
        "numerator": none if found.numerator is None else found.numerator,
        "denominator": none if found.denominator is None else found.denominator,
        "unusable": found.unusable,
        "records": found.records,
        "exposure": np.full(size, _exposure(block, population)),
        **dict(zip(_REAL, middle, strict=True)),
    }


def _exposure(block: Block, population: int | None) -> float:
    """Child-years behind a whole count (children, for a snapshot); NaN where there is no rate."""
    found = block.tally
    counting = found is not None and found.denominator is None and found.records.any()
    if not counting or not population or block.breakdown != WHOLE:
        return np.nan
    return population * (block.period.years if block.measure.when is When.WINDOW else 1.0)


def _joined(parts: Sequence[Column]) -> Column:
    return {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}


def _figures(numbers: Column) -> Column:
    """Value and interval: a share where there is a denominator, a rate where there is exposure.

    What is divided by nothing has no value; a median brings its own.
    """
    counted, among, exposure = numbers["numerator"], numbers["denominator"], numbers["exposure"]
    total = np.where(among > 0, among, np.nan)
    shares = (counted / total * PER_CENT, *proportion_interval(counted, total))
    events = np.where(np.isnan(exposure), np.nan, counted)
    rates = (events / exposure * PER_CHILDREN, *rate_interval(events, exposure, PER_CHILDREN))
    either = {}
    for name, share, rate in zip(_REAL, shares, rates, strict=True):
        figure = np.where(np.isnan(share), rate, share)
        either[name] = np.where(np.isnan(numbers[name]), figure, numbers[name])
    return either


def _states(numbers: Column) -> NDArray[np.str_]:
    """Why each figure is, or is not, there."""
    size = np.where(np.isnan(numbers["denominator"]), numbers["records"], numbers["denominator"])
    cases = [np.isnan(numbers["unusable"]), size == 0]
    names = [State.NOT_SUPPLIED.value, State.NO_RECORDS.value]
    return np.select(cases, names, default=State.SHOWN.value)
