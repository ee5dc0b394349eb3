"""The statutory returns: read again without complaint, and holding what the stories hold."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pandas as pd
import pytest

from readiness import cli
from readiness.calendar import full_years, return_year_to
from readiness.intake.returns import RETURN_TABLES, read_returns, table_spec
from readiness.intake.returns.joining import ReturnsEvidence
from readiness.model import LIST_NAMES, Issue
from readiness.story import CarePeriod, Child
from readiness.synthetic.extract import extract
from readiness.synthetic.returns import YEARS, write_returns
from readiness.synthetic.world import World, generate

AS_AT = date(2026, 9, 30)
ODD_DAYS = (date(2024, 2, 29), date(2026, 3, 31), date(2027, 2, 15))
LAST_DAYS = (date(2026, 3, 31), date(2025, 3, 31), date(2024, 3, 31))
NEVER_LATE = {"date_of_birth", "expected_birth", "ceased"}
"""Dates to come that a return does hold: of births expected and of eighteenth birthdays."""


@cache
def invented(seed: int, as_at: date = AS_AT) -> World:
    return generate(300, seed, as_at)


@cache
def read(seed: int, as_at: date = AS_AT, years: int = 1) -> tuple[World, ReturnsEvidence]:
    world = invented(seed, as_at)
    with TemporaryDirectory() as folder:
        write_returns(Path(folder), world, years)
        return world, read_returns([Path(folder)], as_at)


def everybody(world: World) -> tuple[Child, ...]:
    return (*world.children, *world.earlier)


def without_birthday(issues: tuple[Issue, ...]) -> list[Issue]:
    """The issues but for birthdays nobody recorded, which a census is right to be asked for."""
    return [issue for issue in issues if issue.column != "PersonBirthDate"]


@pytest.fixture(params=[(1, AS_AT), (2, AS_AT), (3, AS_AT), *((1, day) for day in ODD_DAYS)])
def one_year(request: pytest.FixtureRequest) -> tuple[World, ReturnsEvidence]:
    return read(*request.param)


def test_is_read_without_complaint(one_year: tuple[World, ReturnsEvidence]) -> None:
    world, returns = one_year
    assert without_birthday(returns.issues) == []
    asked = [row for issue in returns.issues for row in issue.rows]
    blank = returns.tables["cin_children"].frame.date_of_birth.isna()
    never_recorded = {child.id for child in everybody(world) if child.born is None}
    assert len(asked) == blank.sum()
    assert set(returns.tables["cin_children"].frame.child_id[blank]) <= never_recorded


def test_every_table_is_of_the_latest_year(one_year: tuple[World, ReturnsEvidence]) -> None:
    world, returns = one_year
    assert set(returns.tables) == {table.name for table in RETURN_TABLES}
    for table in returns.tables.values():
        assert table.period == return_year_to(world.as_at)
        assert len(table)


def test_nothing_is_later_than_the_year(one_year: tuple[World, ReturnsEvidence]) -> None:
    world, returns = one_year
    last = np.datetime64(return_year_to(world.as_at).end)
    for name, table in returns.tables.items():
        for column in table_spec(name).columns:
            if column.kind == "date" and column.id not in NEVER_LATE and len(table):
                assert not (table[column.id] > last).any(), f"{name} {column.id}"


def test_three_years_are_read_as_one() -> None:
    _, returns = read(1, AS_AT, YEARS)
    words = {issue.message.rpartition("; ")[2] for issue in without_birthday(returns.issues)}
    # Nobody was adopted two years before, in so small an authority.
    assert words <= {
        "nothing need be done.",
        "nothing need be done where two years' files overlap.",
        "check that nothing was left out.",
    }
    assert [period.end for period in returns.periods["cin_census"]] == sorted(LAST_DAYS)
    assert len(returns.tables["cin_referrals"]) > len(read(1)[1].tables["cin_referrals"])


# What the stories hold of the year, table by table, without the extraction.


def open_in(started: date, ended: date | None, year: tuple[date, date]) -> bool:
    return started <= year[1] and (ended is None or ended >= year[0])


def in_care(child: Child, year: tuple[date, date]) -> Iterator[CarePeriod]:
    return (one for one in child.care if open_in(one.started, one.ended, year))


def episodes(child: Child, year: tuple[date, date]) -> int:
    """Days in care on which a home or legal status began, by the end of the year."""
    days = 0
    for one in in_care(child, year):
        began = {home.started for home in one.placements} | {on for on, _ in one.legal_statuses}
        days += sum(on <= year[1] and (one.ended is None or on < one.ended) for on in began)
    return days


def missing(child: Child, year: tuple[date, date]) -> int:
    return sum(
        open_in(began, back, year)
        for one in in_care(child, year)
        for began, back in zip(
            one.missing + one.absent, one.missing_ends + one.absent_ends, strict=True
        )
    )


def workers(child: Child, year: tuple[date, date]) -> int:
    return sum(
        open_in(began, ended, year)
        for one in in_care(child, year)
        for began, ended in pairwise([*(on for on, _ in one.workers), one.ended])
        if began is not None
    )


def leaver(child: Child) -> bool:
    return child.leaving_care is not None and child.leaving_care.birthday is not None


HELD: Mapping[str, Callable[[Child, tuple[date, date]], int]] = {
    "care_header": lambda child, year: any(in_care(child, year)) or leaver(child),
    "care_episodes": episodes,
    "care_reviews": lambda child, year: sum(
        year[0] <= day <= year[1] for one in child.care for day in one.reviews
    ),
    "care_health": lambda child, year: child.health is not None,
    "care_leavers_return": lambda child, year: leaver(child),
    "care_missing": missing,
    "care_workers": workers,
    "care_adoption": lambda child, year: sum(
        plan.order is not None and year[0] <= plan.order <= year[1] for plan in child.adoption
    ),
    "care_previous_permanence": lambda child, year: any(
        year[0] <= one.started <= year[1] for one in child.care
    ),
    "care_unaccompanied": lambda child, year: any(
        one.unaccompanied for one in in_care(child, year)
    ),
    "cin_protection_plans": lambda child, year: sum(
        open_in(plan.started, plan.ended, year) for plan in child.protection
    ),
    "cin_reviews": lambda child, year: sum(
        day <= year[1]
        for plan in child.protection
        if open_in(plan.started, plan.ended, year)
        for day in plan.reviews
    ),
    "cin_section_47": lambda child, year: sum(
        open_in(one.strategy_discussion, one.conference or one.strategy_discussion, year)
        for one in child.section_47
    ),
    "cin_assessments": lambda child, year: sum(
        open_in(one.started, one.authorised, year) for one in child.assessments
    ),
    "cin_plans": lambda child, year: sum(
        open_in(*plan, year) for one in child.need for plan in one.plans
    ),
}


@pytest.mark.parametrize("name", HELD)
def test_holds_what_the_stories_hold(name: str, one_year: tuple[World, ReturnsEvidence]) -> None:
    world, returns = one_year
    period = return_year_to(world.as_at)
    counts = {
        child.id: count
        for child in everybody(world)
        if (count := int(HELD[name](child, (period.start, period.end))))
    }
    assert dict(Counter(returns.tables[name]["child_id"])) == counts


def test_every_new_referral_of_the_year_is_there_once(
    one_year: tuple[World, ReturnsEvidence],
) -> None:
    world, returns = one_year
    period = return_year_to(world.as_at)
    told = sorted(
        (child.id, one.on)
        for child in everybody(world)
        for one in child.referrals
        if one.on in period and not one.case_open
    )
    frame = returns.tables["cin_referrals"].frame
    frame = frame[frame.date_of_referral >= np.datetime64(period.start)]
    days = frame.date_of_referral.dt.date
    assert sorted(zip(frame.child_id, days, strict=True)) == told


def test_whoever_is_in_need_on_the_last_day_has_an_open_case(
    one_year: tuple[World, ReturnsEvidence],
) -> None:
    world, returns = one_year
    last = return_year_to(world.as_at).end
    in_need = {
        child.id
        for child in everybody(world)
        for one in child.need
        if one.started <= last and (one.ended is None or one.ended > last)
    }
    frame = returns.tables["cin_referrals"].frame
    still_open = frame[frame.closed.isna() & (frame.no_further_action == "no")]
    assert in_need <= set(still_open.child_id)
    # Besides them only those whose first assessment was not done by then.
    assert len(set(still_open.child_id) - in_need) < 0.2 * len(in_need)


def test_episodes_follow_one_another_without_a_gap(
    one_year: tuple[World, ReturnsEvidence],
) -> None:
    frame = one_year[1].tables["care_episodes"].frame
    firsts = 0
    for _, child in frame.groupby("child_id", sort=False):
        rows = child.sort_values("started").to_dict("records")
        for before, after in pairwise(rows):
            if after["reason_started"] != "S":
                assert before["ended"] == after["started"]
                assert before["reason_ended"] == "X1"
                moved = after["reason_started"] in {"P", "B"}
                assert pd.notna(before["reason_moved"]) == moved
        firsts += sum(row["reason_started"] == "S" for row in rows)
        assert rows[0]["reason_started"] == "S"
    assert firsts >= frame.child_id.nunique()
    assert (frame.ended.isna() == frame.reason_ended.isna()).all()


def test_forms_are_those_of_their_years(tmp_path: Path) -> None:
    write_returns(tmp_path, invented(1))
    forms = {
        year: (tmp_path / f"cin_census_{year}.xml").read_text(encoding="utf-8")
        for year in (2024, 2025, 2026)
    }
    assert ["<Sex>" in forms[year] for year in forms] == [False, True, True]
    assert ["<GenderCurrent>" in forms[year] for year in forms] == [True, False, False]
    names = {path.name for path in (tmp_path / "ssda903_2025").iterdir()}
    assert {path.name for path in (tmp_path / "ssda903_2026").iterdir()} - names == {
        "oc2.csv",
        "oc3.csv",
    }


def test_days_are_written_as_dfe_asks(tmp_path: Path) -> None:
    write_returns(tmp_path, invented(1), 1)
    with (tmp_path / "ssda903_2026" / "episodes.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert rows
    assert all(re.fullmatch(r"\d\d/\d\d/\d{4}", row["DECOM"]) for row in rows)
    with (tmp_path / "ssda903_2026" / "header.csv").open(encoding="utf-8") as file:
        assert {row["SEX"] for row in csv.DictReader(file)} <= {"M", "F", "U"}


def test_no_worker_is_named(tmp_path: Path) -> None:
    world = invented(1)
    write_returns(tmp_path, world, 1)
    text = (tmp_path / "ssda903_2026" / "social_worker.csv").read_text(encoding="utf-8")
    names = {name for child in world.children for one in child.care for _, name in one.workers}
    assert names
    assert not [name for name in names if name in text]


def test_earlier_children_are_on_no_list(world: World) -> None:
    """So that the lists and the workbook are no different for them."""
    let_go = World(
        world.authority, world.as_at, world.seed, world.size, world.earlier, world.adopters
    )
    assert len(let_go.children) > world.size
    assert {name: len(extract(let_go, name)) for name in LIST_NAMES if name != "adopters"} == (
        dict.fromkeys((name for name in LIST_NAMES if name != "adopters"), 0)
    )
    assert not {child.id for child in let_go.children} & {child.id for child in world.children}


def test_every_return_measure_has_people_on_both_sides(world: World) -> None:
    """At three hundred children, as the answer key is held against the files at that size."""
    start, end = return_year_to(AS_AT).start, return_year_to(AS_AT).end
    children = everybody(world)
    cared = [
        (child, one)
        for child in children
        for one in child.care
        if one.started <= end and (one.ended is None or one.ended > end)
    ]
    homes = [[home for home in one.placements if home.started <= end][-1] for _, one in cared]
    scores = [child.health.sdq_score for child in children if child.health]
    codes = [
        code
        for child in children
        for one in child.care
        for day, code in zip(one.reviews, one.review_codes, strict=True)
        if start <= day <= end
    ]
    young = [
        home
        for (child, one), home in zip(cared, homes, strict=True)
        if child.born and full_years(child.born, end) < 16 and one.started < date(2023, 10, 1)
    ]
    both_sides = [
        [home.distance is not None and home.distance > 20 for home in homes],
        [home.started <= date(2024, 3, 31) for home in young],
        [child.health.immunised for child in children if child.health],
        [score is not None for score in scores],
        [score is not None and score >= 17 for score in scores],
        [code == "PN7" for code in codes],
        [child.leaving_care.birthday.accommodation == "Z" for child in children
         if child.leaving_care and child.leaving_care.birthday],
        [one.ended is not None and plan.started <= one.ended + timedelta(days=730)
         for child in children for one, plan in pairwise(child.protection)],
    ]  # fmt: skip
    assert [set(side) for side in both_sides] == [{True, False}] * len(both_sides)


def test_the_command_lists_the_returns(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["synthetic", "--children", "60", "--seed", "1", "--out", str(tmp_path)]
    assert cli.main(words) == 0
    listed = [Path(line).name for line in capsys.readouterr().out.splitlines()]
    assert {"cin_census_2026.xml", "ssda903_2026"} <= set(listed)
