"""What was kept of an assessment is damaged, or is of other tables than there are now: it is made anew, and a
damaged file is never read as other figures."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.acceptance.faulty import AS_AT, Machine

from readiness import assess, disclosure, keeping
from readiness.model import Assessment, Published

JOB = """
import sys
from readiness.runs.batch.one import one
job = {"name": "tameside", "annex_a": sys.argv[1], "authority": "Tameside"}
made = one(job, sys.argv[2], sys.argv[3], "leadership", again=True)
print(made["state"], made["why"])
"""


def damaged(file: Path) -> Iterator[str]:
    """The file, damaged in one way after another, and then as it was."""
    whole = file.read_bytes()
    places = {len(whole) * n // 40 for n in range(40)}
    for at in sorted(places):
        file.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        yield f"a bit of {file.name} at {at}"
    for at in (0, len(whole) // 2, len(whole) - 1):
        file.write_bytes(whole[:at])
        yield f"{file.name} cut off at {at}"
    file.unlink()
    yield f"{file.name} gone"
    file.write_bytes(whole)


@pytest.fixture
def kept(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> dict[str, type]:
    """The names of what is kept, and what each is."""
    for name in ("READINESS_DATA", "READINESS_HOME"):
        monkeypatch.setenv(name, machine.env()[name])
    place = machine.place / "private" / "interim" / "assessments"
    return {
        one.name: Published if one.name.endswith("-leadership") else Assessment
        for one in place.iterdir()
    }


def test_no_damaged_file_is_read(machine: Machine, kept: dict[str, type]) -> None:
    assert set(kept.values()) == {Assessment, Published}
    for name, kind in kept.items():
        place = machine.place / "private" / "interim" / "assessments" / name
        assert keeping.recall(kind, name) is not None
        for file in sorted(place.iterdir()):
            for how in damaged(file):
                assert keeping.recall(kind, name) is None, how
        assert keeping.recall(kind, name) is not None


def test_what_is_damaged_is_made_anew(machine: Machine, kept: dict[str, type]) -> None:
    lists = machine.place / "lists" / "annex_a.xlsx"
    before = assess(lists, as_at=AS_AT, authority="Tameside")
    shown = disclosure.publish(before, "leadership")
    for name in kept:
        place = machine.place / "private" / "interim" / "assessments" / name
        (place / "results.parquet").write_bytes(b"PAR1")
    stages: list[str] = []
    after = assess(lists, as_at=AS_AT, authority="Tameside", progress=stages.append)
    assert stages
    assert after.results.equals(before.results)
    assert disclosure.publish(after, "leadership").results.equals(shown.results)
    assert set(kept) == {one.name for one in place.parent.iterdir()}


def test_what_was_kept_of_other_tables_is_not_used(
    machine: Machine, kept: dict[str, type], monkeypatch: pytest.MonkeyPatch
) -> None:
    with (machine.place / "home" / "data" / "reference" / "benchmarks.csv").open("ab") as file:
        file.write(b"\n")
    keeping.fingerprint.cache_clear()
    try:
        stages: list[str] = []
        lists = machine.place / "lists" / "annex_a.xlsx"
        assess(lists, as_at=AS_AT, authority="Tameside", progress=stages.append)
    finally:
        keeping.fingerprint.cache_clear()
    assert stages


def test_a_table_of_the_package_that_is_cut_off_stops_a_job_and_no_more(machine: Machine) -> None:
    table = machine.place / "home" / "data" / "reference" / "benchmarks.csv"
    table.write_bytes(table.read_bytes()[:1000])
    words = [machine.place / "lists" / "annex_a.xlsx", machine.out, AS_AT]
    done = subprocess.run(
        [sys.executable, "-c", JOB, *map(str, words)], env=machine.env(), capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("failed An error of readiness's own stopped it (")
    assert machine.is_the_last_one()
