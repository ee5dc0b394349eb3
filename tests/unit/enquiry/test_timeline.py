"""From the call to the last day on site, with dates where the authority has planned the visit."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest
from tests.unit.enquiry.said_of import published_with
from tests.unit.report.conftest import make_published

from readiness.enquiry.lacking import lacking
from readiness.enquiry.timeline import NOBODY, SAME, course
from readiness.framework import timeline
from readiness.model.said import Action, Claim, ImprovementPoint, Visit

AS_AT = date(2026, 9, 30)


def planned(kind: str, day: date):
    return published_with(AS_AT, visits=[Visit(day, kind)])


@pytest.mark.parametrize(
    ("activity", "days"), [("short", 10), ("standard", 15), ("focused_visit", 7)]
)
def test_every_event_of_the_framework_has_its_day_or_follows(activity: str, days: int) -> None:
    found = course(published_with(AS_AT), activity)
    assert len(found.days) == days
    shown = {event.id for day in found.days for event in day.asked}
    shown |= {event.id for event, _ in found.after}
    assert shown == {event.id for event in timeline(activity)}


def test_without_a_date_it_is_told_by_week() -> None:
    found = course(published_with(AS_AT), "short")
    assert found.call is None
    assert [day.on for day in found.days] == [None] * 10
    assert [found.days[n].name for n in (0, 9)] == ["Week 1 Monday", "Week 2 Friday"]


@pytest.mark.parametrize("on", [date(2027, 6, 14), date(2027, 6, 16)])
def test_the_call_is_the_monday_before_the_week_of_the_inspection(on: date) -> None:
    found = course(planned("ILACS inspection", on), "standard")
    assert found.call == date(2027, 6, 7)
    assert [found.days[n].on for n in (5, 10, 14)] == [
        date(2027, 6, 14), date(2027, 6, 21), date(2027, 6, 25),
    ]  # fmt: skip
    assert {event.id: on for event, on in found.after}["report"] == date(2027, 8, 10)


def test_a_bank_holiday_on_the_way_is_said() -> None:
    found = course(planned("inspection", date(2028, 4, 24)), "short")
    assert found.call == date(2028, 4, 17)  # Easter Monday
    assert "A bank holiday" in found.days[0].remark
    assert [day.remark for day in found.days[1:]] == [""] * 9


def test_a_focused_visit_is_called_five_working_days_before() -> None:
    found = course(planned("focused visit", date(2026, 12, 30)), "focused_visit")
    assert [day.on for day in found.days] == [
        date(2026, 12, 21), date(2026, 12, 22), date(2026, 12, 23), date(2026, 12, 24),
        date(2026, 12, 29), date(2026, 12, 30), date(2026, 12, 31),
    ]  # fmt: skip
    assert found.days[0].name == "Five working days before"
    assert found.days[4].name == "One working day before"


def test_a_visit_that_has_been_gives_no_dates() -> None:
    assert course(planned("inspection", date(2026, 9, 28)), "short").call is None
    assert course(planned("peer review", date(2027, 1, 25)), "short").call is None


def test_nobody_is_on_site_in_the_week_of_the_call() -> None:
    found = course(published_with(AS_AT), "standard")
    assert {day.who for day in found.days[:5]} == {NOBODY}
    assert "Four social care inspectors" in found.days[5].who
    assert "two education inspectors for two days" in found.days[5].who
    assert {day.who for day in found.days[6:]} == {SAME}


def test_what_a_report_lacks_is_said_on_the_day_it_is_asked_for() -> None:
    found = course(published_with(AS_AT), "standard")
    by = {event.id: day.missing for day in found.days for event in day.asked if event.day}
    assert "list early help not supplied" in " ".join(by["annex_a"])
    assert "columns missing of list care leavers" in " ".join(by["annex_a"])
    assert any("self-evaluation" in said for said in by["other_documents"])
    assert any("Impact of leaders" in said or "leaders" in said.casefold() for said in by["call"])


def test_nothing_lacking_is_nothing_said() -> None:
    whole = published_with(
        AS_AT,
        claims=[Claim("We know", None)],
        points=[ImprovementPoint("Do")],
        actions=[Action("Do")],
    )
    lists = whole.lists.assign(supplied=True, columns_missing="")
    whole = replace(whole, lists=lists)
    assert [lacking(whole, need) for need in ("lists", "self_evaluation", "plan", "evidence")] == [
        ""
    ] * 4
    assert lacking(replace(whole, lists=lists.iloc[:0]), "lists") == "no list was supplied"


def test_words_withheld_from_the_reader_are_not_called_missing() -> None:
    public = make_published(profile="public")
    assert lacking(public, "plan") == lacking(public, "self_evaluation") == ""
    assert isinstance(public.lists, pd.DataFrame)


def test_other_visits_have_no_course() -> None:
    with pytest.raises(ValueError, match="monitoring_visit"):
        course(published_with(AS_AT), "monitoring_visit")
