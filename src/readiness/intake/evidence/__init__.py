"""Reads the local evidence workbook: what the authority says of itself beside Annex A.

The tabs are declared in `intake.evidence.declaration`, which the template is written from. Nothing in the
workbook is about a child. What is missing is missing: it lowers coverage and is never a zero.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from readiness.calendar import months_before
from readiness.framework import limit_rules
from readiness.intake.evidence.cells import JOINT, folded
from readiness.intake.evidence.declaration import Heading, Tab
from readiness.intake.evidence.sheets import at_rows, issue, open_workbook, read_tabs
from readiness.intake.evidence.tabs import EVIDENCE_TABS
from readiness.model import Area, Authority, Grade, Issue, Severity

__all__ = ["EVIDENCE_TABS", "Evidence", "Heading", "Tab", "read_evidence"]

AUDIT_MONTHS = 12
"""Audits count as evidence for a year."""

UNSOURCED = "The authority's evidence workbook"

GradeCounts = tuple[int, int, int, int]


@dataclass(frozen=True, eq=False)
class Evidence:
    """What the workbook says.

    authority: None where the tab is empty or has no name.
    grades: the last inspection's, out by the as-at date, in the order of the areas.
    audits: area -> audits by moderated grade 1 to 4, of the 12 months to the as-at date.
    settings: limit id -> the authority's own value (see `framework.limits`).
    tabs: every tab as a frame (all declared columns, and `row`), empty where not filled.
    """

    authority: Authority | None
    grades: tuple[Grade, ...]
    audits: Mapping[Area, GradeCounts]
    settings: Mapping[str, int]
    tabs: Mapping[str, pd.DataFrame]
    issues: tuple[Issue, ...]


def read_evidence(path: Path, as_at: date) -> Evidence:
    """The workbook (xlsx, xls or ods) as evidence on the as-at date.

    Raises InputError where the file cannot be opened; all else that is wrong is an issue.
    """
    tabs, issues = read_tabs(open_workbook(path))
    authority, of_authority = _authority(tabs["authority"])
    grades, of_grades = _grades(tabs["last_inspection"], as_at)
    audits, of_audits = _audits(tabs["audits"], as_at)
    settings, of_settings = _settings(tabs["local_limits"])
    found = (*issues, *of_authority, *of_grades, *of_audits, *of_settings)
    return Evidence(authority, grades, audits, settings, tabs, found)


def _authority(tab: pd.DataFrame) -> tuple[Authority | None, list[Issue]]:
    named = tab[tab["name"].notna()]
    issues = []
    if len(tab) > 1:
        what = "The tab 'authority' has more than one row; only the first with a name was used."
        issues.append(issue("authority", None, tab["row"].tolist(), what))
    if named.empty:
        return None, issues
    row: Mapping[Any, Any] = named.iloc[0].to_dict()
    children, wrong = _whole(row, "children_0_17")
    number, odd = _whole(row, "dfe_number")
    authority = Authority(
        name=row["name"],
        code=_text(row["code"]),
        la_number=number,
        region=_text(row["region"]),
        population=children,
        population_source=_text(row["population_source"]),
        neighbours=row["statistical_neighbours"] or (),
    )
    return authority, [*issues, *wrong, *odd]


def _whole(row: Mapping[Any, Any], name: str) -> tuple[int | None, list[Issue]]:
    value = row[name]
    if pd.isna(value):
        return None, []
    if value > 0 and float(value).is_integer():
        return int(value), []
    what = f"'{name}' in the tab 'authority' must be a whole number above nought; it was not used."
    return None, [issue("authority", name, (row["row"],), what)]


def _text(value: Any) -> str | None:
    return None if pd.isna(value) else str(value)


def _grades(tab: pd.DataFrame, as_at: date) -> tuple[tuple[Grade, ...], list[Issue]]:
    full = tab.dropna(subset=["area", "grade", "inspected"])
    day = pd.Timestamp(as_at)
    out = full["published"].fillna(full["inspected"]).clip(lower=full["inspected"])
    late = full.loc[out > day, "row"].tolist()
    issues = []
    if late:
        what = f"In the tab 'last_inspection', {at_rows(late)} is after the as-at date; not used."
        issues.append(issue("last_inspection", "Inspected", late, what, Severity.QUERY))
    told = full[out <= day].sort_values("inspected", kind="stable")
    latest = {grade.area: grade for row in told.to_dict("records") for grade in _as_grades(row)}
    return tuple(latest[area] for area in Area if area in latest), issues


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


def _audits(tab: pd.DataFrame, as_at: date) -> tuple[dict[Area, GradeCounts], list[Issue]]:
    full = tab.dropna(subset=["area", "moderated_grade", "date"])
    day, start = pd.Timestamp(as_at), pd.Timestamp(months_before(as_at, AUDIT_MONTHS))
    late = full.loc[full["date"] > day, "row"].tolist()
    issues = []
    if late:
        what = f"In the tab 'audits', {at_rows(late)} is dated after the as-at date; not counted."
        issues.append(issue("audits", "Date", late, what))
    counted = full[(full["date"] > start) & (full["date"] <= day)]
    counts = counted.groupby(["area", "moderated_grade"]).size().to_dict()
    areas = [area for area in Area if area in set(counted["area"])]
    return {area: _by_grade(counts, area) for area in areas}, issues


def _by_grade(counts: Mapping[Any, int], area: Area) -> GradeCounts:
    one, two, three, four = (int(counts.get((area.value, float(g)), 0)) for g in (1, 2, 3, 4))
    return one, two, three, four


def _settings(tab: pd.DataFrame) -> tuple[dict[str, int], list[Issue]]:
    rules = {name: rule.unit for name, rule in limit_rules().items() if rule.local}
    settings: dict[str, int] = {}
    issues = []
    for row in tab.dropna(subset=["limit", "value"]).to_dict("records"):
        name = folded(row["limit"])
        wrong = _refused(row, rules.get(name), rules)
        if wrong is None:
            settings[name] = int(row["value"])
        else:
            issues.append(issue("local_limits", "Limit", (row["row"],), wrong))
    return settings, issues


def _refused(row: Mapping[Any, Any], unit: str | None, known: Iterable[str]) -> str | None:
    place = f"In the tab 'local_limits', row {row['row']}"
    if unit is None:
        return f"{place} names no limit that is yours to set; those are {', '.join(sorted(known))}."
    if row["value"] <= 0 or not float(row["value"]).is_integer():
        return f"{place} must have a whole number above nought; it was not used."
    if _text(row["unit"]) not in {None, unit}:
        return f"{place} must be in {unit.replace('_', ' ')}; it was not used."
    return None
