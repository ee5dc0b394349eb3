"""Does every quality rule do what its own examples say?"""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from datetime import date

import numpy as np
import pandas as pd
import pytest

from readiness import framework, measures
from readiness.intake.annex_a.lists import LISTS, list_spec
from readiness.measures.compute import period_of
from readiness.model import LIST_NAMES, ChildList, Lists, Severity
from readiness.quality import (
    Example,
    Rule,
    check,
    columns_read,
    doubtful_rows,
    registry,
    rule_of,
    touched,
)
from readiness.quality.check import apply, failing
from readiness.quality.rule import DIMENSIONS, WHOLE_ROW

AS_AT = date(2026, 9, 30)
RULES = registry()
CASES = [(name, example) for name, rule in RULES.items() for example in rule.examples]
SERVICES = {
    "front door",
    "assessment",
    "safeguarding",
    "children in care",
    "leaving care",
    "adoption",
    "data team",
}


def example_list(name: str, table: str, repeat: int = 1) -> tuple[ChildList, list[bool]]:
    """An example's rows as a typed list, and which of them fail."""
    head, *lines = [line for line in table.strip().splitlines() if line.strip()]
    ids = [cell.strip() for cell in head.split("|")]
    cells = [[cell.strip() or None for cell in line.split("|")] for line in lines] * repeat
    columns = {id_: [row[place] for row in cells] for place, id_ in enumerate(ids)}
    fails = [value == "yes" for value in columns.pop("fails", [None] * len(cells))]
    kinds = {c.id: c.kind for c in list_spec(name).columns}
    frame = pd.DataFrame({id_: typed(values, kinds[id_]) for id_, values in columns.items()})
    frame["source_row"] = np.arange(3, 3 + len(cells), dtype=np.int32)
    return ChildList(name, frame), fails


def typed(values: list[str | None], kind: str) -> pd.Series:
    if kind == "date":
        return pd.Series(np.array(values, dtype="datetime64[s]"))
    if kind in ("age", "count"):
        return pd.Series(np.array([np.nan if v is None else float(v) for v in values]))
    return pd.Series(values, dtype="str" if kind == "id" else "category")


def example_lists(tables: Mapping[str, str], repeat: int) -> Lists:
    return {name: example_list(name, table, repeat)[0] for name, table in tables.items()}


def test_rules_are_found_in_their_folders() -> None:
    assert "any_list.same_child_twice" in RULES
    assert all(rule.examples for rule in RULES.values())
    assert {rule.home for rule in RULES.values()} <= {"any_list", "across_lists", *LIST_NAMES}


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES.keys())
def test_a_rule_on_one_list_is_in_its_folder(rule: Rule) -> None:
    if rule.home in LIST_NAMES:
        assert rule.lists == (rule.home,)
    else:
        assert len(rule.lists) > 1


@pytest.mark.parametrize(("name", "example"), CASES, ids=[f"{n}: {e.says}" for n, e in CASES])
def test_examples_hold(name: str, example: Example) -> None:
    rule = RULES[name]
    lists = example_lists(example.lists, example.repeat)
    before = example_lists(example.previous or {}, example.repeat)
    assert bool(example.previous) == rule.needs_previous
    assert set(lists) <= set(rule.lists)
    found = list(failing(rule, lists, AS_AT, before))
    if example.fails is not None:
        assert bool(found) is example.fails
        assert all(place.rows is None for place in found)
        return
    for list_name, rows in lists.items():
        expected = example_list(list_name, example.lists[list_name], example.repeat)[1]
        masks = [one.rows for one in found if one.list == list_name and one.rows is not None]
        said = np.any(masks, axis=0) if masks else np.zeros(len(rows), dtype=bool)
        assert said.tolist() == expected


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES.keys())
def test_examples_show_failing_and_passing(rule: Rule) -> None:
    if all(example.fails is not None for example in rule.examples):
        assert {example.fails for example in rule.examples} == {True, False}
    else:
        tables = [t for example in rule.examples for t in example.lists.items()]
        assert {fails for table in tables for fails in example_list(*table)[1]} == {True, False}


def test_no_lists_no_issues() -> None:
    assert check({}, AS_AT) == ()


def test_empty_lists_have_no_issue_but_that() -> None:
    """Every rule copes with a list that has every column and no row."""
    lists = {spec.name: empty_list(spec.name) for spec in LISTS}
    issues = check(lists, AS_AT, previous=lists)
    assert [(issue.severity, issue.list) for issue in issues] == [("error", None)]


def empty_list(name: str) -> ChildList:
    return example_list(name, " | ".join(column.id for column in list_spec(name).columns))[0]


@pytest.mark.parametrize("spec", LISTS, ids=lambda spec: spec.name)
def test_a_missing_column_silences_only_what_reads_it(spec: object) -> None:
    name = spec.name  # type: ignore[attr-defined]
    for column in spec.columns[1:]:  # type: ignore[attr-defined]
        lists = {other.name: empty_list(other.name) for other in LISTS}
        frame = lists[name].frame.drop(columns=column.id)
        check({**lists, name: ChildList(name, frame)}, AS_AT, previous=lists)


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES.keys())
def test_messages_are_one_sentence(rule: Rule) -> None:
    assert rule.message.endswith(".")
    assert ". " not in rule.message
    assert rule.message.count("{}") <= 1


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES.keys())
def test_what_a_rule_says_of_itself(rule: Rule) -> None:
    assert rule.question.endswith("?")
    assert ". " not in rule.question
    assert rule.dimension in DIMENSIONS
    assert rule.how
    assert {rule.owner_of(name) for name in (None, *rule.lists)} <= SERVICES


def test_messages_tell_the_rules_apart() -> None:
    assert len({rule.message for rule in RULES.values()}) == len(RULES)


@pytest.mark.parametrize(("name", "example"), CASES, ids=[f"{n}: {e.says}" for n, e in CASES])
def test_an_issue_knows_its_rule(name: str, example: Example) -> None:
    lists = example_lists(example.lists, example.repeat)
    before = example_lists(example.previous or {}, example.repeat)
    for issue in apply(RULES[name], lists, AS_AT, before):
        found = rule_of(issue)
        assert found is not None
        assert found.name == name


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES.keys())
def test_doubted_columns_are_columns(rule: Rule) -> None:
    for name in rule.doubts or {}:
        assert name in rule.lists
        columns = {column.id for column in list_spec(name).columns}
        assert set(rule.doubted(name)) <= columns | {WHOLE_ROW}


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES.keys())
def test_failing_rows_are_doubtful(rule: Rule) -> None:
    """Whatever column a rule reports, it says what is in doubt there; and only such rules do."""
    reported = set()
    for example in rule.examples:
        before = example_lists(example.previous or {}, example.repeat)
        for place in failing(rule, example_lists(example.lists, example.repeat), AS_AT, before):
            if place.rows is not None:
                assert place.list is not None
                assert rule.doubted(place.list, place.column)
                reported.add(place.list)
    assert bool(reported) == (rule.doubts is not None)


def reads() -> dict[str, Mapping[str, frozenset[str]]]:
    """What each measure on Annex A alone asks for."""
    limits = framework.limits(AS_AT)
    found = {}
    for measure in measures.registry().values():
        if set(measure.lists) <= set(LIST_NAMES):
            given = {"period": period_of(measure, AS_AT), "limits": limits}
            wanted = inspect.signature(measure.function).parameters

            def ask(lists: Lists, measure=measure, given=given, wanted=wanted) -> object:
                every = {**lists, **given}
                return measure.function(**{name: every[name] for name in wanted})

            found[measure.id] = columns_read(ask)
    return found


def test_measures_read_what_they_say_they_read() -> None:
    read = reads()
    assert read["assessments_in_45_days"]["assessments"] == {"started", "authorised"}
    assert all(read.values())


def test_rules_touch_the_measures_that_read_what_they_doubt() -> None:
    read = reads()
    rule = RULES["any_list.end_before_start"]
    assert "assessments_in_45_days" in touched(rule, read)
    assert "referrals_received" not in touched(rule, read)
    assert "referrals_received" in touched(RULES["any_list.same_record_twice"], read)
    assert "repeat_contacts" in touched(RULES["any_list.month_without"], read)
    every = {name for rule in RULES.values() for name in touched(rule, read)}
    assert every == set(read)


def test_doubtful_rows_are_those_of_every_rule() -> None:
    rows, _ = example_list(
        "children_in_need",
        """
        child_id | started    | closed     | case_status
        A        | 2026-05-05 | 2026-05-04 | closed
        B        | 2026-05-05 |            | child_in_need
        C        | 2026-05-05 |            | child_in_need
        C        | 2026-05-05 |            | child_in_need
        """,
    )
    found = doubtful_rows({"children_in_need": rows}, AS_AT)["children_in_need"]
    assert found["started"].tolist() == [True, False, True, True]
    assert found["closed"].tolist() == [True, False, True, True]
    assert found["case_status"].tolist() == [False, False, True, True]


def test_rows_are_those_of_the_file() -> None:
    rows, _ = example_list("children_in_care", "child_id\nA\nB\nA")
    (issue,) = check({"children_in_care": rows}, AS_AT)
    assert issue.rows == (3, 5)
    assert issue.list == "children_in_care"
    assert "A" not in issue.message.split()


def test_without_an_as_at_date_only_dateless_rules_speak() -> None:
    rows, _ = example_list("contacts", "child_id | date_of_contact\nA | 2020-01-01")
    assert check({"contacts": rows}, None) == ()
    assert {issue.severity for issue in check({"contacts": rows}, AS_AT)} == {Severity.ERROR}
