"""What reports showed is one table over all days, whatever layout and version kept it, and nothing hidden
is in it."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest
from tests.unit.runs.test_released import RESULTS, published

import readiness
from readiness import keeping
from readiness.assessment import assess
from readiness.errors import InputError
from readiness.paths import sample
from readiness.runs import kept_results, released
from readiness.runs.kept_results import KEPT_COLUMNS, KINDS, LAYOUT

KEPT = Path(__file__).parent / "kept"
LAYOUTS = ("layout_1_early", "layout_1", "layout_2")
DAYS = ["2025-09-30", "2026-03-31", "2026-09-30"]


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("READINESS_DATA", str(tmp_path))
    return tmp_path / "history" / "harrowmere"


@pytest.fixture
def old(place: Path) -> Path:
    """An authority that has kept reports since the first layout."""
    for layout in LAYOUTS:
        shutil.copytree(KEPT / layout, place, dirs_exist_ok=True)
    return place


def contents(place: Path) -> dict[str, bytes]:
    return {str(file): file.read_bytes() for file in place.rglob("*") if file.is_file()}


def test_there_is_a_fixture_of_every_layout() -> None:
    said = [
        json.loads(mark.read_text()).get("layout", 1)
        for layout in LAYOUTS
        for mark in (KEPT / layout).glob("*.json")
    ]
    assert said == [1, 1, 2]
    assert sorted(set(said)) == list(range(1, LAYOUT + 1))
    assert {one.name for one in KEPT.iterdir() if one.is_dir()} == set(LAYOUTS)


def test_reports_of_every_layout_are_one_series(old: Path) -> None:
    before = contents(old)
    found = readiness.history("Harrowmere")
    timely = found[found["measure"] == "assessments_in_45_days"]
    assert timely["as_at"].dt.strftime("%Y-%m-%d").tolist() == DAYS
    assert timely["numerator"].tolist() == [255, 260, 300]
    assert timely["denominator"].tolist() == timely["n"].tolist() == [315, 320, 330]
    assert timely["value"].round(1).tolist() == [81.0, 81.2, 90.9]
    assert (timely["lower"] < timely["value"]).all()
    assert timely["layout"].tolist() == [1, 1, 2]
    assert timely["package"].tolist() == ["0.0.9", "0.0.9", "0.1.0"]
    assert set(timely["unit"]) == {"%"}
    assert set(timely["source"]) == {"annex_a"}
    assert contents(old) == before


def test_the_frame_is_typed_and_a_count_rests_on_itself(old: Path) -> None:
    found = readiness.history("harrowmere")
    assert tuple(found.columns) == KEPT_COLUMNS
    assert {name: str(kind) for name, kind in found.dtypes.items()} == dict(KINDS)
    counts = found[found["measure"] == "referrals_received"]
    assert counts["n"].tolist() == [250, 250, 250]


def test_a_measure_that_is_no_more_is_read_and_a_hidden_figure_has_no_number(old: Path) -> None:
    gone = readiness.history("Harrowmere").query("measure == 'a_measure_long_gone'")
    assert gone["state"].tolist() == ["suppressed"] * 3
    assert gone[["value", "lower", "upper", "n", "numerator", "denominator"]].isna().all(axis=None)
    assert gone["title"].tolist() == ["", "", ""]


def test_old_reports_are_still_what_the_next_is_held_against(old: Path) -> None:
    found = released.before("harrowmere", "leadership")
    assert [one.as_at.isoformat() for one in found] == DAYS
    assert [len(one.points) for one in found] == [0, 6, 6]
    assert [("source" in one.points) for one in found] == [False, False, True]
    assert [one.package for one in found] == ["0.0.9", "0.0.9", "0.1.0"]
    assert all((one.results["group"] == "Boys").any() for one in found)


def test_keeping_another_leaves_what_is_old_as_it_was(old: Path) -> None:
    before = contents(old)
    released.keep(replace(published(), as_at=date(2026, 12, 31)), "harrowmere")
    after = contents(old)
    assert {name: after[name] for name in before} == before
    assert len(after) == len(before) + 4
    assert readiness.history("Harrowmere")["as_at"].nunique() == 4


def test_of_one_day_the_report_made_last_is_told(old: Path) -> None:
    released.keep(replace(published(), as_at=date(2026, 3, 31)), "harrowmere")
    found = readiness.history("Harrowmere")
    of_day = found[found["as_at"] == pd.Timestamp("2026-03-31")]
    assert of_day["numerator"].tolist() == [50]
    assert of_day["layout"].tolist() == [2]


def test_an_earlier_version_that_ran_after_a_later_one_is_not_passed_over(place: Path) -> None:
    """It knows no table, and keeps csv alone."""
    released.keep(published(), "harrowmere")
    table = kept_results.place_of(place, "leadership") / "2026-09-30.parquet"
    as_it_was = table.read_bytes()
    released.keep(
        published(results=RESULTS.assign(numerator=RESULTS["numerator"] + 30)), "harrowmere"
    )
    table.write_bytes(as_it_was)
    assert readiness.history("Harrowmere")["numerator"].tolist() == [80]


def test_readers_have_their_own_and_nothing_exact_is_kept(place: Path) -> None:
    for profile, many in (("leadership", 51), ("public", 50), ("operational", 53)):
        released.keep(published(profile, RESULTS.assign(numerator=many)), "harrowmere")
    assert readiness.history("Harrowmere")["numerator"].tolist() == [51]
    assert readiness.history("Harrowmere", profile="public")["numerator"].tolist() == [50]
    with pytest.raises(InputError, match="Nothing is kept of reports for 'operational'"):
        readiness.history("Harrowmere", profile="operational")
    assert not any(b"53" in content for name, content in contents(place).items() if ".csv" in name)


def test_the_table_holds_wholes_alone_and_its_maker_alone_reads_it(place: Path) -> None:
    released.keep(published(), "harrowmere")
    (file,) = place.rglob("*.parquet")
    assert pq.read_table(file).num_rows == 1
    assert not any(folder.stat().st_mode & 0o077 for folder in (place, *file.parents[:2]))
    assert sorted(one.name for one in file.parent.iterdir()) == ["2026-09-30.parquet"]


def later(place: Path) -> None:
    """As if kept by a version to come."""
    (mark,) = place.glob("2026-09-30*.json")
    about = json.loads(mark.read_text())
    mark.write_text(json.dumps(about | {"layout": LAYOUT + 1}))


def test_a_report_kept_by_a_later_version_is_refused(old: Path) -> None:
    later(old)
    for read in (
        lambda: released.before("harrowmere", "leadership"),
        lambda: readiness.history("Harrowmere"),
    ):
        with pytest.raises(InputError, match=r"kept by a later version of readiness \(layout 3"):
            read()


def test_a_table_of_a_later_layout_is_refused(old: Path) -> None:
    (file,) = old.rglob("*.parquet")
    table = pq.read_table(file)
    about = json.loads(table.schema.metadata[b"readiness"]) | {"layout": LAYOUT + 1}
    told = {**table.schema.metadata, b"readiness": json.dumps(about).encode()}
    pq.write_table(table.replace_schema_metadata(told), file)
    with pytest.raises(InputError, match="upgrade readiness to read it"):
        readiness.history("Harrowmere")


@pytest.mark.parametrize("damage", [b"", b"PAR1 nonsense", "cut"])
def test_a_damaged_table_is_told_and_moved_away_is_read_from_the_csv(old: Path, damage) -> None:
    (file,) = old.rglob("*.parquet")
    whole = readiness.history("Harrowmere")
    file.write_bytes(file.read_bytes()[:500] if damage == "cut" else damage)
    with pytest.raises(InputError, match="cannot be read; restore it, or move it away"):
        readiness.history("Harrowmere")
    file.unlink()
    again = readiness.history("Harrowmere")
    pd.testing.assert_frame_equal(
        again.drop(columns=["layout", "title"]), whole.drop(columns=["layout", "title"])
    )


def test_an_authority_is_known_by_its_code_and_nothing_kept_is_said(place: Path) -> None:
    released.keep(published(), "tameside")
    assert len(readiness.history("E08000008")) == 1
    with pytest.raises(InputError, match="No report of 'Elsewhere' for leadership readers is kept"):
        readiness.history("Elsewhere")


def test_a_folder_that_cannot_be_written_stops_the_run(place: Path) -> None:
    place.mkdir(parents=True)
    (place / "results").write_text("in the way")
    with pytest.raises(InputError, match="could not be kept"):
        released.keep(published(), "harrowmere")


def test_a_kept_assessment_of_another_version_is_made_anew(place: Path, monkeypatch) -> None:
    """Under another key, so that it is neither read as if of this version nor written over."""
    given = {"as_at": "2026-09-30", "evidence": sample() / "evidence.xlsx"}
    first = assess(sample() / "annex_a.xlsx", **given)
    stages: list[str] = []
    monkeypatch.setattr(keeping, "fingerprint", lambda: "of another version")
    second = assess(sample() / "annex_a.xlsx", **given, progress=stages.append)
    assert "Measuring" in stages
    assert first.key != second.key
    kept = place.parents[1] / "interim" / "assessments"
    assert {one.name for one in kept.iterdir()} == {first.key, second.key}
    pd.testing.assert_frame_equal(first.results, second.results)


@pytest.mark.parametrize(
    "change", [lambda plain: plain | {"not_known_then": 1}, lambda plain: {k: v for k, v in plain.items() if k != "scores"}]
)  # fmt: skip
def test_one_that_lies_under_this_key_with_other_fields_is_not_misread(place: Path, change) -> None:
    made = assess(sample() / "annex_a.xlsx", as_at="2026-09-30")
    file = place.parents[1] / "interim" / "assessments" / made.key / "plain.json"
    file.write_text(json.dumps(change(json.loads(file.read_text()))))
    stages: list[str] = []
    again = assess(sample() / "annex_a.xlsx", as_at="2026-09-30", progress=stages.append)
    assert again.scores == made.scores
    assert vars(again).keys() == vars(made).keys()
