"""M55: children in care placed far from home, outside the authority."""

from collections.abc import Iterator
from datetime import date

from readiness.measures.answers import answer, share
from readiness.measures.declare import LOW, RETURN, measure
from readiness.measures.episodes import in_care_on
from readiness.measures.questions import required_says
from readiness.measures.told_of_returns import homes_until, in_care_then
from readiness.model import ChildList, Judged, Limits, Period, Ratio
from readiness.story import Child

MILES = 20


def truth(child: Child, period: Period, limits: Limits) -> Iterator[Judged]:
    care = in_care_then(child, period.end)
    if care is None:
        return
    home = homes_until(care, period.end)[-1]
    if home.inside:
        yield Judged(False)
    elif home.distance is not None:
        yield Judged(home.distance > MILES)


@measure(
    catalogue="M55",
    title="Children in care placed over 20 miles away and outside the area, at 31 March",
    service="CLA",
    unit="%",
    polarity=LOW,
    when=RETURN,
    why="""Far away, a child loses family, friends and school together, and is harder to see and to
        keep safe.""",
    criteria=("CIC10",),
    benchmark="far_from_home",
    comparability="""As DfE. A child outside the authority whose distance is not known (no home
        address, an adoptive home kept secret) is set aside here, counted, and stays in the
        published denominator. Where the distance is worked out from a postcode table it is in a
        straight line, as DfE's is.""",
    reference="DfE, Children looked after in England (SSDA903), guide to the collection.",
    owner="Performance and data",
    reviewed=date(2026, 11, 25),
    next_review=date(2027, 11, 1),
    story=truth,
    examples=(
        {
            "care_episodes": """
            child_id | ended      | started    | legal_status | location | distance | denominator | numerator | unusable | kind
            A        |            | 2023-05-06 | C2           | out      | 65.2     | yes         | yes       | no       | typical
            B        |            | 2023-05-06 | C2           | in       | 3.1      | yes         | no        | no       | typical
            C        |            | 2023-05-06 | C2           | out      | 20.1     | yes         | yes       | no       | boundary: over 20 miles
            D        |            | 2023-05-06 | C2           | out      | 20.0     | yes         | no        | no       | boundary: 20 miles
            E        |            | 2023-05-06 | C2           | in       | 31.0     | yes         | no        | no       | boundary: far off, in a large county
            F        |            | 2023-05-06 | C2           | in       |          | yes         | no        | no       | boundary: inside, however far
            G        | 2025-02-06 | 2023-05-06 | C2           | out      | 65.2     | no          | no        | no       | not counted: moved since
            G        |            | 2025-02-06 | C2           | in       | 3.1      | yes         | no        | no       | boundary: the home on 31 March
            H        | 2025-03-31 | 2023-05-06 | C2           | out      | 65.2     | no          | no        | no       | not counted: left care on the day
            I        |            | 2023-05-06 | V3           | out      | 65.2     | no          | no        | no       | not counted: short breaks
            J        |            | 2023-05-06 | C2           | out      |          | no          | no        | yes      | unusable: home not known
            K        |            | 2023-05-06 | C2           | ?        | 65.2     | no          | no        | yes      | unusable: perhaps inside
            L        |            | 2023-05-06 | C2           |          | 3.1      | yes         | no        | no       | boundary: near, wherever it is
            """,
        },
    ),
)
def far_from_home(care_episodes: ChildList, period: Period) -> Ratio:
    """Of children in care on 31 March, those whose placement is outside the authority and more
    than 20 miles from the home they came from."""
    miles = care_episodes["distance"].to_numpy(dtype=float)
    nowhere = care_episodes["distance"].isna().to_numpy() | care_episodes.unusable("distance")
    far = answer(miles > MILES, nowhere)
    outside = required_says(care_episodes, "location", "out")
    return share(far & outside, of=in_care_on(care_episodes, period.end))
