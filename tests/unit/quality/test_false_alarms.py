"""A clean authority has nothing wrong with it, and the rules say so."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest

from readiness import quality
from readiness.intake import annex_a
from readiness.model import LIST_NAMES, Lists
from readiness.synthetic.extract import extract
from readiness.synthetic.files.folder import write_folder
from readiness.synthetic.files.sheets import Sheet, sheet
from readiness.synthetic.world import generate

AS_AT = date(2026, 9, 30)


@pytest.mark.parametrize("seed", [1, 2, 3, 4, 5])
@pytest.mark.parametrize("size", [50, 300, 1000, 5000])
def test_no_rule_fires_on_a_clean_authority(tmp_path: Path, size: int, seed: int) -> None:
    world = generate(size, seed, AS_AT)
    write_folder(tmp_path, (sheet(name, extract(world, name)) for name in LIST_NAMES))
    lists = annex_a.read(tmp_path, AS_AT).lists
    issues = quality.check(lists, AS_AT)
    assert [issue.message for issue in issues] == []
    assert quality.doubtful_rows(lists, AS_AT) == {}
    assert {one.verdict for one in quality.accept(lists, issues, AS_AT)} == {"as Ofsted asks"}


def test_nor_beside_an_earlier_extract_that_was_the_same(tmp_path: Path) -> None:
    world = generate(300, 1, AS_AT)
    write_folder(tmp_path, (sheet(name, extract(world, name)) for name in LIST_NAMES))
    lists = annex_a.read(tmp_path, AS_AT).lists
    assert quality.check(lists, AS_AT, previous=dict(lists)) == ()


def test_rows_of_another_order_are_the_same(
    sheets: Callable[[int, int], list[Sheet]], read: Callable[[Sequence[Sheet]], Lists]
) -> None:
    turned = sheets(300, 2)
    for one in turned:
        one.rows.reverse()
    assert quality.check(read(turned), AS_AT) == ()
