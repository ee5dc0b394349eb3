"""What official statistics say of an authority: only what was out, in the right place, and how sure."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from tests.unit.official.invented import CAMDEN, CASES, RATE, TAMESIDE, TIMELY, lait

from readiness import benchmark, paths
from readiness.errors import InputError
from readiness.model import STANDING_COLUMNS, Official
from readiness.official import authorities_on, official_figures
from readiness.official.shown import shown
from readiness.outlook.judged_by import JUDGEMENTS, read_as


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return lait(tmp_path_factory.mktemp("published"))


def of(file: Path, authority: str, as_at: str, **more: Any) -> Official:
    return official_figures(authority, as_at=as_at, published=str(file), **more)


def row(official: Official, measure: str) -> pd.Series:
    return official.standing.set_index("measure").loc[measure]


def test_every_measure_of_the_outlook_is_shown_under_a_name_of_ours() -> None:
    table = shown()
    assert set(read_as()) <= set(table["measure"])
    assert not table["measure"].duplicated().any()
    assert (table["title"].str.len() > 5).all()
    assert set(table["direction"]) == {"high", "low", "neutral"}
    low = table.set_index("measure")["direction"].eq("low")
    assert {name: bool(low[name]) for name in read_as()} == dict(read_as())


@pytest.mark.parametrize(
    ("as_at", "timely", "cases"),
    [
        ("2019-03-06", 2018, 0),
        ("2019-03-07", 2018, 2018),
        ("2019-11-06", 2018, 2018),
        ("2019-11-07", 2019, 2018),
        ("2026-01-01", 2025, 2024),
    ],
)
def test_only_what_was_out_by_the_day_is_used(
    file: Path, as_at: str, timely: int, cases: int
) -> None:
    official = of(file, "Rochdale", as_at)
    assert list(official.standing.columns) == list(STANDING_COLUMNS)
    assert row(official, TIMELY)["year"] == timely
    assert row(official, CASES)["year"] == cases
    known = official.standing["known"].dropna()
    assert (known <= pd.Timestamp(as_at)).all()


def test_place_counts_from_the_worst_where_one_way_is_better(file: Path) -> None:
    """Of 153 authorities by number, Camden is the second lowest in cases and in the rate of care."""
    official = of(file, "Camden", "2026-06-01")
    cases, rate = row(official, CASES), row(official, RATE)
    assert rate["n"] == 153
    assert rate["place"] == pytest.approx(1.5 / 153, abs=1 / 153)
    assert pd.isna(rate["better"])
    assert cases["better"] == pytest.approx(1 - cases["place"])
    assert cases["better"] > 0.95


def test_changes_are_held_beside_what_is_usual_and_englands(file: Path) -> None:
    official = of(file, "Camden", "2026-06-01")
    timely, cases = row(official, TIMELY), row(official, CASES)
    assert timely["change_1"] == pytest.approx(29.0)
    assert timely["usual_1"] == pytest.approx(1.0)
    assert timely["england_3"] == pytest.approx(-3.0)
    assert cases["change_3"] == pytest.approx(1.5)


def test_a_figure_that_was_not_published_says_when_it_last_was(file: Path) -> None:
    one = row(of(file, "Tameside", "2026-06-01"), TIMELY)
    assert (one["state"], one["year"], one["last_year"]) == ("missing", 2025, 2024)
    assert pd.isna(one["place"])
    assert one["n"] == 152


def test_neighbours_are_those_in_use_on_the_day(file: Path) -> None:
    before, after = (of(file, "Tameside", day) for day in ("2025-05-30", "2025-05-31"))
    assert (before.grouping, after.grouping) == (2021, 2025)
    assert before.neighbours != after.neighbours
    assert row(after, RATE)["n_neighbours"] == 10


def test_the_median_age_and_the_months_are_counted_from_the_end_of_the_period(file: Path) -> None:
    official = of(file, "Rochdale", "2026-04-30")
    assert row(official, TIMELY)["months"] == 13
    assert official.years_old == pytest.approx((13 + 1 / 30) / 12, abs=0.3)


def test_an_outlook_is_four_judgements_that_add_up(file: Path) -> None:
    official = of(file, "Rochdale", "2026-06-01")
    assert [one.judgement for one in official.chances] == list(JUDGEMENTS)
    for one in official.chances:
        for four in (one.chances, one.alone, one.base):
            assert sum(four) == pytest.approx(1)
        assert sum(one.chances[grade - 1] for grade in one.held) >= 0.8
        assert 0 <= one.alike_good <= one.alike
        low, high = one.alike_share[1:]
        assert low <= one.alike_share[0] <= high
        parts = [part for part in one.parts if part.measure not in {"before", "year"}]
        assert one.figures_known == sum(part.better == part.better for part in parts)
        for part in parts:  # a figure speaks for its own direction or not at all
            assert part.adds == 0 or pd.isna(part.better) or (part.adds > 0) == (part.better > 0.5)


def test_better_figures_are_never_worse_for_the_outlook(file: Path, tmp_path: Path) -> None:
    frame = pd.read_csv(file, dtype=str)
    better = frame.copy()
    ours = (frame["Short Desc"] == CASES) & (frame["LA Number"] == str(TAMESIDE))
    better.loc[ours, "Values"] = "1.0"
    better.to_csv(tmp_path / "better.csv", index=False)
    then, now = (of(one, "Tameside", "2026-06-01") for one in (file, tmp_path / "better.csv"))
    for before, after in zip(then.chances, now.chances, strict=True):
        assert sum(after.chances[2:]) > sum(before.chances[2:])


@pytest.mark.parametrize(
    ("as_at", "learnt_by"),
    [
        ("2020-12-30", None),
        ("2021-01-01", "2021-01-01"),
        ("2023-06-30", "2023-01-01"),
        ("2026-01-01", "2025-08-01"),
    ],
)
def test_an_outlook_has_learnt_only_what_was_reported_by_then(
    file: Path, as_at: str, learnt_by: str | None
) -> None:
    official = of(file, "Rochdale", as_at)
    if learnt_by is None:
        assert official.chances == ()
        assert "before 2021" in official.no_outlook
    else:
        assert official.learnt_by is not None
        assert official.learnt_by < date.fromisoformat(min(as_at, learnt_by))
        assert {one.learnt_from for one in official.chances} <= set(range(60, 300))


@pytest.mark.parametrize(
    ("authority", "as_at", "says"),
    [
        ("North Northamptonshire", "2019-05-01", "did not exist yet"),
        ("928", "2022-05-01", "did not exist any more"),
        ("Cumberland", "2023-03-31", "did not exist yet"),
    ],
)
def test_an_authority_that_was_not_there_says_so_and_nothing_else(
    file: Path, authority: str, as_at: str, says: str
) -> None:
    official = of(file, authority, as_at)
    assert says in official.gone
    assert official.chances == ()
    assert official.grades == ()


def test_a_predecessor_is_there_on_its_own_days(file: Path) -> None:
    official = of(file, "Northamptonshire", "2020-06-01")
    assert not official.gone
    assert row(official, TIMELY)["state"] == "shown"
    assert 940 not in {one.la_number for one in authorities_on(date(2020, 6, 1))} - {940}


@pytest.mark.parametrize("day", ["2018-06-01", "2020-06-01", "2022-06-01", "2026-06-01"])
def test_all_authorities_are_those_of_today_and_those_of_the_day(day: str) -> None:
    found = {one.la_number for one in authorities_on(date.fromisoformat(day))}
    assert {one.la_number for one in benchmark.authorities()} <= found
    assert (
        len(found)
        == {"2018-06-01": 158, "2020-06-01": 155, "2022-06-01": 154, "2026-06-01": 153}[day]
    )


def judgements(place: Path, *rows: tuple[Any, ...]) -> str:
    columns = ["number", "area", "grade", "inspected", "published"]
    pd.DataFrame(rows, columns=columns).to_csv(place / "later.csv", index=False)
    return str(place / "later.csv")


def test_a_later_judgement_that_is_given_takes_the_place_of_ours(
    file: Path, tmp_path: Path
) -> None:
    given = judgements(
        tmp_path,
        (TAMESIDE, "leaders", 2, "2026-02-02", "2026-03-30"),
        (CAMDEN, "leaders", 4, "2026-02-02", "2026-03-30"),
    )
    before = of(file, "Tameside", "2026-03-29", judgements=given)
    after = of(file, "Tameside", "2026-03-30", judgements=given)
    assert before.chances[0].before == 1
    assert after.chances[0].before == 3
    assert [grade.grade for grade in after.grades] == [2]
    assert sum(after.chances[0].chances[2:]) > sum(before.chances[0].chances[2:])


@pytest.mark.parametrize(
    "wrong",
    [
        (TAMESIDE, "leaders", 5, "2026-02-02", "2026-03-30"),
        (TAMESIDE, "leadership", 2, "2026-02-02", "2026-03-30"),
        (TAMESIDE, "leaders", 2, "2026-02-02", "2026-01-30"),
        (TAMESIDE, "leaders", 2, "2 Feb 2026", "2026-03-30"),
    ],
)
def test_a_wrong_judgement_is_refused(file: Path, tmp_path: Path, wrong: tuple[Any, ...]) -> None:
    with pytest.raises(InputError, match=r"1 rows of 'later\.csv' are no judgements"):
        of(file, "Tameside", "2026-06-01", judgements=judgements(tmp_path, wrong))
    (tmp_path / "other.csv").write_text("a\n1\n")
    with pytest.raises(InputError, match="not a csv of judgements"):
        of(file, "Tameside", "2026-06-01", judgements=str(tmp_path / "other.csv"))


def test_a_day_before_ilacs_or_nobody_is_refused(file: Path) -> None:
    with pytest.raises(InputError, match="ILACS began"):
        of(file, "Tameside", "2017-12-31")
    with pytest.raises(InputError, match="did you mean 'Tameside'"):
        of(file, "Tamesid", "2026-12-31")


def test_who_an_authority_is_makes_no_difference(file: Path, tmp_path: Path) -> None:
    """Two authorities that change places change everything but what was judged before."""
    frame = pd.read_csv(file, dtype=str)
    swapped = frame.assign(
        **{"LA Number": frame["LA Number"].replace({"350": "352", "352": "350"})}
    )
    swapped.to_csv(tmp_path / "swapped.csv", index=False)
    one = of(file, "350", "2026-06-01").standing
    other = of(tmp_path / "swapped.csv", "352", "2026-06-01").standing
    columns = ["measure", "value", "place", "better", "change_1", "usual_1"]
    pd.testing.assert_frame_equal(one[columns], other[columns])


def test_the_shipped_table_answers_where_nothing_was_imported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("READINESS_DATA", str(tmp_path))
    official = official_figures("Tameside", as_at="2026-09-30")
    assert (official.standing["state"] == "shown").sum() > 40
    assert official.sources == ("shipped table (DfE LAIT, April 2026)",)


def test_tameside_on_1_may_2019_from_dfes_own_file() -> None:
    shared = Path(os.environ.get("READINESS_SHARED") or paths.root().parent / "shared")
    lait_values = shared / "data" / "published" / "lait_values.parquet"
    if not lait_values.is_file():
        pytest.skip("DfE's file is not beside the project")
    official = of(lait_values, "Tameside", "2019-05-01")
    there = official.standing[official.standing["year"] > 0]
    assert (there["year"] <= 2018).all()
    assert (there["known"] <= pd.Timestamp(2019, 5, 1)).all()
    assert row(official, "ReReferral")["value"] > 0
    assert {grade.inspected.year for grade in official.grades} == {2016}
    assert official.chances == ()
