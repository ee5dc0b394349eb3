"""Attack 6: two reports of one authority, read beside each other."""

from __future__ import annotations

from dataclasses import replace

import openpyxl
import pandas as pd
import pytest
from tests.acceptance.attacks.artefact import COUNTS, KEY, primary_only
from tests.acceptance.attacks.puzzle import Puzzle, complements, groups_add_up

from readiness import assess, publish
from readiness.disclosure.profiles import PROFILES
from readiness.model import Released

AS_AT = "2026-09-30"
JOINED = ("List_4", "List_6", "List_7")
CHILDREN = {"one": (3, 3, 3), "two": (86, 100, 9), "three": (15, 127, 3)}
"""Rows to copy. Children two and three make a leader's two reports tell small counts where the
second is published without knowing the first (docs/attacks.md, 6)."""


@pytest.fixture(scope="module", params=CHILDREN)
def one_more(request, small_authority, tmp_path_factory):
    """The small authority's lists again with one child more: a copy of a child under another id."""
    place = tmp_path_factory.mktemp("more") / "annex_a.xlsx"
    book = openpyxl.load_workbook(small_authority / "annex_a.xlsx")
    for name, place_of in zip(JOINED, CHILDREN[request.param], strict=True):
        row = [cell.value for cell in book[name][place_of]]
        book[name].append(["9990001", *row[1:]])
    book.save(place)
    return place


@pytest.fixture(scope="module")
def exact(small_authority, one_more):
    files = (small_authority / "annex_a.xlsx", one_more)
    return tuple(assess(file, as_at=AS_AT, cache=False) for file in files)


def both(first, second, changed):
    """The two tables as one, every measure that changed twice."""
    frames = ((first, "then"), (second, "now"))
    return pd.concat(
        [
            one[one["measure"].isin(changed)].assign(measure=one["measure"] + f" {when}")
            for one, when in frames
        ],
        ignore_index=True,
    )


def changed(exact):
    """The measures any number of which is another in the second."""
    first, second = (one.results.set_index(KEY)[list(COUNTS)] for one in exact)
    second = second.reindex(first.index)
    other = ((first != second) & first.notna()).any(axis=1)
    return set(other[other].index.get_level_values("measure"))


def one_child_joined(puzzle):
    """No number of children is more than one up, and none is down, as the reader knows who came.

    Measures that count cells or a worker's cases are not of children, and are left out.
    """
    pairs = [(cell, (cell[0], cell[1].removesuffix("then") + "now", *cell[2:]))
             for cell in puzzle.truth if cell[1].endswith(" then")]  # fmt: skip
    more = {cell: puzzle.truth.get(now, 0) - puzzle.truth[cell] for cell, now in pairs}
    others = {cell[1] for cell, up in more.items() if up not in (0, 1)}
    assert len(others) < 10
    for cell, now in pairs:
        if cell[1] not in others and cell in puzzle.low and now in puzzle.low:
            yield {now: 1, cell: -1}, 0, 1


def published(exact, profile):
    """As two runs publish them: the second is held against the first."""
    first = publish(exact[0], profile)
    known = Released(profile, first.as_at, first.results)
    return first, publish(exact[1], profile, previous=[known])


@pytest.mark.parametrize("name", ["leadership", "public"])
def test_attack_06_month_on_month_and_a_rerun_with_one_child_added(name, exact):
    first, second = published(exact, name)
    moved = changed(exact)
    assert len(moved) > 5
    truth = both(exact[0].results, exact[1].results, moved)

    def told(shown, profile):
        puzzle = Puzzle(shown, truth, profile)
        return puzzle.with_sums(groups_add_up, complements, one_child_joined).told()

    profile = PROFILES[name]
    assert told(both(first.results, second.results, moved), profile) == []
    plain = replace(profile, base=1)
    assert told(primary_only(truth, plain), plain)
