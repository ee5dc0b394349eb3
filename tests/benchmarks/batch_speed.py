"""A batch on one core and on two: how much of the second is used, what each authority costs, and whether memory
grows with their number.

Efficiency is the seconds of one worker kept to one core over twice those of two workers on two, each with its
workers started: 1 is a batch that wastes nothing. Target: at least 0.85. A worker that is not kept to a core uses
a part of the second as well (it runs two kernels by turns), so that its seconds would say less.

Memory is that of the largest worker as each authority is done: the first four, and the last four.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import psutil

from readiness import synthetic
from readiness.runs.batch import batch, jobs_of

AS_AT = "2026-09-30"


def region(place: Path, authorities: int, children: int) -> Path:
    for number in range(1, authorities + 1):
        name = f"Shire {number}"
        synthetic.write(
            place / name, children=children, seed=number, as_at=date.fromisoformat(AS_AT), name=name
        )
    return place


@dataclass(frozen=True)
class Taken:
    """Seconds by the clock and of processors, and the largest worker's MB as each authority was done."""

    seconds: float
    processors: float
    memory: Sequence[float]


def taken(source: Path, folder: Path, workers: int, kernels: str, most: int | None = None) -> Taken:
    os.environ["READINESS_DATA"] = str(folder / f"kept-{workers}")
    memory: list[float] = []
    start, before = time.perf_counter(), _processors()
    with _cores(workers):
        made = batch(
            jobs_of(source)[:most],
            folder / f"out-{workers}",
            as_at=AS_AT,
            workers=workers,
            kernels=kernels,
            tell=lambda _: memory.append(_largest_worker()),
        )
    assert made.count("done") == len(made.made), [one.why for one in made.made if one.why]
    return Taken(time.perf_counter() - start, _processors() - before, memory)


@contextmanager
def _cores(number: int) -> Iterator[None]:
    """This process, and what it starts, on so many cores, where the system can be told so."""
    if not hasattr(os, "sched_setaffinity"):
        raise SystemExit("This system cannot keep a process to a core; use Linux.")
    allowed = os.sched_getaffinity(0)
    os.sched_setaffinity(0, sorted(allowed)[:number])
    try:
        yield
    finally:
        os.sched_setaffinity(0, allowed)


def _largest_worker() -> float:
    """MB of the largest process of this one's that is no kernel."""
    sizes = [0]
    for one in psutil.Process().children(recursive=True):
        with suppress(psutil.Error):
            if "ipykernel" not in " ".join(one.cmdline()):
                sizes.append(one.memory_info().rss)
    return max(sizes) / 1e6


def _processors() -> float:
    both = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in both)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--authorities", type=int, default=6)
    parser.add_argument("--children", type=int, default=2000)
    parser.add_argument("--region", type=Path, help="made before by this script, to be used again")
    parser.add_argument("--one-core", type=int, help="authorities the one core makes, if not all")
    parser.add_argument("--only-make", action="store_true", help="make the region and stop")
    parser.add_argument("--kernels", default="plain", choices=("plain", "forked"))
    chosen = parser.parse_args()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = chosen.region or folder / "region"
        if not source.is_dir():
            region(source, chosen.authorities, chosen.children)
        if chosen.only_make:
            return
        taken(region(folder / "first", 1, 50), folder / "warm", 1, chosen.kernels)  # file caches
        one = taken(source, folder, 1, chosen.kernels, chosen.one_core)
        two = taken(source, folder, 2, chosen.kernels)
    first, number = len(one.memory), len(two.memory)
    figures = {
        "authorities on one core": first,
        "authorities on two": number,
        "one worker on one core, seconds an authority": one.seconds / first,
        "of processors": one.processors / first,
        "two workers on two cores, seconds an authority": two.seconds / number,
        "of processors, of two": two.processors / number,
        "efficiency on two (at least 0.85)": one.seconds / first / (2 * two.seconds / number),
    }
    for name, side in (("one", one), ("two", two)):
        figures[f"largest worker of {name}, MB, first four authorities"] = max(side.memory[:4])
        figures[f"largest worker of {name}, MB, last four authorities"] = max(side.memory[-4:])
    print(json.dumps({name: round(value, 2) for name, value in figures.items()}, indent=2))


if __name__ == "__main__":
    main()
