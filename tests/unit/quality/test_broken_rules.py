"""Each rule that can be broken by itself: the rows broken are found, and no others.

Only the lists a break changes are read again; the others are those of the clean authority.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

import pytest

from readiness import quality
from readiness.model import Lists
from readiness.synthetic.faults import BREAKS, break_rule
from readiness.synthetic.files.sheets import Sheet

AS_AT = date(2026, 9, 30)
SIZE = 300
SEEDS = (1, 2, 3)

BY_EXAMPLE_ALONE = {
    "across_lists.as_at_after_extract": "the whole file",
    "across_lists.known_export": "needs several lists at once",
    "across_lists.no_rows": "the whole file",
    "across_lists.nothing_in_window": "the whole file",
    "across_lists.people_twice": "needs a twentieth of a list again",
    "across_lists.gone_without_trace": "needs an earlier extract",
    "across_lists.other_ids_than_before": "needs an earlier extract",
    "any_list.fewer_than_before": "needs an earlier extract",
    "any_list.born_on_new_years_day": "needs many births, in every list of the children",
    "any_list.month_without": "needs most events of a month out of the way",
    "any_list.sudden_step": "needs many events in a month",
    "any_list.unknown_step": "needs many events in a month",
}
"""Rules that no few records break; their examples show them."""

OTHERS = {
    "across_lists.not_in_need",
    "any_list.end_before_start",
    "any_list.counts_differ",
    "any_list.same_child_twice",
    "any_list.same_record_twice",
    "children_in_need.closed_without_date",
}
"""Rules that the faults `contradictions` and `duplicates` break (tests of planted faults)."""


def test_every_rule_is_shown_to_fail_somewhere() -> None:
    assert {*BREAKS, *BY_EXAMPLE_ALONE, *OTHERS} == set(quality.registry())
    assert not set(BREAKS) & (set(BY_EXAMPLE_ALONE) | OTHERS)


def test_consequences_are_rules() -> None:
    named = {name for one in BREAKS.values() for name in one.consequences}
    assert named <= set(quality.registry())


@pytest.fixture
def clean(
    sheets: Callable[[int, int], list[Sheet]],
    read: Callable[[Sequence[Sheet]], Lists],
    seed: int,
) -> Lists:
    if seed not in _READ:
        _READ[seed] = read(sheets(SIZE, seed))
    return _READ[seed]


_READ: dict[int, Lists] = {}


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("rule", BREAKS)
def test_just_the_broken_rows_are_found(
    clean: Lists,
    sheets: Callable[[int, int], list[Sheet]],
    read: Callable[[Sequence[Sheet]], Lists],
    rule: str,
    seed: int,
) -> None:
    whole, untouched = sheets(SIZE, seed), sheets(SIZE, seed)
    planted = break_rule(whole, rule, seed)
    if planted is None:
        assert seed != SEEDS[-1], "some seed must have a record to break"
        return
    changed = [a for a, b in zip(whole, untouched, strict=True) if a.rows != b.rows]
    issues = quality.check({**clean, **read(changed)}, AS_AT)
    by_rule: dict[str, set[int]] = {}
    for issue in issues:
        found = quality.rule_of(issue)
        assert found is not None
        by_rule.setdefault(found.name, set()).update(issue.rows)
        assert found.name != rule or issue.list == planted.list
    assert set(by_rule) - {rule} <= set(planted.consequences)
    assert by_rule[rule] == {row + 2 for row in planted.rows}
