"""Entries that are installed fire by themselves, once, under a real cron and a real systemd, and leave a report.

Each has a machine of its own: cron a crontab, and no other entries; systemd the units of a user. The clock is the
real one, so that both wait for the coming minute, side by side.
"""

from __future__ import annotations

import json
import os
import shlex
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import datetime, timedelta
from pathlib import Path

import nbformat
import openpyxl
import pytest
from tests.acceptance import apart

from readiness import paths, synthetic

pytestmark = apart.linux

INSTALL = """
import sys
from datetime import datetime, timedelta
from readiness import cli
words = sys.argv[1 : sys.argv.index("--then")]
then = sys.argv[sys.argv.index("--then") + 1 :]
assert cli.main(words) == 0  # as long as it takes; the second time it is quick
at = datetime.now().astimezone() + timedelta(seconds=70)
sys.exit(cli.main([*words, "--at", f"{at:%H:%M}", *then]))
"""
CRON = """
mount -t tmpfs tmpfs /run
mount -t tmpfs -o mode=1730 tmpfs /var/spool/cron/crontabs
mount -t tmpfs tmpfs /etc/cron.d
mount --bind /dev/null /etc/crontab
[ ! -e /usr/sbin/sendmail ] || mount --bind "$1/mailer" /usr/sbin/sendmail
python=$2 home=$1; shift 2
"$python" "$home/install.py" schedule --for cron "$@" --then --install
crontab -l
exec cron -f
"""
SYSTEMD = """
mount -t tmpfs tmpfs /run
mkdir -p /run/systemd/system /run/user
for group in $1; do echo $$ > "$group/cgroup.procs"; done
export HOME="$2" XDG_RUNTIME_DIR=/run/user SYSTEMD_OFFLINE=1 units="$2/.config/systemd/user"
python=$3; shift 3
"$python" "$HOME/install.py" schedule --for systemd "$@" --then --out "$units"
systemd-analyze --user verify "$units"/*.timer
systemctl --user enable "$units"/*.timer
/lib/systemd/systemd --user
"""


@pytest.fixture(scope="module")
def lists(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An authority that expects inspectors tomorrow, and the day after should midnight be near."""
    place = tmp_path_factory.mktemp("lists")
    today = datetime.now().astimezone().replace(tzinfo=None)
    synthetic.write(place, children=50, seed=1, as_at=today.date(), name="Ashby")
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "planned_visits"
    sheet.append(["Date", "Kind", "Theme", "Note"])
    for days in (1, 2):
        sheet.append([today + timedelta(days=days), "focused visit", "front door", None])
    book.save(place / "visits.xlsx")
    return place


@pytest.fixture(scope="module")
def homes(lists: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Path]]:
    """The project's folder as cron and as systemd have it, with the clock started."""
    yesterday = datetime.now().astimezone().date() - timedelta(days=1)
    words = ["--annex-a", lists / "annex_a.xlsx", "--evidence", lists / "visits.xlsx"]
    words += ["--as-at", yesterday.isoformat(), "--authority", "Tameside"]
    with ExitStack() as leaving:
        made = []
        for name, script in (("cron", CRON), ("systemd", SYSTEMD)):
            home = made_home(
                tmp_path_factory.mktemp(name) / 'it\'s 100% of $HOME \\ "here"', name == "systemd"
            )
            told = {
                "PATH": f"{os.environ['PATH']}:/usr/sbin",
                "READINESS_HOME": str(home),
                "READINESS_DATA": str(home / "kept here"),
            }
            first: list[str | Path] = [home, sys.executable]
            if name == "systemd":
                first = [leaving.enter_context(groups()), *first]
            leaving.enter_context(
                apart.begun(script, *first, *words, log=home / "machine.log", env=told)
            )
            made.append(home)
        yield made[0], made[1]


def made_home(home: Path, short: bool) -> Path:
    """A folder of the project elsewhere, under a name with whatever has a meaning to a shell, to cron or to
    systemd. short: its notebooks end with their parameters, as a second whole report would take a minute."""
    (home / "data").mkdir(parents=True)
    (home / "data" / "reference").symlink_to(paths.data("reference"))
    shutil.copytree(paths.notebooks(), home / "notebooks")
    for file in (home / "notebooks").glob("*.ipynb") if short else ():
        book = nbformat.read(file, as_version=4)
        tagged = [
            n for n, one in enumerate(book.cells) if "parameters" in one.metadata.get("tags", ())
        ]
        del book.cells[tagged[0] + 1 :]
        nbformat.write(book, file)
    (home / "install.py").write_text(INSTALL)
    (home / "mailer").write_text(f"#!/bin/sh\ncat >> {shlex.quote(str(home / 'mail'))}\n")
    (home / "mailer").chmod(0o755)
    return home


@contextmanager
def groups() -> Iterator[str]:
    """Control groups of systemd's own, one in each tree that it looks for."""
    trees = (Path("/sys/fs/cgroup", name) for name in (".", "systemd", "unified"))
    made = [tree / f"readiness-{os.getpid()}" for tree in trees if (tree / "cgroup.procs").exists()]
    for one in made:
        one.mkdir()
    yield " ".join(map(str, made))
    for one in (inner for top in made for inner in (*sorted(top.rglob("*/"), reverse=True), top)):
        removed(one)


def removed(group: Path) -> None:
    """As soon as what was in it has ended."""
    for _ in range(100):
        with suppress(OSError):
            group.rmdir()
            return
        time.sleep(0.1)
    pytest.fail(f"something is still at work in {group}")


def test_under_cron(homes: tuple[Path, Path]) -> None:
    place = made_once(homes[0])
    assert (place / "readiness.html").stat().st_size > 50_000
    assert not (homes[0] / "mail").exists()


def test_under_systemd(homes: tuple[Path, Path]) -> None:
    made_once(homes[1])


def made_once(home: Path) -> Path:
    """The report that an entry of that home left; nothing else was run."""
    journal, said = home / "kept here" / "history" / "runs.jsonl", home / "machine.log"
    log = home / "kept here" / "history" / "tameside" / "scheduled.log"
    events: list[str] = []
    for _ in range(300):
        if journal.exists():
            events = [json.loads(line)["event"] for line in journal.read_text("utf-8").splitlines()]
        if len(events) > 1:
            break
        time.sleep(1)
    assert events == ["started", "done"], said.read_text() + (
        log.read_text() if log.exists() else ""
    )
    (place,) = (home / "reports" / "tameside").iterdir()
    assert place.name == datetime.now().astimezone().date().isoformat()
    assert json.loads((place / "run.json").read_text("utf-8"))["outcome"] == "complete"
    assert f"Report: {place / 'index.html'}" in log.read_text("utf-8")
    assert (place / "index.html").is_file()
    return place
