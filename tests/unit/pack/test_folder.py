"""Where a pack may lie, and that it appears whole or not at all."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from readiness import paths
from readiness.errors import InputError
from readiness.pack import folder


def put(place: Path, text: str = "one") -> Path:
    folder.refuse(place)
    with folder.replacing(place, {"as_at": None}) as aside:
        (aside / "lists.txt").write_text(text, encoding="utf-8")
    return place


def names(place: Path) -> set[str]:
    return {path.name for path in place.iterdir()}


def test_a_new_folder_is_made_with_its_parents_and_marked(tmp_path):
    place = put(tmp_path / "a" / "b")
    assert names(place) == {"lists.txt", ".gitignore", folder.MARK}
    mark = json.loads((place / folder.MARK).read_text(encoding="utf-8"))
    assert mark["marking"].startswith("OPERATIONAL")
    assert set(mark["files"]) == {"lists.txt", ".gitignore"}
    assert names(tmp_path / "a") == {"b"}


def test_git_passes_the_pack_over(tmp_path):
    assert (put(tmp_path / "pack") / ".gitignore").read_text(encoding="utf-8") == "*\n"


def test_an_empty_folder_may_be_used(tmp_path):
    (tmp_path / "pack").mkdir()
    put(tmp_path / "pack")


def test_an_earlier_pack_is_replaced_whole(tmp_path):
    place = put(tmp_path / "pack")
    (place / ".DS_Store").write_text("the system's own", encoding="utf-8")
    folder.refuse(place)
    with folder.replacing(place, {}) as aside:
        (aside / "other.txt").write_text("two", encoding="utf-8")
    assert names(place) == {"other.txt", ".gitignore", folder.MARK}
    assert names(tmp_path) == {"pack"}


def test_work_done_in_an_earlier_pack_is_not_replaced(tmp_path):
    place = put(tmp_path / "pack")
    (place / "lists.txt").write_text("answered", encoding="utf-8")
    with pytest.raises(InputError, match=r"'lists.txt' .* was changed or added"):
        folder.refuse(place)
    put(tmp_path / "other")
    (tmp_path / "other" / "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(InputError, match=r"'notes.txt' .* was changed or added"):
        folder.refuse(tmp_path / "other")


@pytest.mark.parametrize("mark", [None, "", "[]", "{}", '{"files": 1}', "not json"])
def test_other_peoples_files_are_refused(tmp_path, mark):
    place = tmp_path / "theirs"
    place.mkdir()
    (place / "theirs.txt").write_text("theirs", encoding="utf-8")
    if mark is not None:
        (place / folder.MARK).write_text(mark, encoding="utf-8")
    with pytest.raises(InputError, match="not a pack"):
        folder.refuse(place)


def test_a_report_is_not_a_pack(tmp_path):
    (tmp_path / "run.json").write_text("{}", encoding="utf-8")
    with pytest.raises(InputError, match="not a pack"):
        folder.refuse(tmp_path)


def test_a_file_is_no_folder(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(InputError, match="is a file"):
        folder.refuse(tmp_path / "file")


@pytest.mark.parametrize(
    "place", ["reports", "reports/somewhere/pack", "data/reference/pack", "data"]
)
def test_reports_and_what_git_keeps_are_refused(place):
    with pytest.raises(InputError, match="child-level"):
        folder.refuse(paths.root() / place)


def test_a_way_round_to_the_reports_is_refused(tmp_path):
    with pytest.raises(InputError, match="among the reports"):
        folder.refuse(paths.root() / "docs" / ".." / "reports" / "pack")
    link = tmp_path / "link"
    try:
        link.symlink_to(paths.reports(), target_is_directory=True)
    except OSError:
        pytest.skip("no links can be made here")
    with pytest.raises(InputError, match="among the reports"):
        folder.refuse(link / "pack")


def test_the_private_part_of_data_may_hold_a_pack():
    folder.refuse(paths.root() / "data" / "raw" / "no_such_pack")


def test_the_source_may_not_lie_in_what_is_replaced(tmp_path):
    place = put(tmp_path / "pack")
    with pytest.raises(InputError, match="made from"):
        folder.refuse(place, [place / "lists.txt"])
    folder.refuse(place, [tmp_path / "elsewhere.xlsx"])


def test_an_error_leaves_the_earlier_pack_and_nothing_else(tmp_path):
    place = put(tmp_path / "pack")
    with pytest.raises(RuntimeError), folder.replacing(place, {}) as aside:
        (aside / "half.txt").write_text("half", encoding="utf-8")
        raise RuntimeError
    assert (place / "lists.txt").read_text(encoding="utf-8") == "one"
    assert names(tmp_path) == {"pack"}


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_while_it_is_made_nobody_else_can_read_it(tmp_path):
    with folder.replacing(tmp_path / "pack", {}) as aside:
        assert aside.stat().st_mode & 0o077 == 0


@pytest.mark.skipif(
    getattr(os, "geteuid", lambda: 0)() == 0, reason="nothing is closed to this user"
)
def test_a_place_that_cannot_be_written_is_said_in_a_sentence(tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(InputError, match="cannot be written"):
        put(tmp_path / "pack")
