"""A whole run against the same number of papermill runs that only import pandas and seaborn.

Both use the same workers in one process; the yardstick also does one `assess`. Target: at most 1.8.
"""

from __future__ import annotations

import json
import os
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import nbformat

from readiness import paths
from readiness.assessment import assess
from readiness.runs import execute, run
from readiness.runs.report import pages

WORKERS = 2
SAMPLE = {"annex_a": paths.sample() / "annex_a.xlsx", "evidence": paths.sample() / "evidence.xlsx"}
AS_AT = "2026-09-30"


def empty_notebook(folder: Path) -> Path:
    cells = [
        nbformat.v4.new_code_cell("as_at: str = ''", metadata={"tags": ["parameters"]}),
        nbformat.v4.new_code_cell("import pandas\nimport seaborn"),
    ]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    book = nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel})
    path = folder / "empty.ipynb"
    nbformat.write(book, path)
    return path


def yardstick(folder: Path) -> float:
    book = empty_notebook(folder)
    start = time.perf_counter()
    assess(**SAMPLE, as_at=AS_AT, cache=False)
    with ThreadPoolExecutor(WORKERS) as pool:
        list(pool.map(lambda _: execute(book, {"as_at": AS_AT}), pages()))
    return time.perf_counter() - start


def whole(folder: Path, turn: int) -> float:
    os.environ["READINESS_DATA"] = str(folder / f"kept-{turn}")
    start = time.perf_counter()
    run(**SAMPLE, as_at=AS_AT, out=folder / f"report-{turn}", workers=WORKERS)
    return time.perf_counter() - start


def main(turns: int = 3) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        whole(folder, -1)  # every import and cache warm
        pairs = [(yardstick(folder), whole(folder, turn)) for turn in range(turns)]
    plain, ours = (min(side) for side in zip(*pairs, strict=True))
    figures = {
        "yardstick, seconds": plain,
        "whole run, seconds": ours,
        "ratio (at most 1.8)": ours / plain,
    }
    print(json.dumps({name: round(value, 2) for name, value in figures.items()}, indent=2))


if __name__ == "__main__":
    main()
