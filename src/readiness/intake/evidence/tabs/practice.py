"""What the authority knows of its own practice: claims, audits, complaints, escalations."""

from readiness.framework.breaches import BREACHES
from readiness.intake.evidence.declaration import (
    GRADES,
    TEAM,
    Heading,
    Tab,
    area,
    choice,
    number,
    on,
    text,
    yes_no,
)

CHALLENGERS = ("reviewing officer", "conference chair")

BREACH = Heading(
    "breach",
    "choice",
    tuple(BREACHES),
    note="a duty that was broken, where one was; a person will be asked to confirm it",
)

PRACTICE: tuple[Tab, ...] = (
    Tab(
        "self_evaluation",
        "Your own claims, a row a claim: compared with the evidence, never scored.",
        (
            area(required=False),  # a claim may be of the whole service
            text("claim", example="Assessments are timely", required=True, printed=True),
            Heading("self_grade", "grade", GRADES, example=GRADES[1]),
            text("evidence", example="Weekly performance report", printed=True),
            on(),
            BREACH,
        ),
    ),
    Tab(
        "focus_areas",
        "What you would show or worry about, a row a subject.",
        (
            area(required=False),
            text("text", example="Children who go missing", required=True, printed=True),
        ),
    ),
    Tab(
        "priorities",
        "The service's priorities for the next twelve months, a row a priority.",
        (
            text("text", example="A stable workforce", required=True, printed=True),
            Heading("criteria", "names", example="LD09"),
        ),
    ),
    Tab(
        "audits",
        "Case audits after moderation, a row an audit. No child's name, number or story.",
        (
            on(required=True),
            area(),
            Heading("moderated_grade", "grade", GRADES, required=True, example=GRADES[1]),
            Heading(
                "first_grade",
                "grade",
                GRADES,
                note="the auditor's own grade, before moderation",
                example=GRADES[1],
            ),
            text("theme", example="Visits"),
            TEAM,
            number("actions", "actions due by now", "3"),
            number("actions_closed", "of them, closed on time", "2"),
            yes_no("voice_used", "did the child's voice shape the work"),
            BREACH,
        ),
    ),
    Tab(
        "complaints",
        "Complaints under the children's statutory procedure, a row a complaint at its first "
        "stage.",
        (
            on("received", required=True),
            on("answered"),
            TEAM,
            yes_no("upheld", "wholly or in part"),
            text("theme", example="Communication"),
        ),
    ),
    Tab(
        "escalations",
        "Concerns that reviewing officers and conference chairs raised formally, a row a concern.",
        (
            on("raised", required=True),
            choice("by", CHALLENGERS),
            on("resolved"),
            TEAM,
            text("about", example="Delay in the plan"),
            yes_no("changed_the_plan"),
        ),
    ),
)
