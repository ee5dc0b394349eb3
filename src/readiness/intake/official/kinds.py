"""Which of DfE's files a file is, told by what is in it, not by its name."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import Path

import pandas as pd

from readiness.errors import InputError
from readiness.intake.neighbours import MODELS, read_neighbours
from readiness.intake.published import PublishedFigures, read_lait


class Kind(StrEnum):
    LAIT = "lait"
    EES = "explore education statistics"
    NEIGHBOURS = "statistical neighbours"


def kind_of(path: Path) -> Kind:
    """Raises InputError where the file is not there, or none of those that can be imported."""
    if not path.is_file():
        raise InputError(f"There is no file '{path.name}'; check the path and try again.")
    from readiness.intake.ees import is_ees

    ending = path.suffix.casefold()
    if ending in {".xlsx", ".xlsm", ".xls", ".ods"}:
        return Kind.NEIGHBOURS
    if ending == ".csv" and is_ees(path):
        return Kind.EES
    if ending in {".csv", ".parquet"}:
        return Kind.LAIT
    raise InputError(
        f"'{path.name}' cannot be imported; give DfE's LAIT values (csv or parquet), a workbook of "
        "statistical neighbours (xlsx), or a csv of Explore Education Statistics."
    )


def read_figures(path: Path, kind: Kind) -> PublishedFigures:
    """The rows of a file of figures. Raises InputError where it cannot be read."""
    from readiness.intake.ees import read_ees

    return read_ees(path) if kind is Kind.EES else read_lait(path)


def read_groups(path: Path) -> pd.DataFrame:
    """A workbook's neighbours. Raises InputError where it cannot be read or has none."""
    groups = read_neighbours(path)
    if groups.empty:
        raise InputError(f"'{path.name}' holds no statistical neighbours.")
    return groups


def grouping_of(path: Path) -> int:
    """The year of a grouping, which stands in its file's name alone (2025 in
    statistical_neighbours_2025.xlsx). Raises InputError where the name holds no year, or several."""
    years = set(re.findall(r"(?<!\d)20\d\d(?!\d)", path.stem))
    if len(years) != 1:
        raise InputError(
            f"The name of '{path.name}' must hold the year of its grouping once, such as "
            "statistical_neighbours_2025.xlsx; the workbook itself does not say it."
        )
    return int(years.pop())


def used_since(grouping: int) -> str:
    """The day from which a grouping that we know was in use; nothing for a later one."""
    return next((first.isoformat() for model, first, _ in MODELS if model == grouping), "")
