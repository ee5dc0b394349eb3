"""Children to audit, or to track as inspectors do: drawn by chance, stratum by stratum."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from pathlib import Path

import pandas as pd

from readiness.assessment import Files, as_date, located
from readiness.breakdowns import NOT_RECORDED
from readiness.errors import InputError
from readiness.intake import annex_a as lists_of
from readiness.model import Lists
from readiness.worklists.kept_back import Rows
from readiness.worklists.named import children_in
from readiness.worklists.open_cases import CASES, STRATA, open_cases, orders
from readiness.worklists.sampling import drawn, shares

COLUMNS: tuple[str, ...] = (
    "pick",
    "child_id",
    "area",
    "team",
    "worker",
    "age",
    "need",
    "risk",
    "length",
    "stratum",
    "reason",
    "list",
    "row",
)
"""`pick` counts from 1, in the order of strata; `reason` says how many of its stratum were drawn."""


def audit_sample(
    annex_a: str | Path,
    *,
    as_at: str | date,
    size: int,
    seed: int,
    by: Sequence[str] = ("area",),
    exclude: Collection[str] | str | Path | None = None,
    evidence: Files | None = None,
) -> pd.DataFrame:
    """COLUMNS, a row a child whose case is open (`open_cases`). Operational: it names children.

    Args:
        size: how many to draw; all there are where that is fewer.
        seed: the same files, day, size, seed and strata draw the same children.
        by: any of area, team, age, need, risk and length. Each stratum of them together, and each
            group of the first alone, gives within one child of its exact share.
        exclude: children to leave out, such as those audited lately: their identifiers, or a file
            that names them (`children_in`: an earlier sample, or text with one a line). The evidence
            workbook has no child's number among its audits, on purpose, so it cannot tell them.
        evidence: taken and not used, so that every worklist is asked for alike.

    Raises InputError where a file cannot be used, nothing is left to draw from, what is asked for is
    not possible, or none of those to leave out is in the lists: then their numbers are written
    otherwise, and leaving nobody out would go unnoticed.
    """
    _refuse_wrong(size, by)
    lists = lists_of.read(located(annex_a)[0], as_date(as_at)).lists
    cases = open_cases(lists, as_date(as_at))
    left_out = _excluded(exclude, lists)
    left = cases[~cases["child_id"].map(_folded).isin(left_out)]
    if left.empty:
        raise InputError(
            "There is nobody to draw from: no open case is in lists 6 to 9, or all are left out."
        )
    return Rows(_drawn(left, size, seed, tuple(by)))


def _refuse_wrong(size: int, by: Sequence[str]) -> None:
    if isinstance(size, bool) or int(size) != size or size < 1:
        raise InputError(f"A sample of {size} cannot be drawn; ask for 1 or more.")
    unknown = [name for name in by if name not in STRATA]
    if unknown or not by or len(set(by)) != len(by):
        raise InputError(
            f"A sample can be stratified by {', '.join(STRATA)}, each once; not by "
            f"{', '.join(unknown) or 'these'}."
        )


def _excluded(exclude: Collection[str] | str | Path | None, lists: Lists) -> set[str]:
    if exclude is None:
        return set()
    given = children_in(exclude) if isinstance(exclude, str | Path) else exclude
    wanted = {_folded(one) for one in given}
    known = {
        _folded(one)
        for rows in lists.values()
        if "child_id" in rows
        for one in rows["child_id"].dropna().unique()
    }
    if wanted and not wanted & known:
        raise InputError(
            "None of the children to leave out is in the lists; write their identifiers as the lists "
            "do."
        )
    return wanted


def _folded(identifier: object) -> str:
    return str(identifier).strip().casefold()


def _drawn(cases: pd.DataFrame, size: int, seed: int, by: tuple[str, ...]) -> pd.DataFrame:
    keys = pd.Series(
        list(zip(*(cases[name].fillna(NOT_RECORDED).astype(str) for name in by), strict=True)),
        index=cases.index,
    )
    places = {name: {g: i for i, g in enumerate(orders(cases, name))} for name in by}
    found = keys.value_counts(sort=False)
    order = sorted(
        found.index, key=lambda key: [places[n][g] for n, g in zip(by, key, strict=True)]
    )
    give = shares([int(found[key]) for key in order], size, seed)
    parts = [
        _of_stratum(cases[keys == key], key, many, seed)
        for key, many in zip(order, give, strict=True)
        if many
    ]
    made = pd.concat(parts, ignore_index=True)
    made.insert(0, "pick", range(1, len(made) + 1))
    return made[list(COLUMNS)]


def _of_stratum(rows: pd.DataFrame, key: tuple[str, ...], many: int, seed: int) -> pd.DataFrame:
    chosen = drawn(rows["child_id"].astype(str).tolist(), many, seed)
    mine = rows.set_index(rows["child_id"].astype(str)).loc[chosen].reset_index(drop=True)
    name = "; ".join(key)
    whom = "The one" if many == 1 else f"One of the {many}"
    cases = "1 open case" if len(rows) == 1 else f"{len(rows):,} open cases"
    why = f"{whom} drawn by chance from {cases} ({name}), seed {seed}"
    return mine[list(CASES)].assign(stratum=name, reason=why)
