"""`assess` against python-calamine's bare read, its growth, and its peak memory.

Each timing is the least of several repeats in a process of its own, taken in turn (A B A B ...), so
that a machine whose speed drifts does not favour either side.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

BARE = """
import sys, time
from python_calamine import CalamineWorkbook
start = time.perf_counter()
book = CalamineWorkbook.from_path(sys.argv[1])
rows = [book.get_sheet_by_name(name).to_python() for name in book.sheet_names if name.startswith("List")]
print(time.perf_counter() - start)
"""
ASSESS = """
import sys, time, resource
import readiness
from readiness import assessment as page, measures, score, benchmark, quality, intake
from readiness.intake import annex_a
measures.registry()
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
start = time.perf_counter()
page.assess(sys.argv[1], as_at="2026-09-30", cache=False)
took = time.perf_counter() - start
print(took, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024)
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
    out = subprocess.run(line, check=True, capture_output=True, text=True).stdout
    return [float(word) for word in out.split()]


def invent(folder: Path, children: int) -> Path:
    place = folder / str(children)
    words = ["synthetic", "--children", children, "--seed", 1, "--out", place]
    subprocess.run(
        [sys.executable, "-m", "readiness", *map(str, words)], check=True, capture_output=True
    )
    return place / "annex_a.xlsx"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--small", type=int, default=2_000)
    parser.add_argument("--large", type=int, default=20_000)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        small = invent(Path(folder), chosen.small)
        large = invent(Path(folder), chosen.large)
        bare, whole, little, peaks = [], [], [], []
        for _ in range(chosen.repeats):
            bare += said(BARE, large)
            took, peak = said(ASSESS, large)
            whole.append(took)
            peaks.append(peak)
            little.append(said(ASSESS, small)[0])
        held = said(HELD, large)[0]
    figures = {
        "bare read, seconds": min(bare),
        "assess, seconds": min(whole),
        "assess / bare read (at most 2)": min(whole) / min(bare),
        "assess of the small one, seconds": min(little),
        "large / small (at most 11 for ten times the children)": min(whole) / min(little),
        "values held as frames, MB": held / 1e6,
        "peak memory of assess above start, MB": min(peaks) / 1e6,
        "peak / held (at most 8)": min(peaks) / held,
    }
    print(json.dumps({name: round(value, 3) for name, value in figures.items()}, indent=2))


if __name__ == "__main__":
    main()
