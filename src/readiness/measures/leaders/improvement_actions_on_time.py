"""M98: whether the improvement plan keeps to its dates."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from readiness.measures.answers import answer, share
from readiness.measures.declare import HIGH, SNAPSHOT, measure
from readiness.measures.questions import happened, says
from readiness.model import ChildList, Judged, Limits, Period, Ratio


def truth(row: Mapping[str, Any], period: Period, limits: Limits) -> Iterator[Judged]:
    owed = "due" in row and row["due"] <= period.end and row.get("progress") != "stopped"
    undated = row.get("progress") == "done" and "completed" not in row
    if owed and not undated:
        yield Judged(row.get("completed", date.max) <= row["due"])


@measure(
    catalogue="M98",
    title="Improvement actions done by the date they were due",
    service="LEAD",
    unit="%",
    polarity=HIGH,
    when=SNAPSHOT,
    why="""Inspectors return to what the last report asked for; a plan whose dates slip is one
        reason they find the same weakness twice.""",
    criteria=("LD02", "LD04"),
    comparability="""Not published. The dates are the authority's own. It says that an action was
        done, not that it changed anything.""",
    reference="The authority's evidence workbook, tab improvement_actions.",
    owner="Improvement and governance",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "improvement_actions": """
            action | due        | completed  | progress    | denominator | numerator | unusable | kind
            A      | 2025-06-30 | 2025-06-12 | done        | yes         | yes       | no       | typical
            B      | 2025-06-30 | 2025-06-30 | done        | yes         | yes       | no       | boundary: on the day
            C      | 2025-06-30 | 2025-07-01 | done        | yes         | no        | no       | boundary: a day late
            D      | 2025-09-30 |            | in progress | yes         | no        | no       | boundary: due today, not done
            E      | 2025-10-01 |            | in progress | no          | no        | no       | not counted: not yet due
            F      | 2025-06-30 |            | stopped     | no          | no        | no       | not counted: stopped
            G      |            |            | in progress | no          | no        | no       | not counted: no date was set
            H      | ?          | 2025-06-12 | done        | no          | no        | yes      | unusable: no telling when it was due
            I      | 2025-06-30 | ?          | done        | no          | no        | yes      | unusable: no telling when it was done
            J      | 2025-06-30 |            | ?           | no          | no        | yes      | unusable: no telling whether it was stopped
            K      | 2025-06-30 |            | done        | no          | no        | yes      | unusable: done, and not said when
            L      | 2025-06-30 |            |             | yes         | no        | no       | typical: nothing said of it
            """,
        },
    ),
)
def improvement_actions_on_time(improvement_actions: ChildList, period: Period) -> Ratio:
    """Of actions due by the as-at date and not stopped, those completed on or before the day they
    were due. An action without a date is not counted, and cannot be late; one said to be done
    without a day of completion is set aside."""
    plan = improvement_actions
    owed = happened(plan, "due", period.end) & ~says(plan, "progress", "stopped")
    kept = (plan["completed"] <= plan["due"]).to_numpy()
    undated = says(plan, "progress", "done").yes & plan.blank("completed")
    unread = plan.unusable("completed") | undated
    return share(answer(kept, unread), of=owed)
