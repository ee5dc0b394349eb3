"""A finished report read as an outsider would: what can be worked out of its figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from readiness.disclosure.bounding import ContradictionError
from readiness.disclosure.equations import examine
from readiness.disclosure.profiles import profile_named
from readiness.errors import InputError
from readiness.measures import catalogue, registry
from readiness.model import Ratio
from readiness.runs.released import of_report

SHOWN = 15
"""Ranges told in words, the narrowest first."""


@dataclass(frozen=True, eq=False)
class Audited:
    """Every hidden number of a report with its range (equations.CELL_COLUMNS), narrowest first."""

    profile: str
    earlier: int
    cells: pd.DataFrame

    @property
    def told(self) -> pd.DataFrame:
        """Numbers that have one value, and that a reader would not have: nought is shown anyway."""
        return self.cells[self.cells["told"].astype(bool) & (self.cells["least"] > 0)]

    def document(self) -> dict[str, Any]:
        return {
            "profile": self.profile,
            "held_against": self.earlier,
            "hidden": len(self.cells),
            "told": len(self.told),
            "cells": self.cells.to_dict("records"),
        }

    def text(self) -> str:
        many, told = len(self.cells), len(self.told)
        against = f", held against {self.earlier} earlier" if self.earlier else ""
        lines = [f"{many:,} numbers are hidden from {self.profile} readers{against}."]
        lines.append(
            f"{told:,} of them can be worked out; whether a small number is among them only those "
            "who hold the records know. The run itself refuses small ones."
            if told
            else "None of them can be worked out."
        )
        if many:
            some = self.cells[self.cells["most"] > 0].head(SHOWN)
            lines += ["The narrowest:", *map(_said, some.to_dict("records"))]
        return "\n".join(lines)


def audit_report(folder: Path, previous: Sequence[Path] = ()) -> Audited:
    """Solves a report's published figures, with those of earlier reports.

    Raises InputError where a folder holds no report, or figures that contradict one another.
    """
    this, before = of_report(folder), [of_report(one) for one in previous]
    known = catalogue()
    lists = {str(one["id"]): str(one["lists"][0]) for one in known if one.get("lists")}
    shares = {name for name, one in registry().items() if one.shape is Ratio}
    try:
        found = examine(this.results, lists, profile_named(this.profile), before, shares=shares)
    except ContradictionError:
        raise InputError(
            f"The figures of '{folder}' contradict one another, so they were changed by hand or "
            "are of another version."
        ) from None
    cells = found.cells.assign(width=found.cells["most"] - found.cells["least"])
    order = ["width", "measure", "breakdown", "group", "column"]
    return Audited(this.profile, len(before), cells.sort_values(order).drop(columns="width"))


def _said(row: dict[Any, Any]) -> str:
    ends = f"{row['least']}" if row["told"] else f"{row['least']} to {row['most']:,}"
    where = "" if row["breakdown"] == "all" else f" by {row['breakdown']}, {row['group']}"
    return f"  {row['measure']}{where}: {row['column']} {ends}"
