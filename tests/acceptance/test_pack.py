"""`readiness check --pack`: what it writes, what it says, and what it refuses."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from tests.unit.pack.reading_back import changes_of, copy_in, same_lists

from readiness import cli, paths
from readiness.intake import annex_a
from readiness.synthetic.faults import FAULTS

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("READINESS_SHARED", ROOT.parent / "shared"))
SAMPLES = sorted((SHARED / "samples" / "annex_a").glob("*.xlsx"))
AS_AT = "2026-09-30"
FILES = {
    *("readiness_pack.html", "questions.xlsx", "corrected_annex_a.xlsx", "pack.json", ".gitignore"),
}


def run(capsys, *words) -> tuple[int, str, str]:
    code = cli.main(["check", *map(str, words)])
    said = capsys.readouterr()
    return code, said.out, said.err


@pytest.fixture(scope="module")
def faulty(tmp_path_factory) -> Path:
    from readiness import synthetic

    place = tmp_path_factory.mktemp("faulty")
    day = date.fromisoformat(AS_AT)
    return synthetic.write(place, 120, 6, faults=tuple(FAULTS), as_at=day).annex_a


def test_the_pack_is_written_and_named_in_one_line(capsys, faulty, tmp_path):
    plain = run(capsys, faulty, "--as-at", AS_AT)
    packed = run(capsys, faulty, "--as-at", AS_AT, "--pack", tmp_path / "pack")
    assert plain[0] == packed[0] == 1
    assert packed[1].startswith(plain[1])
    (line,) = packed[1].removeprefix(plain[1]).splitlines()
    assert line.startswith(f"Pack, child-level: {tmp_path / 'pack' / 'readiness_pack.html'} (")
    assert "not as Ofsted asks" in line
    assert {path.name for path in (tmp_path / "pack").iterdir()} == FILES


def test_json_is_as_it_was_and_the_line_is_beside_it(capsys, faulty, tmp_path):
    words = (faulty, "--as-at", AS_AT, "--format", "json")
    plain = run(capsys, *words)
    packed = run(capsys, *words, "--pack", tmp_path / "pack")
    assert json.loads(packed[1]) == json.loads(plain[1])
    assert packed[2].startswith("Pack, child-level: ")


def test_a_sound_file_exits_with_0(capsys, small_authority, tmp_path):
    words = (small_authority / "annex_a.xlsx", "--as-at", AS_AT, "--pack", tmp_path / "pack")
    code, out, _ = run(capsys, *words)
    assert code == 0
    assert "0 cells put right" in out


def test_nothing_said_or_named_is_a_childs(capsys, faulty, tmp_path):
    _, out, err = run(capsys, faulty, "--as-at", AS_AT, "--pack", tmp_path / "pack")
    names = " ".join(path.name for path in tmp_path.rglob("*"))
    mark = (tmp_path / "pack" / "pack.json").read_text(encoding="utf-8")
    for rows in annex_a.read(faulty).lists.values():
        key = "child_id" if "child_id" in rows else "adopter_id"
        for one in set(rows[key].dropna()):
            assert one not in out + err + names + mark


def test_every_file_is_marked_operational(capsys, faulty, tmp_path):
    run(capsys, faulty, "--as-at", AS_AT, "--pack", tmp_path / "pack")
    for name in FILES - {".gitignore"}:
        path = tmp_path / "pack" / name
        if path.suffix == ".xlsx":
            book = openpyxl.load_workbook(path)
            assert "OPERATIONAL" in book.properties.description
            assert all("OPERATIONAL" in sheet.oddHeader.left.text for sheet in book)
        else:
            assert "OPERATIONAL" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "content", [b"", b"not a workbook", b"PK\x03\x04 cut short", None], ids=str
)
def test_a_file_that_cannot_be_read_writes_nothing(capsys, tmp_path, content):
    file = tmp_path / "lists.xlsx"
    if content is not None:
        file.write_bytes(content)
    code, _, err = run(capsys, file, "--pack", tmp_path / "packs" / "one")
    assert code == 2
    assert len(err.splitlines()) == 1
    assert [path.name for path in tmp_path.iterdir()] == (
        [file.name] if content is not None else []
    )


def test_an_earlier_extract_that_cannot_be_read_writes_nothing(capsys, small_authority, tmp_path):
    file = small_authority / "annex_a.xlsx"
    (tmp_path / "old.xlsx").write_bytes(b"old")
    words = ("--previous", tmp_path / "old.xlsx", "--pack", tmp_path / "pack")
    code, _, err = run(capsys, file, *words)
    assert (code, "old.xlsx" in err) == (2, True)
    assert not (tmp_path / "pack").exists()


def test_a_folder_of_others_is_refused_before_anything_is_read(capsys, tmp_path):
    (tmp_path / "theirs.txt").write_text("theirs", encoding="utf-8")
    (tmp_path / "lists.xlsx").write_bytes(b"")
    code, _, err = run(capsys, tmp_path / "lists.xlsx", "--pack", tmp_path)
    assert code == 2
    assert "made from" in err
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "theirs.txt").write_text("theirs", encoding="utf-8")
    code, _, err = run(capsys, tmp_path / "lists.xlsx", "--pack", tmp_path / "other")
    assert (code, "not a pack" in err) == (2, True)
    assert (tmp_path / "other" / "theirs.txt").read_text(encoding="utf-8") == "theirs"


def test_the_projects_reports_hold_no_pack(capsys, small_authority):
    place = paths.reports() / "pack"
    code, _, err = run(capsys, small_authority / "annex_a.xlsx", "--pack", place)
    assert (code, "among the reports" in err) == (2, True)
    assert not place.exists()


def test_a_pack_over_an_earlier_one_replaces_it_whole(capsys, faulty, small_authority, tmp_path):
    place = tmp_path / "pack"
    assert run(capsys, faulty, "--as-at", AS_AT, "--pack", place)[0] == 1
    before = (place / "questions.xlsx").read_bytes()
    words = (small_authority / "annex_a.xlsx", "--as-at", AS_AT, "--pack", place)
    assert run(capsys, *words)[0] == 0
    assert (place / "questions.xlsx").read_bytes() != before
    assert {path.name for path in place.iterdir()} == FILES
    assert [path.name for path in tmp_path.iterdir()] == ["pack"]


def test_answers_written_in_a_pack_are_not_replaced(capsys, small_authority, tmp_path):
    place = tmp_path / "pack"
    words = (small_authority / "annex_a.xlsx", "--as-at", AS_AT, "--pack", place)
    run(capsys, *words)
    book = openpyxl.load_workbook(place / "questions.xlsx")
    book.active["K4"] = "answered"
    book.save(place / "questions.xlsx")
    code, _, err = run(capsys, *words)
    assert (code, "'questions.xlsx'" in err) == (2, True)
    assert openpyxl.load_workbook(place / "questions.xlsx").active["K4"].value == "answered"


def test_an_earlier_extract_is_compared_with(capsys, small_authority, sample, tmp_path):
    file = small_authority / "annex_a.xlsx"
    alone = run(capsys, file, "--as-at", AS_AT)[1]
    words = ("--previous", sample / "annex_a.xlsx", "--pack", tmp_path / "pack")
    beside = run(capsys, file, "--as-at", AS_AT, *words)[1]
    assert "earlier extract" not in alone
    assert "earlier extract" in beside
    text = (tmp_path / "pack" / "readiness_pack.html").read_text(encoding="utf-8")
    assert "Compared with" in text


@pytest.mark.skipif(not SAMPLES, reason="the shared sample workbooks are not here")
@pytest.mark.parametrize("file", SAMPLES, ids=lambda path: path.stem)
def test_the_workbooks_authorities_use_come_back_the_same(capsys, file, tmp_path):
    day = date(2021, 3, 31)
    run(capsys, file, "--as-at", day.isoformat(), "--pack", tmp_path / "pack")
    copy = copy_in(tmp_path / "pack")
    same_lists(annex_a.read(file, day), annex_a.read(copy, day))
    assert changes_of(copy, day) == []
