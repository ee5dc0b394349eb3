"""The container file cannot be built by the tests; what it names must be there all the same."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from tests import machine

from readiness import cli

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "Containerfile").read_text(encoding="utf-8")
IGNORED = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()


def instructions() -> list[tuple[str, str]]:
    """Each instruction and its words, with lines that go on joined."""
    plain = re.sub(r"^#.*\n", "", TEXT, flags=re.M).replace("\\\n", " ")
    return [tuple(line.split(None, 1)) for line in plain.splitlines() if line.strip()]  # type: ignore[misc]


def commands() -> list[list[str]]:
    runs = [words for name, words in instructions() if name == "RUN"]
    return [shlex.split(one) for words in runs for one in words.split("&&")]


def test_it_holds_instructions_that_builders_know() -> None:
    known = {"FROM", "WORKDIR", "COPY", "RUN", "USER", "ENV", "ENTRYPOINT", "CMD"}
    assert {name for name, _ in instructions()} == known
    assert instructions()[0][0] == "FROM"


def test_it_runs_commands_that_are_there() -> None:
    programs = {words[0] for words in commands()}
    assert programs == {"python", "apt-get", "rm", "sh", "useradd", "mkdir", "chown"}
    (made,) = [words for words in commands() if words[0] == "python"]
    assert (ROOT / made[1]).is_file()
    assert cli.parser().parse_args(made[2:]).place == Path("/wheelhouse")
    (install,) = [words for words in commands() if words[0] == "sh"]
    assert install[1] == f"{made[-1]}/install.sh"


def test_it_is_of_a_python_that_readiness_runs_on_in_both_stages() -> None:
    bases = re.findall(r"^FROM python:(3\.\d+)-slim", TEXT, re.M)
    assert len(bases) == 2
    assert len(set(bases)) == 1
    assert bases[0] in {"3.11", "3.12", "3.13"}


def test_what_it_starts_is_a_command(capsys: pytest.CaptureFixture[str]) -> None:
    started = {name: words for name, words in instructions() if name in {"ENTRYPOINT", "CMD"}}
    assert started["ENTRYPOINT"] == '["readiness"]'
    with pytest.raises(SystemExit) as stopped:
        cli.main(re.findall(r'"([^"]+)"', started["CMD"]))
    assert stopped.value.code == 0
    assert "usage: readiness" in capsys.readouterr().out


def test_it_runs_as_nobody_in_particular_in_a_folder_of_its_own() -> None:
    told = [f"{name} {words}" for name, words in instructions()]
    assert told.index("USER readiness") > max(
        n for n, one in enumerate(told) if one.startswith("RUN")
    )
    assert "WORKDIR /work" in told
    assert "READINESS_HOME=/work" in TEXT


def test_it_brings_the_system_packages_that_pdf_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine.ctypes.util, "find_library", lambda name: None)
    monkeypatch.setattr(machine.shutil, "which", lambda name, path=None: "/usr/bin/" + name)
    (installed,) = [words for words in commands() if "install" in words and words[0] == "apt-get"]
    assert set(machine.missing()) <= set(installed)


@pytest.mark.parametrize(
    "private",
    ["data/raw", "data/interim", "data/history", "data/published", "reports", ".venv", ".git"],
)
def test_what_git_passes_over_never_enters_an_image(private: str) -> None:
    assert private in IGNORED


def test_what_the_build_needs_does_enter() -> None:
    for needed in (
        "run.py",
        "setup.py",
        "pyproject.toml",
        "requirements.lock",
        "src",
        "notebooks",
        "data/reference",
        "data/synthetic",
    ):
        assert (ROOT / needed).exists()
        assert not any(needed == one or needed.startswith(f"{one}/") for one in IGNORED)
