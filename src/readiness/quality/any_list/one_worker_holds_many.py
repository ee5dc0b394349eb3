import numpy as np

from readiness.model import ChildList, Severity
from readiness.quality.rule import Example, Mask, rule

ENDS = {
    "children_in_need": "closed",
    "child_protection": "ended",
    "children_in_care": "ceased",
}
MOST = 80  # children: four times what anyone is asked to hold


@rule(
    title="One worker holds very many",
    severity=Severity.QUERY,
    message=(
        "the same worker holds more children than anyone can; name the workers, if the name is of "
        "a duty desk, a team or a default."
    ),
    question="Who is working with these children?",
    lists=("children_in_need", "child_protection", "children_in_care", "care_leavers"),
    dimension="accuracy",
    doubts=("worker",),
    examples=(
        Example(
            "eighty is the most",
            {
                "children_in_need": """
                    child_id | worker | fails
                    A        | Duty   | yes
                    B        | Duty   | yes
                    C        | Duty   | yes
                    D        | Moss   | no
                    E        | Reed   | no
                    F        | Reed   | no
                    G        |        | no
                """
            },
            repeat=40,
        ),
    ),
)
def one_worker_holds_many(rows: ChildList) -> dict[str, Mask]:
    """Caseloads are for the measures; this is for a name that is nobody's. Of open records."""
    now = np.ones(len(rows), dtype=bool)
    if rows.name in ENDS and ENDS[rows.name] in rows:
        now = rows.blank(ENDS[rows.name])
    worker = rows["worker"]
    holds = worker.map(worker[now].value_counts()).astype(float)
    return {"worker": now & (holds > MOST).to_numpy()}
