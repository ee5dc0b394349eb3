"""Who does the work: posts, caseloads, workers and their supervision."""

from readiness.intake.evidence.declaration import (
    TEAM,
    Heading,
    Tab,
    choice,
    number,
    on,
    text,
    yes_no,
)

ROLES = ("social worker", "personal adviser", "reviewing officer", "conference chair", "manager")
EXPERIENCE = ("first year", "1 to 2 years", "2 to 5 years", "5 years or more")

WORKFORCE: tuple[Tab, ...] = (
    Tab(
        "caseloads",
        "Workforce and caseloads by team, a row a team, role and date.",
        (
            on(required=True),
            TEAM,
            choice("role", ROLES),
            number("posts", "full-time equivalent posts", "12"),
            number("filled", "of them filled, agency workers counted", "11"),
            number("agency", "of those filled, by agency workers", "2"),
            number("cases", example="190"),
            number("caseload_limit", "your own limit for one worker", "18"),
            number("workers_over_limit", example="1"),
            number("left_in_12_months", "full-time equivalents who left", "1"),
            number("absent", "of those filled, absent on the day (full-time equivalents)", "0.5"),
        ),
    ),
    Tab(
        "workers",
        "Those who hold cases, a row a worker, named or numbered as in the lists. It lets "
        "caseloads be seen by team, worker and experience; a worker is never shown.",
        (
            text("worker", "exactly as the lists have it", "Example worker", required=True),
            TEAM,
            choice("role", ROLES),
            choice("experience", EXPERIENCE, "since qualifying"),
            number("full_time_equivalent", "1 is full time", "1"),
            number("caseload_limit", "the worker's own limit, full time", "18"),
            yes_no("agency"),
            on("last_supervision"),
            yes_no("trained_in_practice_model"),
        ),
    ),
    Tab(
        "supervision",
        "Supervision by team, a row a team and month.",
        (
            on("month_ending", required=True),
            TEAM,
            number("case_holders", "workers holding cases", "11"),
            number("supervised_in_date", "of them, supervised within your own interval", "10"),
            number("sampled", "records of supervision read for quality", "4"),
            number("reflective", "of those read, judged reflective", "3"),
        ),
    ),
    Tab(
        "senior_posts",
        "Who has held the senior posts, a row a person and post. A post, not a name.",
        (
            Heading(
                "post",
                "choice",
                ("director", "assistant director", "head of service", "principal social worker"),
                required=True,
                example="director",
            ),
            on("started", required=True, example="2023-02-01"),
            on("ended", "blank where still in post"),
            yes_no("interim"),
        ),
    ),
)
