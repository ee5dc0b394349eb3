from readiness.model import Lists, Severity
from readiness.quality.across_lists.ids_do_not_link import strangers
from readiness.quality.linking import linked
from readiness.quality.rule import Example, Mask, rule


@rule(
    title="Being assessed, and not in list 6",
    severity=Severity.QUERY,
    message=(
        "the assessment is open and the child is not in list 6, which holds every child with an "
        "open assessment; add the child there, or give the date it was authorised."
    ),
    question="Which open assessments are of children not counted as open cases?",
    lists=("assessments", "children_in_need"),
    dimension="consistency",
    cohort=True,
    doubts={"assessments": ("authorised",)},
    examples=(
        Example(
            "an assessment that is done need not be there",
            {
                "children_in_need": "child_id | fails\nA | no",
                "assessments": """
                    child_id | authorised | fails
                    A        |            | no
                    B        |            | yes
                    C        | 2026-08-03 | no
                             |            | no
                """,
            },
        ),
    ),
)
def assessed_not_in_need(lists: Lists) -> dict[str, dict[str, Mask]]:
    """Source: Ofsted, Annex A guidance to lists 4 and 6."""
    joined = linked(lists)
    if not joined.have("children_in_need", "child_id") or not joined.have("assessments"):
        return {}
    if "assessments" in strangers(joined):
        return {}
    who = joined.who("assessments")
    absent = ~joined.seen("children_in_need")[who] & (who >= 0)
    return {"assessments": {"child_id": absent & joined["assessments"].blank("authorised")}}
