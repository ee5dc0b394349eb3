"""Runs and batches of files elsewhere: the same report, known by its content, and where from on record."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from dataclasses import asdict
from datetime import date
from pathlib import Path

import fsspec
import pytest

from readiness import cli, synthetic
from readiness.assessment import assess, locate
from readiness.errors import InputError
from readiness.runs import report, scheduling
from readiness.runs.batch.jobs import Job, jobs_of
from readiness.runs.batch.one import one

DAY = "2026-09-30"
LISTS, EVIDENCE = "memory://bucket/lists/annex_a.xlsx", "memory://bucket/evidence.xlsx"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("ashby")
    synthetic.write(place, children=50, seed=1, as_at=date(2026, 9, 30), name="Ashby")
    return place


@pytest.fixture(autouse=True)
def data(tmp_path: Path, made: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Both files in a store of this process, and no notebook run."""
    monkeypatch.setenv("READINESS_DATA", str(tmp_path / "data"))
    monkeypatch.setattr(report, "rendered", lambda *_, **__: {})
    store = fsspec.filesystem("memory")
    store.pipe("/bucket/lists/annex_a.xlsx", (made / "annex_a.xlsx").read_bytes())
    store.pipe("/bucket/evidence.xlsx", (made / "evidence.xlsx").read_bytes())
    return tmp_path / "data" / "interim"


def record(place: Path) -> dict:
    return json.loads((place / "run.json").read_text("utf-8"))


def test_a_run_of_addresses_is_the_run_of_the_files_with_their_places_on_record(
    made: Path, tmp_path: Path, data: Path
) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    report.run(made / "annex_a.xlsx", as_at=DAY, evidence=made / "evidence.xlsx", out=here)
    report.run(LISTS, as_at=DAY, evidence=[EVIDENCE], out=there, previous="none")
    local, other = record(here), record(there)
    assert other["addresses"] == {"annex_a": LISTS, "evidence": EVIDENCE}
    assert "addresses" not in local
    assert other["inputs"] == local["inputs"]
    assert other["made_of"] == local["made_of"]
    assert (there / "results.csv").read_bytes() == (here / "results.csv").read_bytes()
    assert not [one for one in data.iterdir() if one.name != "assessments"]


def test_the_public_is_not_told_where_lists_lie(tmp_path: Path) -> None:
    report.run(LISTS, as_at=DAY, profile="public", out=tmp_path / "out")
    assert "bucket" not in "".join(
        one.read_text("utf-8") for one in (tmp_path / "out").iterdir() if one.suffix != ".png"
    )


def test_an_assessment_of_an_address_is_the_kept_one_of_the_file(made: Path) -> None:
    first = assess(made / "annex_a.xlsx", as_at=DAY)
    stages: list[str] = []
    second = assess(LISTS, as_at=DAY, progress=stages.append)
    assert first.key == second.key
    assert stages == []


def test_a_batch_knows_by_content_what_is_fresh(made: Path, tmp_path: Path) -> None:
    listed = tmp_path / "list.csv"
    listed.write_text(
        f"name,annex_a,evidence\nAshby,{LISTS},{EVIDENCE}\nCorfe,memory://none.xlsx,\n"
    )
    ashby, corfe = jobs_of(listed)
    assert (ashby.annex_a, ashby.evidence) == (LISTS, EVIDENCE)
    out = str(tmp_path / "out")

    def state(job: Job) -> tuple[str, str]:
        ended = one(asdict(job), out, DAY, "leadership", False)
        return ended["state"], ended["why"]

    assert state(ashby) == ("done", "")
    assert record(Path(out))["addresses"]["annex_a"] == LISTS
    assert state(ashby) == ("fresh", "")
    fsspec.filesystem("memory").pipe("/elsewhere/a.xlsx", (made / "annex_a.xlsx").read_bytes())
    assert state(Job("ashby", "memory://elsewhere/a.xlsx", EVIDENCE))[0] == "fresh"
    fsspec.filesystem("memory").pipe("/bucket/evidence.xlsx", (made / "annex_a.xlsx").read_bytes())
    assert state(ashby)[0] == "failed"  # what is there now is no evidence workbook
    assert state(corfe) == (
        "failed", "There is no file or folder at 'memory://none.xlsx'; check the address and try again.",
    )  # fmt: skip


def test_a_report_without_the_papers_a_batch_is_asked_for_is_made_again(
    made: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"

    def state(*papers: str) -> str:
        job = asdict(Job("ashby", str(made / "annex_a.xlsx")))
        return one(job, str(out), DAY, "leadership", False, papers=papers)["state"]

    assert state() == "done"
    assert not (out / "report.docx").exists()
    assert [state("word"), state("word"), state()] == ["done", "fresh", "fresh"]
    assert (out / "report.docx").is_file()
    assert record(out)["papers"] == ["word"]


def test_what_a_worker_keeps_lies_where_the_batch_keeps_it(
    made: Path, tmp_path: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where its own folder is another, a report would not be held against those its readers have."""
    monkeypatch.setenv("READINESS_DATA", str(tmp_path / "of-the-worker"))
    job = asdict(Job("ashby", str(made / "annex_a.xlsx")))
    kept = str(tmp_path / "of-the-batch")
    ended = one(job, str(tmp_path / "out"), DAY, "leadership", False, kept=kept)
    assert ended["state"] == "done"
    history = tmp_path / "of-the-batch" / "history"
    # Nothing names it, and another of which nothing does is no earlier report of this one.
    assert [one.name for one in history.iterdir() if one.is_dir()] == ["ashby"]
    assert '"authority": "ashby"' in (history / "runs.jsonl").read_text("utf-8")
    assert not (tmp_path / "of-the-worker").exists()


def test_commands_that_read_lists_take_addresses(capsys) -> None:
    assert cli.main(["check", LISTS, "--as-at", DAY]) in (0, 1)
    assert "list" in capsys.readouterr().out.casefold()
    assert cli.main(["check", "memory://u:hunter2@bucket/none.xlsx"]) == 2
    assert "hunter2" not in "".join(capsys.readouterr())


def test_what_takes_no_address_says_so_without_its_secrets() -> None:
    with pytest.raises(InputError, match=r"'https://host/a\.xlsx' is an address") as caught:
        locate("https://u:hunter2@host/a.xlsx?sig=1")
    assert "hunter2" not in str(caught.value)


def test_a_schedule_holds_addresses_and_no_password() -> None:
    assert scheduling._named("evidence", ["s3://bucket/e.xlsx"]) == ["s3://bucket/e.xlsx"]
    with pytest.raises(InputError, match="an entry of a schedule would hold") as caught:
        scheduling._named("annex_a", "https://u:hunter2@host/a.xlsx")
    assert "hunter2" not in str(caught.value)


WAITING = """
import sys, time
from readiness import terminal
from readiness.intake.fetched import fetched
with terminal.orderly(), fetched({"annex_a": sys.argv[1]}):
    print("here", flush=True)
    time.sleep(60)
"""


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
@pytest.mark.parametrize(("how", "left"), [(signal.SIGTERM, 0), (signal.SIGKILL, 1)])
def test_a_killed_run_leaves_nothing_or_what_the_next_clears(
    made: Path, data: Path, how: signal.Signals, left: int
) -> None:
    address = f"file://{(made / 'annex_a.xlsx').as_posix()}"
    with subprocess.Popen(
        [sys.executable, "-c", WAITING, address], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == b"here\n"
        assert len(list(data.iterdir())) == 1
        running.send_signal(how)
        running.wait(timeout=30)
    assert len(list(data.iterdir())) == left
    assess(LISTS, as_at=DAY)
    assert [one.name for one in data.iterdir()] == ["assessments"]
