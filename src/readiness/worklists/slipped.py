"""What was in time and is late now, or the other way, by the measures that have a limit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date

import pandas as pd

from readiness.errors import ColumnNotSupplied, InputError
from readiness.measures import masks
from readiness.measures.ahead import clock_measures
from readiness.model import Lists, Measure, Polarity, Ratio
from readiness.worklists.records import MATCHED, records

SLIPPED, RIGHT = "slipped", "put right"
IN_TIME, LATE = "in time", "late"


def slipped(
    old: Lists, new: Lists, first: date, then: date, rows_of: Callable[..., pd.DataFrame]
) -> Iterator[pd.DataFrame]:
    """For each measure with a limit over a list of Annex A, the records it counts on both days whose
    answer differs; `rows_of` makes rows of them."""
    for measure in clock_measures():
        if measure.lists[0] not in MATCHED:
            continue
        with suppress(InputError, ColumnNotSupplied):
            was, now = _late(measure, old, first), _late(measure, new, then)
            both = was.index.intersection(now.index)
            was, now = was.loc[both], now.loc[both]
            for change, wanted in ((SLIPPED, True), (RIGHT, False)):
                mine = (was["late"] != now["late"]) & (now["late"] == wanted)
                if mine.any():
                    said = {"before": IN_TIME, "after": LATE}
                    turned = {"before": LATE, "after": IN_TIME}
                    yield rows_of(
                        measure.lists[0], was[mine], now[mine], change=change, what=measure.title,
                        **(said if wanted else turned),
                    )  # fmt: skip


def _late(measure: Measure, lists: Lists, day: date) -> pd.DataFrame:
    """The records it counts, by their key, with whether each is late."""
    result = masks(measure, lists, day)
    assert isinstance(result, Ratio)
    rows = lists[measure.lists[0]]
    late = result.numerator if measure.polarity is Polarity.LOW else ~result.numerator
    counted = pd.Series(result.denominator, index=rows.frame["source_row"])
    state = pd.Series(late, index=rows.frame["source_row"])
    frame = records(rows).frame
    frame = frame[counted.loc[frame["source_row"]].to_numpy()]
    return frame.assign(late=state.loc[frame["source_row"]].to_numpy())
