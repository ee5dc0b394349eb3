"""run.py: what it hands over, and that it sets up again only when what it sets up has changed."""

import importlib.util
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def bootstrap(tmp_path, monkeypatch):
    """run.py as a module, with a .venv of its own and its commands only written down."""
    spec = importlib.util.spec_from_file_location("bootstrap", ROOT / "run.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    venv = tmp_path / ".venv"
    monkeypatch.setattr(module, "VENV", venv)
    monkeypatch.setattr(module, "PYTHON", venv / "bin" / "python")
    monkeypatch.setattr(module, "STAMP", venv / "stamp")
    monkeypatch.setattr(module.shutil, "which", lambda name: None)
    done = []

    def worked(*words):
        line = [str(word) for word in words]
        done.append(line)
        if line[1:3] == ["-m", "venv"]:
            (venv / "bin").mkdir(parents=True)
            (venv / "bin" / "python").touch()
        return True

    monkeypatch.setattr(module, "worked", worked)
    module.done = done
    return module


def test_everything_is_installed_from_the_lock_by_hash(bootstrap):
    bootstrap.install()
    locked = [line for line in bootstrap.done if str(bootstrap.LOCK) in line]
    assert len(locked) == 1
    assert "--require-hashes" in locked[0]


def test_uv_itself_is_installed_at_its_locked_version_and_hash(bootstrap):
    bootstrap.install()
    wanted = (bootstrap.VENV / "uv.txt").read_text(encoding="utf-8")
    assert wanted.startswith("uv==")
    assert "--hash=sha256:" in wanted
    assert wanted.count("==") == 1


def test_a_second_start_sets_nothing_up(bootstrap):
    bootstrap.install()
    first = len(bootstrap.done)
    bootstrap.install()
    assert len(bootstrap.done) == first


def test_pip_takes_over_where_uv_fails(bootstrap, monkeypatch):
    quiet = bootstrap.worked
    monkeypatch.setattr(bootstrap, "worked", lambda *w: quiet(*w) and "--python" not in map(str, w))
    with pytest.raises(SystemExit):
        bootstrap.install()
    by_pip = [line for line in bootstrap.done if line[1:3] == ["-m", "pip"]]
    assert any(str(bootstrap.LOCK) in line for line in by_pip)


def test_child_processes_compile_and_read_utf8(bootstrap, monkeypatch):
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    monkeypatch.setenv("PYTHONPATH", "elsewhere")
    kept = bootstrap.environment()
    assert kept["PYTHONUTF8"] == "1"
    assert not {"PYTHONDONTWRITEBYTECODE", "PYTHONPATH"} & set(kept)


def test_an_environment_that_has_everything_is_used_as_it_is(bootstrap, monkeypatch):
    assert bootstrap.active_environment_is_complete()
    monkeypatch.setattr(bootstrap, "NEEDED", ("papermill", "no_such_package"))
    assert not bootstrap.active_environment_is_complete()


@pytest.mark.parametrize(
    ("typed", "handed"),
    [
        ([], ["-m", "readiness", "run", "--sample"]),
        (["check", "a.xlsx"], ["-m", "readiness", "check", "a.xlsx"]),
        (["test", "-k", "x"], [str(ROOT / "tests" / "check.py"), "-k", "x"]),
        (["docs"], [str(ROOT / "docs" / "build.py")]),
    ],
)
def test_words_are_handed_over(bootstrap, monkeypatch, typed, handed):
    seen = []

    class Done:
        returncode = 7

    monkeypatch.setattr(bootstrap.subprocess, "run", lambda line, **k: seen.append(line) or Done)
    monkeypatch.setattr(sys, "argv", ["run.py", *typed])
    assert bootstrap.main() == 7
    assert seen == [[sys.executable, *handed]]
