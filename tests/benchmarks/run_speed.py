"""A whole run against the same number of papermill runs that only import pandas and seaborn.

Both use as many workers, in this one process, whose imports are done beforehand for both. The
yardstick is papermill as it comes, with its own defaults, and one `assess`. Target: at most 1.8.
The second run is the same again, on what the first kept.
"""

from __future__ import annotations

import argparse
import json
import os
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import median

import nbformat

from readiness import paths
from readiness.assessment import assess
from readiness.runs import pages, run

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


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def yardstick(folder: Path, workers: int) -> None:
    import papermill

    book = str(empty_notebook(folder))

    def one(_: object) -> None:
        papermill.execute_notebook(book, None, parameters={"as_at": AS_AT}, progress_bar=False)

    assess(**SAMPLE, as_at=AS_AT, cache=False)
    with ThreadPoolExecutor(workers) as pool:
        list(pool.map(one, pages()))


def whole(folder: Path, turn: int, workers: int) -> None:
    os.environ["READINESS_DATA"] = str(folder / f"kept-{turn}")
    run(**SAMPLE, as_at=AS_AT, out=folder / f"report-{turn}", workers=workers)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--workers", type=int, default=2)
    chosen = parser.parse_args()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryDirectory() as name:
        folder, workers = Path(name), chosen.workers
        whole(folder, -1, workers)  # every import, bytecode and file cache
        sides = [
            (
                seconds(lambda: yardstick(folder, workers)),
                seconds(lambda turn=turn: whole(folder, turn, workers)),
                seconds(lambda turn=turn: whole(folder, turn, workers)),
            )
            for turn in range(chosen.repeats)
        ]
    plain, ours, second = (min(side) for side in zip(*sides, strict=True))
    figures = {
        "notebooks run": len(pages()),
        "workers": workers,
        "yardstick, seconds": plain,
        "whole run, seconds": ours,
        "second run, seconds": second,
        "whole run / yardstick (at most 1.8)": ours / plain,
        "the same, median of the turns": median(b / a for a, b, _ in sides),
        "second run / yardstick": second / plain,
    }
    print(json.dumps({name: round(value, 2) for name, value in figures.items()}, indent=2))


if __name__ == "__main__":
    main()
