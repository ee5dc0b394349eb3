"""The one tidy table: tallies made into values, with their intervals and states."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from readiness.breakdowns import WHOLE
from readiness.measures.tally import Tally
from readiness.model import RESULT_COLUMNS, Amounts, Measure, Period, State, When
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
    """One measure by one breakdown; without a tally, it was not supplied.

    `nothing_happened`: the authority says that the table is empty because there was nothing.
    """

    measure: Measure
    period: Period
    breakdown: str
    tally: Tally | None = None
    nothing_happened: bool = False

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
        names = ("numerator", "denominator", "unusable", "records", "exposure", "plain", *_REAL)
        return dict.fromkeys(names, none)
    scale = _scale(block.measure)
    middle = [part * scale for part in found.middle or (none, none, none)]
    return {
        "numerator": none if found.numerator is None else found.numerator,
        "denominator": none if found.denominator is None else found.denominator,
        "unusable": found.unusable,
        "records": np.maximum(found.records, block.nothing_happened),
        "exposure": np.full(size, _exposure(block, population)),
        "plain": np.full(size, float(found.denominator is None and not _is_rate(block.measure))),
        **dict(zip(_REAL, middle, strict=True)),
    }


def _is_rate(measure: Measure) -> bool:
    return measure.unit.startswith("per ")


def _scale(measure: Measure) -> float:
    """What one of an amount is in the measure's unit; a median or mean is in it already."""
    return PER_CENT if measure.shape is Amounts and measure.unit == "%" else 1.0


def _exposure(block: Block, population: int | None) -> float:
    """Child-years behind a whole count (children, for a snapshot); NaN where there is no rate."""
    found = block.tally
    counting = found is not None and found.denominator is None and _is_rate(block.measure)
    if not counting or not population or block.breakdown != WHOLE or not found.records.any():  # type: ignore[union-attr]
        return np.nan
    return population * (1.0 if block.measure.when is When.SNAPSHOT else block.period.years)


def _joined(parts: Sequence[Column]) -> Column:
    return {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}


def _figures(numbers: Column) -> Column:
    """Value and interval: a share where there is a denominator, a rate where there is exposure.

    What is divided by nothing has no value; a median brings its own; a plain count is its value,
    and complete, so it has no interval.
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
    plain = (numbers["plain"] == 1) & (numbers["records"] > 0)
    return either | {"value": np.where(plain, counted, either["value"])}


def _states(numbers: Column) -> NDArray[np.str_]:
    """Why each figure is, or is not, there."""
    size = np.where(np.isnan(numbers["denominator"]), numbers["records"], numbers["denominator"])
    cases = [np.isnan(numbers["unusable"]), size == 0]
    names = [State.NOT_SUPPLIED.value, State.NO_RECORDS.value]
    return np.select(cases, names, default=State.SHOWN.value)
