"""Faults of disks and shares, caused for real while a run is at work: each has file systems of its own.

A share that hangs, as one of NFS may, is not among them: there is nothing a run could do but wait.
"""

from __future__ import annotations

import subprocess

import pytest
from tests.acceptance import apart
from tests.acceptance.faulty import LAST, Machine, names

from readiness.runs import journal, released

pytestmark = apart.linux

SHARE = """
mkdir "$here/share"
mount -t tmpfs -o {options} tmpfs "$here/share"
cp -a "$here/{folder}/." "$here/share"
rm -r "$here/{folder}"
mkdir "$here/{folder}"
mount --bind "$here/share" "$here/{folder}"
"""
"""What was in the folder is on a file system of its own, mounted there."""
SEEN = 'cp -a "$here/share" "$here/after"\n'
NO_MASTER = "setpriv --bounding-set=-dac_override,-dac_read_search,-fowner"
"""root, to whom permissions apply as to everybody."""


def one_sentence(done: subprocess.CompletedProcess[str], *parts: str) -> None:
    assert done.returncode == 2, done.stderr
    said = done.stderr.strip().splitlines()
    assert len(said) == 1, said
    for part in parts:
        assert part in said[0]


def last_one_stays(machine: Machine) -> None:
    assert (machine.place / "after" / "report" / "index.html").read_text() == LAST


@pytest.mark.parametrize("options", ["size=100k", "nr_inodes=8"])
def test_a_disk_that_is_full_or_has_no_place_for_another_file(
    machine: Machine, options: str
) -> None:
    before = SHARE.format(options=options, folder="reports")
    done = machine.hurt(before=before, after=SEEN)
    one_sentence(done, "cannot be written (No space left on device); choose another")
    last_one_stays(machine)
    assert names(machine.place / "after") == ["report"]
    assert [one["event"] for one in machine.events()] == ["started", "failed"]


def test_a_disk_that_turns_read_only(machine: Machine) -> None:
    done = machine.hurt(
        before=SHARE.format(options="size=9m", folder="reports"),
        midst='mount -o remount,ro "$here/share"',
        after='mount -o remount,rw "$here/share"\n' + SEEN + '"$@"\nls -A "$here/share"',
    )
    one_sentence(done, "cannot be written (Read-only file system)")
    last_one_stays(machine)
    assert done.stdout.splitlines()[-2:] == [f"Report: {machine.out / 'index.html'}", "report"]


def test_a_share_of_reports_that_goes_away(machine: Machine) -> None:
    done = machine.hurt(
        before=SHARE.format(options="size=9m", folder="reports"),
        midst='umount -l "$here/reports"',
        after=SEEN,
    )
    one_sentence(done, "cannot be written (No such file or directory)")
    last_one_stays(machine)
    assert names(machine.out.parent) == []


def test_a_share_of_lists_that_goes_away(machine: Machine) -> None:
    done = machine.hurt(
        before=SHARE.format(options="size=9m", folder="lists"), midst='umount -l "$here/lists"'
    )
    one_sentence(done, "annex_a.xlsx")
    assert machine.is_the_last_one()
    assert [one["event"] for one in machine.events()] == ["started", "failed"]


def test_the_disk_of_kept_data_is_full(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    done = machine.hurt(
        before=SHARE.format(options="size=20m", folder="private"),
        midst='cat /dev/zero > "$here/private/filler" 2>/dev/null || true',
        after=SEEN,
    )
    one_sentence(done, "could not be kept", "(No space left on device)")
    assert machine.is_the_last_one()
    monkeypatch.setenv("READINESS_DATA", str(machine.place / "after"))
    assert released.before("tameside", "leadership") == []  # and no half of one
    assert journal.read()[0].event == "started"


def test_kept_data_that_cannot_be_written_from_the_start(machine: Machine) -> None:
    before = (
        'mount --bind "$here/private" "$here/private"; mount -o remount,bind,ro "$here/private"'
    )
    one_sentence(machine.hurt(before=before), "cannot be written (Read-only file system)")
    assert machine.is_the_last_one()


def test_a_permission_that_is_taken_away(machine: Machine) -> None:
    done = machine.hurt(
        midst='chmod 500 "$here/reports"', under=NO_MASTER, after='chmod 700 "$here/reports"\n"$@"'
    )
    one_sentence(done, "cannot be written (Permission denied)")
    assert names(machine.out.parent) == ["report"]
    assert (machine.out / "readiness.html").is_file()  # the next run's, which cleared up


def test_nothing_can_be_written_but_reports_and_kept_data(machine: Machine) -> None:
    """As for an account without a home: no home, no folder for what is temporary, the project shut."""
    before = """
    mkdir "$here/shut"; chmod 500 "$here/shut"
    mount --bind "$here/home" "$here/home"; mount -o remount,bind,ro "$here/home"
    export HOME="$here/shut" TMPDIR="$here/shut"
    unset IPYTHONDIR XDG_RUNTIME_DIR
    """
    done = machine.hurt(before=before, under=NO_MASTER)
    assert done.returncode == 0, done.stderr
    assert (machine.out / "readiness.html").is_file()
