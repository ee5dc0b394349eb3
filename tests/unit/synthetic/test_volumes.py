"""Volumes and performance like those of an authority judged to require improvement."""

from datetime import date
from functools import cache

import pandas as pd
import pytest

from readiness.measures import registry
from readiness.synthetic import World, answer_key, generate
from readiness.synthetic.clock import in_school_holiday
from readiness.synthetic.extract import extract

AS_AT = date(2026, 9, 30)
CHILDREN = 4000


@cache
def world() -> World:
    return generate(CHILDREN, 11, AS_AT)


@cache
def key() -> pd.DataFrame:
    whole = answer_key(world(), registry())
    return whole[whole.breakdown == "all"].set_index("measure")


@pytest.mark.parametrize(
    ("name", "least", "most"),
    [
        ("contacts", 1500, 1800),
        ("early_help", 330, 430),
        ("referrals", 690, 820),
        ("assessments", 720, 920),
        ("section_47", 255, 320),
        ("children_in_need", 1570, 1640),
        ("child_protection", 165, 195),
        ("children_in_care", 225, 255),
        ("care_leavers", 130, 165),
        ("adoption", 16, 26),
        ("adopters", 18, 36),
    ],
)
def test_rows_for_each_thousand_open_children(name: str, least: int, most: int) -> None:
    assert least <= len(extract(world(), name)) * 1000 / CHILDREN <= most


@pytest.mark.parametrize(
    ("measure", "percent"),
    [
        ("assessments_in_45_days", 82),
        ("conferences_in_15_days", 78),
        ("rereferrals", 24),
        ("repeat_protection_plans", 23),
        ("protection_visits_in_date", 88),
        ("protection_seen_alone", 85),
        ("three_placements", 11),
        ("care_visits_in_date", 90),
        ("care_reviews_in_date", 94),
        ("health_assessments_in_date", 86),
        ("suitable_accommodation", 86),
        ("in_education_or_work", 49),
        ("pathway_reviews_in_date", 80),
    ],
)
def test_performance_is_as_meant(measure: str, percent: int) -> None:
    row = key().loc[measure]
    assert abs(100 * row.numerator / row.denominator - percent) < 6


def test_most_care_leavers_are_in_touch() -> None:
    leavers = [child.leaving_care for child in world().children if child.leaving_care]
    share = sum(leaver.in_touch == "yes" for leaver in leavers) / len(leavers)
    assert 0.89 < share < 0.96


def test_the_front_door_is_quieter_in_the_holidays() -> None:
    days = pd.date_range("2026-04-01", "2026-09-30").date
    weekdays = [day for day in days if day.weekday() < 5]
    counts = dict.fromkeys(weekdays, 0)
    for row in extract(world(), "contacts"):
        if row[5] in counts:
            counts[row[5]] += 1
    off = [counts[day] for day in weekdays if in_school_holiday(day)]
    on = [counts[day] for day in weekdays if not in_school_holiday(day)]
    assert sum(off) / len(off) < 0.85 * sum(on) / len(on)


def test_caseloads_and_teams_are_uneven() -> None:
    need = [child.need[-1] for child in world().children if child.need and not child.need[-1].ended]
    loads = pd.Series([episode.worker for episode in need]).value_counts()
    assert loads.max() > 2 * loads.median()
    assert len({episode.team for episode in need}) > 8
