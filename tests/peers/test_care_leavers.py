"""Care leavers: an age has two ends, and suitable is a code."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.peers.examples import AS_AT, judged, letters, percent, records

from readiness.intake import annex_a

BORN = """
    child_id | date_of_birth | in_touch | accommodation | suitability | activity
    A        | 2008-06-01    | yes      | U             | suitable    | F1
    B        | 2006-06-01    | yes      | U             | suitable    | F1
    C        | 2003-10-01    | yes      | U             | suitable    | F1
    D        | 2000-06-01    | yes      | U             | suitable    | F1
    """


def full_years(born: str) -> int:
    then = date.fromisoformat(born)
    return AS_AT.year - then.year - ((AS_AT.month, AS_AT.day) < (then.month, then.day))


@pytest.mark.parametrize(
    "measure", ["not_in_touch", "suitable_accommodation", "in_education_or_work"]
)
def test_19_to_21_is_both_ends_and_not_either(measure: str) -> None:
    """Seen: over 18 or under 22, which is everybody."""

    def their_way(age: int) -> bool:
        return age >= 19 or age <= 21

    ages = [full_years(row["date_of_birth"]) for row in records(BORN)]
    assert ages == [17, 19, 21, 25]
    assert all(map(their_way, ages))

    found = judged(measure, BORN)
    assert [found[0], found[3]] == ["-", "-"]
    assert "-" not in found[1:3]


@pytest.mark.parametrize(
    "measure", ["in_higher_education", "not_in_education_or_work", "occupied_at_17_and_18"]
)
def test_an_age_has_two_ends_in_every_measure_of_activity(measure: str) -> None:
    """Seen: over 18 or under 22, which is everybody."""
    found = judged(
        measure,
        """
        child_id | date_of_birth | eligibility     | in_touch | activity
        A        | 2010-06-01    | former_relevant | yes      | F1
        B        | 2000-06-01    | former_relevant | yes      | F1
        """,
    )
    assert found == "--"


def test_suitable_is_the_code_suitable(workbook: Any, headings: Any, record: Any) -> None:
    """Seen: compared with 'a) Yes', which the column never holds."""
    written = ["a) Suitable", "b) Unsuitable"]

    def their_way(text: str) -> str:
        return "y" if text == "a) Yes" else "n"

    assert percent("".join(map(their_way, written))) == 0

    leavers = [
        record("care_leavers", child_id=str(n), date_of_birth=date(2005, 6, 1), in_touch="a) Yes",
               accommodation="U", suitability=words)
        for n, words in enumerate(written)
    ]  # fmt: skip
    sheet = {"List 9": [headings("care_leavers"), *leavers]}
    lists = dict(annex_a.read(workbook(sheet), AS_AT).lists)
    assert letters("suitable_accommodation", lists) == "yn"
