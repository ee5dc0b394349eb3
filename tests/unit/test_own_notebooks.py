"""Notebooks copied for a person to work on, and the command that opens them."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from readiness import cli, paths
from readiness.cli import laboratory
from readiness.errors import InputError
from readiness.own_notebooks import copy_notebooks

NAMES = ("casework.ipynb", "explore.ipynb", "readiness.ipynb")


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "carried"
    (place / "notebooks").mkdir(parents=True)
    (place / "data" / "reference").mkdir(parents=True)
    for name in NAMES:
        shutil.copyfile(paths.notebooks() / name, place / "notebooks" / name)
    monkeypatch.setattr(paths, "CARRIED", place)
    monkeypatch.delenv("READINESS_HOME", raising=False)
    (tmp_path / "my work").mkdir()
    monkeypatch.chdir(tmp_path / "my work")
    return place / "notebooks"


def test_all_are_copied_once(shipped: Path, tmp_path: Path) -> None:
    to = tmp_path / "mine"
    assert copy_notebooks(to).new == NAMES
    for name in NAMES:
        assert (to / name).read_bytes() == (shipped / name).read_bytes()
    again = copy_notebooks(to)
    assert (again.new, again.renewed, again.kept) == ((), (), ())


def test_what_somebody_worked_on_stays_through_every_upgrade(shipped: Path, tmp_path: Path) -> None:
    to = tmp_path / "mine"
    copy_notebooks(to)
    (to / "explore.ipynb").write_text("mine", encoding="utf-8")
    for version in ("2", "3"):
        for name in NAMES:
            (shipped / name).write_text(f"{name} of version {version}", encoding="utf-8")
        made = copy_notebooks(to)
        assert made.kept == ("explore.ipynb",)
        assert made.renewed == ("casework.ipynb", "readiness.ipynb")
        assert (to / "explore.ipynb").read_text(encoding="utf-8") == "mine"
        assert (to / "readiness.ipynb").read_text(encoding="utf-8").endswith(version)


@pytest.mark.parametrize("record", [None, "", "[]", "{", '{"explore.ipynb": 3}'])
def test_a_notebook_that_was_there_before_is_never_ours(
    shipped: Path, tmp_path: Path, record: str | None
) -> None:
    to = tmp_path / "mine"
    to.mkdir()
    (to / "explore.ipynb").write_text("theirs", encoding="utf-8")
    if record is not None:
        (to / paths.COPIED).write_text(record, encoding="utf-8")
    made = copy_notebooks(to)
    assert made.kept == ("explore.ipynb",)
    assert (to / "explore.ipynb").read_text(encoding="utf-8") == "theirs"


def test_one_that_was_thrown_away_comes_back(shipped: Path, tmp_path: Path) -> None:
    copy_notebooks(tmp_path / "mine")
    (tmp_path / "mine" / "explore.ipynb").unlink()
    assert copy_notebooks(tmp_path / "mine").new == ("explore.ipynb",)


def test_a_file_in_the_folders_place_is_told(shipped: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").touch()
    with pytest.raises(InputError, match="cannot be copied to"):
        copy_notebooks(tmp_path / "mine")


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The command lines that would have been run."""
    lines: list[list[str]] = []
    run = SimpleNamespace(
        run=lambda line: lines.append(line) or subprocess.CompletedProcess(line, 0)
    )
    monkeypatch.setattr(laboratory, "subprocess", run)
    monkeypatch.setenv("READINESS_HOME", "")  # put back what the command says to its processes
    return lines


def test_lab_of_a_wheel_opens_the_copies_beside_which_one_works(
    shipped: Path, started: list[list[str]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    work = tmp_path / "my work"
    assert cli.main(["lab"]) == 0
    assert {one.name for one in work.iterdir()} == {"notebooks"}
    assert [line[:3] for line in started] == [[sys.executable, "-m", "jupyterlab"]]
    assert f"--ServerApp.root_dir={work}" in started[0]
    assert capsys.readouterr().out == f"Notebooks: {work / 'notebooks'} (3 copied)\n"
    (work / "notebooks" / "explore.ipynb").write_text("mine", encoding="utf-8")
    assert cli.main(["lab"]) == 0
    assert "Left as you have them: explore.ipynb." in capsys.readouterr().out


def test_lab_of_a_checkout_copies_nothing(started: list[list[str]]) -> None:
    assert cli.main(["lab"]) == 0
    assert f"--ServerApp.root_dir={paths.root()}" in started[0]
    assert not (paths.notebooks() / paths.COPIED).exists()


def test_without_jupyterlab_it_says_what_to_install(
    started: list[list[str]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(laboratory, "find_spec", lambda name: None)
    assert cli.main(["lab"]) == 2
    assert "pip install 'readiness[lab]'" in capsys.readouterr().err
    assert started == []
