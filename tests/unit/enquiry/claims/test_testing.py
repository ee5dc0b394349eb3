"""Verdicts: a statement against audits by period, or against the one measure its evidence names."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest
from tests.unit.report.conftest import make_published

from readiness.enquiry.claims import testing
from readiness.enquiry.claims.about import about
from readiness.enquiry.claims.audited import change, graded
from readiness.enquiry.claims.statements import statements
from readiness.model import Area
from readiness.model.said import Claim, no_practice
from readiness.views import views

STARTS = ["2024-10-01", "2025-04-01", "2025-10-01", "2026-04-01"]
ENDS = ["2025-03-31", "2025-09-30", "2026-03-31", "2026-09-30"]


def audits(periods, area="all"):
    """periods: a dict of group to count each, the last being the latest."""
    first = len(STARTS) - len(periods)
    rows = [
        (area, pd.Timestamp(STARTS[first + i]), pd.Timestamp(ENDS[first + i]), "grade", group,
         number, "suppressed" if number is None else "shown")
        for i, counts in enumerate(periods) for group, number in counts.items()
    ]  # fmt: skip
    frame = pd.DataFrame(rows, columns=list(no_practice().columns))
    return frame.astype(no_practice().dtypes)


def verdict(text, periods, area=None):
    published = make_published(audits=audits(periods))
    return [testing.tested(published, s, area, ()).verdict for s in statements(text)]


def test_the_difference_is_newcombes():
    """Newcombe 1998 (method 10), example a: 56 of 70 less 48 of 80 is 0.20, 0.0524 to 0.3339."""
    published = make_published(audits=audits([{"1-2": 48, "3-4": 32}, {"1-2": 56, "3-4": 14}]))
    found = change(graded(published, None, {1, 2}))
    assert [round(v / 100, 4) for v in (found.points, found.lower, found.upper)] == [
        0.2,
        0.0524,
        0.3339,
    ]
    assert found.told
    assert found.steady is None


@pytest.mark.parametrize(
    ("periods", "expected"),
    [
        ([{"1-2": 20, "3-4": 60}, {"1-2": 60, "3-4": 20}], testing.AGREE),
        ([{"1-2": 60, "3-4": 20}, {"1-2": 20, "3-4": 60}], testing.OTHERWISE),
        ([{"1-2": 20, "3-4": 20}, {"1-2": 22, "3-4": 20}], testing.CHANCE),
        ([{"1-2": 0, "3-4": 8}, {"1-2": 8, "3-4": 0}], testing.TOO_FEW),
        ([{"1-2": 60, "3-4": 20}], testing.TOO_FEW),
        ([{"all": None}], testing.WITHHELD),
        ([], testing.NOT_TESTED),
    ],
)
def test_more_of_it_is_good_or_better(periods, expected):
    assert verdict("More casework is good or better", periods) == [expected]


def test_a_year_ago_is_not_half_a_year_ago():
    text = "More casework is good or better than a year ago"
    grown = [{"1-2": 20, "3-4": 60}] * 2 + [{"1-2": 60, "3-4": 20}] * 2
    assert verdict(text, grown) == [testing.AGREE]
    assert verdict(text, grown[1:3]) == [testing.TOO_FEW]


def test_grades_that_are_told_joined_cannot_be_told_apart():
    periods = [{"1-2": 20, "3-4": 60}, {"1-2": 60, "3-4": 20}]
    assert verdict("Less casework is inadequate", periods) == [testing.WITHHELD]


def test_good_or_requires_improvement_is_made_of_its_grades():
    periods = [{"1": 0, "2": 20, "3": 20, "4": 40}, {"1": 0, "2": 40, "3": 30, "4": 10}]
    text = "Much more of our casework now falls into good or requires improvement; the proportion of inadequate is steadily reducing"
    assert verdict(text, periods) == [testing.AGREE, testing.TOO_FEW]  # two periods are not steady


@pytest.mark.parametrize(
    ("inadequate", "expected"),
    [
        ((40, 30, 20, 10), testing.AGREE),
        ((40, 45, 10, 10), testing.CHANCE),
        ((10, 20, 30, 40), testing.OTHERWISE),
    ],
)
def test_steadily_asks_that_every_step_goes_that_way(inadequate, expected):
    periods = [{"1-2": 30, "3": 50 - k + 20, "4": k} for k in inadequate]
    assert verdict("The proportion of inadequate casework is steadily reducing", periods) == [
        expected
    ]


def test_no_difference_does_not_show_that_it_is_unchanged():
    periods = [{"1-2": 20, "3-4": 20}, {"1-2": 20, "3-4": 20}]
    assert verdict("The proportion good or better is unchanged", periods) == [testing.CHANCE]


def test_an_area_is_held_against_its_own_audits_alone():
    periods = [{"1-2": 20, "3-4": 60}, {"1-2": 60, "3-4": 20}]
    assert verdict("More casework is good or better", periods, Area.LEADERS) == [testing.WITHHELD]


def one_measure(text, evidence):
    published = make_published()
    claim = Claim(text, Area.HELP_AND_PROTECTION, 2, evidence, date(2026, 9, 1))
    named = about(claim, views(published)).named
    return [testing.tested(published, s, claim.area, named) for s in statements(text)]


@pytest.mark.parametrize(
    ("text", "evidence", "expected"),
    [
        ("Assessments are timely for nearly all", "assessments within 45 working days", testing.NOT_TESTED),
        ("Assessments are timely for nearly all", "m1", testing.OTHERWISE),
        ("Visits are in date for most", "Child protection visits in date", testing.AGREE),
        ("Visits are in date for nearly all", "Child protection visits in date", testing.TOO_FEW),
        ("Fewer come back", "m3", testing.NOT_TESTED),  # no months
        ("Fewer come back", "our own list", testing.NOT_TESTED),
        ("Fewer come back", "m3; m4", testing.NOT_TESTED),
        ("Things are improving", "m4", testing.NOT_TESTED),  # neither way is better
    ],
)  # fmt: skip
def test_a_named_measure(text, evidence, expected):
    assert [one.verdict for one in one_measure(text, evidence)] == [expected]
    assert all(one.because and not one.because.endswith(".") for one in one_measure(text, evidence))


def test_measures_are_named_by_id_title_or_words_of_one_title_alone():
    found = views(make_published())
    ids = lambda evidence: [v.id for v in about(Claim("x", None, evidence=evidence), found).named]  # noqa: E731
    assert ids("m1; Referrals") == ["m1", "m4"]
    assert ids("suitable accommodation; Visits report") == ["l2"]
    assert ids("visits in date") == []  # of two measures
    assert ids("dip samples") == []


def test_every_verdict_is_of_the_short_list():
    assert set(testing.VERDICTS) == {testing.AGREE, testing.OTHERWISE, testing.CHANCE,
                                     testing.TOO_FEW, testing.WITHHELD, testing.NOT_TESTED}  # fmt: skip
