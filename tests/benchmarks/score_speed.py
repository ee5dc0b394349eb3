"""Scoring the four areas (every measure and breakdown, 5,000 draws) against reading a workbook.

Target: less than python-calamine's bare read of the sample workbook. The bare read of a workbook of
20,000 children is given beside it. Sides take turns in one process; the least of each is compared.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from python_calamine import CalamineWorkbook

import readiness
from readiness import measures, paths
from readiness.intake.evidence import read_evidence
from readiness.score import score

AS_AT = date(2026, 9, 30)


def bare(workbook: Path) -> Callable[[], object]:
    def read() -> object:
        book = CalamineWorkbook.from_path(workbook)
        names = [name for name in book.sheet_names if name.startswith("List")]
        return [book.get_sheet_by_name(name).to_python() for name in names]

    return read


def scoring() -> tuple[Callable[[], object], dict[str, int]]:
    """The sample's figures, scored as an assessment scores them, and how many there are."""
    folder = paths.sample()
    found = readiness.assess(
        folder / "annex_a.xlsx",
        as_at=AS_AT,
        evidence=folder / "evidence.xlsx",
        returns=folder / "returns",
        cache=False,
    )
    audits = read_evidence(folder / "evidence.xlsx", AS_AT).audits
    trends = {one.measure: (one.variation, one.assurance) for one in found.trends}
    catalogue = measures.catalogue()

    def run() -> object:
        return score(
            found.results,
            found.comparisons,
            catalogue,
            found.grades,
            audits,
            as_at=AS_AT,
            trends=trends,
        )

    scored = sum(len(area.contributions) for area in found.scores)
    return run, {"measures": len(catalogue), "scored": scored, "result rows": len(found.results)}


def invented(folder: Path, children: int) -> Path:
    words = ["synthetic", "--children", children, "--seed", 1, "--out", folder]
    subprocess.run(
        [sys.executable, "-m", "readiness", *map(str, words)], check=True, capture_output=True
    )
    return folder / "annex_a.xlsx"


def least(sides: dict[str, Callable[[], object]], repeats: int) -> dict[str, float]:
    """Seconds of each side; the first turn only warms up."""
    taken: dict[str, list[float]] = {name: [] for name in sides}
    for turn in range(repeats + 1):
        for name, run in sides.items():
            start = time.perf_counter()
            run()
            if turn:
                taken[name].append(time.perf_counter() - start)
    return {name: min(times) for name, times in taken.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--repeats", type=int, default=7)
    parser.add_argument("--large", type=int, default=20_000)
    chosen = parser.parse_args()
    run, sizes = scoring()
    with tempfile.TemporaryDirectory() as folder:
        sides = {
            "score": run,
            "sample": bare(paths.sample() / "annex_a.xlsx"),
            "large": bare(invented(Path(folder), chosen.large)),
        }
        took = least(sides, chosen.repeats)
    made = {
        "score, seconds": took["score"],
        "bare read of the sample, seconds": took["sample"],
        "bare read of the large workbook, seconds": took["large"],
        "score / bare read of the sample (under 1)": took["score"] / took["sample"],
        "score / bare read of the large workbook": took["score"] / took["large"],
    }
    print(
        json.dumps({**sizes, **{name: round(value, 3) for name, value in made.items()}}, indent=2)
    )


if __name__ == "__main__":
    main()
