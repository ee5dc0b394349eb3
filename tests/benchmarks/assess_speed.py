"""`assess` against python-calamine's bare read, its growth, and its peak memory.

Every figure is taken in a process of its own, which reads one workbook. Sides take turns (A B C, A B
C, ...), so that a machine whose speed drifts favours neither; the least of each side's times is
compared. Targets: an assess in a new process, imports and all, takes at most 2 bare reads; ten times
the children at most 11 times as long; the peak is at most 8 times the values held as frames.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

BARE = """
import sys, time
from python_calamine import CalamineWorkbook
start = time.perf_counter()
book = CalamineWorkbook.from_path(sys.argv[1])
rows = [book.get_sheet_by_name(name).to_python() for name in book.sheet_names if name.startswith("List")]
print(time.perf_counter() - start)
"""
ASSESS = """
import sys, time
import readiness

def peak():
    try:
        import resource
    except ImportError:  # Windows
        return 0
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most * (1 if sys.platform == "darwin" else 1024)

def assess():
    start = time.perf_counter()
    readiness.assess(sys.argv[1], as_at="2026-09-30", cache=False)
    return time.perf_counter() - start

first, most = assess(), peak()
print(first, assess(), most)
"""
LIBRARIES = """
import sys
from readiness import assessment, benchmark, keeping, measures, quality, score
from readiness.intake import annex_a, evidence
measures.registry()
try:
    import resource
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024))
except ImportError:
    print(0)
"""
HELD = """
import sys
import pandas as pd
from python_calamine import CalamineWorkbook
book = CalamineWorkbook.from_path(sys.argv[1])
total = 0
for name in book.sheet_names:
    if name.startswith("List"):
        rows = book.get_sheet_by_name(name).to_python()
        total += pd.DataFrame(rows[2:], columns=rows[1]).memory_usage(deep=True).sum()
print(total)
"""


def said(script: str, workbook: Path) -> list[float]:
    line = [sys.executable, "-c", script, str(workbook)]
    kept = {name: v for name, v in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    out = subprocess.run(line, check=True, capture_output=True, text=True, env=kept).stdout
    return [float(word) for word in out.split()]


def invent(folder: Path, children: int) -> Path:
    place = folder / str(children)
    words = ["synthetic", "--children", children, "--seed", 1, "--out", place]
    subprocess.run(
        [sys.executable, "-m", "readiness", *map(str, words)], check=True, capture_output=True
    )
    return place / "annex_a.xlsx"


def turns(small: Path, large: Path, repeats: int) -> dict[str, list[float]]:
    """Seconds of each side, turn by turn; the first turn only warms the file cache and bytecode."""
    sides: dict[str, list[float]] = {"bare": [], "first": [], "again": [], "little": [], "peak": []}
    for turn in range(repeats + 1):
        (bare,) = said(BARE, large)
        first, again, peak = said(ASSESS, large)
        _, little, _ = said(ASSESS, small)
        if turn:
            for name, value in zip(sides, (bare, first, again, little, peak), strict=True):
                sides[name].append(value)
    return sides


def figures(sides: dict[str, list[float]], held: float, libraries: float) -> dict[str, object]:
    least = {name: min(values) for name, values in sides.items()}
    each = [a / b for a, b in zip(sides["first"], sides["bare"], strict=True)]
    return {
        "bare read, seconds": least["bare"],
        "assess in a new process, seconds": least["first"],
        "assess again in that process, seconds": least["again"],
        "assess in a new process / bare read (at most 2)": least["first"] / least["bare"],
        "the same, median of the turns": median(each),
        "assess again / bare read": least["again"] / least["bare"],
        "assess of the small workbook, again, seconds": least["little"],
        "large / small, both again (at most 11)": least["again"] / least["little"],
        "values held as frames, MB": held / 1e6,
        "libraries loaded, MB": libraries / 1e6,
        "peak of the whole process, MB": least["peak"] / 1e6,
        "peak of the whole process / held": least["peak"] / held,
        "peak above the libraries / held (at most 8)": (least["peak"] - libraries) / held,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--small", type=int, default=2_000)
    parser.add_argument("--large", type=int, default=20_000)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        small = invent(Path(folder), chosen.small)
        large = invent(Path(folder), chosen.large)
        sides = turns(small, large, chosen.repeats)
        (held,), (libraries,) = said(HELD, large), said(LIBRARIES, large)
    made = figures(sides, held, libraries)
    print(json.dumps({name: round(float(v), 3) for name, v in made.items()}, indent=2))


if __name__ == "__main__":
    main()
