"""What the tabs say that is used beside the measures: whose they are, grades, audits, limits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import pandas as pd

from readiness.calendar import months_before
from readiness.framework import limit_rules
from readiness.intake.evidence import messages
from readiness.intake.evidence.judgements import JOINT
from readiness.intake.evidence.table import empty_table
from readiness.intake.evidence.tabs import tab
from readiness.intake.evidence.words import folded
from readiness.model import Area, Authority, ChildList, Grade, Issue, Severity

AUDIT_MONTHS = 12
"""Audits count as evidence for a year."""

UNSOURCED = "The authority's evidence workbook"

GradeCounts = tuple[int, int, int, int]
Tables = Mapping[str, ChildList]


def authority(tables: Tables) -> tuple[Authority | None, list[Issue]]:
    """Whose evidence it is; None where the tab is empty or has no name."""
    rows = _frame(tables, "authority")
    named = rows[rows["name"].notna()]
    issues = []
    if len(rows) > 1:
        words = "more than one row, so only the first with a name was used; keep one"
        issues.append(messages.issue("authority", None, rows["source_row"].tolist(), words))
    if named.empty:
        return None, issues
    row: Mapping[Any, Any] = named.iloc[0].to_dict()
    children, wrong = _whole(row, "children_0_17")
    number, odd = _whole(row, "dfe_number")
    neighbours = _text(row["statistical_neighbours"])
    found = Authority(
        name=row["name"],
        code=_text(row["code"]),
        la_number=number,
        region=_text(row["region"]),
        population=children,
        population_source=_text(row["population_source"]),
        neighbours=tuple(neighbours.split("; ")) if neighbours else (),
    )
    return found, [*issues, *wrong, *odd]


def grades(tables: Tables, as_at: date) -> tuple[tuple[Grade, ...], list[Issue]]:
    """The last inspection's, out by the as-at date, in the order of the areas."""
    full = _frame(tables, "last_inspection").dropna(subset=["area", "grade", "inspected"])
    day = pd.Timestamp(as_at)
    out = full["published"].fillna(full["inspected"])
    late = full.loc[out > day, "source_row"].tolist()
    issues = []
    if late:
        words = "not out by the as-at date, so not used; check the dates"
        issues.append(messages.issue("last_inspection", "Inspected", late, words, Severity.QUERY))
    told = full[out <= day].sort_values("inspected", kind="stable")
    latest = {grade.area: grade for row in told.to_dict("records") for grade in _as_grades(row)}
    return tuple(latest[area] for area in Area if area in latest), issues


def audits(tables: Tables, as_at: date) -> dict[Area, GradeCounts]:
    """Audits by moderated grade 1 to 4, of the 12 months to the as-at date, for each area."""
    full = _frame(tables, "audits").dropna(subset=["area", "moderated_grade", "date"])
    day, start = pd.Timestamp(as_at), pd.Timestamp(months_before(as_at, AUDIT_MONTHS))
    counted = full[(full["date"] > start) & (full["date"] <= day)]
    counts = counted.groupby(["area", "moderated_grade"], observed=True).size().to_dict()
    there = set(counted["area"])
    return {area: _by_grade(counts, area) for area in Area if area in there}


def settings(tables: Tables) -> tuple[dict[str, int], list[Issue]]:
    """The authority's own limits, by limit id (see `framework.limits`)."""
    rules = {name: rule.unit for name, rule in limit_rules().items() if rule.local}
    found: dict[str, int] = {}
    issues = []
    for row in _frame(tables, "local_limits").dropna(subset=["limit", "value"]).to_dict("records"):
        name = folded(row["limit"])
        wrong = _refused(row, rules.get(name), rules)
        if wrong is None:
            found[name] = int(row["value"])
        else:
            issues.append(messages.issue("local_limits", "Limit", (row["source_row"],), wrong))
    return found, issues


def _frame(tables: Tables, name: str) -> pd.DataFrame:
    """The tab's rows with every declared column; no row where it was not filled in."""
    nothing = empty_table(tab(name)).frame
    if name not in tables:
        return nothing
    frame = tables[name].frame
    lacking = {
        c: pd.Series(dtype=nothing[c].dtype) for c in nothing.columns.difference(frame.columns)
    }
    return frame.assign(**{c: empty.reindex(frame.index) for c, empty in lacking.items()})


def _whole(row: Mapping[Any, Any], name: str) -> tuple[int | None, list[Issue]]:
    value = row[name]
    if pd.isna(value):
        return None, []
    if value > 0 and float(value).is_integer():
        return int(value), []
    words = "not a whole number above nought, so not used; correct it"
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


def _refused(row: Mapping[Any, Any], unit: str | None, known: Iterable[str]) -> str | None:
    if unit is None:
        return f"no limit that is yours to set; those are {', '.join(sorted(known))}"
    if row["value"] <= 0 or not float(row["value"]).is_integer():
        return "not a whole number above nought, so not used; correct it"
    if _text(row["unit"]) not in {None, unit}:
        return f"this limit is in {unit.replace('_', ' ')}, so it was not used; correct its unit"
    return None
