"""M48: children no school sees, and social care knows."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from readiness.measures.answers import share
from readiness.measures.declare import HIGH, SNAPSHOT, measure
from readiness.measures.due import due
from readiness.measures.questions import recent, required_says
from readiness.model import ChildList, Judged, Limits, Period, Ratio


def truth(row: Mapping[str, Any], period: Period, limits: Limits) -> Iterator[Judged]:
    checked = row.get("checked")
    if row.get("known_to_social_care") == "yes":
        until = due(checked, limits["elsewhere_check"]) if checked else None
        yield Judged(until is not None and period.end <= until)


@measure(
    catalogue="M48",
    title="Children out of school and known to social care checked in date",
    service="VS",
    unit="%",
    polarity=HIGH,
    when=SNAPSHOT,
    why="""School is where most harm is noticed. A child with an open case who is taught at
        home, or is in no school at all, is seen by nobody unless somebody goes.""",
    limits=("elsewhere_check",),
    criteria=("HP25",),
    comparability="""Not published: DfE counts children educated at home and missing education,
        not those with an open case nor when they were last checked on. How often is the
        authority's own. Children taught at home and children missing education are together;
        they are not in one position. The tab has no day on which a child came to it, so one
        who came last week and has not been checked on is not in date.""",
    reference="Elective home education, and Children missing education: statutory guidance.",
    owner="Virtual school",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "educated_elsewhere": """
            child_id | known_to_social_care | checked    | denominator | numerator | unusable | kind
            A        | yes                  | 2025-08-11 | yes         | yes       | no       | typical
            B        | yes                  | 2025-03-30 | yes         | yes       | no       | boundary: six months today
            C        | yes                  | 2025-03-29 | yes         | no        | no       | boundary: six months yesterday
            D        | yes                  |            | yes         | no        | no       | typical: never checked
            E        | no                   | 2025-08-11 | no          | no        | no       | not counted: no open case
            F        | yes                  | ?          | no          | no        | yes      | unusable: checked, no telling when
            G        |                      | 2025-08-11 | no          | no        | yes      | unusable: known or not?
            H        | ?                    | 2025-08-11 | no          | no        | yes      | unusable: known or not?
            I        | yes                  | 2025-10-06 | no          | no        | yes      | unusable: a day to come
            """,
        },
    ),
)
def elsewhere_children_checked(
    educated_elsewhere: ChildList, period: Period, limits: Limits
) -> Ratio:
    """Of children educated at home or missing education who have an open case, those checked on
    within six months of the as-at date (or the authority's own limit). Never checked is not in
    date."""
    known = required_says(educated_elsewhere, "known_to_social_care", "yes")
    lately = recent(educated_elsewhere, "checked", period.end, limits["elsewhere_check"])
    return share(lately, of=known)
