"""M54: children long in care who have stayed with the same carers, as DfE counts it."""

from collections.abc import Iterator
from datetime import date

from readiness.calendar import full_years, months_before
from readiness.measures.answers import share
from readiness.measures.declare import HIGH, RETURN, measure
from readiness.measures.episodes import in_care_on, in_care_since, same_carer_since
from readiness.measures.questions import aged
from readiness.measures.told_of_returns import homes_until, in_care_then
from readiness.model import ChildList, Judged, Limits, Period, Ratio
from readiness.story import Child

IN_CARE_MONTHS, SAME_CARERS_MONTHS = 30, 24
OLDEST = 15
TO_BE_ADOPTED = ("A3", "A4", "A5", "A6")


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    day = period.end
    care = in_care_then(child, day)
    if care is None or child.born is None or full_years(child.born, day) > OLDEST:
        return
    if care.started > months_before(day, IN_CARE_MONTHS):
        return
    *before, home = homes_until(care, day)
    since = before[-1].started if home.kind in TO_BE_ADOPTED and before else home.started
    yield Judged(since <= months_before(day, SAME_CARERS_MONTHS))


@measure(
    catalogue="M54",
    title="Children long in care who have stayed with the same carers, at 31 March",
    service="CLA",
    unit="%",
    polarity=HIGH,
    when=RETURN,
    why="""A child who cannot go home needs one family to grow up in. Read from the episodes, a
        home that lasts through an adoption or a change of order is seen to have lasted.""",
    criteria=("CIC07", "CIC06"),
    comparability="""As DfE publishes it (LAIT, LAC_LongStable%), but that figure is not published
        a second time: it stands beside the measure over Annex A, which should look the same or
        worse. A stay in temporary accommodation counts as no move where the child went back to
        the same postcode. A return holds the episodes of its own year: a child whose present
        episode began as a change of order before it, less than two and a half years ago, is set
        aside, counted; the year's before it given too, fewer are.""",
    reference="DfE, Children looked after in England (SSDA903), guide to the collection.",
    owner="Performance and data",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "care_episodes": """
            child_id | ended      | started    | reason_started | legal_status | placement | placement_postcode | date_of_birth | denominator | numerator | unusable | kind
            A        | 2021-05-06 | 2020-05-06 | S              | C1           | U6        | ZQ1 1AA            | 2012-03-02    | no          | no        | no       | not counted: ended
            A        |            | 2021-05-06 | P              | C2           | U4        | ZQ1 1AB            | 2012-03-02    | yes         | yes       | no       | typical
            B        | 2024-05-06 | 2020-05-06 | S              | C2           | U6        | ZQ1 1AA            | 2012-03-02    | no          | no        | no       | not counted: ended
            B        |            | 2024-05-06 | P              | C2           | U6        | ZQ1 1AB            | 2012-03-02    | yes         | no        | no       | typical: moved last year
            C        | 2024-05-06 | 2020-05-06 | S              | C1           | U6        | ZQ1 1AA            | 2012-03-02    | no          | no        | no       | not counted: ended
            C        |            | 2024-05-06 | L              | C2           | U6        | ZQ1 1AA            | 2012-03-02    | yes         | yes       | no       | typical: a new order is no move
            D        | 2024-05-06 | 2020-05-06 | S              | C2           | U6        | ZQ1 1AA            | 2012-03-02    | no          | no        | no       | not counted: ended
            D        |            | 2024-05-06 | T              | C2           | U6        | ZQ1 1AB            | 2012-03-02    | yes         | yes       | no       | boundary: moved with the same carers
            E        | 2024-05-06 | 2020-05-06 | S              | C1           | U6        | ZQ1 1AA            | 2012-03-02    | no          | no        | no       | not counted: ended
            E        |            | 2024-05-06 | B              | C2           | U6        | ZQ1 1AB            | 2012-03-02    | yes         | no        | no       | boundary: a new order and new carers
            F        | 2024-09-06 | 2020-05-06 | S              | E1           | U6        | ZQ1 1AA            | 2019-03-02    | no          | no        | no       | not counted: ended
            F        |            | 2024-09-06 | P              | E1           | A6        | ZQ1 1AB            | 2019-03-02    | yes         | yes       | no       | boundary: to adopters, and the home before
            G        | 2024-02-06 | 2020-05-06 | S              | E1           | U6        | ZQ1 1AA            | 2019-03-02    | no          | no        | no       | not counted: ended
            G        | 2024-09-06 | 2024-02-06 | P              | E1           | U5        | ZQ1 1AB            | 2019-03-02    | no          | no        | no       | not counted: ended
            G        |            | 2024-09-06 | T              | E1           | A5        | ZQ1 1AB            | 2019-03-02    | yes         | no        | no       | boundary: adopters who fostered, too lately
            H        | 2024-07-06 | 2020-05-06 | S              | C2           | U6        | ZQ1 1AA            | 2012-03-02    | no          | no        | no       | not counted: ended
            H        | 2024-07-12 | 2024-07-06 | P              | C2           | T4        | ZQ1 1AB            | 2012-03-02    | no          | no        | no       | not counted: ended
            H        |            | 2024-07-12 | P              | C2           | U6        | ZQ1 1AA            | 2012-03-02    | yes         | yes       | no       | boundary: away for a few days, and back
            I        | 2024-07-06 | 2020-05-06 | S              | C2           | U6        | ZQ1 1AA            | 2012-03-02    | no          | no        | no       | not counted: ended
            I        | 2024-07-12 | 2024-07-06 | P              | C2           | T4        | ZQ1 1AB            | 2012-03-02    | no          | no        | no       | not counted: ended
            I        |            | 2024-07-12 | P              | C2           | U6        | ZQ1 1AC            | 2012-03-02    | yes         | no        | no       | boundary: away for a few days, then elsewhere
            J        |            | 2022-09-30 | S              | C2           | U6        | ZQ1 1AA            | 2012-03-02    | yes         | yes       | no       | boundary: two and a half years in care on the day
            K        |            | 2022-10-01 | S              | C2           | U6        | ZQ1 1AA            | 2012-03-02    | no          | no        | no       | boundary: two and a half years the day after
            L        | 2023-03-31 | 2020-05-06 | S              | C2           | U6        | ZQ1 1AA            | 2012-03-02    | no          | no        | no       | not counted: ended
            L        |            | 2023-03-31 | P              | C2           | U6        | ZQ1 1AB            | 2012-03-02    | yes         | yes       | no       | boundary: two years there on the day
            M        | 2023-04-01 | 2020-05-06 | S              | C2           | U6        | ZQ1 1AA            | 2012-03-02    | no          | no        | no       | not counted: ended
            M        |            | 2023-04-01 | P              | C2           | U6        | ZQ1 1AB            | 2012-03-02    | yes         | no        | no       | boundary: two years there the day after
            N        |            | 2020-05-06 | S              | C2           | U6        | ZQ1 1AA            | 2009-04-01    | yes         | yes       | no       | boundary: 16 the day after
            O        |            | 2020-05-06 | S              | C2           | U6        | ZQ1 1AA            | 2009-03-31    | no          | no        | no       | boundary: 16 on the day
            P        | 2024-05-06 | 2020-05-06 | S              | C2           | U6        | ZQ1 1AA            | 2012-03-02    | no          | no        | no       | not counted: ended, and home
            P        |            | 2024-06-06 | S              | C2           | U6        | ZQ1 1AA            | 2012-03-02    | no          | no        | no       | not counted: back in care, not for long
            Q        |            | 2020-05-06 | S              | V4           | U6        | ZQ1 1AA            | 2012-03-02    | no          | no        | no       | not counted: short breaks
            R        |            | 2022-05-06 | L              | C2           | U6        | ZQ1 1AA            | 2012-03-02    | yes         | yes       | no       | boundary: what came before is not in the files
            S        |            | 2023-05-06 | L              | C2           | U6        | ZQ1 1AA            | 2012-03-02    | no          | no        | yes      | unusable: what came before is not in the files, and matters
            T        | 2024-05-06 | 2020-05-06 | S              | C2           | U6        | ZQ1 1AA            | 2012-03-02    | no          | no        | no       | not counted: ended
            T        |            | 2024-05-06 | ?              | C2           | U6        | ZQ1 1AB            | 2012-03-02    | no          | no        | yes      | unusable: perhaps moved
            U        |            | 2020-05-06 | S              | C2           | U6        | ZQ1 1AA            | ?             | no          | no        | yes      | unusable: no age
            V        | ?          | 2020-05-06 | S              | C2           | U6        | ZQ1 1AA            | 2012-03-02    | no          | no        | yes      | unusable: perhaps ended
            W        | 2024-07-06 | 2020-05-06 | S              | C2           | U6        | ZQ1 1AA            | 2012-03-02    | no          | no        | no       | not counted: ended
            W        | 2024-07-12 | 2024-07-06 | P              | C2           | T1        |                    | 2012-03-02    | no          | no        | no       | not counted: ended
            W        |            | 2024-07-12 | P              | C2           | U6        |                    | 2012-03-02    | no          | no        | yes      | unusable: back from hospital, nobody knows where to
            """,
        },
    ),
)
def same_carers_two_years(care_episodes: ChildList, period: Period) -> Ratio:
    """Of children under 16 in care on 31 March, and without a break for two and a half years or
    more, those who have lived with their present carers for two years or more; the time with
    adopters and in the home before them is counted together."""
    day = period.end
    child = in_care_on(care_episodes, day)
    long = in_care_since(care_episodes, months_before(day, IN_CARE_MONTHS))
    young = aged(care_episodes, day, 0, OLDEST)
    settled = same_carer_since(care_episodes, months_before(day, SAME_CARERS_MONTHS))
    return share(settled, of=child & long & young)
