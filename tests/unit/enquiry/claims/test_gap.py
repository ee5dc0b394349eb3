"""A gap between what is claimed and the evidence: both ways, and only as surely as it is known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.unit.report.conftest import make_published

from readiness.enquiry.claims.accuracy import judged
from readiness.enquiry.claims.held import (
    COULD,
    NO_GAP,
    NOT_KNOWN,
    SURE,
    band_of,
    gap,
    held,
    is_old,
    unclaimed,
)
from readiness.model import Area, Grade
from readiness.model.said import Claim, Said

EDGES = (1.5, 2.5, 3.5)
SCORE = next(s for s in make_published().scores if s.band)


def word(points, position, lower, upper):
    score = replace(SCORE, band="good", position=position, lower=lower, upper=upper)
    found = gap(points, score, EDGES)
    return found.word, found.better


@pytest.mark.parametrize(
    ("points", "position", "lower", "upper", "expected"),
    [
        (3.0, 1.9, 1.7, 2.2, (SURE, True)),
        (3.0, 2.0, 1.7, 2.4, (SURE, True)),  # a band exactly
        (3.0, 2.0, 1.7, 2.5, (COULD, True)),  # an end on the edge is within "good"
        (3.0, 2.3, 2.1, 2.4, (COULD, True)),  # both ends below, under a band apart
        (3.0, 2.4, 2.2, 2.6, (NO_GAP, True)),
        (2.0, 3.1, 2.8, 3.3, (SURE, False)),
        (2.0, 3.1, 2.4, 3.3, (COULD, False)),
        (2.0, 3.0, 2.5, 3.3, (SURE, False)),
        (1.0, 1.2, 1.0, 1.4, (NO_GAP, False)),
        (4.0, 4.0, 3.8, 4.0, (NO_GAP, False)),
    ],
)
def test_the_word(points, position, lower, upper, expected):
    assert word(points, position, lower, upper) == expected


def test_without_grade_band_position_or_interval_nothing_is_known():
    assert gap(None, SCORE, EDGES).word == NOT_KNOWN
    assert gap(3.0, None, EDGES).word == NOT_KNOWN
    assert gap(3.0, replace(SCORE, position=None), EDGES).word == NOT_KNOWN
    assert gap(3.0, replace(SCORE, lower=None), EDGES).word == NOT_KNOWN
    assert gap(3.0, replace(SCORE, band=None), EDGES).word == NOT_KNOWN


def test_an_edge_belongs_to_the_band_above():
    assert [band_of(p, EDGES) for p in (1.0, 1.5, 2.49, 2.5, 3.5, 4.0)] == [0, 1, 1, 2, 3, 3]


def test_a_claim_is_old_after_a_year():
    as_at = date(2026, 9, 30)
    assert not is_old(date(2025, 9, 30), as_at)
    assert is_old(date(2025, 9, 29), as_at)
    assert not is_old(None, as_at)


def test_what_a_claim_lacks_and_which_areas_have_none():
    claims = (
        Claim("We visit", Area.HELP_AND_PROTECTION),
        Claim("All is well", None, 2, "x", date(2026, 9, 1)),
    )
    published = make_published(said=Said(claims=claims))
    assert [one.lacks for one in held(published)] == [("grade", "evidence", "date"), ("area",)]
    assert unclaimed(published) == (Area.CHILDREN_IN_CARE, Area.CARE_LEAVERS, Area.LEADERS)


def test_a_claim_is_set_beside_the_first_judgement_in_the_year_after_it():
    area = Area.CARE_LEAVERS
    claims = [Claim("c", area, 2, "", date(2024, 3, 1)), Claim("late", area, 2, "", date(2023, 1, 1)),
              Claim("after", area, 2, "", date(2026, 1, 1)), Claim("other", Area.LEADERS, 2, "", date(2024, 3, 1)),
              Claim("no grade", area, None, "", date(2024, 3, 1))]  # fmt: skip
    grades = (
        Grade(area, 4, date(2025, 2, 28), None, ""),
        Grade(area, 3, date(2024, 6, 1), None, ""),
    )
    found = judged(make_published(said=Said(claims=tuple(claims)), grades=grades))
    assert [(one.claim.text, one.grade.grade, one.apart) for one in found] == [("c", 3, 1)]
