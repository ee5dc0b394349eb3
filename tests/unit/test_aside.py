"""A folder made aside is whole or gone, even where its maker was killed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from readiness import aside

posix = pytest.mark.skipif(os.name == "nt", reason="Windows has neither such modes nor locks")

KILLED = """
import os, sys
from pathlib import Path
from readiness import aside
place = Path(sys.argv[1])
maker = aside.making(place)
made = maker.__enter__()
(made / "half.html").write_text("half", encoding="utf-8")
if sys.argv[2] == "swapping":
    place.replace(made.with_name(made.name + aside.OLD))
os._exit(9)
"""


def killed(place: Path, when: str) -> list[Path]:
    """What a maker that was killed outright leaves."""
    done = subprocess.run([sys.executable, "-c", KILLED, str(place), when], check=False)
    assert done.returncode == 9
    return [one for one in place.parent.iterdir() if one.name.startswith(".")]


def report(place: Path) -> Path:
    place.mkdir()
    (place / "index.html").write_text("the last good one", encoding="utf-8")
    return place


@posix
def test_what_a_killed_maker_leaves_is_for_its_maker_only_and_the_next_clears_it(tmp_path):
    place = report(tmp_path / "report")
    (left,) = killed(place, "filling")
    assert left.stat().st_mode & 0o077 == 0
    with aside.making(place) as made:
        assert not left.exists()
        assert made.stat().st_mode & 0o077 == 0
    assert [one.name for one in tmp_path.iterdir()] == ["report"]
    assert (place / "index.html").read_text(encoding="utf-8") == "the last good one"


@posix
def test_what_was_taken_away_by_a_maker_killed_at_the_last_moment_comes_back(tmp_path):
    place = report(tmp_path / "report")
    assert len(killed(place, "swapping")) == 2
    assert not place.exists()
    aside.clear(place)
    assert (place / "index.html").read_text(encoding="utf-8") == "the last good one"
    assert [one.name for one in tmp_path.iterdir()] == ["report"]


@posix
def test_a_folder_that_is_being_filled_is_left_alone(tmp_path):
    place = tmp_path / "report"
    with aside.making(place) as first, aside.making(place) as second:
        assert first.exists()
        assert second.exists()
        aside.swap(second, place)
        assert first.exists()
        aside.swap(first, place)
    assert [one.name for one in tmp_path.iterdir()] == ["report"]


def test_nobody_elses_folder_is_cleared(tmp_path):
    for name in (".report2-making-x", "report", ".other-making-x"):
        (tmp_path / name).mkdir()
    with aside.making(tmp_path / "report"):
        pass
    assert len(list(tmp_path.iterdir())) == 3


def test_what_cannot_be_locked_is_cleared_after_a_day(tmp_path, monkeypatch):
    monkeypatch.setattr(aside, "_lock", lambda folder: None)
    new, old = tmp_path / ".report-making-new", tmp_path / ".report-making-old"
    new.mkdir()
    old.mkdir()
    os.utime(old, (0, 0))
    aside.clear(tmp_path / "report")
    assert new.exists()
    assert not old.exists()
