"""List 2: help before statutory services."""

from readiness.intake.annex_a.declaration import CHILD, ListSpec, day, text

SPEC = ListSpec(
    "early_help",
    2,
    "Early help",
    "Early help assessments in the six months before, and current interventions the authority "
    "co-ordinates; a child may have several rows.",
    (
        *CHILD,
        day(
            "started",
            "Assessment start date",
            *("Early Help Assessment Start Date", "Start Date", "Date Assessment Started"),
            pattern=r"assessment.*\bstart",
        ),
        day(
            "completed",
            "Assessment completion date",
            *("Early Help Assessment Completion Date", "Completion Date", "Assessment End Date"),
            required=False,
            pattern=r"assessment.*\bcomplet(ion|ed) date",
        ),
        text(
            "organisation",
            "Organisation completing assessment",
            *("Organisation", "Assessing Organisation"),
            pattern=r"organi[sz]ation",
        ),
    ),
    names=("early help", "early help assessments", "eh"),
)
