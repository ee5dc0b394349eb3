"""A whole run of the sample with plain kernels and with forked ones, against papermill runs that only import.

The yardstick is papermill as it comes, in this process, on as many workers: as many notebooks that import
pandas and seaborn as a report has; one `assess`; and the two PDFs of a report made beforehand. A run makes
its pages and the same PDFs. All take turns in this one process, whose imports are done beforehand; each run
has an empty store of assessments, and a forked one starts the process it forks from anew. The ratios are
medians of the turns. Targets: forked at most 0.9, plain at most 1.4.

The seconds of processor time are of the whole machine's work for it, waiting left out.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import median

import nbformat

from readiness import paths
from readiness.assessment import assess
from readiness.disclosure import publish
from readiness.kernels import KINDS, zygotes
from readiness.model import Published
from readiness.runs import pages, run
from readiness.runs.printed import printed

SAMPLE = {
    "annex_a": paths.sample() / "annex_a.xlsx",
    "evidence": paths.sample() / "evidence.xlsx",
    "returns": paths.sample() / "returns",
}
AS_AT = "2026-09-30"
PAPERS = ("pdf",)


def only_imports(folder: Path) -> Path:
    cells = [
        nbformat.v4.new_code_cell("as_at: str = ''", metadata={"tags": ["parameters"]}),
        nbformat.v4.new_code_cell("import pandas\nimport seaborn"),
    ]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    path = folder / "imports.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel}), path)
    return path


def yardstick(folder: Path, workers: int, finished: Path, released: Published) -> None:
    import papermill

    book = str(only_imports(folder))

    def one(_: object) -> None:
        papermill.execute_notebook(book, None, parameters={"as_at": AS_AT}, progress_bar=False)

    assess(**SAMPLE, as_at=AS_AT, cache=False)
    with ThreadPoolExecutor(workers) as pool:
        list(pool.map(one, pages()))
    assert printed(finished, released, PAPERS).files


def report(folder: Path, kernels: str, workers: int) -> Path:
    place = Path(tempfile.mkdtemp(dir=folder))
    os.environ["READINESS_DATA"] = str(place / "kept")
    made = run(
        **SAMPLE, as_at=AS_AT, out=place / "report", workers=workers, kernels=kernels, papers=PAPERS
    )
    zygotes.close_all()
    assert made.papers.files
    return place / "report"


def taken(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds by the clock, and of the processors."""
    start, before = time.perf_counter(), _processors()
    work()
    return time.perf_counter() - start, _processors() - before


def _processors() -> float:
    both = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in both)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--workers", type=int, default=2)
    chosen = parser.parse_args()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    turns: list[dict[str, tuple[float, float]]] = []
    with tempfile.TemporaryDirectory() as name:
        folder, workers = Path(name), chosen.workers
        finished = report(folder, "forked", workers)  # every import, bytecode and file cache
        released = publish(assess(**SAMPLE, as_at=AS_AT, cache=False), "leadership")
        sides: dict[str, Callable[[], object]] = {
            "yardstick": lambda: yardstick(folder, workers, finished, released)
        }
        for kind in KINDS:
            sides[kind] = lambda kind=kind: report(folder, kind, workers)
        for _ in range(chosen.repeats):
            turns.append({side: taken(work) for side, work in sides.items()})
    figures: dict[str, float] = {"notebooks run": len(pages()), "workers": workers}
    for side in sides:
        figures[f"{side}, seconds"] = median(turn[side][0] for turn in turns)
        figures[f"{side}, seconds of processors"] = median(turn[side][1] for turn in turns)
    for kind, most in (("plain", 1.4), ("forked", 0.9)):
        for at, what in enumerate(("", ", of processors")):
            ratios = [turn[kind][at] / turn["yardstick"][at] for turn in turns]
            wanted = "" if at else f" (at most {most})"
            figures[f"{kind} / yardstick{what}{wanted}"] = median(ratios)
    print(json.dumps({name: round(value, 2) for name, value in figures.items()}, indent=2))


if __name__ == "__main__":
    main()
