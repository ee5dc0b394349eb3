"""Which report is the one before, and what the first page says of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from readiness.assessment import UNNAMED
from readiness.report.since import TOGETHER, banner
from readiness.runs.comparing import compare
from readiness.runs.since import last_report, since

MEASURES = [
    {"id": "visits_in_date", "title": "Visits in date", "unit": "%"},
    {"id": "calls", "title": "Calls", "unit": "%"},
]
COLUMNS = "measure,breakdown,group,value,lower,upper,state\n"


def report(
    place: Path, day: str, *, visits: tuple[float, float, float] = (80.0, 75.0, 85.0),
    position: float = 2.5, profile: str = "leadership", authority: str = "Exampleshire",
    version: str = "1", raised: tuple[str, ...] = ("Visits",),
) -> Path:  # fmt: skip
    folder = place / day
    folder.mkdir(parents=True)
    figures = f"visits_in_date,all,all,{visits[0]},{visits[1]},{visits[2]},shown\n"
    figures += "visits_in_date,age,0 to 4,10,9,11,shown\n" if visits[0] > 85 else ""
    (folder / "results.csv").write_text(f"{COLUMNS}{figures}calls,all,all,,,,suppressed\n", "utf-8")
    score = {
        "area": "help_and_protection", "position": position, "wording": "good",
        "interval": [position - 0.2, position + 0.2],
    }  # fmt: skip
    lines = [{"id": one, "area": "help_and_protection", "topic": one} for one in raised]
    (folder / "scores.json").write_text(
        json.dumps({"scores": [score], "enquiries": lines}), encoding="utf-8"
    )
    record = {
        "authority": authority, "as_at": day, "profile": profile,
        "inputs": {}, "versions": {"readiness": version},
    }  # fmt: skip
    (folder / "run.json").write_text(json.dumps(record), encoding="utf-8")
    return folder


def test_the_report_before_is_the_latest_earlier_one_for_the_same_readers(tmp_path: Path) -> None:
    now = report(tmp_path, "2026-09-30")
    report(tmp_path, "2026-06-30")
    expected = report(tmp_path, "2026-07-31")
    report(tmp_path, "2026-08-31", profile="public")
    report(tmp_path, "2026-08-30", authority="Elsewhere")
    report(tmp_path, "2026-10-31")  # of a later day
    (tmp_path / "2026-09-01").mkdir()  # no report
    record = json.loads((now / "run.json").read_text(encoding="utf-8"))
    assert last_report(now, record) == expected


def test_a_folder_that_is_not_named_by_its_day_has_none_before(tmp_path: Path) -> None:
    report(tmp_path, "2026-08-31")
    now = report(tmp_path / "other", "2026-09-30").rename(tmp_path / "mine")
    assert since(now, now, MEASURES) is None


def test_in_a_folder_of_many_by_day_it_is_its_own_of_an_earlier_day(tmp_path: Path) -> None:
    batches = tmp_path / "batch"

    def made(day: str, name: str = "shire-1", **how: str) -> Path:
        there = batches / day / name
        there.parent.mkdir(parents=True, exist_ok=True)
        return report(tmp_path / "aside" / name, day, **how).rename(there)

    made("2026-06-30")
    expected = made("2026-07-31")
    made("2026-08-31", profile="public")
    made("2026-08-31", name="shire-2", authority="Elsewhere")
    made("2026-10-31")  # of a later day
    now = made("2026-09-30")
    record = json.loads((now / "run.json").read_text(encoding="utf-8"))
    assert last_report(now, record) == expected


def test_one_that_stands_where_the_new_one_will_is_the_one_before(tmp_path: Path) -> None:
    there = report(tmp_path, "2026-08-31").rename(tmp_path / "mine")
    report(tmp_path, "2026-07-31").rename(tmp_path / "another")
    aside = report(tmp_path / "aside", "2026-09-30", visits=(90.0, 86.0, 94.0))
    found = since(aside, there, MEASURES)
    assert found is not None
    assert found.before.isoformat() == "2026-08-31"
    assert "Visits in date 80.0%, now 90.0%: apart." in str(banner(found))


def test_what_nothing_names_is_not_taken_for_what_it_takes_the_place_of(tmp_path: Path) -> None:
    """It may be another authority's: one folder for whatever is tried next."""
    there = report(tmp_path, "2026-08-31", authority=UNNAMED.name).rename(tmp_path / "mine")
    aside = report(tmp_path / "aside", "2026-09-30", authority=UNNAMED.name)
    assert since(aside, there, MEASURES) is None


@pytest.mark.parametrize(
    ("standing", "expected"),
    [("2026-07-31", "2026-08-31"), ("2026-09-15", "mine"), ("2026-09-30", "2026-08-31")],
)
def test_of_all_that_are_there_the_latest_of_an_earlier_day_is_taken(
    tmp_path: Path, standing: str, expected: str
) -> None:  # fmt: skip
    report(tmp_path, "2026-08-31")
    place = report(tmp_path / "other", standing).rename(tmp_path / "2026-09-30")
    aside = report(tmp_path / "aside", "2026-09-30")
    record = json.loads((aside / "run.json").read_text(encoding="utf-8"))
    found = last_report(place, record)
    assert found == (place if expected == "mine" else tmp_path / expected)


def test_what_stands_apart_is_named_with_its_unit_and_nothing_else_is(tmp_path: Path) -> None:
    report(tmp_path, "2026-08-31")
    now = report(tmp_path, "2026-09-30", visits=(90.0, 86.0, 94.0), raised=("Calls",), version="2")
    found = since(now, now, MEASURES)
    assert found is not None
    said = str(banner(found))
    assert "Visits in date 80.0%, now 90.0%: apart." in said
    assert "Newly raised: Calls." in said
    assert "No longer raised: one line of enquiry." in said
    assert "another version" in said
    assert "0 to 4" not in said  # groups are not told of on the first page
    assert "suppressed" not in said


def test_a_move_within_the_intervals_is_told_as_what_chance_could_explain(tmp_path: Path) -> None:
    report(tmp_path, "2026-08-31", position=2.5)
    now = report(tmp_path, "2026-09-30", position=2.6)
    said = str(banner(since(now, now, MEASURES)))
    assert "No position and no measure stands apart" in said
    assert "Help and protection 2.5, now 2.6: chance could explain it." in said
    assert TOGETHER in said


@pytest.mark.parametrize("damage", ["results.csv", "scores.json", "run.json"])
def test_a_damaged_report_before_is_no_reason_to_fail(tmp_path: Path, damage: str) -> None:
    before = report(tmp_path, "2026-08-31")
    (before / damage).write_text("{half", encoding="utf-8")
    now = report(tmp_path, "2026-09-30")
    assert since(now, now, MEASURES) is None


def test_a_figure_that_is_shown_without_a_rate_is_compared_in_words(tmp_path: Path) -> None:
    before, now = report(tmp_path, "2026-08-31"), report(tmp_path, "2026-09-30")
    for place, value in ((before, ""), (now, "12.5")):
        file = place / "results.csv"
        text = file.read_text(encoding="utf-8").replace("calls,all,all,,,,suppressed", "")
        file.write_text(f"{text}calls,all,all,{value},,,shown\n", encoding="utf-8")
    found = compare(before, now, {"calls": "%", "visits_in_date": "%"})
    assert [(one.before, one.now) for one in found.figures] == [("no rate", "12.5%")]


def test_none_and_a_named_one_are_as_asked(tmp_path: Path) -> None:
    report(tmp_path, "2026-08-31")
    named = report(tmp_path / "b", "2026-01-31")
    now = report(tmp_path, "2026-09-30")
    assert since(now, now, MEASURES, "none") is None
    found = since(now, now, MEASURES, str(named))
    assert found is not None
    assert found.before.isoformat() == "2026-01-31"


@pytest.mark.parametrize("profile", ["operational", "leadership"])
def test_a_named_report_for_other_readers_tells_these_nothing(tmp_path: Path, profile: str) -> None:
    named = report(tmp_path / "b", "2026-01-31", profile=profile, visits=(20.0, 18.0, 22.0))
    now = report(tmp_path, "2026-09-30", profile="public")
    assert since(now, now, MEASURES, str(named)) is None


def test_without_a_report_before_there_is_no_banner() -> None:
    assert str(banner(None)) == ""
