"""What Annex A does not hold of care leavers."""

from readiness.intake.evidence.declaration import CHILD_ID, TEAM, Tab, number, on, yes_no

CARE_LEAVERS: tuple[Tab, ...] = (
    Tab(
        "older_care_leavers",
        "Care leavers of 21 to 25 you know of, open or closed, a row a young person.",
        (
            CHILD_ID,
            TEAM,
            number("age", "in full years", "22"),
            yes_no("open", "receiving a service now"),
            on("last_contact", "the latest contact or offer of help that was answered"),
        ),
    ),
)
