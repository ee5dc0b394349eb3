"""What Annex A does not hold of help and protection. A row that is about a child has a reference."""

from readiness.intake.evidence.declaration import (
    CHILD_ID,
    TEAM,
    Heading,
    Tab,
    choice,
    number,
    on,
    yes_no,
)

ELSEWHERE = ("educated at home", "missing education")

HELP_AND_PROTECTION: tuple[Tab, ...] = (
    Tab(
        "front_door",
        "Contacts and how soon they were decided, a row for each of the last six months.",
        (
            on("month_ending", required=True, example="2026-09-30"),
            number("contacts", example="400"),
            number("decided_in_time", "of them, decided within a working day", "380"),
            number("out_of_hours", "of the contacts, received out of hours", "30"),
            number("out_of_hours_discussions", "strategy discussions needed out of hours", "4"),
            number("held_same_shift", "of those, held in the same shift", "4"),
        ),
    ),
    Tab(
        "early_help_waiting",
        "Families asked for or offered early help, a row a family, with those still waiting.",
        (on("asked", required=True), on("started", "blank where still waiting"), TEAM),
    ),
    Tab(
        "core_groups",
        "Core groups of children whose protection plan is open or began in the last six months, a "
        "row a child.",
        (
            CHILD_ID,
            TEAM,
            on("plan_started", "the day of the conference", required=True),
            on("first_core_group"),
            on("latest_core_group"),
            on("plan_ended"),
        ),
    ),
    Tab(
        "pre_proceedings",
        "Children in pre-proceedings now, a row a child.",
        (
            CHILD_ID,
            TEAM,
            on("started", "the letter before proceedings", required=True),
            on("ended"),
        ),
    ),
    Tab(
        "care_proceedings",
        "Children in care or supervision proceedings now or in the last twelve months, a row a child.",
        (CHILD_ID, TEAM, on("applied", required=True), on("ended")),
    ),
    Tab(
        "family_meetings",
        "Children for whom a conference or pre-proceedings was begun in the last six months, a row a "
        "child.",
        (
            CHILD_ID,
            TEAM,
            on("begun", required=True),
            yes_no("offered", "a family meeting was offered before"),
            on("held"),
        ),
    ),
    Tab(
        "missing_episodes",
        "Children missing from home or care in the last twelve months, a row an episode.",
        (
            CHILD_ID,
            yes_no("in_care"),
            Heading("missing_from", "moment", required=True, example="2026-09-14 21:30"),
            Heading(
                "found", "moment", note="blank where still missing", example="2026-09-15 08:00"
            ),
            yes_no("interview_offered"),
            yes_no("interview_accepted"),
            Heading("interviewed", "moment", example="2026-09-16 16:00"),
        ),
    ),
    Tab(
        "exploitation",
        "Children flagged as exploited or at risk of it, a row a child.",
        (
            CHILD_ID,
            TEAM,
            on("identified", required=True),
            on("assessed", "the latest assessment or review of the risk"),
            on("ended", "blank where still flagged"),
        ),
    ),
    Tab(
        "homeless_16_17",
        "Young people of 16 and 17 who came as homeless in the last six months, a row each time.",
        (
            CHILD_ID,
            on("presented", required=True),
            on("assessed_jointly", "with housing; blank where not"),
            yes_no("care_offered", "accommodation under section 20 was offered"),
        ),
    ),
    Tab(
        "private_fostering",
        "Private fostering arrangements, open now or begun in the last six months, a row a child.",
        (
            CHILD_ID,
            on("started", "the day the arrangement began or was told to you", required=True),
            on("first_visit"),
            on("latest_visit"),
            on("ended"),
        ),
    ),
    Tab(
        "educated_elsewhere",
        "Children educated at home or missing education, a row a child.",
        (
            CHILD_ID,
            choice("kind", ELSEWHERE),
            yes_no("known_to_social_care", "an open case"),
            on("checked", "the latest check that the child is safe and learning"),
        ),
    ),
    Tab(
        "young_carers",
        "Young carers identified in the last six months, a row a child.",
        (CHILD_ID, on("identified", required=True), on("assessed")),
    ),
    Tab(
        "allegations",
        "Allegations against adults who work with children, received in the last six months, a row an "
        "allegation. Name nobody.",
        (on("received", required=True), on("first_decision"), on("closed")),
    ),
)
