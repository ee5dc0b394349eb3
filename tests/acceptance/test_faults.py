"""Faults that a machine nobody looks at has, caused for real in the midst of a run: of processes and clocks.

What is asked each time: the last good report stays or a new one is whole, nothing is left at work, one sentence says
what happened, and the next run is as if there had been none. Those of the disk are in test_faults_of_the_disk.py.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest
from tests.acceptance import apart
from tests.acceptance.faulty import LAST, WAITS, Machine, alive, cells, names, until

from readiness.errors import RunError
from readiness.runs.notebook import execute

pytestmark = apart.linux


def status(machine: Machine, **more: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "readiness", "status"], env=machine.env(**more), capture_output=True,
        text=True, check=False,
    )  # fmt: skip
    return done.stdout


def how_it_ended(machine: Machine) -> list[tuple[str, str]]:
    return [(one["event"], one["why"]) for one in machine.events()]


def test_a_second_run_is_refused_and_the_first_is_whole(machine: Machine) -> None:
    with machine.begun() as first:
        second = machine.run()
        machine.go()
        assert first.wait() == 0, first.communicate()
    assert second.returncode == 2
    assert "Another run of Tameside is at work since" in second.stderr
    assert f"(process {first.pid})" in second.stderr
    assert how_it_ended(machine) == [("started", ""), ("done", "")]


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_a_run_that_is_killed_leaves_no_kernel_and_the_next_clears_up(
    machine: Machine, how: signal.Signals
) -> None:
    with machine.begun() as process:
        kernel = machine.kernel()
        assert alive(kernel)
        process.send_signal(how)
        _, said = process.communicate(timeout=300)
    until(lambda: not alive(kernel), 20)
    if how == signal.SIGKILL:
        assert len(names(machine.out.parent)) == 2
        assert (machine.out / "index.html").read_text() == LAST
        assert "began and was cut off; run it again" in status(machine)
    else:
        assert process.returncode == 2
        assert said == "readiness: Stopped; nothing was changed.\n"
        assert machine.is_the_last_one()
        assert how_it_ended(machine)[-1] == ("failed", "KeyboardInterrupt")
    machine.go()
    assert machine.run().returncode == 0
    assert names(machine.out.parent) == ["report"]
    assert (machine.out / "readiness.html").is_file()


def test_a_kernel_that_the_system_kills_fails_the_run(machine: Machine) -> None:
    with machine.begun() as process:
        os.kill(machine.kernel(), signal.SIGKILL)
        _, said = process.communicate(timeout=300)
    assert process.returncode == 2
    assert "lost its kernel (often too little memory)" in said
    assert machine.is_the_last_one()
    assert how_it_ended(machine)[-1][0] == "failed"


def test_a_kernel_that_is_stopped_for_a_while_goes_on(machine: Machine) -> None:
    with machine.begun() as process:
        os.kill(machine.kernel(), signal.SIGSTOP)
        machine.go()
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(2)
        os.kill(machine.kernel(), signal.SIGCONT)
        assert process.wait() == 0
    assert (machine.out / "readiness.html").is_file()


def test_a_kernel_that_stops_for_good_is_ended(machine: Machine) -> None:
    stops = "import os, signal; os.kill(os.getpid(), signal.SIGSTOP)"
    (machine.place / "work" / "wait").unlink(missing_ok=True)
    cells(machine, WAITS, stops)
    with pytest.MonkeyPatch.context() as patch:
        for name, value in machine.env().items():
            patch.setenv(name, value)
        with pytest.raises(RunError, match="a cell ran for over 2 seconds"):
            execute(machine.place / "home" / "notebooks" / "readiness.ipynb", {}, cell_timeout=2)
    assert not alive(machine.kernel())


@pytest.mark.parametrize("many", [2, 3])
def test_kernels_that_die_before_they_are_ready(machine: Machine, many: int) -> None:
    start = machine.place / "ipython" / "profile_default" / "startup"
    start.mkdir(parents=True)
    for n in range(many):
        (machine.place / "work" / f"die{n}").touch()
    (start / "00-die.py").write_text(
        "import os, pathlib\n"
        "for one in pathlib.Path(os.environ['AT_WORK']).glob('die*'):\n"
        "    one.unlink()\n"
        "    os._exit(9)\n"
    )
    done = machine.run()
    assert done.returncode == (0 if many == 2 else 2), done.stderr
    assert ("its kernel died 3 times before it was ready" in done.stderr) == (many == 3)
    assert machine.is_the_last_one() == (many == 3)


def test_a_cell_that_fails_is_told_without_its_words(machine: Machine) -> None:
    cells(machine, "raise ValueError('Zebedee Quagmire')")
    done = machine.run()
    assert done.returncode == 2
    assert "failed in cell 3 with ValueError" in done.stderr
    seen = done.stdout + done.stderr + str(machine.events())
    assert "Zebedee" not in seen
    assert machine.is_the_last_one()


@pytest.mark.parametrize("to", ["-400d", "+400d"])
def test_a_clock_that_jumps_while_a_run_is_at_work(machine: Machine, to: str) -> None:
    clock = machine.place / "clock"
    clock.write_text("+0d")
    faked = {
        "LD_PRELOAD": next(Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1")).as_posix(),
        "FAKETIME_TIMESTAMP_FILE": str(clock),
        "FAKETIME_NO_CACHE": "1",
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",
    }
    with machine.begun(**faked) as process:
        clock.write_text(to)
        machine.go()
        assert process.wait() == 0, process.communicate(timeout=300)
    began, ended = machine.events()
    assert (began["event"], ended["event"]) == ("started", "done")
    assert (ended["at"] < began["at"]) == (to == "-400d")
    assert 0 < ended["seconds"] < 300
    assert "Tameside, report: done" in status(machine)
    assert (machine.out / "readiness.html").is_file()


def test_lists_that_are_replaced_while_a_run_is_at_work(machine: Machine) -> None:
    with machine.begun() as process:
        with ZipFile(machine.place / "lists" / "annex_a.xlsx", "a") as book:
            book.comment = b"exported again"
        machine.go()
        _, said = process.communicate(timeout=300)
    assert process.returncode == 2
    assert "What was read was changed while the report was made" in said
    assert machine.is_the_last_one()
