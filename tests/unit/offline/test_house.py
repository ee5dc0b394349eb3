"""A small project's wheelhouse, made by pip itself, and installed with the network off."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.unit.offline import making

from readiness import cli
from readiness.errors import InputError, RunError
from readiness.offline import build, target_of
from readiness.offline.house import MARK
from readiness.offline.whole import lacking

WHEELS = {
    "batchthing-1.0-py3-none-any.whl", "labthing-1.0-py3-none-any.whl",
    "readiness-0.1.0-py3-none-any.whl", "thing_one-1.0-py3-none-any.whl",
    "thing_two-1.0-py3-none-any.whl",
}  # fmt: skip


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """All that pip sees."""
    place = tmp_path / "index"
    for name in [one for one in os.environ if one.startswith("PIP_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", place.as_uri())
    return place


@pytest.fixture
def project(tmp_path: Path, index: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = making.project(tmp_path / "project", index)
    monkeypatch.setenv("READINESS_HOME", str(place))
    return place


def without_network() -> list[str]:
    """In a network of its own, which has none, where the system lets one be made."""
    tried = ["unshare", "--user", "--map-root-user", "--net"]
    able = shutil.which("unshare") and not subprocess.run([*tried, "true"], check=False).returncode
    return tried if able else []


@pytest.mark.usefixtures("project")
def test_it_installs_in_an_empty_environment_without_a_network(tmp_path: Path) -> None:
    house = tmp_path / "Æ wheel's house"
    made = build(house, target_of(None, None))
    assert (made.wheels, made.script) == (5, "install.sh")
    assert {one.name for one in (house / "wheels").iterdir()} == WHEELS
    env = tmp_path / "an env"
    bare = {"PATH": os.defpath, "PYTHON": getattr(sys, "_base_executable", sys.executable)}
    bare |= {
        "PIP_INDEX_URL": "http://127.0.0.1:9/",
        "PIP_FIND_LINKS": "/nowhere",
    }  # must not matter
    script = ["sh", str(house / "install.sh"), str(env)]
    done = subprocess.run(
        [*without_network(), *script],
        env=bare,
        cwd=tmp_path,
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1].strip() == f"'{env}/bin/readiness' run --sample"
    said = subprocess.run(
        [env / "bin" / "readiness"], env=bare, check=False, capture_output=True, text=True
    )
    assert said.stdout == "installed\n"


@pytest.mark.usefixtures("project")
def test_a_wheel_that_was_changed_on_its_way_is_refused(tmp_path: Path) -> None:
    house = tmp_path / "house"
    build(house, target_of(None, None))
    with (house / "wheels" / "thing_two-1.0-py3-none-any.whl").open("ab") as file:
        file.write(b"x")
    done = subprocess.run(
        [sys.executable, "-m", "pip", "install", "--dry-run", "--no-index", "--find-links", "wheels",
         "--require-hashes", "-r", "requirements.txt", "--target", str(tmp_path / "to")],
        cwd=house, check=False, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode != 0
    assert "DO NOT MATCH THE HASHES" in done.stderr


def test_a_wheel_that_is_not_the_locked_one_never_gets_in(
    project: Path, index: Path, tmp_path: Path
) -> None:
    making.wheel(index, "thing_two", needs=["something-else"])
    with pytest.raises(RunError, match="The wheelhouse could not be made: "):
        build(tmp_path / "house", target_of(None, None))
    assert not (tmp_path / "house").exists()


def test_a_wheel_that_asks_for_what_the_lock_lacks_is_found_out_here(
    tmp_path: Path, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = making.project(tmp_path / "project", index, without="thing_two")
    monkeypatch.setenv("READINESS_HOME", str(place))
    with pytest.raises(
        RunError, match=r"does not hold thing-two>=1 for win_amd64 and Python 3\.12"
    ):
        build(tmp_path / "house", target_of("win_amd64", "3.12"))
    assert not (tmp_path / "house").exists()


@pytest.mark.usefixtures("project")
def test_another_machine_is_named_in_its_script_and_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    house = tmp_path / "house"
    words = ["wheelhouse", str(house), "--platform", "win_amd64", "--python", "3.12"]
    assert cli.main(words) == 0
    said = capsys.readouterr().out
    assert said.startswith(
        "5 wheels (0 MB) for win_amd64 and Python 3.12; copy the folder and run\nits install.cmd"
    )
    script = (house / "install.cmd").read_bytes()
    assert script.count(b"\n") == script.count(b"\r\n") > 10
    assert b'py -3.12 -m venv "%PLACE%"' in script
    assert b"--no-index --find-links wheels --require-hashes -r requirements.txt" in script
    assert b"For win_amd64 and Python 3.12." in (house / "README.txt").read_bytes()


@pytest.mark.usefixtures("project")
def test_everything_brings_what_the_tests_need(tmp_path: Path) -> None:
    made = build(tmp_path / "house", target_of(None, None), everything=True)
    assert made.wheels == 6


@pytest.mark.usefixtures("project")
def test_an_older_wheelhouse_is_replaced_and_nothing_else(tmp_path: Path) -> None:
    house = tmp_path / "house"
    house.mkdir()
    (house / "mine.txt").touch()
    with pytest.raises(InputError, match="holds files that are not a wheelhouse"):
        build(house, target_of(None, None))
    assert [one.name for one in house.iterdir()] == ["mine.txt"]
    (house / "mine.txt").rename(house / MARK)
    build(house, target_of(None, None))
    assert (house / "wheels").is_dir()
    with pytest.raises(InputError, match="is a file"):
        build(house / MARK, target_of(None, None))


def test_what_is_lacking_is_told_by_the_machine_it_is_for(tmp_path: Path) -> None:
    top = making.wheel(
        tmp_path,
        "top",
        needs=["bar[fast]>=1", 'win ; sys_platform == "win32"', 'x ; extra == "lab"'],
    )
    bar = making.wheel(tmp_path, "bar", needs=['quick ; extra == "fast"', 'slow ; extra == "slow"'])
    asked = ([top, bar], "top")
    assert lacking(*asked, (), target_of("linux_x86_64", "3.12").markers()) == ["quick"]
    assert lacking(*asked, ("lab",), target_of("win_amd64", "3.12").markers()) == [
        "quick",
        "win",
        "x",
    ]
    old = making.wheel(tmp_path, "bar", version="0.9")
    assert lacking([top, old], "top", (), target_of("linux_x86_64", "3.12").markers()) == [
        "bar[fast]>=1"
    ]
