"""The plan as it stands on the day: late, lacking, moved or not, and the word for it all."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd
import pytest
from tests.unit.enquiry.said_of import published_with
from tests.unit.report.conftest import make_published

from readiness.enquiry.improvement import pace, plan
from readiness.enquiry.improvement.actions import step
from readiness.enquiry.improvement.moved import moved, sides
from readiness.model import TREND_COLUMNS, Area, Grade, Polarity, State, Trend
from readiness.model.said import Action, Aim, ImprovementPoint
from readiness.views import views

AS_AT = date(2026, 9, 30)
INSPECTED = date(2025, 5, 19)
GRADES = [Grade(area, 3, INSPECTED, date(2025, 7, 8), "report") for area in Area]


def act(**changes) -> Action:
    whole = Action("Do it", 1, None, "Head of it", date(2026, 6, 1), "in progress", None, "m1", 1)
    return replace(whole, **changes)


@pytest.mark.parametrize(
    ("changes", "standing", "days"),
    [
        ({"due": AS_AT}, "in progress", 0),
        ({"due": date(2026, 9, 29)}, "overdue", 1),
        ({"due": date(2026, 9, 29), "progress": ""}, "overdue", 1),
        ({"due": date(2026, 9, 29), "progress": "stopped"}, "stopped", 0),
        ({"progress": "done", "completed": date(2026, 6, 1)}, "done", 0),
        ({"progress": "done", "completed": date(2026, 6, 4)}, "done late", 3),
        ({"progress": "done"}, "done", 0),
        ({"due": None}, "in progress", 0),
        ({"due": None, "progress": ""}, "not given", 0),
        ({"due": date(2027, 1, 1), "progress": "not started"}, "not started", 0),
    ],
)
def test_where_an_action_stands(changes, standing: str, days: int) -> None:
    found = step(act(**changes), AS_AT)
    assert (found.standing, found.days) == (standing, days)


def test_what_the_plan_does_not_say_is_named() -> None:
    bare = step(Action("Do it"), AS_AT)
    assert bare.lacking == ("owner", "due date", "progress", "measure")
    assert step(act(), AS_AT).lacking == ()
    assert "not marked done" in step(act(completed=date(2026, 5, 1)), AS_AT).doubt
    assert "still to come" in step(act(progress="done", completed=date(2026, 12, 1)), AS_AT).doubt


def trend(
    rates, direction=Polarity.HIGH, variation="common", n=100, first="2024-10", **changes
) -> Trend:
    starts = pd.period_range(first, periods=len(rates), freq="M")
    frame = pd.DataFrame({name: [None] * len(rates) for name in TREND_COLUMNS})
    frame = frame.assign(
        period_start=starts.start_time.astype("datetime64[s]"),
        period_end=starts.end_time.normalize().astype("datetime64[s]"),
        numerator=pd.array([round(n * r / 100) for r in rates], dtype="Int64"),
        denominator=pd.array([n] * len(rates), dtype="Int64"),
        value=[float(r) for r in rates],
    )
    made = Trend("m1", "laney_p", "month", frame, direction, "%", variation)
    return replace(made, **changes)


def wobble(level: float, months: int) -> list[float]:
    return [level + (1, -1, 0)[i % 3] for i in range(months)]


def view_with(made: Trend | None):
    return replace(views(make_published())[0], trend=made)


@pytest.mark.parametrize(
    ("before", "after", "direction", "variation", "verdict"),
    [
        (70, 85, Polarity.HIGH, "common", "better"),
        (85, 70, Polarity.HIGH, "common", "worse"),
        (20, 8, Polarity.LOW, "common", "better"),
        (80, 80, Polarity.HIGH, "common", "no change"),
        (80, 80, Polarity.HIGH, "concern_low", "worse"),
        (80, 80, Polarity.HIGH, "improvement_high", "better"),
        (70, 85, Polarity.HIGH, "concern_low", "mixed"),
        (20, 35, Polarity.NEUTRAL, "neutral_high", "no change"),
    ],
)
def test_a_change_is_said_where_chart_or_test_says_so(
    before, after, direction, variation, verdict
) -> None:
    made = trend(wobble(before, 8) + wobble(after, 16), direction, variation)
    assert moved(view_with(made), INSPECTED).verdict == verdict


def test_a_sign_from_before_the_inspection_is_not_of_the_time_since() -> None:
    made = trend(wobble(80, 6), variation="improvement_high")
    assert moved(view_with(made), INSPECTED).verdict == "too little"


def test_what_cannot_be_told_says_why() -> None:
    rates = wobble(80, 24)
    assert moved(view_with(None), INSPECTED).verdict == "no months"
    assert moved(view_with(trend([])), INSPECTED).verdict == "withheld"
    assert moved(view_with(trend([], chart="")), INSPECTED).verdict == "too little"
    assert moved(view_with(trend([], chart="", grain="")), INSPECTED).verdict == "no months"
    assert moved(view_with(trend(rates)), None).verdict == "too little"
    assert moved(view_with(trend(rates, grain="event")), INSPECTED).verdict == "too little"
    assert moved(view_with(trend(rates, first="2025-06")), INSPECTED).verdict == "too little"
    absent = view_with(trend(rates))
    absent = replace(absent, local=replace(absent.local, state=State.NOT_SUPPLIED))
    assert moved(absent, INSPECTED).verdict == "no figure"


def test_the_month_of_the_inspection_is_on_neither_side() -> None:
    before, after = sides(trend(wobble(80, 36), first="2023-10").points, INSPECTED)
    assert before["period_end"].iloc[-1] == pd.Timestamp("2025-04-30")
    assert before["period_start"].iloc[0] == pd.Timestamp("2024-05-01")
    assert after["period_start"].iloc[0] == pd.Timestamp("2025-10-01")  # the latest twelve
    assert after["period_end"].iloc[-1] == pd.Timestamp("2026-09-30")


def test_counts_and_medians_are_compared_too() -> None:
    counted = trend(np.repeat([30.0, 60.0], 12).tolist(), Polarity.LOW, first="2024-06")
    points = counted.points.assign(denominator=pd.array([pd.NA] * 24, dtype="Int64"))
    found = moved(view_with(replace(counted, points=points, unit="a month")), INSPECTED)
    assert (found.verdict, found.unit) == ("worse", "a month")
    middles = points.assign(numerator=pd.array([pd.NA] * 24, dtype="Int64"),
                            denominator=pd.array([40] * 24, dtype="Int64"))  # fmt: skip
    # Of figures a month nothing else says how much they differ, so they must have differed.
    assert moved(view_with(replace(counted, points=middles)), INSPECTED).verdict == "too little"
    uneven = middles.assign(value=middles["value"] + np.tile([0.0, 1.0], 12))
    assert moved(view_with(replace(counted, points=uneven)), INSPECTED).verdict == "worse"


def points() -> list[ImprovementPoint]:
    return [
        ImprovementPoint("Assess sooner", 1, Area.HELP_AND_PROTECTION, ("HP10",)),
        ImprovementPoint("Nothing of it yet", 2, None, ("LD15",)),
    ]


def published(actions=(), grades=GRADES, trends=(), **said):
    made = published_with(AS_AT, grades, points=points(), actions=actions, **said)
    return replace(made, trends=tuple(trends))


def test_points_have_their_actions_and_their_measures() -> None:
    made = plan(published([act(), act(number=2, point=None), act(number=3, point=9)]))
    first, second = made.points
    assert [one.action.number for one in first.steps] == [1]
    assert first.named == {"m1"}
    assert first.measures[0].view.id == "m1"
    assert "m4" not in {one.view.id for one in first.measures}  # referrals have no better way to go
    assert second.lacking == ("action", "measure")
    assert [one.action.number for one in made.alone] == [2, 3]


def test_a_measure_is_known_by_id_or_title_and_else_named_as_unknown() -> None:
    title = "assessments finished within 45 WORKING days"
    made = plan(published([act(measure=title), act(number=2, measure="Happiness of all")]))
    assert made.points[0].named == {"m1"}
    assert made.unknown == ("Happiness of all",)


def test_priorities_have_the_actions_that_share_a_criterion() -> None:
    aims = [Aim("Rigour", None, ("HP10",)), Aim("Practice model", None, ("LD15",))]
    made = plan(published([act(), act(number=2, measure="", point=2)], priorities=aims))
    assert [[s.action.number for s in one.steps] for one in made.priorities] == [[1], [2]]
    assert plan(published([act()], priorities=aims)).priorities[1].lacking == ("action", "measure")


def done(number: int) -> Action:
    return act(number=number, progress="done", completed=date(2026, 6, 1))


BETTER = trend(wobble(70, 8) + wobble(85, 16))
WORSE = trend(wobble(85, 8) + wobble(70, 16))
SAME = trend(wobble(80, 24))


@pytest.mark.parametrize(
    ("actions", "made", "word"),
    [
        ([done(1), done(2), done(3), act()], BETTER, "on pace"),  # a quarter is not more than one
        ([done(1), done(2), act()], BETTER, "slow"),
        ([done(1), done(2), done(3), done(4)], WORSE, "slow"),
        ([done(1), done(2), done(3), done(4)], SAME, "cannot be told"),
        ([done(1), done(2)], BETTER, "cannot be told"),
        ([act(due=date(2027, 1, 1))] * 4, BETTER, "cannot be told"),
        ([done(1), done(2), done(3), *[act(due=None)] * 4], BETTER, "cannot be told"),
        ([], BETTER, "cannot be told"),
        ([done(1), done(2), done(3), act(progress="stopped")], BETTER, "on pace"),
    ],
)
def test_the_word_for_pace(actions, made: Trend, word: str) -> None:
    found = plan(published(actions, trends=[made]))
    if actions:
        assert {m.verdict for m in found.measures if m.view.id == "m1"} <= {
            "better", "worse", "no change",
        }  # fmt: skip
    assert pace(found, AS_AT).word == word


def test_nothing_said_is_nothing_tracked() -> None:
    made = plan(published_with(AS_AT, supplied=()))
    assert made.points == made.priorities == made.steps == made.measures == ()
    assert pace(made, AS_AT).word == "cannot be told"
