from readiness.model import Lists, Severity
from readiness.quality.asking import says
from readiness.quality.linking import linked
from readiness.quality.rule import Example, Mask, rule


@rule(
    title="A conference made a plan that is not in list 7",
    severity=Severity.ERROR,
    message=(
        "the conference resulted in a protection plan and the child is not in list 7; add the plan "
        "there, or correct the result."
    ),
    question="Where are the plans these conferences made?",
    lists=("section_47", "child_protection"),
    dimension="consistency",
    owner="safeguarding",
    cohort=True,
    doubts={"section_47": ("plan_made",)},
    examples=(
        Example(
            "a plan that has ended counts",
            {
                "section_47": """
                    child_id | plan_made | fails
                    A        | yes       | no
                    B        | yes       | yes
                    C        | no        | no
                    D        |           | no
                             | yes       | no
                """,
                "child_protection": "child_id | fails\nA | no",
            },
        ),
    ),
)
def conference_without_plan(lists: Lists) -> dict[str, dict[str, Mask]]:
    """Source: Ofsted, Annex A guidance: list 7 holds every plan of the six months, list 5 the
    conferences of the six months."""
    joined = linked(lists)
    if not joined.have("child_protection", "child_id") or "section_47" not in joined:
        return {}
    who = joined.who("section_47")
    planned = joined.seen("child_protection")[who] | (who < 0)
    return {"section_47": {"plan_made": says(joined["section_47"], "plan_made", "yes") & ~planned}}
