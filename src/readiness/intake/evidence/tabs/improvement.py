"""What is being done about it: actions, governance and the visits to come."""

from readiness.intake.evidence.declaration import Tab, area, choice, number, on, text

PROGRESS = ("not started", "in progress", "done", "stopped")
VISITS = ("inspection", "focused visit", "monitoring visit", "annual conversation", "peer review")

IMPROVEMENT: tuple[Tab, ...] = (
    Tab(
        "improvement_actions",
        "The improvement plan, a row an action.",
        (
            number("number", example="1"),
            text(
                "action",
                example="Review every plan over two years old",
                required=True,
                printed=True,
            ),
            area(required=False),
            text("owner", "a post, not a person", "Head of safeguarding", printed=True),
            on("due", ahead=True),
            choice("progress", PROGRESS),
            on("completed"),
            text("measure", "the measure it should move", "protection_plans_2_years"),
            number("improvement_point", example="1"),
        ),
    ),
    Tab(
        "governance",
        "Boards and meetings, a row a meeting held or planned.",
        (
            text("meeting", example="Improvement board", required=True, printed=True),
            on(required=True, ahead=True),
            text("frequency", example="every two months", printed=True),
            text("chair", "a post, not a person", "Independent chair", printed=True),
        ),
    ),
    Tab(
        "planned_visits",
        "Visits known or expected, a row a visit.",
        (
            on(required=True, example="2026-11-09", ahead=True),
            choice("kind", VISITS),
            text("theme", example="Front door", printed=True),
            text("note", printed=True),
        ),
    ),
)
