"""M32: whether the plan is taken up while it is new."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from readiness.measures.answers import share
from readiness.measures.declare import HIGH, WINDOW, measure
from readiness.measures.due import due
from readiness.measures.questions import elapsed, ensued, required_between, within
from readiness.model import ChildList, Judged, Limits, Period, Ratio


def truth(row: Mapping[str, Any], period: Period, limits: Limits) -> Iterator[Judged]:
    started, ended, held = row["plan_started"], row.get("plan_ended"), row.get("first_core_group")
    by = due(started, limits["core_group_first"])
    if started in period and by <= period.end and not (ended and ended <= by):
        yield Judged(held is not None and held <= by, row.get("team"))


@measure(
    catalogue="M32",
    title="First core groups within 10 working days",
    service="SAFE",
    unit="%",
    polarity=HIGH,
    when=WINDOW,
    why="""The conference makes an outline; until the core group meets nobody has turned it
        into what will be done, by whom, and when.""",
    limits=("core_group_first",),
    criteria=("HP09", "HP11"),
    comparability="""Not published. Plans whose ten working days have not run out are left
        until they have, and so are those that ended within them. A core group before the
        conference is a mistake and set aside.""",
    reference="Working Together to Safeguard Children: within ten working days of the conference.",
    owner="Safeguarding",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "core_groups": """
            child_id | plan_started | first_core_group | plan_ended | denominator | numerator | unusable | kind
            A        | 2025-06-02   | 2025-06-11       |            | yes         | yes       | no       | typical
            B        | 2025-06-02   | 2025-06-16       |            | yes         | yes       | no       | boundary: day 10
            C        | 2025-06-02   | 2025-06-17       |            | yes         | no        | no       | boundary: day 11
            D        | 2025-09-16   |                  |            | yes         | no        | no       | boundary: due today and not held
            E        | 2025-09-17   | 2025-09-22       |            | no          | no        | no       | not counted: not yet due
            F        | 2025-04-01   | 2025-04-01       |            | yes         | yes       | no       | boundary: the first day, and on the same day
            G        | 2025-03-31   | 2025-04-04       |            | no          | no        | no       | not counted: begun before the six months
            H        | 2025-06-02   |                  | 2025-06-16 | no          | no        | no       | not counted: ended on day 10
            I        | 2025-06-02   |                  | 2025-06-17 | yes         | no        | no       | boundary: ended on day 11
            J        | 2025-06-02   | ?                |            | no          | no        | yes      | unusable: held, no telling when
            K        | 2025-06-02   | 2025-05-28       |            | no          | no        | yes      | unusable: held before the plan
            L        | 2025-06-02   | 2025-06-11       | 2025-05-12 | no          | no        | yes      | unusable: ended before it began
            M        | ?            | 2025-06-11       |            | no          | no        | yes      | unusable: no start
            """,
        },
    ),
)
def first_core_groups_in_10_days(core_groups: ChildList, period: Period, limits: Limits) -> Ratio:
    """Of child protection plans begun in the six months whose first ten working days have
    passed, those whose first core group met within them. Never held is not in time."""
    today, limit = period.end, limits["core_group_first"]
    begun = required_between(core_groups, "plan_started", period)
    has_run = elapsed(core_groups, "plan_started", today, limit)
    soon_over = ensued(core_groups, "plan_ended", "plan_started", today) & within(
        core_groups, "plan_ended", "plan_started", limit
    )
    met = ensued(core_groups, "first_core_group", "plan_started", today)
    in_time = within(core_groups, "first_core_group", "plan_started", limit)
    return share(met & in_time, of=begun & has_run & ~soon_over)
