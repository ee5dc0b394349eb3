"""A report's folder appears whole or not at all."""

import errno
import os

import pytest

from readiness.errors import InputError
from readiness.runs import folder


def a_report(place, text):
    place.mkdir(parents=True)
    (place / folder.MARK).write_text("{}", encoding="utf-8")
    (place / "index.html").write_text(text, encoding="utf-8")


def fill(aside, text):
    (aside / folder.MARK).write_text("{}", encoding="utf-8")
    (aside / "index.html").write_text(text, encoding="utf-8")


def test_a_new_folder_appears_with_all_its_parents(tmp_path):
    place = tmp_path / "a" / "b"
    with folder.replacing(place) as aside:
        fill(aside, "new")
        assert not place.exists()
    assert (place / "index.html").read_text(encoding="utf-8") == "new"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_a_report_is_open_to_those_who_may_read_the_folder_it_is_in(tmp_path):
    for mode in (0o700, 0o750, 0o755):
        around = tmp_path / str(mode)
        around.mkdir(mode=mode)
        with folder.replacing(around / "report") as aside:
            assert aside.stat().st_mode & 0o077 == 0
            fill(aside, "new")
        assert (around / "report").stat().st_mode & 0o777 == mode


def test_an_earlier_report_is_replaced_whole(tmp_path):
    place = tmp_path / "report"
    a_report(place, "old")
    (place / "gone.html").write_text("old", encoding="utf-8")
    with folder.replacing(place) as aside:
        fill(aside, "new")
    assert {file.name for file in place.iterdir()} == {folder.MARK, "index.html"}


def test_an_error_leaves_the_earlier_report_and_nothing_else(tmp_path):
    place = tmp_path / "report"
    a_report(place, "old")
    with pytest.raises(RuntimeError), folder.replacing(place) as aside:
        fill(aside, "half")
        raise RuntimeError
    assert (place / "index.html").read_text(encoding="utf-8") == "old"
    assert [file.name for file in tmp_path.iterdir()] == ["report"]


def test_a_folder_with_other_peoples_files_is_refused_and_untouched(tmp_path):
    (tmp_path / "letter.docx").write_text("mine", encoding="utf-8")
    with pytest.raises(InputError, match="holds files that are not a report"):
        folder.refuse_foreign(tmp_path)
    assert (tmp_path / "letter.docx").exists()


def test_a_file_is_not_a_folder(tmp_path):
    (tmp_path / "report").write_text("", encoding="utf-8")
    with pytest.raises(InputError, match="is a file"), folder.replacing(tmp_path / "report"):
        pass


def test_a_full_disk_is_said_in_one_sentence_and_the_earlier_report_stays(tmp_path):
    place = tmp_path / "report"
    a_report(place, "old")
    with pytest.raises(InputError, match="cannot be written"), folder.replacing(place) as aside:
        fill(aside, "half")
        raise OSError(errno.ENOSPC, "No space left on device")
    assert (place / "index.html").read_text(encoding="utf-8") == "old"
    assert [file.name for file in tmp_path.iterdir()] == ["report"]
