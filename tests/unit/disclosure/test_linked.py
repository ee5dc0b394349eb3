"""What the definitions of measures say of counts is solved with what is published."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import Any

import pandas as pd
import pytest
from tests.unit.disclosure.test_publish import (
    Pair,
    assessment,
    attack,
    count_rows,
    entry_of,
    rows,
    shown,
)

from readiness import breakdowns, measures
from readiness.disclosure import publish, related
from readiness.disclosure.auditor import ranges
from readiness.disclosure.profiles import PROFILES
from readiness.model import Ratio

WAYS = ("left_adopted", "left_for_guardianship", "left_home_planned", "left_for_permanence")


def numerators(table: pd.DataFrame, breakdown: str = "all") -> dict[tuple[str, str], Any]:
    found = table[table["breakdown"] == breakdown]
    keys = zip(found["measure"], found["group"], strict=True)
    return dict(zip(keys, found["numerator"], strict=True))


def left_care(*ways: Sequence[Pair]) -> pd.DataFrame:
    """Ways of leaving care by sex: three, and what they come to."""
    each = zip(WAYS, ways, strict=True)
    return shown([*chain.from_iterable(rows(name, {"sex": parts}) for name, parts in each)])


def test_of_kinds_that_add_up_a_hidden_whole_is_not_what_the_others_leave() -> None:
    """3 adopted, hidden, beside 8 and 10 and their sum, 21: the next smallest is hidden as well."""
    of = (40, 40)
    parts = [
        [(2, of[0]), (1, of[1])],
        [(8, 40), (0, 40)],
        [(0, 40), (10, 40)],
        [(10, 40), (11, 40)],
    ]
    found = numerators(left_care(*parts))
    assert [name for name in WAYS if pd.isna(found[name, "all"])] == [
        "left_adopted", "left_for_guardianship",
    ]  # fmt: skip
    assert found["left_for_permanence", "all"] == 21


def test_nor_is_a_hidden_group() -> None:
    """1 girl was adopted, which is hidden, and would be 21 less 10 less 10. It would not help to
    leave out by sex who was adopted: another way of leaving must be hidden too."""
    parts = [[(1, 40), (9, 40)], [(10, 40), (12, 40)], [(10, 40), (11, 40)], [(21, 40), (32, 40)]]
    table = left_care(*parts)
    wholes, by_sex = numerators(table), numerators(table, "sex")
    assert [wholes[name, "all"] for name in WAYS] == [10, 22, 21, 53]
    girls = [by_sex.get((name, "sex 0"), pd.NA) for name in WAYS]
    assert pd.isna(girls[0])
    assert pd.Series(girls[1:]).isna().sum() == 1


def test_a_whole_that_is_a_group_of_another_measure_is_solved_with_it() -> None:
    """By age one disabled child in each of four groups, so four at least; by disability five are
    disabled or not known to be, one at least of each, so four at most."""
    ages = [(1, 10), (1, 10), (1, 8), (1, 7)]
    made = [
        *rows("disabled_children", {"age": ages, "disability": [(0, 30), (4, 4), (0, 1)]}),
        *rows("need_2_years", {"disability": [(0, 30), (0, 4), (0, 1)]}),
    ]
    names = {"disability 0": "No", "disability 1": "Yes", "disability 2": "Unknown"}
    table = shown([one | {"group": names.get(one["group"], one["group"])} for one in made])
    by = table[(table["measure"] == "need_2_years") & (table["breakdown"] == "disability")]
    assert by["denominator"].isna().all()


def test_counts_of_two_tables_of_the_same_children_are_solved_together() -> None:
    """28 of 30 girls have a score, which is hidden as 2 have not; 28 scores are said of girls."""
    completed = rows("sdq_completed", {"sex": [(28, 30), (27, 40), (30, 42)]})
    scored = rows("sdq_of_concern", {"sex": [(10, 28), (9, 27), (12, 30)]})
    lists = {"sdq_completed": ("care_episodes",), "sdq_of_concern": ("care_health",)}
    catalogue = [entry_of(name, lists=table) for name, table in lists.items()]
    table = publish(assessment([*completed, *scored], catalogue)).results
    by = table[(table["breakdown"] == "sex") & (table["group"] == "sex 0")]
    bases = dict(zip(by["measure"], by["denominator"], strict=True))
    tops = dict(zip(by["measure"], by["numerator"], strict=True))
    assert pd.isna(bases.get("sdq_of_concern", pd.NA)) or pd.isna(bases.get("sdq_completed", pd.NA))
    assert pd.isna(tops.get("sdq_completed", pd.NA))


def test_a_hidden_whole_is_hidden_by_every_breakdown() -> None:
    """Six used and none unusable is a measure's hidden five used and one not: its parts go too."""
    one = rows("one", {"sex": [(0, 6), (0, 0)], "age": [(0, 6)]})
    two = [*rows("two", {"sex": [(0, 5)]}, unusable=1)]
    table = shown([*one, *two])
    mine = table[table["measure"] == "one"]
    assert mine["denominator"].isna().all()


def test_plain_counts_of_kinds_are_hidden_with_their_value() -> None:
    made = count_rows("waiting_for_adoption", [2, 30])
    made = [one | {"value": float(one["numerator"]), "lower": None, "upper": None} for one in made]
    table = shown(made)
    assert (table["value"].isna() == table["numerator"].isna()).all()
    assert table["numerator"].isna().sum() == 2


NAMES = {
    *chain.from_iterable((*one.parts, one.within) for one in related.together()),
    *chain.from_iterable((one.whole, *one.among) for one in related.groups()),
}


@pytest.mark.parametrize("count", sorted(NAMES))
def test_every_count_that_is_named_is_one_a_measure_has(count: tuple[str, str]) -> None:
    name, column = count
    shape = measures.registry()[name].shape
    assert column in ("numerator", "denominator", "complement")
    if column == "complement":
        assert shape is Ratio
    if column == "denominator":
        assert shape.__name__ not in ("Count",)


def test_what_is_related_is_of_one_list_and_time() -> None:
    known = measures.registry()
    for one in related.together():
        names = {name for name, _ in (*one.parts, one.within)}
        assert len({(related.list_of(known[n].lists[0]), known[n].when) for n in names}) == 1, names
    for group in related.groups():
        names = {name for name, _ in (group.whole, *group.among)}
        assert len({(known[n].lists[0], known[n].when) for n in names}) == 1, names
        assert group.group in breakdowns.LABELS[group.breakdown]


def test_a_rounded_whole_is_no_more_than_its_rounded_parts() -> None:
    """34 reads 35, so 33 to 37; but girls and boys read 15 each, so it is 34 at most. By age 33 at
    least are in one group, and one would be in the other."""
    made = rows("m", {"sex": [(17, 60), (17, 60)], "age": [(1, 40), (33, 80)]})
    published = shown(made, "public")
    assert pd.isna(numerators(published, "age").get(("m", "age 0"), pd.NA))
    solved = ranges(**attack(published, PROFILES["public"]))
    assert "k|age|age 0" not in solved or not solved["k|age|age 0"].disclosed
