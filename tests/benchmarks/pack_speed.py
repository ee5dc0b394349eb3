"""`readiness check --pack` against `assess` alone, of the same workbook, as whole processes.

Sides take turns, so that a machine whose speed drifts favours neither; the first turn only warms the
file cache and bytecode, and the least of each side's times is compared. Target, of the sample: the
pack takes at most twice the time of the assessment.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

SAMPLE = Path(__file__).resolve().parents[2] / "data" / "synthetic" / "annex_a.xlsx"
AS_AT = "2026-09-30"
ASSESS = f"import sys, readiness; readiness.assess(sys.argv[1], as_at='{AS_AT}', cache=False)"


def taken(*words: str | Path) -> float:
    """Seconds of one process. Errors in the data (exit code 1) are no failure of ours."""
    kept = {name: v for name, v in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    line = [sys.executable, *map(str, words)]
    start = time.perf_counter()
    done = subprocess.run(line, capture_output=True, env=kept)
    if done.returncode not in (0, 1):
        raise SystemExit(done.stderr.decode())
    return time.perf_counter() - start


def turns(workbook: Path, repeats: int) -> dict[str, list[float]]:
    sides: dict[str, list[float]] = {"assess": [], "check": [], "pack": []}
    check = ("-m", "readiness", "check", workbook, "--as-at", AS_AT)
    with tempfile.TemporaryDirectory() as folder:
        for turn in range(repeats + 1):
            times = (
                taken("-c", ASSESS, workbook),
                taken(*check),
                taken(*check, "--pack", Path(folder) / "pack"),
            )
            if turn:
                for name, value in zip(sides, times, strict=True):
                    sides[name].append(value)
    return sides


def figures(sides: dict[str, list[float]]) -> dict[str, float]:
    least = {name: min(values) for name, values in sides.items()}
    each = [a / b for a, b in zip(sides["pack"], sides["assess"], strict=True)]
    return {
        "assess, seconds": least["assess"],
        "check, seconds": least["check"],
        "check --pack, seconds": least["pack"],
        "check --pack / assess (at most 2)": least["pack"] / least["assess"],
        "the same, median of the turns": median(each),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--workbook", type=Path, default=SAMPLE)
    chosen = parser.parse_args()
    made = figures(turns(chosen.workbook, chosen.repeats))
    print(json.dumps({name: round(value, 3) for name, value in made.items()}, indent=2))


if __name__ == "__main__":
    main()
