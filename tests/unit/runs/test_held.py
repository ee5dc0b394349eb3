"""One run of an authority at a time, and nobody left outside by one that was killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from readiness.errors import InputError
from readiness.runs.held import HOLDER, held, is_held

NOW = datetime(2026, 9, 30, 2, 15, tzinfo=UTC)
HOLDS = """
import sys, time
from datetime import UTC, datetime
from pathlib import Path
from readiness.runs.held import held
with held(Path(sys.argv[1]), "Harrowmere", datetime(2026, 9, 30, 2, 15, tzinfo=UTC)):
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def other(tmp_path: Path):
    """Another process that has the lock."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDS, str(tmp_path)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    yield process
    process.kill()
    process.wait()
    process.stdout.close()


def test_a_second_run_is_told_who_has_it(tmp_path: Path, other: subprocess.Popen) -> None:
    assert is_held(tmp_path)
    says = rf"Another run of Harrowmere is at work since 2026-09-30T02:15:00\+00:00 on .+ \(process {other.pid}\)"
    with pytest.raises(InputError, match=says), held(tmp_path, "Harrowmere", NOW):
        pytest.fail("both had it")


def test_a_second_run_is_told_even_where_the_holder_cannot_be_read(
    tmp_path: Path, other: subprocess.Popen
) -> None:
    (tmp_path / HOLDER).write_text("{")
    with pytest.raises(InputError, match="Another run of Harrowmere is at work; wait"):
        held(tmp_path, "Harrowmere", NOW).__enter__()


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
def test_a_killed_run_lets_go(tmp_path: Path, other: subprocess.Popen, how: signal.Signals) -> None:
    os.kill(other.pid, how)
    other.wait()
    for _ in range(50):
        if not is_held(tmp_path):
            break
        time.sleep(0.1)
    with held(tmp_path, "Harrowmere", NOW):
        assert (tmp_path / HOLDER).is_file()
    assert not (tmp_path / HOLDER).exists()


def test_it_is_let_go_when_the_run_fails(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="x"), held(tmp_path, "Harrowmere", NOW):
        raise ValueError("x")
    assert not is_held(tmp_path)


def test_another_authority_is_not_held(tmp_path: Path, other: subprocess.Popen) -> None:
    with held(tmp_path / "elsewhere", "Elsewhere", NOW):
        pass


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="cannot be written"):
        held(tmp_path / "file" / "x", "Harrowmere", NOW).__enter__()
