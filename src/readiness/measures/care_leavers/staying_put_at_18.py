"""M92: young people who stayed with their foster carers when they turned 18."""

from collections.abc import Iterator
from datetime import date

from readiness.measures.answers import share
from readiness.measures.declare import HIGH, RETURN, measure
from readiness.measures.episodes import fostered_at_18
from readiness.measures.questions import aged, required_says, says
from readiness.measures.told_of_returns import left_foster_care_at_18
from readiness.model import ChildList, Judged, Limits, Period, Ratio
from readiness.story import Child

AGE = 18
FORMER_CARERS = ("Z1", "Z2")
"""With their former foster carers, in a home that is suitable or is not."""

LEFT_OUT = ("died", "returned_home")


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    birthday = child.leaving_care.birthday if child.leaving_care else None
    if birthday is None or birthday.in_touch in LEFT_OUT:
        return
    if birthday.age == AGE and left_foster_care_at_18(child):
        yield Judged(birthday.accommodation == "Z")


@measure(
    catalogue="M92",
    title="Young people still with their former foster carers at 18",
    service="LC",
    unit="%",
    polarity=HIGH,
    when=RETURN,
    why="""Other young people do not leave home on a birthday. Staying put is a right the authority
        has to make possible.""",
    criteria=("CL05",),
    comparability="""Not published for this age alone in the tables these comparisons rest on, where 19 and
        20 are. DfE's own figure for 18 year olds is of three months after the birthday (working
        knowledge). Of those whose care ended in a foster home when they turned 18; how the return says
        they lived around the birthday. Those who died, or went home for six months, are left
        out. Everybody turned 18 within the return's own year, so one year's files are enough.""",
    reference="""DfE, Children looked after in England (SSDA903, OC3), guide to the collection;
        Children Act 1989, section 23CZA.""",
    owner="Performance and data",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "care_leavers_return": """
            child_id | date_of_birth | in_touch      | accommodation | denominator | numerator | unusable | kind
            A        | 2006-06-06    | yes           | Z1            | yes         | yes       | no       | typical
            B        | 2006-06-06    | yes           | U1            | yes         | no        | no       | typical: lives independently
            C        | 2006-04-01    | yes           | Z2            | yes         | yes       | no       | boundary: 18 on the first day of the year, the home not suitable
            D        | 2006-06-06    | no            |               | yes         | no        | no       | boundary: not in touch
            E        | 2007-04-01    | yes           | Z1            | no          | no        | no       | boundary: 18 the day after the year
            F        | 2006-03-31    | yes           | Z1            | no          | no        | no       | boundary: 19 on 31 March
            G        | 2006-06-06    | yes           | Z1            | no          | no        | no       | not counted: left care before 18
            H        | 2006-06-06    | yes           | C1            | no          | no        | no       | not counted: left a children's home
            I        | 2006-06-06    | yes           | Z1            | yes         | yes       | no       | boundary: care ended the day before
            J        | 2006-06-06    | returned_home | B1            | no          | no        | no       | not counted: went home
            K        | 2006-06-06    | yes           | Z1            | no          | no        | yes      | unusable: no episode in the files
            L        | 2006-06-06    | ?             | Z1            | no          | no        | yes      | unusable: perhaps home again
            M        | 2006-06-06    | yes           | ?             | no          | no        | yes      | unusable: no telling where
            N        | ?             | yes           | Z1            | no          | no        | yes      | unusable: no age
            """,
            "care_episodes": """
            child_id | ended      | started    | legal_status | placement | date_of_birth
            A        | 2024-06-06 | 2020-06-06 | C2           | U4        | 2006-06-06
            B        | 2024-06-06 | 2020-06-06 | C2           | U6        | 2006-06-06
            C        | 2024-04-01 | 2020-06-06 | C2           | U1        | 2006-04-01
            D        | 2024-06-06 | 2020-06-06 | C2           | U4        | 2006-06-06
            E        | 2024-09-06 | 2020-06-06 | C2           | U4        | 2007-04-01
            F        | 2024-03-31 | 2020-06-06 | C2           | U4        | 2006-03-31
            G        | 2024-05-06 | 2020-06-06 | C2           | U4        | 2006-06-06
            H        | 2023-06-06 | 2020-06-06 | C2           | U4        | 2006-06-06
            H        | 2024-06-06 | 2023-06-06 | C2           | K2        | 2006-06-06
            I        | 2024-06-05 | 2020-06-06 | C2           | U4        | 2006-06-06
            J        | 2024-06-06 | 2020-06-06 | C2           | U4        | 2006-06-06
            L        | 2024-06-06 | 2020-06-06 | C2           | U4        | 2006-06-06
            M        | 2024-06-06 | 2020-06-06 | C2           | U4        | 2006-06-06
            N        | 2024-06-06 | 2020-06-06 | C2           | U4        | 2006-06-06
            """,
        },
    ),
)
def staying_put_at_18(
    care_leavers_return: ChildList, care_episodes: ChildList, period: Period
) -> Ratio:
    """Of young people who turned 18 in the year to 31 March and whose care ended then in a foster
    home, those who were living with their former foster carers."""
    of_age = aged(care_leavers_return, period.end, AGE, AGE)
    counted = of_age & ~required_says(care_leavers_return, "in_touch", *LEFT_OUT)
    fostered = fostered_at_18(care_leavers_return, care_episodes)
    stayed = says(care_leavers_return, "accommodation", *FORMER_CARERS)
    return share(stayed, of=counted & fostered)
