"""What Annex A does not hold of children in care, fostering and the virtual school."""

from readiness.intake.evidence.declaration import (
    CHILD_ID,
    TEAM,
    Heading,
    Tab,
    choice,
    number,
    on,
    text,
    yes_no,
)

LIFE_STORY = ("completed", "in progress", "not started")
HOUSEHOLDS = ("mainstream", "family or friends", "short breaks")

CHILDREN_IN_CARE: tuple[Tab, ...] = (
    Tab(
        "initial_health",
        "First health assessments, a row a child who came into care.",
        (CHILD_ID, TEAM, on("entered_care", required=True), on("assessed")),
    ),
    Tab(
        "virtual_school",
        "Children in care of school age, a row a child: this term's plan, the last whole school year.",
        (
            CHILD_ID,
            on("entered_care"),
            yes_no("plan_this_term", "a personal education plan was made or reviewed this term"),
            on("first_plan"),
            Heading(
                "attendance",
                "percent",
                note="of possible sessions, in the last whole school year",
                example="93",
            ),
            yes_no("suspended", "at least once, in the last whole school year"),
            number("school_moves", "in mid-year, in the last whole school year", "0"),
            yes_no("key_stage_2", "reached the expected standard in reading, writing and maths"),
            number("attainment_8", "score, pupils at the end of key stage 4", "35"),
            yes_no("english_and_maths", "grade 4 or more in both, end of key stage 4"),
        ),
    ),
    Tab(
        "advocacy",
        "Whether children in care were offered somebody of their own, a row a child.",
        (
            CHILD_ID,
            TEAM,
            yes_no("advocate_offered", "in the last twelve months"),
            yes_no("visitor_offered", "an independent visitor"),
        ),
    ),
    Tab(
        "life_story",
        "Life-story work, a row a child in care.",
        (CHILD_ID, TEAM, on("entered_care", required=True), choice("work", LIFE_STORY)),
    ),
    Tab(
        "unregistered_homes",
        "Children placed where a home ought to be registered and is not, a row a stay.",
        (
            CHILD_ID,
            on("started", required=True),
            on("ended", "blank where still there"),
            yes_no("agreed_by_director"),
        ),
    ),
    Tab(
        "kinship_approvals",
        "Connected people caring under temporary approval, a row a child.",
        (
            CHILD_ID,
            TEAM,
            on("approved", "the day the child was placed under it", required=True),
            on("ended", "blank where it goes on"),
        ),
    ),
    Tab(
        "fostering_households",
        "The authority's own approved fostering households, a row a household.",
        (
            text("household", "your own reference; it is never shown", "EXAMPLE-2"),
            Heading(
                "household_kind",
                "choice",
                HOUSEHOLDS,
                example=HOUSEHOLDS[0],
                accepted=("Kind",),  # the heading of the first templates
            ),
            on("approved", required=True, example="2021-03-01"),
            on("ended", "approval ended; blank where it goes on"),
            number("places", "approved places", "2"),
            number("filled", "of them, filled", "1"),
            on("last_review"),
            yes_no("training_complete", "all that you require"),
        ),
    ),
)
