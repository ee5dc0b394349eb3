"""Limits begin anew on a person's word alone, and only where it can be used."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.unit.trends.series import entry, months

from readiness.model import Rebasing, Severity
from readiness.trends import usable

CATALOGUE = [entry("m"), entry("other")]
MONTHS = months("m", [(80, 100)] * 24)
GOOD = Rebasing("m", date(2026, 1, 1), "a new form", "Head of service", row=4)


@pytest.mark.parametrize("written", ["m", "M", " m "])
def test_a_measure_is_known_by_its_id_or_title(written: str) -> None:
    found, issues = usable([replace(GOOD, measure=written)], CATALOGUE, MONTHS)
    assert issues == ()
    assert found["m"][0].day == GOOD.day


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (replace(GOOD, measure="nothing"), "no measure"),
        (replace(GOOD, measure="other"), "no months"),
        (replace(GOOD, reason=""), "reason"),
        (replace(GOOD, author=""), "who decided"),
        (replace(GOOD, day=None), "date"),
        (replace(GOOD, day=date(2024, 10, 1)), "first month"),
        (replace(GOOD, day=date(2026, 10, 1)), "end of the last"),
    ],
)
def test_what_cannot_be_used_is_a_question_and_not_used(wrong: Rebasing, said: str) -> None:
    found, (issue,) = usable([wrong], CATALOGUE, MONTHS)
    assert found == {}
    assert issue.severity is Severity.QUERY
    assert said in issue.message
    assert issue.rows == (4,)


def test_said_twice_is_used_once() -> None:
    found, issues = usable([GOOD, replace(GOOD, row=5)], CATALOGUE, MONTHS)
    assert len(found["m"]) == len(issues) == 1


def test_several_are_in_the_order_of_their_days() -> None:
    later = replace(GOOD, day=date(2026, 5, 1))
    found, _ = usable([later, GOOD], CATALOGUE, MONTHS)
    assert [one.day for one in found["m"]] == [GOOD.day, later.day]
