"""M71: children in care for a year or more whose teeth have been checked."""

from collections.abc import Iterator
from datetime import date

from readiness.calendar import months_before
from readiness.measures.answers import share
from readiness.measures.care import in_care_on
from readiness.measures.declare import HIGH, SNAPSHOT, measure
from readiness.measures.due import due
from readiness.measures.questions import reached, recent
from readiness.measures.told import care_on
from readiness.model import ChildList, Judged, Limits, Period, Ratio
from readiness.story import Child

YEAR = 12


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    today = period.end
    care = care_on(child, today)
    if care and care.started <= months_before(today, YEAR):
        last = care.dental_checks[-1] if care.dental_checks else None
        in_date = last is not None and today <= due(last, limits["dental_check"])
        yield Judged(in_date, care.team)


@measure(
    catalogue="M71",
    title="Dental checks of children in care in date",
    service="CLA",
    unit="%",
    polarity=HIGH,
    when=SNAPSHOT,
    why="""Neglect shows in the teeth, and toothache in everything else; a check is easily
        arranged and easily forgotten.""",
    limits=("dental_check",),
    criteria=("CIC14",),
    benchmark="dental_checks",
    comparability="""DfE asks at 31 March whether teeth were checked in the year; this is whether
        the last check is within 12 months of the as-at date. Both have babies in what they are
        out of.""",
    reference="Annex A guidance, List 8; DfE, Children looked after in England (SSDA903, OC2).",
    owner="Performance and data",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "children_in_care": """
            child_id | started    | last_dental_check | ceased     | denominator | numerator | unusable | kind
            A        | 2022-05-06 | 2025-02-10        |            | yes         | yes       | no       | typical
            B        | 2022-05-06 |                   |            | yes         | no        | no       | typical: never checked
            C        | 2022-05-06 | 2024-09-30        |            | yes         | yes       | no       | boundary: a year today
            D        | 2022-05-06 | 2024-09-29        |            | yes         | no        | no       | boundary: a year yesterday
            E        | 2024-09-30 | 2025-02-10        |            | yes         | yes       | no       | boundary: in care a year today
            F        | 2024-10-01 | 2025-02-10        |            | no          | no        | no       | not counted: not yet a year in care
            G        | 2022-05-06 | 2025-02-10        | 2025-06-10 | no          | no        | no       | not counted: left care
            H        | 2022-05-06 | ?                 |            | no          | no        | yes      | unusable: checked, no telling when
            """,
        },
    ),
)
def dental_checks_in_date(children_in_care: ChildList, period: Period, limits: Limits) -> Ratio:
    """Of children in care on the as-at date who have been so for 12 months, those whose last dental
    check is within 12 months. Never checked is not in date."""
    today = period.end
    in_care = in_care_on(children_in_care, today)
    a_year = reached(children_in_care, "started", months_before(today, YEAR))
    checked = recent(children_in_care, "last_dental_check", today, limits["dental_check"])
    return share(checked, of=in_care & a_year)
