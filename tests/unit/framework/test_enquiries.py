"""The 52 lines of enquiry, as data."""

from __future__ import annotations

import pytest

from readiness.framework import (
    criteria,
    enquiries,
    grounds,
    planned_measures,
    themes,
    weighing,
)
from readiness.framework.breaches import BREACHES
from readiness.model import Area


def test_there_are_52_of_the_four_areas() -> None:
    held = enquiries()
    by_area = {area: sum(one.area is area for one in held.values()) for area in Area}
    assert len(held) == 52
    assert list(by_area.values()) == [20, 14, 9, 9]


@pytest.mark.parametrize("name", enquiries())
def test_each_is_whole_and_names_what_there_is(name: str) -> None:
    one = enquiries()[name]
    assert set(one.criteria) <= set(criteria())
    assert set(one.measures) <= set(planned_measures())
    assert all(0 <= share <= 100 for share in one.criticised)
    assert one.question.endswith(("?", "."))
    assert not one.evidence.endswith(".")
    assert one.seen_in == "practice" or one.measures or name == "CL-h"


def test_every_theme_touches_some() -> None:
    for slug, theme in themes().items():
        assert any(set(one.criteria) & set(theme.criteria) for one in enquiries().values()), slug


def test_how_often_is_of_the_grade_or_of_all() -> None:
    one = enquiries()["HP-a"]
    assert [one.how_often(grade) for grade in (1, 2, 3, 4)] == [31, 30, 65, 93]
    assert one.how_often(None) == round((31 + 30 + 65 + 93) / 4)


def test_the_national_framework_is_named_by_its_words() -> None:
    assert not any(word.isdigit() for one in enquiries().values() for word in one.framework.split())
    assert len({one.framework for one in enquiries().values()}) == 7


def test_a_figure_beyond_the_source_is_marked_as_ours() -> None:
    for one in enquiries().values():
        assert set(one.also) <= set(planned_measures())
        assert not set(one.also) & set(one.measures)
        assert one.figures == (*one.measures, *one.also)


def test_every_breach_that_may_be_recorded_belongs_to_one_line() -> None:
    named = [breach for one in enquiries().values() for breach in one.breaches]
    assert sorted(named) == sorted(BREACHES)


@pytest.mark.parametrize("name", grounds())
def test_a_reason_weighs_more_the_larger_it_is_and_never_beyond_its_ends(name: str) -> None:
    one = grounds()[name]
    assert one.severity(-1) == one.severity(0) == one.least <= one.most
    assert one.severity(2) == one.severity(1) == pytest.approx(one.most)
    assert one.least <= one.severity(0.5) <= one.most
    assert one.asks.endswith("?")


def test_a_limit_and_a_breach_weigh_most() -> None:
    held = grounds()
    assert {name for name, one in held.items() if one.least == 1} == {"limit", "breach"}
    assert all(one.least > 0 for one in held.values())
    assert weighing().lightest < 1 < weighing().heaviest
