"""The eleven declarations are Annex A, whole."""

from __future__ import annotations

import re

import pytest

from readiness.intake.annex_a import LISTS, ListSpec
from readiness.intake.annex_a.codes import code_set
from readiness.intake.annex_a.headings import normalised
from readiness.model import LIST_NAMES


def test_lists_in_order_with_their_columns() -> None:
    assert tuple(spec.name for spec in LISTS) == LIST_NAMES
    assert [spec.number for spec in LISTS] == list(range(1, 12))
    assert [len(spec.columns) for spec in LISTS] == [7, 8, 11, 12, 14, 14, 17, 34, 17, 16, 19]


def test_2019_had_four_columns_fewer() -> None:
    since = [(spec.number, c.since) for spec in LISTS for c in spec.columns if c.since]
    assert since == [(9, 2023)] * 4


@pytest.mark.parametrize("spec", LISTS, ids=lambda spec: spec.key)
def test_a_declaration_is_sound(spec: ListSpec) -> None:
    ids = [column.id for column in spec.columns]
    names = [normalised(column.heading) for column in spec.columns]
    assert len(set(ids)) == len(ids)
    assert len(set(names)) == len(names)
    assert spec.identifier.kind == "id"
    accepted = [normalised(name) for column in spec.columns for name in column.accepted]
    assert not set(accepted) & set(names)
    assert len(set(accepted)) == len(accepted)
    for column in spec.columns:
        assert (column.kind == "code") == (column.codes is not None)
        re.compile(column.pattern or "")


def test_every_code_set_exists() -> None:
    for name in {c.codes for spec in LISTS for c in spec.columns if c.codes}:
        assert code_set(name).name == name


def test_an_unknown_column_is_said() -> None:
    with pytest.raises(KeyError, match="list_1"):
        LISTS[0].column("shoe_size")
