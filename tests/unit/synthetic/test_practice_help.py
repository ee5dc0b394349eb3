"""The evidence of help and protection: rows that fit the children, and measures that fit the rows."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from typing import Any

import pandas as pd
import pytest

from readiness.calendar import twelve_months_to
from readiness.intake.evidence.tabs.help_and_protection import HELP_AND_PROTECTION
from readiness.measures import compute, registry
from readiness.measures.examples import typed
from readiness.model import ChildList, Count, Lists
from readiness.synthetic import World, answer_key, generate
from readiness.synthetic.evidence import items

DAYS = (date(2026, 9, 30), date(2025, 8, 31), date(2024, 2, 29), date(2026, 6, 17))
TABS = {tab.name: tab for tab in HELP_AND_PROTECTION}
OURS = {name: one for name, one in registry().items() if one.lists[0] in TABS}
PLACE = ["measure", "breakdown", "group"]


@pytest.fixture(scope="module", params=DAYS, ids=str)
def told(request: pytest.FixtureRequest) -> World:
    return generate(300, 7, request.param)


def as_text(value: Any) -> str:
    """As an example's cell is written: a moment has its time, a blank is empty."""
    if isinstance(value, datetime):
        return value.isoformat(" ", "minutes")
    return "" if value is None else str(value)


def table(name: str, world: World) -> ChildList:
    columns = [column.id for column in TABS[name].columns]
    rows = [[as_text(item.get(column)) for column in columns] for item in items(name, world)]
    return typed(name, pd.DataFrame(rows, columns=columns, dtype="str"))


def tables(world: World) -> Lists:
    return {name: table(name, world) for name in TABS}


def days_of(item: Mapping[str, Any]) -> Iterator[date]:
    for value in item.values():
        if isinstance(value, date):
            yield value.date() if isinstance(value, datetime) else value


def test_every_number_of_the_catalogue_has_its_measures() -> None:
    numbers = Counter(one.catalogue for one in OURS.values())
    twice = {"M05": 2, "M32": 2, "M46": 2, "M47": 2, "M50": 2}
    once = ["M02", "M08", "M37", "M38", "M39", "M40", "M45", "M48", "M49"]
    assert numbers == {**dict.fromkeys(once, 1), **twice, "M42": 3, "M43": 3}


def test_somebody_is_in_every_numerator_and_denominator(told: World) -> None:
    key = answer_key(told, OURS).query("breakdown == 'all'").set_index("measure")
    assert key.index[~(key["numerator"] > 0)].tolist() == []
    shares = [name for name, one in OURS.items() if one.shape is not Count]
    assert key.index[key.index.isin(shares) & ~(key["denominator"] > 0)].tolist() == []
    assert (key.loc[shares, "numerator"] < key.loc[shares, "denominator"]).mean() > 0.8


def test_measures_find_in_the_tabs_what_the_rows_say(told: World) -> None:
    found = compute(tables(told), told.as_at)
    there = found[found["measure"].isin(list(OURS))]
    both = answer_key(told, OURS).merge(there, on=PLACE, how="outer", suffixes=("_true", ""))
    for number in ("numerator", "denominator"):
        differs = both[number].fillna(-1) != both[f"{number}_true"].fillna(-1)
        assert both.loc[differs, [*PLACE, number, f"{number}_true"]].to_dict("records") == []
    assert (both["unusable"].fillna(0) == 0).all()


@pytest.mark.parametrize("name", TABS)
def test_rows_are_of_the_tab_and_of_days_gone_by(told: World, name: str) -> None:
    columns = {column.id: column for column in TABS[name].columns}
    rows = list(items(name, told))
    assert rows
    assert list(items(name, told)) == rows
    for item in rows:
        assert set(item) - {"times_before"} <= set(columns)
        assert None not in item.values()
        assert all(item[one] for one, column in columns.items() if column.required)
        assert max(days_of(item), default=told.as_at) <= told.as_at
        for one, column in columns.items():
            assert not column.choices or item.get(one) in {None, *column.choices}


def test_rows_name_children_there_are(told: World) -> None:
    ids = {child.id for child in told.children}
    for name, tab in TABS.items():
        if tab.about_children:
            assert {item["child_id"] for item in items(name, told)} <= ids


def test_every_open_plan_has_its_core_groups(told: World) -> None:
    plans = {
        child.id: child.protection[-1].started
        for child in told.children
        if child.protection and child.protection[-1].ended is None
    }
    rows = {item["child_id"]: item for item in items("core_groups", told)}
    assert {one: rows[one]["plan_started"] for one in plans} == plans
    assert not [one for one in plans if "plan_ended" in rows[one]]


def test_contacts_are_as_many_as_the_stories_tell(told: World) -> None:
    since = min(item["month_ending"] for item in items("front_door", told)).replace(day=1)
    days = [one.on for child in told.children for one in child.contacts]
    came = sum(item["contacts"] for item in items("front_door", told))
    assert 0 < came <= sum(day >= since for day in days)
    if told.as_at == DAYS[0]:
        assert came == sum(day >= since for day in days)


def test_children_in_care_are_missing_as_often_as_their_list_says(told: World) -> None:
    year = twelve_months_to(told.as_at)
    lived = {
        child.id: sum(day in year for period in child.care for day in period.missing)
        for child in told.children
    }
    rows = items("missing_episodes", told)
    written = Counter(item["child_id"] for item in rows if item["in_care"] == "yes")
    assert written == Counter({one: times for one, times in lived.items() if times})


def test_a_child_is_found_before_going_missing_again(told: World) -> None:
    last: dict[str, datetime] = {}
    times: dict[str, int] = defaultdict(int)
    for item in items("missing_episodes", told):
        child = item["child_id"]
        assert item["times_before"] == times[child]
        times[child] += 1
        begun = item["missing_from"]
        if isinstance(begun, datetime):
            assert last.get(child, begun) <= begun
        if isinstance(item.get("found"), datetime):
            last[child] = item["found"]
            assert item["found"].time() != time()
        elif "found" in item:
            last.pop(child, None)
