"""Whose evidence it is, what the last inspection said, and the authority's own limits."""

from readiness.intake.evidence.declaration import (
    GRADES,
    JOINT_AREA,
    OVERALL,
    Heading,
    Tab,
    area,
    choice,
    number,
    on,
    text,
)

UNITS = ("working_days", "days", "weeks", "months", "age_years", "count")

WHOSE: tuple[Tab, ...] = (
    Tab(
        "authority",
        "Who you are. One row.",
        (
            text("name", example="Exampleshire", required=True),
            text("code", "ONS code, for example E08000008", "E08000008"),
            number("dfe_number", "three digits, for example 357", "357"),
            text("region", example="North West"),
            number("children_0_17", "children aged 0 to 17 who live in the area", "60000"),
            text("population_source", "which estimate, and for which year", "ONS, mid-2025"),
            Heading(
                "statistical_neighbours",
                "names",
                note="their names, with a semicolon between; where blank, the published ones",
                example="A; B; C",
            ),
        ),
    ),
    Tab(
        "last_inspection",
        "The judgements of the last graded inspection, a row a judgement.",
        (
            area(JOINT_AREA, OVERALL),
            Heading("grade", "grade", GRADES, required=True, example=GRADES[1]),
            on(
                "inspected",
                "the first day on site",
                required=True,
                example="2025-05-12",
                ahead=True,
            ),
            on("published", "the day the report came out", example="2025-07-01", ahead=True),
            text("source", "where the report can be read", "Ofsted report"),
        ),
    ),
    Tab(
        "improvement_points",
        "What the last report said needs to improve, a row a point.",
        (
            number("number", example="1"),
            area(required=False),
            text("text", example="The timeliness of first visits", required=True, printed=True),
            Heading(
                "criteria",
                "names",
                note="ids of criteria, with a semicolon between",
                example="HP13; HP14",
            ),
        ),
    ),
    Tab(
        "local_limits",
        "Your own limits where the law leaves them to you, a row a limit.",
        (
            text("limit", "the limit's id, from the list", "protection_visit", required=True),
            Heading("value", "number", required=True, example="10"),
            choice("unit", UNITS),
        ),
    ),
    Tab(
        "rebases",
        "Where a measure changed for a reason you know, so that the limits of its chart should "
        "begin anew, a row a measure. No limits begin anew by themselves.",
        (
            on("from", "the first day that is different", required=True, example="2025-04-01"),
            text(
                "measure", "the measure's id or its title", "assessments_in_45_days", required=True
            ),
            text("reason", "what changed", "A second assessment team", required=True, printed=True),
            text(
                "author",
                "who decided it: a post",
                "Head of performance",
                required=True,
                printed=True,
            ),
        ),
    ),
)


def NOTHING_TO_REPORT(names: tuple[str, ...]) -> Tab:  # noqa: N802
    """The only way to say that an empty tab means nothing happened, and not that nobody looked."""
    return Tab(
        "nothing_to_report",
        "Tabs left empty because there was nothing to report, a row a tab. An empty tab that is "
        "not named here means that nobody filled it in.",
        (
            Heading("tab", "choice", names, required=True, example="unregistered_homes"),
            on("checked", "the day somebody made sure", required=True),
        ),
    )
