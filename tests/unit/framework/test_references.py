"""Everything the facts point at exists, and the counts are the counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

import pytest

from readiness import framework
from readiness.framework.held import DATA, Held
from readiness.model import LIST_NAMES, Area

PREFIX = {
    Area.HELP_AND_PROTECTION: "HP",
    Area.CHILDREN_IN_CARE: "CIC",
    Area.CARE_LEAVERS: "CL",
    Area.LEADERS: "LD",
}


def facts() -> Iterator[tuple[str, Held]]:
    """Every fact held, with words to find it by."""
    for home in ("known_versions", "criteria", "services", "themes", "planned_measures"):
        yield from ((f"{home} {key}", fact) for key, fact in getattr(framework, home)().items())
    for home in ("grade_scale", "activities", "timeline", "routes", "frequency", "governance"):
        yield from ((f"{home} {n}", fact) for n, fact in enumerate(getattr(framework, home)()))
    for activity in framework.activities():
        yield from ((f"team {each.id}", each) for each in framework.team(activity.id))
    for key, each in framework.known_versions().items():
        yield from ((f"{key} {judgement.key}", judgement) for judgement in each.judgements)
    for name, rule in framework.limit_rules().items():
        yield from ((f"limit {name}", value) for value in rule.values)


def test_every_source_cited_is_listed_and_every_source_listed_is_cited() -> None:
    cited = {source for _, fact in facts() for source in fact.sources}
    unused_context = {"framework_2024", "cscd"}  # read for context; no fact rests on them alone
    assert cited | unused_context == set(framework.source_list())


def test_what_rests_on_memory_is_never_called_verified() -> None:
    for where, fact in facts():
        if set(fact.sources) <= {"statute", "product"}:
            assert fact.confidence == "unconfirmed", where


def test_criteria_number_79_and_are_named_by_area() -> None:
    held = framework.criteria()
    assert Counter(each.area for each in held.values()) == {
        Area.HELP_AND_PROTECTION: 28,
        Area.CHILDREN_IN_CARE: 21,
        Area.CARE_LEAVERS: 13,
        Area.LEADERS: 17,
    }
    for area, prefix in PREFIX.items():
        ids = [key for key, each in held.items() if each.area is area]
        assert ids == [f"{prefix}{n:02d}" for n in range(1, len(ids) + 1)]


def test_criteria_say_different_things() -> None:
    said = [each.good for each in framework.criteria().values()]
    assert len(set(said)) == len(said)
    versions = framework.known_versions()
    assert {c.since for c in framework.criteria().values()} - {None} <= set(versions)


def test_fourteen_services() -> None:
    assert len(framework.services()) == 14


def test_98_planned_measures_of_which_51_from_annex_a_alone() -> None:
    held = framework.planned_measures()
    assert list(held) == [f"M{n:02d}" for n in range(1, 99)]
    assert Counter(each.annex_a for each in held.values()) == {"A": 51, "p": 13, "N": 34}


def test_planned_measures_point_at_what_exists() -> None:
    for number, each in framework.planned_measures().items():
        assert set(each.services) <= set(framework.services()), number
        assert set(each.criteria) <= set(framework.criteria()), number
        assert set(each.limits) <= set(framework.limit_rules()), number
        assert len(each.polarities) == 1 or len(each.polarities) >= len(each.units), number
        assert ("Annex A" in each.data) is (each.annex_a != "N"), number


def test_seven_themes_in_order_point_at_what_exists() -> None:
    held = framework.themes()
    assert list(held) == [
        "front-door",
        "children-in-need-and-protection",
        "extra-familial-risk",
        "children-in-care",
        "permanence",
        "care-leavers",
        "older-placements",
    ]
    assert [each.code for each in held.values()] == [f"FV{n}" for n in range(1, 8)]
    for slug, each in held.items():
        assert set(each.criteria) <= set(framework.criteria()), slug
        assert set(each.measures) <= set(framework.planned_measures()), slug
        assert set(each.lists) <= set(LIST_NAMES), slug
        assert {framework.criteria()[c].area for c in each.criteria} == {*each.areas, Area.LEADERS}


def test_every_visit_looks_at_oversight() -> None:
    for slug, each in framework.themes().items():
        assert {"LD01", "LD06", "LD07", "LD08", "LD09", "LD10"} <= set(each.criteria), slug
        assert {"M94", "M95", "M96", "M97", "M98"} <= set(each.measures), slug
        assert len(set(each.measures)) == len(each.measures), slug


def test_inspections_and_meetings_point_at_what_exists() -> None:
    kinds = {each.id for each in framework.activities()}
    for event in framework.timeline():
        assert set(event.activities) <= kinds, event.id
    for route in framework.routes():
        assert set(route.leads_to) <= kinds, route.id
    for meeting in framework.governance():
        assert set(meeting.criteria) <= set(framework.criteria()), meeting.id
        assert set(meeting.months) <= set(range(1, 13)), meeting.id


@pytest.mark.parametrize("home", ["timeline", "activities", "routes", "frequency", "governance"])
def test_ids_are_used_once(home: str) -> None:
    ids = [each.id for each in getattr(framework, home)()]
    assert len(set(ids)) == len(ids)


def test_versions_neither_overlap_nor_leave_a_gap() -> None:
    applying = [each for each in framework.known_versions().values() if each.first]
    for earlier, later in pairwise(applying):
        assert earlier.last is not None
        assert later.first is not None
        assert (later.first - earlier.last).days == 1
    assert applying[-1].last is None


def test_every_data_file_is_read_by_something() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in DATA.parent.glob("*.py"))
    assert [path.name for path in DATA.glob("*.toml") if f'"{path.name}"' not in code] == []
