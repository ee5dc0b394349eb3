"""The declarations themselves: names that can be told apart, examples that can be read."""

from __future__ import annotations

from itertools import combinations

import pytest

from readiness.intake.evidence import EVIDENCE_TABS, Tab
from readiness.intake.evidence.cells import Problem, read_cell
from readiness.intake.evidence.headings import is_near
from readiness.intake.evidence.rules import ABOVE_NOUGHT, KEYS, ORDER, PARTS
from readiness.intake.evidence.sheets import NEARLY_NAMED
from readiness.intake.evidence.tabs import tab
from readiness.intake.evidence.words import alike, folded, singular

each_tab = pytest.mark.parametrize("tab", EVIDENCE_TABS, ids=lambda one: one.name)


def test_no_two_tabs_have_nearly_the_same_name() -> None:
    names = [tab.name for tab in EVIDENCE_TABS]
    assert len({singular(name) for name in names}) == len(names)
    assert all(alike(one, other) < NEARLY_NAMED for one, other in combinations(names, 2))
    assert all(len(name) <= 31 for name in names)  # what Excel allows


@each_tab
def test_headings_are_their_ids_in_words_and_no_two_are_nearly_the_same(tab: Tab) -> None:
    assert all(folded(column.text) == column.id for column in tab.columns)
    assert not [
        (one.id, other.id)
        for one, other in combinations(tab.columns, 2)
        if is_near(one.id, other.id)
    ]


@each_tab
def test_examples_can_be_read_and_the_purpose_is_a_sentence(tab: Tab) -> None:
    assert tab.purpose.endswith(".")
    assert any(column.example for column in tab.columns)
    read = [read_cell(column, column.example) for column in tab.columns]
    assert not [one for one in read if isinstance(one, Problem)]


def test_rules_speak_of_columns_that_are_there() -> None:
    pairs = [*PARTS.items(), *ORDER.items()]
    spoken_of = {(name, id_) for name, found in pairs for pair in found for id_ in pair}
    spoken_of |= {
        (name, id_) for name, ids in (*ABOVE_NOUGHT.items(), *KEYS.items()) for id_ in ids
    }
    assert spoken_of
    for name, column in spoken_of:
        assert tab(name).column(column).id == column
