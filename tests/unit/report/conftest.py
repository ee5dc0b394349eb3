"""An invented authority as it may be shown: every state, long names, awkward characters."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import nbformat
import numpy as np
import pandas as pd
import pytest

from readiness import report
from readiness.framework import area_title
from readiness.model import (
    COMPARISON_COLUMNS,
    RESULT_COLUMNS,
    Area,
    AreaScore,
    Authority,
    Contribution,
    Grade,
    Period,
    Published,
)
from readiness.report import finding

NOTEBOOKS = Path(__file__).resolve().parents[3] / "notebooks"
AS_AT = date(2026, 9, 30)
WINDOW = Period(date(2026, 4, 1), AS_AT)

# id, area, title, unit, polarity, when, numerator, denominator, value, lower, upper,
# neighbours, England, spread, limits
ROWS: tuple[tuple[Any, ...], ...] = (
    ("m1", "help_and_protection", "Assessments finished within 45 working days", "%", "high",
     "window", 712, 1004, 70.9, 68.0, 73.6, 86.0, 85.7, 6.1, ("assessment_duration",)),
    ("m2", "help_and_protection", "Open assessments past 45 working days", "%", "low",
     "snapshot", 61, 402, 15.2, 12.0, 19.0, None, None, None, ("assessment_duration",)),
    ("m3", "help_and_protection", "Children re-referred within 12 months of an earlier referral",
     "%", "low", "window", 290, 1500, 19.3, 17.4, 21.4, 21.0, 22.6, 4.0, ()),
    ("m4", "help_and_protection", "Referrals", "per 10,000", "neutral",
     "window", 1840, None, 702.1, 670.4, 735.0, 540.0, 519.4, 60.0, ()),
    ("m5", "help_and_protection", "Child protection visits in date", "%", "high",
     "snapshot", 230, 250, 92.0, 88.0, 94.8, None, None, None, ("protection_visit",)),
    ("m6", "help_and_protection", "Time to finish early help assessments", "working days", "low",
     "window", None, 88, 31.0, 27.0, 36.0, None, None, None, ()),
    ("m7", "help_and_protection",
     "Initial child protection conferences held within 15 working days of the strategy discussion",
     "%", "high", "window", 150, 160, 93.8, 88.9, 96.6, 79.0, 81.4, 4.0, ("section_47_to_conference",)),
    ("m8", "help_and_protection", "Child protection plans lasting two years or more", "%", "low",
     "window", "suppressed", None, None, None, None, 4.0, 4.4, 2.0, ("plan_long",)),
    ("m9", "help_and_protection", "Early help contacts < 5 days & “urgent”", "%", "high",
     "window", "no_records", None, None, None, None, None, None, None, ()),
    ("c1", "children_in_care", "Children in care", "per 10,000", "neutral",
     "snapshot", 380, None, 66.0, 59.5, 73.0, 71.0, 67.0, 15.0, ()),
    ("c2", "children_in_care", "Children with three or more placements in 12 months", "%", "low",
     "snapshot", 39, 380, 10.3, 7.6, 13.7, 10.0, 10.0, 2.5, ()),
    ("c3", "children_in_care", "Visits to children in care in date", "%", "high",
     "snapshot", 352, 380, 92.6, 89.6, 94.9, None, None, None, ("care_visit",)),
    ("c4", "children_in_care", "Health assessments in date", "%", "high",
     "snapshot", 331, 361, 91.7, 88.4, 94.1, 90.0, 90.0, 5.0, ("health_review",)),
    ("c5", "children_in_care", "Reviews in date", "%", "high",
     "snapshot", 340, 380, 89.5, 86.0, 92.2, None, None, None, ("care_review_first", "care_review_later")),
    ("c6", "children_in_care", "Days from entering care to placement for adoption", "days", "low",
     "window", "suppressed", None, None, None, None, None, None, None, ()),
    ("l1", "care_leavers", "Care leavers aged 19 to 21 in education, employment or training", "%",
     "high", "snapshot", 96, 160, 60.0, 52.3, 67.3, 52.0, 54.0, 6.0, ()),
    ("l2", "care_leavers", "Care leavers in suitable accommodation", "%", "high",
     "snapshot", 150, 160, 93.8, 88.9, 96.6, 88.0, 89.0, 4.0, ()),
    ("l3", "care_leavers", "Pathway plans reviewed in the last six months", "%", "high",
     "snapshot", "not_supplied", None, None, None, None, None, None, None, ("pathway_review",)),
    ("d1", "leaders", "Records in Annex A with an unusable date", "%", "low",
     "snapshot", 90, 9100, 1.0, 0.8, 1.2, None, None, None, ()),
)  # fmt: skip
GROUPS = {
    "age": ("Unborn", "Under 1", "1 to 4", "5 to 9", "10 to 15", "16 to 17"),
    "sex": ("Female", "Male", "Neither", "Not stated"),
    "ethnicity": (
        "White",
        "Mixed",
        "Asian or Asian British",
        "Black or Black British",
        "Not stated",
    ),
    "disability": ("Yes", "No", "Unknown"),
    "team": ("Assessment North", "Assessment <South> & East", "Safeguarding 1"),
}


def make_published(**changes: Any) -> Published:
    """A `Published` of invented figures; any field may be replaced."""
    made = Published(
        profile="leadership",
        authority=Authority("Exampleshire & Sons' <Council>", "E06000999", 999, "North", 57_600),
        as_at=AS_AT,
        period=WINDOW,
        results=_results(),
        comparisons=_comparisons(),
        scores=_scores(),
        grades=_grades(),
        lists=_lists(),
        issues=_issues(),
        catalogue=tuple(_entry(row) for row in ROWS),
        suppressions={"primary": 14, "secondary": 6},
        rules="Counts of 1 to 5, and any figure that would reveal one, are shown as c.",
        inputs={"annex_a": "ab" * 32},
        versions={"readiness": "0.1.0", "pandas": "3.1.1"},
    )
    return replace(made, **changes)


def _entry(row: tuple[Any, ...]) -> dict[str, Any]:
    return {
        "id": row[0],
        "catalogue": f"X{row[0]}",
        "title": row[2],
        "area": row[1],
        "service": "safeguarding",
        "unit": row[3],
        "polarity": row[4],
        "when": row[5],
        "why": "Children wait less when work is finished on time.",
        "how": "Of the records in the period, those finished within the limit.",
        "lists": ["referrals"],
        "limits": list(row[14]),
        "criteria": {"h": ["HP10"], "c": ["CIC05"], "l": ["CL06"]}.get(row[1][0], ["LD06"]),
        "benchmark": None if row[11] is None else "key",
        "comparability": "DfE counts a year; this counts six months.",
        "reference": "Working Together 2023, https://www.example.org/<law>",
        "owner": "Performance team",
        "reviewed": date(2026, 6, 1),
        "next_review": date(2027, 6, 1),
    }


def _result(row: tuple[Any, ...], breakdown: str, group: str, share: float) -> dict[str, Any]:
    start = WINDOW.start if row[5] == "window" else AS_AT
    base = dict.fromkeys(RESULT_COLUMNS, None) | {
        "measure": row[0], "area": row[1], "service": "safeguarding", "period_start": start,
        "period_end": AS_AT, "breakdown": breakdown, "group": group,
    }  # fmt: skip
    if isinstance(row[6], str):
        return base | {"state": row[6]}
    below = row[7] is not None and share < 1 and int(row[7] * share) < 30
    if below:
        return base | {"state": "suppressed"}
    shown = {
        "value": row[8],
        "lower": row[9],
        "upper": row[10],
        "unusable": 70 if row[0] == "m1" else 0,
    }
    counts = {"numerator": row[6], "denominator": row[7]}
    counts = {k: v if v is None else max(0, int(v * share)) for k, v in counts.items()}
    return base | shown | counts | {"state": "shown"}


def _results() -> pd.DataFrame:
    rows = [_result(row, "all", "all", 1.0) for row in ROWS]
    for row in ROWS:
        for breakdown, groups in GROUPS.items():
            shares = np.linspace(0.02, 0.4, len(groups))
            rows += [_result(row, breakdown, g, s) for g, s in zip(groups, shares, strict=True)]
    frame = pd.DataFrame(rows, columns=list(RESULT_COLUMNS))
    for name in ("numerator", "denominator", "unusable"):
        frame[name] = frame[name].astype("Int64")
    for name in ("value", "lower", "upper"):
        frame[name] = frame[name].astype("float64")
    return frame


def _comparisons() -> pd.DataFrame:
    rows = []
    for row in ROWS:
        if row[11] is None:
            continue
        common = (row[0], "2024-25", pd.Timestamp("2025-03-31"), pd.Timestamp("2025-11-20"))
        for whose, name, value, spread, n in (
            ("neighbours", "Ten statistical neighbours", row[11], row[13], 10),
            ("england", "England", row[12], row[13], 151),
            ("own_published", "Exampleshire", row[8] or 1.0, None, None),
        ):
            measure, year, end, released = common
            source = "DfE LAIT, https://example.org"
            rows.append(
                (measure, whose, name, year, end, released, value, spread, n, source, "", 1, None)
            )
    return pd.DataFrame(rows, columns=list(COMPARISON_COLUMNS))


def _part(measure: str, score: float, contribution: float, target: float | None) -> Contribution:
    return Contribution(measure, 1.0, 2.6, target, 0.0, score, contribution)


def _scores() -> tuple[AreaScore, ...]:
    parts = (
        _part("m1", 1.6, -0.21, 1.9), _part("m2", 2.1, -0.08, 2.1), _part("m3", 3.0, 0.07, 2.8),
        _part("m5", 2.3, -0.03, 2.3), _part("m7", 3.7, 0.17, 3.6),
    )  # fmt: skip
    help_ = AreaScore(
        Area.HELP_AND_PROTECTION, 2.491, "requires improvement to be good", 2.22, 2.7,
        {"inadequate": 0.0, "requires improvement to be good": 0.53, "good": 0.47, "outstanding": 0.0},
        0.91, "low", (2.34, 2.61), 2.473,
        {"data": (2.473, 0.5), "audit": (2.54, 0.35), "previous": (2.44, 0.15)},
        parts, ("m8", "m9"), (), ("The two likeliest bands are close to even.",),
        "requires improvement to be good (borderline good)",
    )  # fmt: skip
    care = AreaScore(
        Area.CHILDREN_IN_CARE, 2.9, "good", 2.6, 3.2, {"good": 0.83, "outstanding": 0.05,
        "requires improvement to be good": 0.12, "inadequate": 0.0}, 0.84, "high", (2.6, 3.1), 2.9,
        {"data": (2.9, 0.77), "previous": (2.4, 0.23)},
        (_part("c2", 2.7, 0.05, None), _part("c3", 2.4, -0.02, 2.4), _part("c4", 3.1, 0.12, 3.2)),
        ("c6",), ("Held at good: no moderated audits were supplied.",), (), "good",
    )  # fmt: skip
    leavers = AreaScore(
        Area.CARE_LEAVERS, 3.1, "good", 2.7, 3.4, {"good": 0.7, "outstanding": 0.3}, 0.66, "medium",
        (2.5, 3.4), 3.1, {"data": (3.1, 1.0)},
        (_part("l1", 3.2, 0.35, 3.0), _part("l2", 3.0, 0.25, 3.1)), ("l3",), (), (), "good",
    )  # fmt: skip
    leaders = AreaScore(
        Area.LEADERS, None, None, None, None, {}, 0.1, "low", (1.2, 3.9), None, {}, (), ("d2",), (),
        ("Fewer than three measures could be scored.",), "",
    )  # fmt: skip
    return (help_, care, leavers, leaders)


def _grades() -> tuple[Grade, ...]:
    seen, said = date(2023, 5, 22), date(2023, 7, 10)
    grades = {"help_and_protection": 3, "children_in_care": 2, "leaders": 3}
    return tuple(Grade(Area(a), g, seen, said, "Ofsted report") for a, g in grades.items())


def _lists() -> pd.DataFrame:
    rows = [
        ("list_1", True, "5,210", "", ""),
        ("list_2", False, "", "", "The workbook has no such list."),
        ("list_3", True, "1,840", "", ""),
        ("list_9", True, "c", "last_pathway_review", "4 columns were not recognised."),
    ]
    return pd.DataFrame(rows, columns=["list", "supplied", "rows", "columns_missing", "notes"])


def _issues() -> pd.DataFrame:
    rows = [
        (
            "error",
            "referrals",
            "date_of_birth",
            "The date of birth is after the referral in several rows.",
        ),
        ("query", "care_leavers", "in_touch", "The code in some rows is not one Ofsted lists."),
    ]
    return pd.DataFrame(rows, columns=["severity", "list", "column", "message"])


@pytest.fixture(scope="session")
def published() -> Published:
    return make_published()


@pytest.fixture(scope="session")
def bare() -> Published:
    """Nothing measured, nothing published, nothing known."""
    return make_published(
        results=_results().iloc[:0], comparisons=_comparisons().iloc[:0], scores=(), grades=(),
        lists=_lists().iloc[:0], issues=_issues().iloc[:0], suppressions={},
    )  # fmt: skip


@pytest.fixture(scope="session")
def hostile() -> Published:
    """Markup in every text that data can bring."""
    attack = "<script>alert(1)</script><img src=https://x.example onerror=x>"
    entries = tuple(
        {**e, "title": f"{e['title']} {attack}", "why": attack} for e in make_published().catalogue
    )
    results = _results().assign(group=lambda f: f["group"].where(f["breakdown"] != "team", attack))
    return make_published(
        authority=Authority(attack, region=attack), catalogue=entries, results=results, rules=attack,
        issues=_issues().assign(message=attack), lists=_lists().assign(notes=attack),
    )  # fmt: skip


class _Readiness:
    """Stands in for the package in a notebook: nothing is read, the figures are invented."""

    def __init__(self, published: Published) -> None:
        self._published = published

    def assess(self, *_: object, **__: object) -> str:
        return "an assessment"

    def publish(self, assessment: str, profile: str) -> Published:
        assert (assessment, profile) == ("an assessment", "leadership")
        return self._published

    def __getattr__(self, name: str) -> Any:
        assert name in report.EXPORTS, f"readiness.{name} is not offered to notebooks"
        return getattr(report, name)


def run_notebook(name: str, published: Published, **parameters: str) -> Any:
    """The notebook with its outputs, run in this process over the invented figures."""
    notebook = nbformat.read(NOTEBOOKS / f"{name}.ipynb", as_version=4)
    space: dict[str, Any] = {}
    for cell in notebook.cells:
        if cell.cell_type != "code":
            continue
        *before, last = ast.parse(cell.source).body
        exec(compile(ast.Module(before, []), name, "exec"), space)  # our own notebooks
        if isinstance(last, ast.Expr):
            value = eval(compile(ast.Expression(last.value), name, "eval"), space)
            data = {"text/html": value._repr_html_(), "text/plain": repr(value)}
            cell.outputs = [nbformat.v4.new_output("execute_result", data)]
        else:
            exec(compile(ast.Module([last], []), name, "exec"), space)
        if "parameters" in cell.metadata.get("tags", ()):
            space |= parameters
        if "readiness" in space:
            space["readiness"] = _Readiness(published)
    return notebook


def make_pages(published: Published, areas_shown: Iterable[Area] = Area) -> dict[str, str]:
    """Every page of a report, by file name."""
    areas = {f"{area.replace('_', '-')}.html": area for area in areas_shown}
    listed = [("readiness.html", "The leaders' view")]
    listed += [(file, area_title(area)) for file, area in areas.items()]
    listed += [("explore.html", "Every figure, to explore")]
    made = {"index.html": report.index(published, [*listed, (finding.FILE, finding.TITLE)])}
    made[finding.FILE] = report.find(published, listed)
    for file, title in listed:
        name = "judgement_area" if file in areas else file.removesuffix(".html")
        given = {"area": str(areas[file])} if file in areas else {}
        made[file] = report.page(run_notebook(name, published, **given), title)
    return made


@pytest.fixture(scope="session")
def pages(published: Published) -> dict[str, str]:
    return make_pages(published)


@pytest.fixture(scope="session")
def pages_again() -> dict[str, str]:
    return make_pages(make_published(), [Area.HELP_AND_PROTECTION])


@pytest.fixture(scope="session")
def every_page(
    published: Published, bare: Published, hostile: Published, pages: dict[str, str]
) -> dict[str, str]:
    """The pages of the ordinary, the empty and the hostile report together."""
    more = {
        "bare": make_pages(bare, [Area.LEADERS]),
        "hostile": make_pages(hostile, [Area.HELP_AND_PROTECTION]),
    }
    return pages | {f"{kind}/{f}": page for kind, made in more.items() for f, page in made.items()}
