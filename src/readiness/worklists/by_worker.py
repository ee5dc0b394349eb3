"""Caseloads worker by worker, against each one's own limit."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd

from readiness.assessment import as_date, located
from readiness.errors import InputError
from readiness.intake import annex_a as lists_of
from readiness.intake.evidence import read_evidence
from readiness.measures.derived import with_derived
from readiness.measures.workforce import cases_of, folded
from readiness.model import ChildList, Lists
from readiness.worklists.kept_back import Rows

COLUMNS: tuple[str, ...] = (
    "worker",
    "team",
    "role",
    "experience",
    "full_time_equivalent",
    "cases",
    "limit",
    "over",
)
"""`cases`: open children of list 6; `limit`: the worker's own, in proportion to hours; `over`: cases
above it, 0 where there is room. NaN where it is not known."""


def caseloads(
    annex_a: str | Path, *, as_at: str | date, evidence: str | Path | None = None
) -> pd.DataFrame:
    """COLUMNS, a row a worker, the most above their limit first. Operational: it names workers.

    With the evidence workbook's tab `workers`, its workers; those of list 6 whom it does not name
    follow, without a limit. Without it, the workers list 6 names. Raises InputError where list 6 is
    not there, or lacks a column this needs.
    """
    day = as_date(as_at)
    lists = lists_of.read(located(annex_a)[0], day).lists
    told = read_evidence(located(evidence), day).tables if evidence else {}
    tables = with_derived({**told, **lists}, day)
    if "annex_a_workers" not in tables:
        raise InputError(
            "Caseloads need list 6 with its dates, status, team and worker; check the workbook."
        )
    frame = pd.concat([_named(tables), _others(tables)], ignore_index=True)
    frame["over"] = (frame["cases"] - frame["limit"]).clip(lower=0)
    order = frame.sort_values(["over", "cases", "worker"], ascending=[False, False, True])
    return Rows(order[list(COLUMNS)].reset_index(drop=True))


def _named(tables: Lists) -> pd.DataFrame:
    workers = tables.get("workers")
    if workers is None:
        return pd.DataFrame(columns=list(COLUMNS[:-1]))
    hours = _numbers(workers, "full_time_equivalent")
    return pd.DataFrame(
        {
            "worker": workers["worker"].astype("object"),
            "team": _text(workers, "team"),
            "role": _text(workers, "role"),
            "experience": _text(workers, "experience"),
            "full_time_equivalent": hours,
            "cases": cases_of(workers, tables["annex_a_workers"]),
            "limit": _numbers(workers, "caseload_limit") * hours,
        }
    )


def _others(tables: Lists) -> pd.DataFrame:
    """The workers of list 6 whom the workbook does not name."""
    allocated = tables["annex_a_workers"]
    names = folded(allocated["worker"])
    known = set(folded(tables["workers"]["worker"])) if "workers" in tables else set()
    rows = ~names.isin(list(known))
    return pd.DataFrame(
        {
            "worker": allocated["worker"].astype("object"),
            "team": _text(allocated, "team"),
            "role": None,
            "experience": None,
            "full_time_equivalent": np.nan,
            "cases": allocated["cases"].to_numpy(),
            "limit": np.nan,
        }
    )[rows]


def _text(rows: ChildList, column: str) -> pd.Series:
    if column not in rows:
        return pd.Series([None] * len(rows), dtype="object")
    return rows[column].astype("object")


def _numbers(rows: ChildList, column: str) -> np.ndarray:
    if column not in rows:
        return np.full(len(rows), np.nan)
    return rows[column].to_numpy(dtype=np.float64)
