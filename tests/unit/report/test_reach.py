"""What the report says of all that nobody measured."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from readiness.framework import criteria, planned_measures
from readiness.model import Area, Published
from readiness.report.reach import criteria_of, measured_by, not_made, reach

HELP = Area.HELP_AND_PROTECTION


def test_only_measures_that_are_shown_speak_to_a_criterion(published: Published) -> None:
    by = measured_by(published, HELP)
    assert "Referrals" in by["HP10"]
    assert "Child protection plans lasting two years or more" not in by["HP10"]  # suppressed
    assert [name for name, titles in by.items() if titles] == ["HP10"]


def test_a_measure_of_another_area_may_speak_to_a_criterion(published: Published) -> None:
    crossing = [
        {**entry, "criteria": ["HP18"]} if entry["id"] == "c1" else entry
        for entry in published.catalogue
    ]
    by = measured_by(replace(published, catalogue=tuple(crossing)), HELP)
    assert by["HP18"] == ("Children in care",)


def test_a_number_of_the_catalogue_made_in_two_parts_is_made_once(published: Published) -> None:
    ours = {name for name, one in planned_measures().items() if one.area is Area.CHILDREN_IN_CARE}
    twice = tuple({"id": name, "catalogue": "M51"} for name in ("population", "starts"))
    left, planned = not_made(replace(published, catalogue=twice), Area.CHILDREN_IN_CARE)
    assert (left, planned) == (len(ours) - 1, len(ours))


def test_the_gaps_are_said_in_numbers(published: Published) -> None:
    many = sum(one.area is HELP and one.since is None for one in criteria().values())
    said = reach(published, HELP)
    assert f"1 of {many} of the area's criteria" in said
    assert "not made yet" in said


def test_an_area_nobody_measures_says_none(bare: Published) -> None:
    assert reach(bare, Area.LEADERS).startswith("Figures shown speak to none of ")


@pytest.mark.parametrize("day", [date(2022, 6, 1), date(2026, 9, 30)])
def test_criteria_are_those_of_the_framework_in_force(published: Published, day: date) -> None:
    named = criteria_of(replace(published, as_at=day), Area.LEADERS)
    assert ("LD16" in named) == (day.year == 2026)
