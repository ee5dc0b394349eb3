"""What another weight would move, held against the arithmetic by hand."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from readiness import publish, weights_used, what_if
from readiness.errors import InputError, UnknownName
from readiness.model import Area, AreaScore, Assessment, Authority, Contribution, Period
from readiness.score.settings import settings
from readiness.score.what_if import CHANGE_COLUMNS, WEIGHT_COLUMNS

DATA, AUDIT, PREVIOUS = (settings().channels[name] for name in ("data", "audit", "previous"))


def part(name: str, weight: float, score: float) -> Contribution:
    return Contribution(name, weight, None, score, 0.0, score, weight * (score - 2.5) / 4)


def area(name: Area, parts: tuple[Contribution, ...], position: float | None = 2.4) -> AreaScore:
    data = sum(p.weight * p.score for p in parts) / sum(p.weight for p in parts)
    whole = DATA + AUDIT
    found = {"data": (data, DATA / whole), "audit": (3.0, AUDIT / whole)}
    return AreaScore(
        name, position, "good", 2.0, 2.8, {}, 1.0, "high", None, data, found, parts, (), (), (),
    )  # fmt: skip


PARTS = (part("seen_in_time", 3.0, 2.0), part("reviewed_in_time", 1.0, 4.0))


@pytest.fixture
def assessment() -> Assessment:
    names = ("seen_in_time", "reviewed_in_time", "rate_of_care")
    day = date(2026, 9, 30)
    return Assessment(
        authority=Authority("Invented"), as_at=day, period=Period(date(2026, 4, 1), day),
        results=pd.DataFrame(), comparisons=pd.DataFrame(),
        scores=(area(Area.CHILDREN_IN_CARE, PARTS), area(Area.LEADERS, (part("held", 1.0, 3.0),), None)),
        grades=(), lists=(), issues=(), catalogue=tuple({"id": n, "title": n.title()} for n in names),
        inputs={}, versions={}, settings={},
    )  # fmt: skip


def test_weights_add_up_and_the_heaviest_move_comes_first(assessment) -> None:
    found = weights_used(assessment, "children in care")
    assert tuple(found.columns) == WEIGHT_COLUMNS
    assert found["share"].tolist() == [75.0, 25.0]
    assert found["measure"].tolist() == ["seen_in_time", "reviewed_in_time"]
    assert len(weights_used(assessment)) == 3


def test_a_weight_moves_its_own_area_by_the_arithmetic(assessment) -> None:
    found = what_if(assessment, {"reviewed_in_time": 3.0}).rows.set_index("area")
    care = found.loc["children_in_care"]
    whole = DATA + AUDIT
    assert care["data_before"] == pytest.approx(2.5)
    assert care["data_after"] == pytest.approx(3.0)
    assert care["position_before"] == pytest.approx((DATA * 2.5 + AUDIT * 3.0) / whole)
    assert care["position_after"] == pytest.approx((DATA * 3.0 + AUDIT * 3.0) / whole)
    assert care["moves"] == pytest.approx(DATA * 0.5 / whole)
    assert found.loc["leaders", "data_after"] == found.loc["leaders", "data_before"]


def test_nothing_changed_moves_nothing_and_gives_the_reports_own(assessment) -> None:
    found = what_if(assessment)
    assert tuple(found.rows.columns) == CHANGE_COLUMNS
    care = found.rows.iloc[0]
    level = sum(value * weight for value, weight in assessment.scores[0].channels.values())
    assert care["position_before"] == care["position_after"] == pytest.approx(level)
    assert found.changed.empty


def test_a_kind_of_evidence_may_be_left_out(assessment) -> None:
    care = what_if(assessment, channels={"audit": 0}).rows.iloc[0]
    assert care["position_after"] == pytest.approx(care["data_after"]) == pytest.approx(2.5)


def test_where_there_is_no_position_there_is_none_here(assessment) -> None:
    leaders = what_if(assessment, {"held": 2.0}).rows.iloc[1]
    assert math.isnan(leaders["position_after"])
    assert pd.isna(leaders["band_after"])
    assert "not enough evidence" in repr(what_if(assessment))


def test_it_says_that_it_is_no_report_and_what_holds_an_area_down(assessment) -> None:
    first, *rest = assessment.scores
    limited = replace(assessment, scores=(replace(first, limits=("At most good: why.",)), *rest))
    said = repr(what_if(limited, {"seen_in_time": 1}))
    assert "never for a report" in said
    assert "Children in care in a report: At most good: why." in said
    assert "weight 3.00 before, 1.00 here" in said


def test_the_assessment_is_left_as_it_was(assessment) -> None:
    before = [one.contributions for one in assessment.scores]
    what_if(assessment, {"seen_in_time": 9}, {"data": 0.1})
    assert [one.contributions for one in assessment.scores] == before


@pytest.mark.parametrize(
    ("weights", "channels", "said"),
    [
        ({"seen_in_tme": 1}, {}, "did you mean seen_in_time"),
        ({"rate_of_care": 1}, {}, "weighs nothing here"),
        ({"seen_in_time": -1}, {}, "a number from 0 up"),
        ({"seen_in_time": float("nan")}, {}, "a number from 0 up"),
        ({"seen_in_time": "much"}, {}, "a number from 0 up"),
        ({"seen_in_time": True}, {}, "a number from 0 up"),
        ({"seen_in_time": 0, "reviewed_in_time": 0}, {}, "Nothing is left to weigh in children in care"),
        ({}, {"audits": 1}, "did you mean audit"),
        ({}, {"data": 0, "audit": 0}, "No evidence is left"),
    ],
)  # fmt: skip
def test_what_cannot_be_asked_is_told_in_a_sentence(assessment, weights, channels, said) -> None:
    with pytest.raises(InputError, match=said):
        what_if(assessment, weights, channels)


def test_an_area_that_is_not_is_told_the_nearest(assessment) -> None:
    with pytest.raises(UnknownName, match="did you mean leaders"):
        weights_used(assessment, "leader")


def test_only_an_assessment_has_the_parts_of_a_score() -> None:
    with pytest.raises(InputError, match="on an assessment"):
        what_if(publish)  # type: ignore[arg-type]
