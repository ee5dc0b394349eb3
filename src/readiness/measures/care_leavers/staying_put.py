"""M92: care leavers who still live with their former foster carers at 19 and 20."""

from collections.abc import Iterator
from datetime import date

from readiness.measures.answers import share
from readiness.measures.declare import HIGH, RETURN, measure
from readiness.measures.episodes import fostered_at_18
from readiness.measures.questions import aged, required_says, says
from readiness.measures.told_of_returns import left_foster_care_at_18
from readiness.model import ChildList, Judged, Limits, Period, Ratio
from readiness.story import Child

YOUNGEST, OLDEST = 19, 20
FORMER_CARERS = ("Z1", "Z2")
"""With their former foster carers, in a home that is suitable or is not."""

LEFT_OUT = ("died", "returned_home")


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    birthday = child.leaving_care.birthday if child.leaving_care else None
    if birthday is None or birthday.in_touch in LEFT_OUT:
        return
    if YOUNGEST <= birthday.age <= OLDEST and left_foster_care_at_18(child):
        yield Judged(birthday.accommodation == "Z")


@measure(
    catalogue="M92",
    title="Young people still with their former foster carers at 19 and 20",
    service="LC",
    unit="%",
    polarity=HIGH,
    when=RETURN,
    why="""Those who can stay have somebody to come home to while they study, work and make
        mistakes. How many do asks what the authority pays, and how early it plans.""",
    criteria=("CL05",),
    benchmark="staying_put",
    comparability="""As DfE: of those whose care ended in a foster home when they turned 18; how the return
        says they lived around their birthday. Those who died, or went home for six months, are
        left out. A return holds the episodes of its own year, so those who left care in a year
        that was not given are set aside, counted: give the returns of the two years before
        too.""",
    reference="""DfE, Children looked after in England (SSDA903, OC3), guide to the collection;
        Children Act 1989, section 23CZA.""",
    owner="Performance and data",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "care_leavers_return": """
            child_id | date_of_birth | in_touch | accommodation | denominator | numerator | unusable | kind
            A        | 2005-06-06    | yes      | Z1            | yes         | yes       | no       | typical: 19
            B        | 2004-06-06    | yes      | U1            | yes         | no        | no       | typical: 20, lives independently
            C        | 2006-03-31    | yes      | Z2            | yes         | yes       | no       | boundary: 19 on the last day of the year, the home not suitable
            D        | 2005-06-06    | no       |               | yes         | no        | no       | boundary: not in touch
            E        | 2006-04-01    | yes      | Z1            | no          | no        | no       | boundary: 19 the day after the year
            F        | 2004-03-31    | yes      | Z1            | no          | no        | no       | boundary: 21 on 31 March
            G        | 2005-06-06    | yes      | Z1            | no          | no        | no       | not counted: left care before 18
            H        | 2005-06-06    | yes      | C1            | no          | no        | no       | not counted: left a children's home
            J        | 2005-06-06    | died     |               | no          | no        | no       | not counted: has died
            K        | 2005-06-06    | yes      | Z1            | no          | no        | yes      | unusable: left care in a year not given
            L        | 2005-06-06    | ?        | Z1            | no          | no        | yes      | unusable: perhaps home again
            M        | 2005-06-06    | yes      | ?             | no          | no        | yes      | unusable: no telling where
            N        | ?             | yes      | Z1            | no          | no        | yes      | unusable: no age
            """,
            "care_episodes": """
            child_id | ended      | started    | legal_status | placement | date_of_birth
            A        | 2023-06-06 | 2020-06-06 | C2           | U4        | 2005-06-06
            B        | 2022-06-06 | 2020-06-06 | C2           | U6        | 2004-06-06
            C        | 2024-03-31 | 2020-06-06 | C2           | U1        | 2006-03-31
            D        | 2023-06-06 | 2020-06-06 | C2           | U4        | 2005-06-06
            E        | 2024-04-01 | 2020-06-06 | C2           | U4        | 2006-04-01
            F        | 2022-03-31 | 2020-06-06 | C2           | U4        | 2004-03-31
            G        | 2023-05-06 | 2020-06-06 | C2           | U4        | 2005-06-06
            H        | 2022-06-06 | 2020-06-06 | C2           | U4        | 2005-06-06
            H        | 2023-06-06 | 2022-06-06 | C2           | K2        | 2005-06-06
            J        | 2023-06-06 | 2020-06-06 | C2           | U4        | 2005-06-06
            L        | 2023-06-06 | 2020-06-06 | C2           | U4        | 2005-06-06
            M        | 2023-06-06 | 2020-06-06 | C2           | U4        | 2005-06-06
            N        | 2023-06-06 | 2020-06-06 | C2           | U4        | 2005-06-06
            """,
        },
    ),
)
def staying_put(care_leavers_return: ChildList, care_episodes: ChildList, period: Period) -> Ratio:
    """Of young people aged 19 or 20 on 31 March whose care ended in a foster home when they turned
    18, those who were living with their former foster carers around their birthday in the year."""
    of_age = aged(care_leavers_return, period.end, YOUNGEST, OLDEST)
    counted = of_age & ~required_says(care_leavers_return, "in_touch", *LEFT_OUT)
    fostered = fostered_at_18(care_leavers_return, care_episodes)
    stayed = says(care_leavers_return, "accommodation", *FORMER_CARERS)
    return share(stayed, of=counted & fostered)
