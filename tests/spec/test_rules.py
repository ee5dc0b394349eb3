"""Does every quality rule do what its own examples say?"""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd
import pytest

from readiness.intake.annex_a.lists import list_spec
from readiness.model import ChildList
from readiness.quality import Example, Rule, check, registry
from readiness.quality.check import apply, failing

AS_AT = date(2026, 9, 30)
RULES = registry()
CASES = [(name, example) for name, rule in RULES.items() for example in rule.examples]


def example_list(name: str, table: str) -> tuple[ChildList, list[bool]]:
    """An example's rows as a typed list, and which of them fail."""
    head, *lines = [line for line in table.strip().splitlines() if line.strip()]
    ids = [cell.strip() for cell in head.split("|")]
    cells = [[cell.strip() or None for cell in line.split("|")] for line in lines]
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


def test_rules_are_found_in_their_folders() -> None:
    assert "any_list.same_child_twice" in RULES
    assert all(rule.examples for rule in RULES.values())


@pytest.mark.parametrize(("name", "example"), CASES, ids=[f"{n}: {e.says}" for n, e in CASES])
def test_examples_hold(name: str, example: Example) -> None:
    rule = RULES[name]
    given = {"as_at": AS_AT} if rule.needs_as_at else {}
    read = {key: example_list(key, table) for key, table in example.lists.items()}
    if rule.whole_file:
        issues = list(apply(rule, {key: rows for key, (rows, _) in read.items()}, AS_AT))
        if example.fails is not None:
            assert bool(issues) is example.fails
        else:
            for rows, expected in read.values():
                said = {row for issue in issues if issue.list == rows.name for row in issue.rows}
                assert rows["source_row"].isin(said).tolist() == expected
        return
    for rows, expected in read.values():
        assert rows.name in rule.lists
        masks = failing(rule, rows, given).values()
        assert np.any(list(masks), axis=0).tolist() == expected


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES.keys())
def test_examples_show_failing_and_passing(rule: Rule) -> None:
    if rule.whole_file and all(example.fails is not None for example in rule.examples):
        assert {example.fails for example in rule.examples} == {True, False}
    else:
        tables = [t for example in rule.examples for t in example.lists.items()]
        assert {fails for table in tables for fails in example_list(*table)[1]} == {True, False}


def test_no_lists_no_issues() -> None:
    assert check({}, AS_AT) == ()


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES.keys())
def test_messages_are_one_sentence(rule: Rule) -> None:
    assert rule.message.endswith(".")
    assert ". " not in rule.message


def test_rows_are_those_of_the_file() -> None:
    rows, _ = example_list("children_in_care", "child_id\nA\nB\nA")
    (issue,) = check({"children_in_care": rows}, AS_AT)
    assert issue.rows == (3, 5)
    assert issue.list == "children_in_care"
    assert "A" not in issue.message.split()


def test_without_an_as_at_date_only_dateless_rules_speak() -> None:
    rows, _ = example_list("contacts", "child_id | date_of_contact\nA | 2020-01-01")
    assert check({"contacts": rows}, None) == ()
    assert [issue.severity for issue in check({"contacts": rows}, AS_AT)] == ["error"]
