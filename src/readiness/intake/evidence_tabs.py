"""The local evidence workbook: a tab a subject, declared once for the writer and the reader.

Everything here is about the service, nothing about a child. Every tab may be left empty, and every
tab may be missing: a subject without evidence lowers coverage and is never a zero.
"""

from __future__ import annotations

from dataclasses import dataclass

AREAS = ("help and protection", "children in care", "care leavers", "impact of leaders")
"""How a person writes the four areas; the order of `model.Area`."""

JOINT_AREA = "children in care and care leavers"
"""The joint judgement of inspections before January 2023: a grade for both areas."""

OVERALL = "overall effectiveness"
"""Printed in reports to March 2026, accepted here, and used for nothing."""

GRADES = ("outstanding", "good", "requires improvement to be good", "inadequate")
"""Grade 1 to 4, in Ofsted's words."""

YES_NO = ("yes", "no")
PROGRESS = ("not started", "in progress", "done", "stopped")
ROLES = ("social worker", "personal adviser", "reviewing officer", "conference chair", "manager")
VISITS = ("inspection", "focused visit", "monitoring visit", "annual conversation", "peer review")
UNITS = ("working_days", "days", "weeks", "months", "age_years", "count")


@dataclass(frozen=True)
class Heading:
    """A column of a tab.

    kind: text | number | date | choice | area | grade | names (separated by ;). `choices` are what
    a person may pick from; a grade or area written another way is understood too.
    """

    id: str
    kind: str = "text"
    choices: tuple[str, ...] = ()
    required: bool = False
    note: str = ""

    @property
    def text(self) -> str:
        """What row 1 of the tab says."""
        return self.id.replace("_", " ").capitalize()


@dataclass(frozen=True)
class Tab:
    """A sheet of the workbook: headings in row 1, a row an item."""

    name: str
    purpose: str
    columns: tuple[Heading, ...]

    @property
    def headings(self) -> tuple[str, ...]:
        """The texts of row 1, in order."""
        return tuple(column.text for column in self.columns)

    def column(self, heading: str) -> Heading:
        return next(column for column in self.columns if column.id == heading)


def _area(*more: str, required: bool = True) -> Heading:
    return Heading("area", "area", (*AREAS, *more), required)


def _on(heading: str = "date", required: bool = True) -> Heading:
    return Heading(heading, "date", required=required)


def _count(heading: str, note: str = "") -> Heading:
    return Heading(heading, "number", note=note)


EVIDENCE_TABS: tuple[Tab, ...] = (
    Tab(
        "authority",
        "Who you are. One row.",
        (
            Heading("name", required=True),
            Heading("code", note="ONS code, for example E08000008"),
            Heading("dfe_number", "number", note="three digits, for example 357"),
            Heading("region"),
            Heading("children_0_17", "number", note="children aged 0 to 17 living in the area"),
            Heading("population_source", note="which estimate, and for which year"),
            Heading("statistical_neighbours", "names", note="names separated by ;"),
        ),
    ),
    Tab(
        "last_inspection",
        "The judgements of the last graded inspection, a row a judgement.",
        (
            _area(JOINT_AREA, OVERALL),
            Heading("grade", "grade", GRADES, required=True),
            _on("inspected"),
            _on("published", required=False),
            Heading("source", note="where the report can be read"),
        ),
    ),
    Tab(
        "improvement_points",
        "What the last report said needs to improve, a row a point.",
        (
            Heading("number", "number"),
            _area(required=False),
            Heading("text", required=True),
            Heading("criteria", "names", note="criteria ids separated by ;"),
        ),
    ),
    Tab(
        "self_evaluation",
        "Your own claims, a row a claim: compared with the evidence, never scored.",
        (
            _area(),
            Heading("claim", required=True),
            Heading("self_grade", "grade", GRADES),
            Heading("evidence"),
            _on(required=False),
        ),
    ),
    Tab(
        "focus_areas",
        "What you would show or worry about, a row a subject.",
        (_area(required=False), Heading("text", required=True)),
    ),
    Tab(
        "priorities",
        "The service's priorities for the next twelve months, a row a priority.",
        (Heading("text", required=True), Heading("criteria", "names")),
    ),
    Tab(
        "audits",
        "Case audits after moderation, a row an audit. No child's name, number or story.",
        (
            _on(),
            _area(),
            Heading("moderated_grade", "grade", GRADES, required=True),
            Heading("theme"),
            Heading("team"),
            _count("actions"),
            _count("actions_closed"),
            Heading("voice_used", "choice", YES_NO, note="did the child's voice shape the work"),
        ),
    ),
    Tab(
        "supervision",
        "Supervision by team, a row a team and month.",
        (
            _on("month_ending"),
            Heading("team"),
            _count("case_holders", "workers holding cases"),
            _count("supervised_in_date", "of them, supervised within your own interval"),
            _count("reflective", "of those sampled, supervisions judged reflective"),
            _count("sampled"),
        ),
    ),
    Tab(
        "caseloads",
        "Workforce and caseloads by team, a row a team, role and date.",
        (
            _on(),
            Heading("team"),
            Heading("role", "choice", ROLES),
            _count("posts", "full-time equivalent posts"),
            _count("filled", "of them filled, agency workers counted"),
            _count("agency", "of those filled, by agency workers"),
            _count("cases"),
            _count("caseload_limit", "your own limit for one worker"),
            _count("workers_over_limit"),
            _count("left_in_12_months"),
        ),
    ),
    Tab(
        "improvement_actions",
        "The improvement plan, a row an action.",
        (
            Heading("number", "number"),
            Heading("action", required=True),
            _area(required=False),
            Heading("owner", note="a post, not a person"),
            _on("due", required=False),
            Heading("progress", "choice", PROGRESS),
            _on("completed", required=False),
            Heading("measure", note="the measure it should move"),
            Heading("improvement_point", "number"),
        ),
    ),
    Tab(
        "governance",
        "Boards and meetings, a row a meeting held or planned.",
        (
            Heading("meeting", required=True),
            _on(),
            Heading("frequency"),
            Heading("chair", note="a post, not a person"),
        ),
    ),
    Tab(
        "planned_visits",
        "Visits known or expected, a row a visit.",
        (
            _on(),
            Heading("kind", "choice", VISITS),
            Heading("theme"),
            Heading("note"),
        ),
    ),
    Tab(
        "local_limits",
        "Your own limits where the law leaves them to you, a row a limit.",
        (
            Heading("limit", required=True, note="for example protection_visit"),
            Heading("value", "number", required=True),
            Heading("unit", "choice", UNITS),
        ),
    ),
)
