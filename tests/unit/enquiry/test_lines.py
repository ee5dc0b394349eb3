"""Which lines of enquiry are raised, by what, and in which order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.enquiry.said_of import published_with
from tests.unit.report.conftest import make_published
from tests.unit.report.test_narrative import view

from readiness.enquiry.contradicted import contradicted
from readiness.enquiry.lines import Said, lines, of_area, top
from readiness.enquiry.reasons import Reason, past_limit, reason, reasons
from readiness.enquiry.weighed import line_weight, measure_weights
from readiness.framework import enquiries, grounds, weighing
from readiness.model import TREND_COLUMNS, Area, Contribution, Polarity, Published, State, Trend
from readiness.model.said import Claim
from readiness.views import views

AS_AT = date(2026, 9, 30)
NUMBERS = {
    "m1": "M14",
    "m2": "M15",
    "m3": "M11",
    "m5": "M30",
    "m7": "M20",
    "c3": "M59",
    "d1": "M98",
}


def numbered(published: Published, **numbers: str) -> Published:
    """The invented figures under numbers that the 52 lines know."""
    known = {**NUMBERS, **numbers}
    catalogue = tuple(
        {**one, "catalogue": known.get(one["id"], one["catalogue"])} for one in published.catalogue
    )
    return replace(published, catalogue=catalogue)


def line(published: Published, name: str):
    return next(one for one in lines(published) if one.id == name)


def with_state(published: Published, measure: str, state: str) -> Published:
    mine = published.results["measure"] == measure
    results = published.results.assign(state=published.results["state"].mask(mine, state))
    results.loc[mine, ["numerator", "denominator", "value", "lower", "upper", "unusable"]] = pd.NA
    return replace(published, results=results)


def chart(measure: str, variation: str) -> Trend:
    none = pd.DataFrame(columns=list(TREND_COLUMNS))
    return Trend(measure, "xmr", "month", none, Polarity.HIGH, variation=variation)


def test_the_52_are_there_whatever_is_published(published, bare, hostile) -> None:
    for one in (published, bare, hostile, numbered(published)):
        ids = [line.id for line in lines(one)]
        assert len(ids) == len(set(ids))
        assert set(enquiries()) <= set(ids)
        assert sum(len(of_area(one, area)) for area in Area) == len(ids)


def test_a_figure_of_no_topic_is_asked_about_under_its_own_name(published) -> None:
    others = [one for one in lines(published) if one.id not in enquiries()]
    assert {"m1", "m2"} <= {one.id for one in others}
    assert all(one.said is Said.RAISED and one.often is None for one in others)
    named = numbered(published)
    assert "m1" not in {one.id for one in lines(named)}
    assert "m1" in {one.view.id for one in line(named, "HP-d").pressing}


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"value": 60.0}, "worse"),
        ({"polarity": Polarity.NEUTRAL, "value": 60.0}, "unlike"),
        ({"polarity": Polarity.NEUTRAL, "value": 99.0}, "unlike"),
        ({"target": 2.0, "neighbours": None}, "below"),
        ({"limits": ("a",), "neighbours": None}, "late"),
        ({"counts": (700, 1000, 120), "neighbours": None}, "doubt"),
    ],
)
def test_each_kind_of_reason_is_found_alone(published, changes, why) -> None:
    assert [one.why for one in reasons(published, view(**changes))] == [why]


@pytest.mark.parametrize(
    ("variation", "polarity", "why"),
    [
        ("concern_low", Polarity.HIGH, ["turned"]),
        ("concern_high", Polarity.LOW, ["turned"]),
        ("neutral_high", Polarity.NEUTRAL, ["changed"]),
        ("neutral_low", Polarity.NEUTRAL, ["changed"]),
        ("improvement_high", Polarity.HIGH, []),
        ("common", Polarity.HIGH, []),
        (None, Polarity.HIGH, []),
    ],
)
def test_a_sign_of_a_chart_raises_where_it_is_no_improvement(
    published, variation, polarity, why
) -> None:
    one = replace(view(polarity=polarity, neighbours=None), trend=chart("x", variation))
    assert [each.why for each in reasons(published, one)] == why


def test_what_is_as_it_should_be_raises_nothing(published) -> None:
    assert not reasons(published, view(value=86.0, target=3.0, counts=(860, 1000, 10)))
    assert not reasons(published, view(value=99.0, neighbours=None))
    assert past_limit(view(counts=(1000, 1000, 0), limits=("a",))) is None


@pytest.mark.parametrize("state", [State.SUPPRESSED, State.NO_RECORDS, State.NOT_SUPPLIED])
@pytest.mark.parametrize("polarity", Polarity)
def test_a_hidden_figure_raises_nothing(published, state, polarity) -> None:
    one = view(state=state, polarity=polarity, limits=("a",), target=1.2)
    assert not reasons(published, one)


def test_what_chance_could_explain_weighs_half_as_much(published) -> None:
    far = view(target=1.5, neighbours=None)
    part = Contribution("x", 1, None, 1.5, 0, 1.5, 0.1, expected=90.0)
    near = replace(part, expected=71.0)
    (sure,) = reasons(published, replace(far, contribution=part))
    (could,) = reasons(published, replace(far, contribution=near))
    least = grounds()["below"].least
    assert could.severity - least == pytest.approx((sure.severity - least) / 2)


def test_further_is_more_severe(published) -> None:
    severities = [
        reasons(published, view(value=value))[0].severity for value in (60.0, 30.0)
    ]  # fmt: skip
    assert severities == [grounds()["worse"].least, grounds()["worse"].most]


def test_a_limiting_rule_raises_the_line_of_the_measure_it_names(published) -> None:
    title = next(one["title"] for one in published.catalogue if one["id"] == "m5")
    held = tuple(
        replace(score, limits=(f"At most good: a critical measure is very low ('{title}').",))
        if score.area is Area.HELP_AND_PROTECTION
        else score
        for score in published.scores
    )
    before, after = numbered(published), numbered(replace(published, scores=held))
    assert line(after, "HP-g").pressing[0].reasons[0] == Reason("limit", 1.0)
    assert line(after, "HP-g").weight == 1.0 > line(before, "HP-g").weight
    assert top(after, 5)[0].id == "HP-g"


def test_a_recorded_breach_raises_its_line_before_all_others(published) -> None:
    said = "At most requires improvement to be good: a breach of duty is recorded (no pathway plan), which a person must confirm."
    held = tuple(replace(score, limits=(said,)) for score in published.scores)
    found = numbered(replace(published, scores=held))
    assert line(found, "CL-a").breaches == ("no pathway plan",)
    assert lines(found)[0].id == "CL-a"
    assert [one.id for one in lines(found) if one.breaches] == ["CL-a"]


def test_doubts_raise_their_own_line_and_that_of_the_data(published) -> None:
    found = numbered(published)
    assert [one.id for one in line(found, "L-c").doubted] == ["m1"]
    assert "doubt" in {one.why for one in line(found, "HP-d").pressing[0].reasons}


def test_a_better_claim_than_the_evidence_raises_what_leaders_know(published) -> None:
    better = Claim("Care leavers do well", Area.CARE_LEAVERS, grade=1, day=AS_AT)
    worse = Claim("Help is poor", Area.HELP_AND_PROTECTION, grade=4, day=AS_AT)
    said = published_with(AS_AT, claims=[better, worse])
    found = replace(said, scores=tuple(replace(s, position=2.0, lower=1.9, upper=2.1, band="requires improvement to be good") for s in said.scores))  # fmt: skip
    against = contradicted(found)
    assert [one.held.claim for one in against] == [better]
    assert against[0].graded == "a gap"
    assert line(found, "L-a").said is Said.RAISED
    assert len(line(found, "L-a").claims) == 1
    assert line(said, "L-a").claims == contradicted(said)


def test_what_figures_say_otherwise_of_raises_the_line_of_the_measure(published) -> None:
    title = "Children with three or more placements in 12 months"
    assert not contradicted(published)
    visits = Claim(
        "Nearly all children are visited in date.", Area.CHILDREN_IN_CARE, evidence="m5", day=AS_AT
    )
    found = numbered(published_with(AS_AT, claims=[visits]))
    otherwise = [one for one in contradicted(found) if one.figures]
    assert bool(otherwise) == bool(line(found, "HP-g").claims)
    assert title  # the other measure is named by no claim
    assert not line(found, "CIC-d").claims


def test_what_is_always_asked_for_and_missing_is_not_called_quiet(published) -> None:
    absent = numbered(with_state(published, "m1", "not_supplied"), m4="M15")
    assert line(absent, "HP-d").absent
    assert line(absent, "HP-d").asked_for  # a list of Annex A
    found = line(absent, "HP-d")
    assert found.said in (Said.RAISED, Said.UNSEEN)
    alone = with_state(with_state(numbered(published), "m1", "not_supplied"), "m2", "not_supplied")
    assert line(alone, "HP-d").said is Said.UNSEEN
    assert line(alone, "HP-d").weight > 0


def test_those_raised_come_first_then_the_unanswered_and_each_by_weight(published) -> None:
    order = list(Said)
    for one in (published, numbered(published)):
        keys = [(order.index(each.said), -each.weight) for each in lines(one)]
        assert keys == sorted(keys)


def test_the_top_has_no_figure_twice_and_no_area_alone(published) -> None:
    found = top(numbered(published), 5)
    led = [one.pressing[0].view.id for one in found if one.pressing]
    assert len(led) == len(set(led))
    assert all(one.said is Said.RAISED for one in found)
    assert [one.weight for one in found] == sorted((one.weight for one in found), reverse=True)
    assert len({one.area for one in found}) > 1
    assert len(top(numbered(published), 2)) == 2
    assert top(make_published(results=published.results.iloc[:0]), 5) == ()


def test_criteria_choose_lines(published) -> None:
    wanted = {"CL04", "LD08"}
    assert all(wanted & set(one.enquiry.criteria) for one in lines(published, wanted))
    assert {"CL-a", "L-d", "HP-i"} <= {one.id for one in lines(published, wanted)}


SEVERITY = st.floats(0, 1)


@given(st.lists(SEVERITY, max_size=6), SEVERITY, st.integers(0, 100))
def test_a_weight_stays_in_its_bounds_and_grows(severities, more, often) -> None:
    found = [Reason("below", one) for one in severities]
    weight = line_weight(found, often, Area.LEADERS, None)
    greater = line_weight([*found, Reason("below", more)], often, Area.LEADERS, None)
    assert 0 <= weight <= greater + 1e-12 <= 1 + 1e-9


@given(SEVERITY, st.integers(0, 99))
def test_what_is_criticised_more_often_weighs_more_but_never_hides_what_is_worse(
    severity, often
) -> None:
    found = [Reason("below", severity)]
    less, more = (line_weight(found, each, Area.LEADERS, 3) for each in (often, often + 1))
    assert less <= more
    assert line_weight(found, 0, Area.LEADERS, 3) >= weighing().rest * severity - 1e-12


@pytest.mark.parametrize("often", [0, 50, 100, None])
def test_a_breach_counts_whole_however_often_others_are_criticised(often) -> None:
    assert line_weight([reason("breach")], often, Area.CHILDREN_IN_CARE, 2) == 1.0


def test_measures_weigh_as_in_their_area_and_within_bounds(published) -> None:
    parts = tuple(
        Contribution(name, weight, None, 2.0, 0.0, 2.0, 0.1)
        for name, weight in (("m1", 9.0), ("m2", 1.0), ("m5", 0.1), ("m7", 0.0))
    )
    scores = tuple(
        replace(s, contributions=parts if s.area is Area.HELP_AND_PROTECTION else ())
        for s in published.scores
    )
    found = measure_weights(replace(published, scores=scores))
    assert found["m1"] == weighing().heaviest
    assert found["m5"] == weighing().lightest
    assert "m7" not in found
    assert not np.isnan(list(found.values())).any()


def test_one_view_is_never_both_pressing_and_quiet(published) -> None:
    for one in lines(numbered(published)):
        pressing = {each.view.id for each in one.pressing}
        assert not pressing & {each.id for each in one.quiet}
        assert {each.view.id for each in one.pressing if each.view.shown} == pressing
    assert len(views(published)) == 19
