"""What the tabs say that is used beside the measures: whose they are, grades, audits, limits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import partial
from typing import Any

import numpy as np
import pandas as pd

from readiness.calendar import months_before
from readiness.framework import limit_rules
from readiness.intake.evidence import messages
from readiness.intake.evidence.judgements import JOINT
from readiness.intake.evidence.table import empty_table, told_by_workbook
from readiness.intake.evidence.tabs import tab
from readiness.intake.evidence.words import folded
from readiness.model import Area, Authority, ChildList, Grade, Issue, Rebasing

AUDIT_MONTHS = 12
"""Audits count as evidence for a year."""

LARGEST_LIMIT = 3_660
"""Ten years in days. No limit is as long, and dates beyond what a calendar holds stop everything."""

MOST_CHILDREN = 1_000_000
"""No authority has half as many; all its people, adults too, can be more."""

LARGEST_NUMBER = 999
"""DfE's numbers of authorities have three digits."""

UNSOURCED = "The authority's evidence workbook"

GradeCounts = tuple[int, int, int, int]
Tables = Mapping[str, ChildList]


def authority(tables: Tables) -> tuple[Authority | None, list[Issue]]:
    """Whose evidence it is; None where the tab is empty or has no name."""
    rows = frame_of(tables, "authority")
    named = rows[rows["name"].notna()]
    issues: list[Issue] = []
    if _at_odds(rows):
        issues += told_by_workbook(rows, np.ones(len(rows), dtype=bool), messages.authorities)
        named = named.head(1)
    if named.empty:
        return None, issues
    row: Mapping[Any, Any] = named.bfill().iloc[0].to_dict()
    children, wrong = _whole(row, "children_0_17", MOST_CHILDREN)
    number, odd = _whole(row, "dfe_number", LARGEST_NUMBER)
    neighbours = _text(row["statistical_neighbours"])
    if neighbours and ";" not in neighbours and neighbours.count(",") > 1:
        issues.append(messages.names_by_commas([row["source_row"]]))
    found = Authority(
        name=row["name"],
        code=code.upper() if (code := _text(row["code"])) else None,
        la_number=number,
        region=_text(row["region"]),
        population=children,
        population_source=_text(row["population_source"]),
        neighbours=tuple(neighbours.split("; ")) if neighbours else (),
    )
    return found, [*issues, *wrong, *odd]


def grades(tables: Tables, as_at: date) -> tuple[tuple[Grade, ...], list[Issue]]:
    """The last inspection's, out by the as-at date, in the order of the areas.

    Two grades of one area and day are none: nobody can tell which is wrong.
    """
    full = frame_of(tables, "last_inspection").dropna(subset=["area", "grade", "inspected"])
    day = pd.Timestamp(as_at)
    out = full["published"].fillna(full["inspected"])
    told = full[out <= day].reset_index(drop=True)
    earlier = told["inspected"] < told.groupby("area", observed=True)["inspected"].transform("max")
    differ = told.groupby(["area", "inspected"], observed=True)["grade"].transform("nunique") > 1
    unlike = differ.astype(bool) & ~earlier
    again = told.duplicated(["area", "inspected", "grade"]) & ~earlier & ~unlike
    issues = [
        *told_by_workbook(full, (out > day).to_numpy(), messages.not_out),
        *told_by_workbook(told, earlier.to_numpy(), messages.earlier_judgement),
        *told_by_workbook(told, unlike.to_numpy(), messages.two_grades),
        *told_by_workbook(told, again.to_numpy(), messages.same_judgement),
    ]
    used = told[~(earlier | unlike | again)].sort_values("inspected", kind="stable")
    latest = {grade.area: grade for row in used.to_dict("records") for grade in _as_grades(row)}
    return tuple(latest[area] for area in Area if area in latest), issues


def audits(tables: Tables, as_at: date) -> dict[Area, GradeCounts]:
    """Audits by moderated grade 1 to 4, of the 12 months to the as-at date, for each area."""
    full = frame_of(tables, "audits").dropna(subset=["area", "moderated_grade", "date"])
    day, start = pd.Timestamp(as_at), pd.Timestamp(months_before(as_at, AUDIT_MONTHS))
    counted = full[(full["date"] > start) & (full["date"] <= day)]
    counts = counted.groupby(["area", "moderated_grade"], observed=True).size().to_dict()
    there = set(counted["area"])
    return {area: _by_grade(counts, area) for area in Area if area in there}


def rebases(tables: Tables) -> tuple[Rebasing, ...]:
    """Where the limits of a measure's chart are to begin anew; what is not there is empty."""
    return tuple(
        Rebasing(
            measure=_text(row["measure"]) or "",
            day=None if pd.isna(row["from"]) else row["from"].date(),
            reason=_text(row["reason"]) or "",
            author=_text(row["author"]) or "",
            row=int(row["source_row"]),
        )
        for row in frame_of(tables, "rebases").to_dict("records")
    )


def settings(tables: Tables) -> tuple[dict[str, int], list[Issue]]:
    """The authority's own limits, by limit id (see `framework.limits`).

    A limit given twice with two values is not used: nobody can tell which is meant.
    """
    rules = {name: rule.unit for name, rule in limit_rules().items() if rule.local}
    unread = tables["local_limits"].unusable("unit") if _has_unit(tables) else None
    every = frame_of(tables, "local_limits").assign(unread=False if unread is None else unread)
    rows = every.dropna(subset=["limit", "value"]).reset_index(drop=True)
    issues: list[Issue] = []
    given: dict[str, dict[int, int]] = {}
    refused: dict[tuple[str, str], list[int]] = {}
    for at, row in enumerate(rows.to_dict("records")):
        name = folded(row["limit"])
        wrong = _refused(row, rules.get(name), rules)
        if wrong is not None:
            refused.setdefault(wrong, []).append(at)
        elif not row["unread"]:
            given.setdefault(name, {})[at] = int(row["value"])
    for wrong, places in refused.items():
        say = partial(messages.refused_limit, *wrong)
        issues += told_by_workbook(rows, rows.index.isin(places), say)
    alike = {name: set(values.values()) for name, values in given.items()}
    for name, values in given.items():
        if len(values) > 1:
            say = partial(messages.limit_again, same=len(alike[name]) == 1)
            issues += told_by_workbook(rows, rows.index.isin(list(values)), say)
    return {name: values.pop() for name, values in alike.items() if len(values) == 1}, issues


def _has_unit(tables: Tables) -> bool:
    return "local_limits" in tables and "unit" in tables["local_limits"]


def _at_odds(rows: pd.DataFrame) -> bool:
    """Whether two rows differ in something that both say."""
    return bool((rows.drop(columns=["source_sheet", "source_row"]).nunique() > 1).any())


def frame_of(tables: Tables, name: str) -> pd.DataFrame:
    """The tab's rows with every declared column; no row where it was not filled in."""
    nothing = empty_table(tab(name)).frame
    if name not in tables:
        return nothing
    frame = tables[name].frame
    lacking = {
        c: pd.Series(dtype=nothing[c].dtype) for c in nothing.columns.difference(frame.columns)
    }
    return frame.assign(**{c: empty.reindex(frame.index) for c, empty in lacking.items()})


def _whole(row: Mapping[Any, Any], name: str, most: int) -> tuple[int | None, list[Issue]]:
    value = row[name]
    if pd.isna(value):
        return None, []
    if 0 < value <= most and float(value).is_integer():
        return int(value), []
    words = f"not a whole number from 1 to {most:,}, so not used; correct it"
    heading = tab("authority").column(name).text
    return None, [messages.issue("authority", heading, (row["source_row"],), words)]


def _text(value: Any) -> str | None:
    return None if pd.isna(value) else str(value)


def _as_grades(row: Mapping[Any, Any]) -> list[Grade]:
    """A joint judgement is a grade for both areas; overall effectiveness is none of ours."""
    joint = row["area"] == JOINT
    wanted = [Area.CHILDREN_IN_CARE, Area.CARE_LEAVERS] if joint else [row["area"]]
    source = _text(row["source"]) or UNSOURCED
    published = None if pd.isna(row["published"]) else row["published"].date()
    return [
        Grade(Area(area), int(row["grade"]), row["inspected"].date(), published, source)
        for area in wanted
        if area in set(Area)
    ]


def _by_grade(counts: Mapping[Any, int], area: Area) -> GradeCounts:
    one, two, three, four = (int(counts.get((area.value, float(g)), 0)) for g in (1, 2, 3, 4))
    return one, two, three, four


def _refused(
    row: Mapping[Any, Any], unit: str | None, known: Iterable[str]
) -> tuple[str, str] | None:
    """The heading it stands under and what is wrong, None where the limit may be set."""
    if unit is None:
        words = f"no limit that is yours to set; those are {', '.join(sorted(known))}"
        return "Limit", words
    value = row["value"]
    if not 0 < value <= LARGEST_LIMIT or not float(value).is_integer():
        words = f"not a whole number from 1 to {LARGEST_LIMIT:,}, so not used; correct it"
        return "Value", words
    if _text(row["unit"]) not in {None, unit}:
        return "Unit", f"this limit is in {unit.replace('_', ' ')}, so it was not used; correct it"
    return None
