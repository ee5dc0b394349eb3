"""A sample to audit: within one child a stratum, the same again from its seed, nobody left out in it."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from readiness import audit_sample, synthetic
from readiness.errors import InputError
from readiness.intake import annex_a
from readiness.worklists.open_cases import CASES, LENGTHS, PLAN, RISKS, STRATA, open_cases
from readiness.worklists.samples import COLUMNS
from readiness.worklists.sampling import drawn, shares

AS_AT = date(2026, 9, 30)
SIZES = st.lists(st.integers(0, 400), min_size=1, max_size=30)


@given(SIZES, st.integers(1, 300), st.integers(0, 10**9))
def test_every_stratum_and_every_run_of_them_is_within_one(sizes, wanted, seed) -> None:
    found = shares(sizes, wanted, seed)
    whole = sum(sizes)
    assert sum(found) == min(wanted, whole)
    assert all(0 <= many <= size for many, size in zip(found, sizes, strict=True))
    if not whole:
        return
    part = min(wanted, whole) / whole
    for first in range(len(sizes)):
        for last in range(first + 1, len(sizes) + 1):
            exact = part * sum(sizes[first:last])
            assert abs(sum(found[first:last]) - exact) < 1 + 1e-9


def test_over_many_seeds_every_stratum_gives_its_share() -> None:
    sizes, wanted, seeds = (7, 1, 30, 12), 5, 4000
    found = [shares(sizes, wanted, seed) for seed in range(seeds)]
    for place, size in enumerate(sizes):
        mean = sum(one[place] for one in found) / seeds
        assert mean == pytest.approx(wanted * size / sum(sizes), abs=0.03)


def test_over_many_seeds_every_name_is_as_likely() -> None:
    names = [f"child {n}" for n in range(8)]
    taken = Counter(one for seed in range(4000) for one in drawn(names, 2, seed))
    assert set(taken) == set(names)
    assert all(abs(many / 4000 - 0.25) < 0.03 for many in taken.values())


@given(st.sets(st.text(min_size=1, max_size=6), min_size=1, max_size=20), st.randoms())
def test_who_is_drawn_does_not_depend_on_the_order(names, chance) -> None:
    first = sorted(names)
    shuffled = first.copy()
    chance.shuffle(shuffled)
    assert drawn(first, 3, 9) == drawn(shuffled, 3, 9)


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    made = tmp_path_factory.mktemp("sample")
    synthetic.write(made, children=400, seed=5, as_at=AS_AT)
    return made / "annex_a.xlsx"


@pytest.fixture(scope="module")
def cases(place) -> pd.DataFrame:
    return open_cases(annex_a.read(place, AS_AT).lists, AS_AT)


def sample(place, **asked) -> pd.DataFrame:
    return audit_sample(place, **{"as_at": AS_AT, "size": 20, "seed": 3, **asked})


def test_each_open_case_is_there_once_and_no_closed_one(place, cases) -> None:
    lists = annex_a.read(place, AS_AT).lists
    assert list(cases.columns) == list(CASES)
    assert cases["child_id"].is_unique
    care = lists["children_in_care"].frame
    in_care = set(care.loc[care["ceased"].isna(), "child_id"])
    assert set(cases.loc[cases["list"] == "children_in_care", "child_id"]) == in_care
    gone = set(care.loc[care["ceased"].notna(), "child_id"]) - in_care
    assert not gone & set(cases.loc[cases["list"] == "children_in_care", "child_id"])
    plans = lists["child_protection"].frame
    on_plan = set(plans.loc[plans["ended"].isna(), "child_id"])
    assert set(cases.loc[cases["risk"] == PLAN, "child_id"]) == on_plan & set(cases["child_id"])
    assert on_plan <= set(cases["child_id"])
    assert set(cases["risk"]) <= set(RISKS)
    assert set(cases["length"]) <= {*LENGTHS, "Not recorded"}


@pytest.mark.parametrize("by", [(name,) for name in STRATA] + [("area", "risk"), ("team", "age")])
@pytest.mark.parametrize("size", [1, 20, 57])
def test_strata_are_as_asked_within_one_child(place, cases, by, size) -> None:
    found = sample(place, by=by, size=size)
    assert len(found) == size
    for columns in (by[:1], by):
        keys = list(columns)
        all_of = cases.fillna({"team": "Not recorded"}).groupby(keys).size()
        mine = found.fillna({"team": "Not recorded"}).groupby(keys).size()
        for key, many in all_of.items():
            assert abs(mine.get(key, 0) - size * many / len(cases)) < 1


def test_the_same_seed_draws_the_same_and_another_others(place) -> None:
    first = sample(place)
    pd.testing.assert_frame_equal(first, sample(place))
    assert set(first["child_id"]) != set(sample(place, seed=4)["child_id"])
    assert list(first.columns) == list(COLUMNS)
    assert first["pick"].tolist() == list(range(1, 21))
    assert first["child_id"].is_unique


def test_the_order_of_the_file_makes_no_difference(place, tmp_path) -> None:
    sheets = pd.read_excel(place, sheet_name=None, header=None, dtype=object, engine="openpyxl")
    with pd.ExcelWriter(tmp_path / "turned.xlsx") as book:
        for name, sheet in sheets.items():
            top = next(n for n in range(len(sheet)) if sheet.iloc[n].notna().sum() > 4)
            body = sheet.iloc[top + 1 :].iloc[::-1]
            pd.concat([sheet.iloc[: top + 1], body]).to_excel(
                book, sheet_name=name, header=False, index=False
            )
    columns = ["pick", "child_id", "stratum", "reason"]
    pd.testing.assert_frame_equal(sample(place)[columns], sample(tmp_path / "turned.xlsx")[columns])


@given(st.integers(0, 10**6), st.integers(1, 60), st.data())
def test_nobody_left_out_is_ever_drawn(place, cases, seed, size, data) -> None:
    names = cases["child_id"].tolist()
    out = data.draw(st.lists(st.sampled_from(names), min_size=1, max_size=len(names) - 1))
    found = sample(place, seed=seed, size=size, exclude=[f" {one.lower()} " for one in out])
    assert not set(found["child_id"]) & set(out)
    assert len(found) == min(size, len(set(names) - set(out)))


def test_those_to_leave_out_may_be_named_by_a_file(place, tmp_path) -> None:
    first = sample(place)
    file = tmp_path / "audited.txt"
    file.write_text("\n".join(first["child_id"]), encoding="utf-8")
    again = sample(place, exclude=file)
    assert not set(first["child_id"]) & set(again["child_id"])


def test_a_reason_says_how_and_from_how_many(place, cases) -> None:
    found = sample(place)
    for stratum, mine in found.groupby("stratum"):
        (why,) = set(mine["reason"])
        many = int((cases["area"] == stratum).sum())
        assert f"from {many:,} open cases ({stratum}), seed 3" in why
        assert (f"One of the {len(mine)} " in why) == (len(mine) > 1)


def test_more_than_there_are_gives_all(place, cases) -> None:
    assert len(sample(place, size=10**6)) == len(cases)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"size": 0}, "ask for 1 or more"),
        ({"size": 2.5}, "ask for 1 or more"),
        ({"by": ("postcode",)}, "not by postcode"),
        ({"by": ()}, "each once"),
        ({"by": ("team", "team")}, "each once"),
        ({"exclude": ["nobody at all"]}, "None of the children to leave out"),
    ],
)
def test_what_cannot_be_drawn_is_refused_in_a_sentence(place, asked, said) -> None:
    with pytest.raises(InputError, match=said):
        sample(place, **asked)


def test_nobody_left_is_said(place, cases) -> None:
    with pytest.raises(InputError, match="nobody to draw from"):
        sample(place, exclude=cases["child_id"].tolist())
