"""M32: whether those who carry the plan still meet."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from readiness.measures.answers import share
from readiness.measures.declare import HIGH, SNAPSHOT, measure
from readiness.measures.due import due
from readiness.measures.questions import elapsed, open_on, recent, since
from readiness.model import ChildList, Judged, Limits, Period, Ratio


def truth(row: Mapping[str, Any], period: Period, limits: Limits) -> Iterator[Judged]:
    today, started, ended = period.end, row["plan_started"], row.get("plan_ended")
    first_by = due(started, limits["core_group_first"])
    if first_by <= today and (ended is None or ended > today):
        held = [row.get(each) for each in ("first_core_group", "latest_core_group")]
        lately = [day for day in held if day and day >= started]
        next_by = [due(day, limits["core_group_later"]) for day in lately]
        yield Judged(today <= max([first_by, *next_by]), row.get("team"))


@measure(
    catalogue="M32",
    title="Core groups in date",
    service="SAFE",
    unit="%",
    polarity=HIGH,
    when=SNAPSHOT,
    why="""A plan is only as alive as the group that carries it; when the group stops meeting,
        drift begins.""",
    limits=("core_group_first", "core_group_later"),
    criteria=("HP09", "HP11"),
    comparability="""Not published, and there is no national interval after the first: the
        limit is the authority's own. The latest core group alone is known, so this is the
        share in date today and not of all that were held when due.""",
    reference="Working Together to Safeguard Children; local procedures.",
    owner="Safeguarding",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "core_groups": """
            child_id | plan_started | first_core_group | latest_core_group | plan_ended | denominator | numerator | unusable | kind
            A        | 2025-05-06   | 2025-05-13       | 2025-09-10        |            | yes         | yes       | no       | typical
            B        | 2025-05-06   | 2025-05-13       | 2025-08-19        |            | yes         | yes       | no       | boundary: six weeks today
            C        | 2025-05-06   | 2025-05-13       | 2025-08-18        |            | yes         | no        | no       | boundary: six weeks yesterday
            D        | 2025-09-02   | 2025-09-10       |                   |            | yes         | yes       | no       | typical: the first is the latest
            E        | 2025-09-16   |                  |                   |            | yes         | yes       | no       | boundary: the first is due today
            F        | 2025-09-15   |                  |                   |            | yes         | no        | no       | boundary: the first was due yesterday
            G        | 2025-09-17   |                  |                   |            | no          | no        | no       | not counted: the first is not yet due
            H        | 2025-05-06   |                  |                   |            | yes         | no        | no       | typical: never held
            I        | 2025-09-10   |                  | 2025-09-03        |            | yes         | no        | no       | boundary: the latest was of an earlier plan
            J        | 2025-05-06   | 2025-05-13       | 2025-06-10        | 2025-09-30 | no          | no        | no       | not counted: ended today
            K        | 2025-05-06   | ?                |                   |            | no          | no        | yes      | unusable: perhaps lately
            L        | 2025-05-06   | 2025-05-13       | ?                 |            | no          | no        | yes      | unusable: held, no telling when
            M        | 2025-05-06   | ?                | 2025-09-10        |            | yes         | yes       | no       | typical: in date whatever the first was
            N        | ?            | 2025-05-13       | 2025-09-10        |            | no          | no        | yes      | unusable: no start
            O        | 2025-05-06   | 2025-05-13       | 2025-09-10        | ?          | no          | no        | yes      | unusable: perhaps ended
            """,
        },
    ),
)
def core_groups_in_date(core_groups: ChildList, period: Period, limits: Limits) -> Ratio:
    """Of children on a protection plan on the as-at date whose first core group has fallen due,
    those whose next is not overdue: the first within ten working days, then within six weeks of
    the last (or the authority's own limit). Never held is late once the first was due."""
    today, first, later = period.end, limits["core_group_first"], limits["core_group_later"]
    on_plan = open_on(core_groups, "plan_started", "plan_ended", today)
    first_due = elapsed(core_groups, "plan_started", today, first)
    in_date = recent(core_groups, "plan_started", today, first)
    for held in ("first_core_group", "latest_core_group"):
        of_this_plan = since(core_groups, held, "plan_started")
        in_date |= of_this_plan & recent(core_groups, held, today, later)
    return share(in_date, of=on_plan & first_due)
