"""What is published beside the local figures: how old it is, and what it cannot say."""

from __future__ import annotations

import re
from datetime import date

import pandas as pd
import pytest
from tests.unit.report.conftest import make_published

from readiness import benchmark, framework, report
from readiness.intake import reference
from readiness.model import COMPARISON_COLUMNS, RESULT_COLUMNS, Area, AreaScore
from readiness.report.tables import published_age
from readiness.views import Comparator

TAMESIDE = benchmark.find_authority("Tameside")
REFERRALS = ({"id": "referrals_received", "benchmark": "referral_rate"},)
EVERY = tuple({"id": key, "benchmark": key} for key in reference.benchmarks()["key"])
SEPTEMBER = date(2025, 9, 30)
"""Figures for the year to March 2025 came out in November."""


def test_every_comparison_says_how_old_it_is() -> None:
    """Seen: the newest year beside the local figure, whether or not it was out, and no word of its
    age."""
    since = benchmark.history(REFERRALS, None, date(2026, 9, 30))

    def their_way(figures: pd.DataFrame) -> int:
        return int(figures["year"].max())

    assert their_way(since) == 2025

    found = benchmark.compare(REFERRALS, TAMESIDE, SEPTEMBER)
    assert set(found["year"]) == {2024}
    assert (found["released"] <= pd.Timestamp(SEPTEMBER)).all()
    assert found["note"].str.contains("18 months before the as-at date").all()

    everything = benchmark.compare(EVERY, TAMESIDE, date(2026, 9, 30))
    assert len(everything) > 50
    assert everything["note"].map(lambda note: bool(re.search(r"\d+ months? before", note))).all()
    assert everything[["period_end", "released"]].notna().all(axis=None)


def test_the_age_stands_in_the_report_beside_the_figure() -> None:
    """Seen: the year's name alone, '2023-24', from which a reader must work the age out."""
    end, out = date(2024, 3, 31), date(2024, 11, 30)
    england = Comparator("England", 544.5, None, None, "2023-24", end, out, "DfE", "")

    def their_way(figure: Comparator) -> str:
        return figure.year

    assert "old" not in their_way(england)

    said = published_age(england, make_published(as_at=SEPTEMBER))
    assert said == "year to March 2024, 18 months old"


def test_nothing_is_ranked_by_an_overall_grade_there_no_longer_is() -> None:
    """Seen: neighbours set in order by overall grade, which those inspected since April 2026 do
    not have."""
    neighbours = {
        "Northshire": {"overall_effectiveness": 2, "leaders": 2},
        "Southshire": {"overall_effectiveness": 3, "leaders": 3},
        "Newshire": {"leaders": 1},  # inspected in May 2026
    }

    def their_way(grades: dict[str, dict[str, int]]) -> list[str]:
        return sorted(grades, key=lambda name: grades[name].get("overall_effectiveness", 5))

    assert their_way(neighbours)[-1] == "Newshire"

    assert any(not one.areas for one in framework.version(date(2026, 3, 31)).judgements)
    now = framework.version(date(2026, 4, 1))
    assert {area for one in now.judgements for area in one.areas} == set(Area)
    assert all(one.areas for one in now.judgements)
    assert framework.match_judgement("Overall effectiveness", now.key) is None
    with pytest.raises(ValueError, match="overall"):
        Area("overall_effectiveness")
    grades = benchmark.last_grades(TAMESIDE, date(2026, 9, 30))
    assert Area.LEADERS in {grade.area for grade in grades}


def test_no_one_word_stands_for_an_authority() -> None:
    """Seen: a rank, or one grade for everything, in which an area that fails is lost."""
    grades = dict.fromkeys(Area, 1) | {Area.CARE_LEAVERS: 4}

    def their_way(of_areas: dict[Area, int]) -> str:
        return framework.grade_title(round(sum(of_areas.values()) / len(of_areas)))

    assert their_way(grades) == "Good"

    columns = {*RESULT_COLUMNS, *COMPARISON_COLUMNS, *AreaScore.__dataclass_fields__}
    assert not columns & {"rank", "quartile", "overall", "grade"}
    published = make_published()
    assert {score.area for score in published.scores} == set(Area)
    page = re.sub(r"<[^>]+>", " ", report.index(published, []))
    assert all(framework.area_title(area) in page for area in Area)
    assert not re.search(r"\b(overall|rank|ranked|ranking|league)\b", page, re.I)
