"""The journal of runs: what is written is read, and what cannot be read is passed over."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from readiness.errors import InputError, RunError
from readiness.runs import journal, released, standing
from readiness.runs.held import held
from readiness.runs.journal import Event
from readiness.runs.watched import watched

NOW = datetime(2026, 9, 30, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("READINESS_DATA", str(tmp_path))
    return tmp_path / "history" / "runs.jsonl"


def event(what: str, hours: float = 1, authority: str = "Harrowmere", **more: str) -> Event:
    at = (NOW - timedelta(hours=hours)).isoformat("T", "seconds")
    return Event("a", at, what, more.pop("kind", "report"), authority, "2026-09-30", **more)


def test_what_is_written_is_read_in_order() -> None:
    for one in (event("started", 3), event("done", 2), event("failed", 1, why="No.")):
        journal.write(one)
    assert [one.event for one in journal.read()] == ["started", "done", "failed"]


@pytest.mark.parametrize(
    "line", ['{"run": "a", "at"', "", "[]", '{"surprise": 1}', "\x00\xff", "null"]
)
def test_a_torn_or_foreign_line_is_passed_over(kept: Path, line: str) -> None:
    journal.write(event("started"))
    with kept.open("a", encoding="utf-8") as file:
        file.write(line + "\n")
    journal.write(event("done"))
    assert [one.event for one in journal.read()] == ["started", "done"]


def test_runs_side_by_side_do_not_tear_one_anothers_lines() -> None:
    def many(name: str) -> None:
        for _ in range(200):
            journal.write(event("started", authority=name * 200))

    threads = [threading.Thread(target=many, args=(name,)) for name in "abcd"]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert len(journal.read()) == 800


def test_a_journal_that_cannot_be_written_stops_the_run(kept: Path) -> None:
    kept.parent.mkdir(parents=True)
    kept.mkdir()
    with pytest.raises(InputError, match="journal of runs"):
        journal.write(event("started"))


@pytest.mark.parametrize(
    ("after", "alive", "state"),
    [
        (["started", "done"], False, "done"),
        (["started", "failed"], False, "failed"),
        (["started"], True, "running"),
        (["started"], False, "cut off"),
        (["started", "done", "started"], False, "cut off"),
    ],
)
def test_how_a_run_stands(after: list[str], alive: bool, state: str) -> None:
    for what in after:
        journal.write(event(what, place="/reports/x"))
    (last,) = journal.status({"Harrowmere": alive})
    assert last.state == state
    assert last.report == ("/reports/x" if "done" in after else "")


def test_each_authority_and_kind_stands_for_itself() -> None:
    journal.write(event("done", authority="Zed"))
    journal.write(event("failed", authority="Abe", why="It had no lists."))
    journal.write(event("done", authority="Abe", kind="visit"))
    found = [(one.authority, one.kind, one.state) for one in journal.status()]
    assert found == [
        ("Abe", "report", "failed"),
        ("Abe", "visit", "done"),
        ("Zed", "report", "done"),
    ]


@pytest.mark.parametrize(
    ("before", "said"),
    [
        (timedelta(days=3, hours=5), "3 days ago"),
        (timedelta(days=1), "1 day ago"),
        (timedelta(hours=2, minutes=59), "2 hours ago"),
        (timedelta(minutes=1), "1 minute ago"),
        (timedelta(seconds=30), "just now"),
        (-timedelta(hours=1), "just now"),  # the clock was set back
    ],
)
def test_an_age_is_said_in_the_largest_unit(before: timedelta, said: str) -> None:
    assert journal.age((NOW - before).isoformat(), NOW) == said


def test_a_watched_run_leaves_how_it_ended_and_only_our_words(tmp_path: Path) -> None:
    def run(error: BaseException | None) -> None:
        with watched("report", "Harrowmere", tmp_path / "h", "2026-09-30", tmp_path / "out"):
            if error:
                raise error

    run(None)
    for error in (RunError("The page was not made."), ValueError("Zebedee Quagmire")):
        with pytest.raises(type(error)):
            run(error)
    found = [(one.event, one.why) for one in journal.read()]
    assert found == [
        ("started", ""), ("done", ""), ("started", ""), ("failed", "The page was not made."),
        ("started", ""), ("failed", "ValueError"),
    ]  # fmt: skip


def test_what_a_person_should_look_at_is_told(tmp_path: Path) -> None:
    place = tmp_path / "report"
    place.mkdir()
    (place / "run.json").write_text("{}")
    journal.write(event("done", 50, place=str(place)))
    journal.write(event("failed", 1, authority="Abe", why="It had no lists."))
    journal.write(event("done", 1, authority="Gone", place=str(tmp_path / "nowhere")))
    journal.write(event("started", 1, authority="Zed"))
    told = {one.last.authority: one.told for one in standing.standing(None, NOW, stale=2)}
    assert told == {
        "Abe": "failed: It had no lists.",
        "Gone": "its report is gone",
        "Harrowmere": "its report is over 2 days old",
        "Zed": "began and was cut off; run it again",
    }
    assert standing.standing("harrow", NOW)[0].told == ""
    text = standing.text(standing.standing(None, NOW), NOW)
    assert "Harrowmere, report: done, 2 days ago" in text
    with held(released.place_of("zed"), "Zed", NOW):
        assert {one.last.authority: one.told for one in standing.standing("zed", NOW)} == {
            "Zed": ""
        }
    assert standing.text([], NOW) == "No run is on record."
