"""The panel of published figures, the judgements, and the judgements before: read, and refused if wrong.

Whose they are makes no difference: an authority's code is used to keep its inspections together when
something is tried, and is never learnt from.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pandas as pd

from readiness.errors import InputError
from readiness.outlook.judged_by import JUDGEMENTS

PANEL = ("insp_id", "inspection_date", "indicator", "published", "signed_pct")
BESIDE, WAY = "sn_signed_z", "polarity"
PRIOR = ("insp_id", "inspection_date", *(f"prev_{name}" for name in JUDGEMENTS))
OUTCOMES = ("insp_id", "la", "start", "pub", *JUDGEMENTS)
GRADES = (1, 2, 3, 4)
"""1 inadequate to 4 outstanding."""


@dataclass(frozen=True, eq=False)
class Panel:
    """`figures`: a row an inspection, a column a measure, the place in England of 0 to 1, 1 best, NaN
    where it is not known. `dates`: when each inspection began. Read for what an outlook is held against,
    where the file has them: `beside`, how far a figure is from the neighbours', in their spreads, better
    above nought; `directed`, the measures that are better one way than the other."""

    figures: pd.DataFrame
    dates: pd.Series
    beside: pd.DataFrame = field(default_factory=pd.DataFrame)
    directed: frozenset[str] = frozenset()


def read_panel(file: str | Path) -> Panel:
    """A row an inspection and measure, as parquet or csv. Rows may repeat (one a judgement) if they
    say the same.

    Raises InputError where a column is missing, a value is no number from 0 to 1, two rows of a measure
    disagree, or a figure was published on the day of the inspection or later: then it leaks.
    """
    frame = _table(file, PANEL)
    frame = frame.assign(
        inspection_date=_dates(frame, "inspection_date", file),
        published=_dates(frame, "published", file),
        signed_pct=pd.to_numeric(frame["signed_pct"], errors="coerce"),
    )
    return panel_from(frame, Path(file).name)


def panel_from(frame: pd.DataFrame, name: str = "the panel") -> Panel:
    """The same of a table in memory, called so in messages. Raises InputError as `read_panel` does."""
    late = frame["published"] >= frame["inspection_date"]
    if late.any():
        raise InputError(
            f"{late.sum():,} figures of '{name}' were published on the day of the inspection or "
            "after it, so they leak what was not known; leave them out."
        )
    outside = frame["signed_pct"].notna() & ~frame["signed_pct"].between(0, 1)
    if outside.any():
        raise InputError(f"{outside.sum():,} values of signed_pct in '{name}' are not from 0 to 1.")
    once = frame[[*PANEL]].drop_duplicates()
    if once.duplicated(["insp_id", "indicator"]).any():
        raise InputError(
            f"'{name}' gives a measure of one inspection twice with different figures."
        )
    by = once.groupby("insp_id", sort=True)
    if (by["inspection_date"].nunique() > 1).any():
        raise InputError(f"'{name}' gives an inspection two dates.")
    dates = by["inspection_date"].first()
    figures = once.pivot(index="insp_id", columns="indicator", values="signed_pct")
    first = frame.drop_duplicates(["insp_id", "indicator"])  # of what no outlook rests on
    beside = pd.DataFrame(index=dates.index)
    if BESIDE in first:
        values = first.assign(**{BESIDE: pd.to_numeric(first[BESIDE], errors="coerce")})
        beside = values.pivot(index="insp_id", columns="indicator", values=BESIDE)
    ways = (
        first.loc[first[WAY].isin(["High", "Low"]), "indicator"]
        if WAY in first
        else figures.columns
    )
    return Panel(figures.loc[dates.index], dates, beside.loc[dates.index], frozenset(ways))


def read_outcomes(file: str | Path) -> pd.DataFrame:
    """OUTCOMES, prev_ columns, `cic_combined` and `prev_fw` where given, indexed by inspection; grades
    as numbers, NaN where there was none. Raises InputError as `read_panel` does."""
    frame = _table(file, (*OUTCOMES, *(f"prev_{name}" for name in JUDGEMENTS)))
    frame = _judged(frame, JUDGEMENTS, file).assign(
        start=_dates(frame, "start", file), pub=_dates(frame, "pub", file)
    )
    _refuse_twice(frame, file)
    wrong = frame["pub"] < frame["start"]
    if wrong.any():
        raise InputError(
            f"{wrong.sum():,} reports of '{Path(file).name}' were published before their inspection."
        )
    return _with_prior(frame, file).set_index("insp_id")


def read_prior(file: str | Path) -> pd.DataFrame:
    """PRIOR indexed by inspection. Raises InputError as `read_panel` does."""
    frame = _table(file, PRIOR)
    _refuse_twice(frame, file)
    dates = _dates(frame, "inspection_date", file)
    return _with_prior(frame.assign(inspection_date=dates), file).set_index("insp_id")


def _table(file: str | Path, wanted: tuple[str, ...]) -> pd.DataFrame:
    place = Path(file)
    if not place.is_file():
        raise InputError(f"There is no file '{file}'; check the path and try again.")
    try:
        if place.suffix == ".parquet":
            frame = pd.read_parquet(place)
        else:
            frame = pd.read_csv(place, dtype={"insp_id": "str"}, low_memory=False)
    except (OSError, ValueError):
        raise InputError(f"'{place.name}' cannot be read as parquet or csv.") from None
    missing = [name for name in wanted if name not in frame]
    if missing:
        raise InputError(f"'{place.name}' lacks the column {', '.join(missing)}.")
    if frame.empty:
        raise InputError(f"'{place.name}' holds no rows.")
    return frame.assign(insp_id=frame["insp_id"].astype("str"))


def _dates(frame: pd.DataFrame, column: str, file: str | Path) -> pd.Series:
    found = pd.to_datetime(frame[column], errors="coerce", format="ISO8601").astype("datetime64[s]")
    if found.isna().any():
        raise InputError(
            f"{found.isna().sum():,} cells of {column} in '{Path(file).name}' hold no date."
        )
    return found


def _with_prior(frame: pd.DataFrame, file: str | Path) -> pd.DataFrame:
    return _judged(frame, [f"prev_{name}" for name in JUDGEMENTS], file)


def _judged(
    frame: pd.DataFrame, columns: list[str] | tuple[str, ...], file: str | Path
) -> pd.DataFrame:
    numbers = {name: pd.to_numeric(frame[name], errors="coerce") for name in columns}
    for name, values in numbers.items():
        wrong = (frame[name].notna() & values.isna()) | (values.notna() & ~values.isin(GRADES))
        if wrong.any():
            raise InputError(
                f"{wrong.sum():,} cells of {name} in '{Path(file).name}' are not a grade from 1 "
                "(inadequate) to 4 (outstanding)."
            )
    return frame.assign(**{name: values.astype(np.float64) for name, values in numbers.items()})


def _refuse_twice(frame: pd.DataFrame, file: str | Path) -> None:
    if frame["insp_id"].duplicated().any():
        raise InputError(f"'{Path(file).name}' has an inspection twice.")
