"""A run of the real command that can be hurt in its midst.

Its one notebook says that it has begun and waits, so that a fault can be caused at a known moment: the lists are
read and assessed, the pages are not made. Where a fault is of the disk, all of it lies in a file system of its own
(`tests/acceptance/apart.py`).
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
from tests.acceptance import apart

from readiness import paths

AS_AT = "2026-09-30"
LAST = "the last good one"
RUN = """
import os, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # whatever the tests were started by ignores
os.environ.pop("LD_PRELOAD", None)  # a kernel hangs in libfaketime; the command alone reads the clock
from readiness import cli
from readiness.runs import report
from readiness.runs.rendering import Page
report.pages = lambda: (Page("readiness.html", "The leaders' view", "readiness", {}),)
sys.exit(cli.main(sys.argv[1:]))
"""
WAITS = """
import os, time
from pathlib import Path
work = Path(os.environ["AT_WORK"])
(work / "kernel").write_text(str(os.getpid()))
(work / "begun").touch()
while (work / "wait").exists():
    time.sleep(0.05)
"""
MIDST = """
AT_WORK=$1/work IPYTHONDIR=$1/ipython READINESS_HOME=$1/home READINESS_DATA=$1/private
export AT_WORK IPYTHONDIR READINESS_HOME READINESS_DATA
here=$1; shift
{before}
touch "$AT_WORK/wait"
{under} "$@" & run=$!
until [ -e "$AT_WORK/begun" ]; do kill -0 $run 2>/dev/null || break; sleep 0.1; done
{midst}
rm -f "$AT_WORK/wait"
code=0; wait $run || code=$?
{after}
exit $code
"""


@dataclass(frozen=True)
class Machine:
    """The folder everything of one machine lies in: lists, the project's home, kept data, reports."""

    place: Path

    @property
    def out(self) -> Path:
        return self.place / "reports" / "report"

    def words(self) -> list[str]:
        """The command, as the machine's own folders name it."""
        lists, run = self.place / "lists" / "annex_a.xlsx", self.place / "run.py"
        return [
            sys.executable, str(run), "run", "--annex-a", str(lists), "--as-at", AS_AT, "--authority",
            "Tameside", "--papers", "none", "--out", str(self.out),
        ]  # fmt: skip

    def env(self, **more: str) -> dict[str, str]:
        mine = {
            "AT_WORK": str(self.place / "work"),
            "IPYTHONDIR": str(self.place / "ipython"),
            "READINESS_HOME": str(self.place / "home"),
            "READINESS_DATA": str(self.place / "private"),
        }
        return {**os.environ, **mine, **more}

    @contextmanager
    def begun(self, **more: str) -> Iterator[subprocess.Popen[str]]:
        """A run that waits in its notebook; `go` lets it end."""
        (self.place / "work" / "wait").touch()
        process = self._started(more)
        if "LD_PRELOAD" in more:
            # libfaketime can lock a process up as it forks, before anything of ours is at work.
            for _ in range(2):
                if self._gets_there(process, 100):
                    break
                process.kill()
                process.communicate()
                (self.place / "private" / "history" / "runs.jsonl").unlink(missing_ok=True)
                process = self._started(more)
        with process:
            try:
                until(lambda: self._in_its_midst() or process.poll() is not None)
                assert process.poll() is None, process.communicate()
                yield process
            finally:
                process.kill()

    def _started(self, more: dict[str, str]) -> subprocess.Popen[str]:
        return subprocess.Popen(
            self.words(), env=self.env(**more), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )  # fmt: skip

    def _gets_there(self, process: subprocess.Popen[str], seconds: float) -> bool:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if self._in_its_midst() or process.poll() is not None:
                return True
            time.sleep(0.05)
        return False

    def _in_its_midst(self) -> bool:
        return (self.place / "work" / "begun").exists()

    def go(self) -> None:
        (self.place / "work" / "wait").unlink()
        (self.place / "work" / "begun").unlink()

    def run(self, **more: str) -> subprocess.CompletedProcess[str]:
        """A run that does not wait, to its end."""
        return subprocess.run(
            self.words(), env=self.env(**more), capture_output=True, text=True, timeout=300, check=False
        )  # fmt: skip

    def kernel(self) -> int:
        return int((self.place / "work" / "kernel").read_text())

    def events(self) -> list[dict[str, Any]]:
        text = (self.place / "private" / "history" / "runs.jsonl").read_text("utf-8")
        return [json.loads(line) for line in text.splitlines()]

    def is_the_last_one(self) -> bool:
        """Whether the reports hold the last good one, and nothing else."""
        return (
            names(self.out.parent) == ["report"] and (self.out / "index.html").read_text() == LAST
        )

    def hurt(
        self, *, before: str = "", midst: str = "", after: str = "", under: str = ""
    ) -> subprocess.CompletedProcess[str]:
        """A run in a file system of its own: shell before it, in its midst and after it, in which `$here` is
        the machine's folder. under: what the run is started by."""
        script = MIDST.format(before=before, midst=midst, after=after, under=under)
        return apart.run(script, self.place, *self.words())


def machine(place: Path, lists: Path, kept: Path) -> Machine:
    """A new one, with a last good report. kept: assessments of the lists, so that none is made anew."""
    for name in ("work", "ipython", "home/data", "reports/report", "private"):
        (place / name).mkdir(parents=True)
    shutil.copytree(lists, place / "lists")
    shutil.copytree(kept / "interim", place / "private" / "interim")
    shutil.copytree(paths.data("reference"), place / "home" / "data" / "reference")
    shutil.copytree(paths.notebooks(), place / "home" / "notebooks")
    (place / "run.py").write_text(RUN)
    made = Machine(place)
    cells(made, WAITS)
    (made.out / "run.json").write_text('{"outcome": "complete"}')
    (made.out / "index.html").write_text(LAST)
    return made


def cells(of: Machine, *sources: str) -> None:
    """The notebook of its run: its own parameters, and these."""
    file = of.place / "home" / "notebooks" / "readiness.ipynb"
    book = nbformat.read(file, as_version=4)
    book.cells = [one for one in book.cells if "parameters" in one.metadata.get("tags", ())]
    book.cells += [nbformat.v4.new_code_cell(source) for source in sources]
    nbformat.write(book, file)


def names(place: Path) -> list[str]:
    return sorted(one.name for one in place.iterdir())


def until(true: Callable[[], bool], seconds: float = 300) -> None:
    """Waits for it. AssertionError where it does not come."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not come"
        time.sleep(0.05)


def alive(process: int) -> bool:
    """Whether it is there and no zombie."""
    try:
        stat = Path(f"/proc/{process}/stat").read_text(encoding="utf-8")
        return stat.rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False
