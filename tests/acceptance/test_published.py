"""From DfE's file to a report of any authority, from the command line."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from tests.unit.official.invented import lait

from readiness import benchmark, cli
from readiness.runs import official, published_report


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys) -> Path:
    monkeypatch.setenv("READINESS_DATA", str(tmp_path / "data"))
    (tmp_path / "given").mkdir()
    assert cli.main(["published", "import", str(lait(tmp_path / "given"))]) == 0
    assert "new figures, 0 revised, 0 withdrawn" in capsys.readouterr().out
    return tmp_path


def rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_a_report_of_one_authority_on_a_day(store: Path, capsys) -> None:
    out = store / "report"
    words = ["published", "report", "--as-at", "2026-06-01", "--out", str(out)]
    assert cli.main([*words, "--authority", "tameside council"]) == 0
    assert str(out / "index.html") in capsys.readouterr().out
    assert {one.name for one in out.iterdir()} == {
        "index.html",
        "standing.csv",
        "outlook.csv",
        "run.json",
    }
    page = (out / "index.html").read_text("utf-8")
    assert "What is published of Tameside" in page
    assert "In three minutes" in page
    chances = rows(out / "outlook.csv")
    assert [one["judgement"] for one in chances] == [
        "leaders", "help_and_protection", "children_in_care", "care_leavers",
    ]  # fmt: skip
    grades = ("inadequate", "requires_improvement", "good", "outstanding")
    assert all(abs(sum(float(one[name]) for name in grades) - 1) < 0.001 for one in chances)
    known = {one["measure"]: one for one in rows(out / "standing.csv") if one["state"] == "shown"}
    assert set(known) == {"Work_Force_AvgNumCase_SW", "LAC"}
    record = json.loads((out / "run.json").read_text("utf-8"))
    assert record["authorities"] == 1
    assert record["inputs"][0]["file"] == "lait.csv"
    assert len(record["inputs"][0]["sha256"]) == 64
    assert cli.main(["audit", str(out)]) == 2  # it holds nobody, and is no report of that kind


def test_all_of_them_in_one_folder_by_forked_kernels(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    some = [benchmark.find_authority(name) for name in ("Bury", "Camden", "Cumberland")]
    monkeypatch.setattr(official, "authorities_on", lambda day: some)
    made = published_report(None, as_at="2022-06-01", out=store / "all", kernels="forked")
    assert made.authorities == 3
    assert json.loads((store / "all" / "run.json").read_text("utf-8"))["kernels"] == "forked"
    names = {one.name for one in (store / "all").iterdir()}
    assert names >= {"index.html", "bury.html", "camden.html", "cumberland.html"}
    index = made.index.read_text("utf-8")
    assert "(not there on this day)" in index
    assert {one["authority"] for one in rows(store / "all" / "standing.csv")} == {"Bury", "Camden"}
    assert 'href="index.html"' in (store / "all" / "bury.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("more", "says"),
    [
        (["--authority", "Atlantis"], "No English authority"),
        (["--authority", "Bury", "--as-at", "2016-01-01"], "ILACS began"),
        (["--authority", "Bury", "--as-at", "yesterday"], "day"),
        (["--authority", "Bury", "--published", "/nowhere.csv"], "nowhere.csv"),
        (["--authority", "Bury", "--judgements", "/nowhere.csv"], "nowhere.csv"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    store: Path, more: list[str], says: str, capsys
) -> None:
    out = store / "report"
    assert cli.main(["published", "report", "--out", str(out), *more]) == 2
    said = capsys.readouterr().err
    assert says in said
    assert "Traceback" not in said
    assert not out.exists()


def test_a_folder_of_somebody_elses_is_left_alone(store: Path) -> None:
    out = store / "mine"
    out.mkdir()
    (out / "diary.txt").write_text("mine")
    words = ["published", "report", "--authority", "Bury", "--as-at", "2026-06-01"]
    assert cli.main([*words, "--out", str(out)]) == 2
    assert [one.name for one in out.iterdir()] == ["diary.txt"]


def test_a_file_that_is_none_of_them_changes_nothing(store: Path, capsys) -> None:
    (store / "x.csv").write_text("a,b\n1,2\n")
    before = sorted((store / "data" / "published").iterdir())
    assert cli.main(["published", "import", str(store / "x.csv")]) == 2
    assert "not DfE's file" in capsys.readouterr().err
    assert sorted((store / "data" / "published").iterdir()) == before
