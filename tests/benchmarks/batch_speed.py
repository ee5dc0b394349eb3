"""A batch on one worker and on two: how much of the second core is used, and what each authority costs.

Efficiency is the seconds on one worker over twice those on two, each with its workers started: 1 is a
batch that wastes nothing. Target: at least 0.85 on two cores.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import tempfile
import time
from datetime import date
from pathlib import Path

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


def seconds(source: Path, folder: Path, workers: int, kernels: str) -> float:
    os.environ["READINESS_DATA"] = str(folder / f"kept-{workers}")
    start = time.perf_counter()
    made = batch(
        jobs_of(source), folder / f"out-{workers}", as_at=AS_AT, workers=workers, kernels=kernels
    )
    assert made.count("done") == len(made.made), [one.why for one in made.made if one.why]
    return time.perf_counter() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--authorities", type=int, default=6)
    parser.add_argument("--children", type=int, default=2000)
    parser.add_argument("--region", type=Path, help="made before by this script, to be used again")
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
        seconds(
            region(folder / "first", 1, 50), folder / "warm", 1, chosen.kernels
        )  # bytecode and file cache
        one, two = (seconds(source, folder, workers, chosen.kernels) for workers in (1, 2))
    largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    figures = {
        "authorities": chosen.authorities,
        "children of each": chosen.children,
        "one worker, seconds an authority": one / chosen.authorities,
        "two workers, seconds an authority": two / chosen.authorities,
        "efficiency on two (at least 0.85)": one / (2 * two),
        "largest process, MB": largest,
    }
    print(json.dumps({name: round(value, 2) for name, value in figures.items()}, indent=2))


if __name__ == "__main__":
    main()
