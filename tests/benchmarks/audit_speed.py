"""The disclosure audit of the sample's leadership report against rendering the report.

Both in one process, in turn; the least of each side's times is compared. The audit is what a run does
before anything is rendered (`disclosure.release.clear`); rendering is the notebooks and pages of the
same run, from what was kept. `ranges` is the range of every hidden number, which `readiness audit`
prints and no run waits for. Target: audit no longer than rendering.
"""

from __future__ import annotations

import argparse
import json
import os
import tempfile
import time
from pathlib import Path


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--repeats", type=int, default=3)
    repeats = parser.parse_args().repeats
    with tempfile.TemporaryDirectory() as place:
        os.environ["READINESS_DATA"] = f"{place}/data"
        print(json.dumps(_measured(Path(place), repeats), indent=2))


def _measured(place: Path, repeats: int) -> dict[str, float]:
    from readiness import assess, paths, publish, runs
    from readiness.disclosure.equations import examine
    from readiness.disclosure.figures import show
    from readiness.disclosure.profiles import LEADERSHIP
    from readiness.disclosure.release import clear
    from readiness.disclosure.teams import joined

    sample = {name: paths.sample() / name for name in ("evidence.xlsx", "returns")}
    given = {"evidence": sample["evidence.xlsx"], "returns": sample["returns"]}
    book = paths.sample() / "annex_a.xlsx"
    held = assess(book, as_at="2026-09-30", **given)
    publish(held, "leadership", previous=[])
    lists = {one["id"]: one["lists"][0] for one in held.catalogue}
    shares = {str(one["id"]) for one in held.catalogue if one["unit"] == "%"}
    exact = joined(held.results, LEADERSHIP)
    shown = show(exact, lists, LEADERSHIP).results
    audit, whole, render = [], [], []
    for turn in range(repeats):
        audit.append(_timed(lambda: clear(exact, shown, lists, shares, LEADERSHIP)))
        whole.append(_timed(lambda: examine(shown, lists, LEADERSHIP, shares=shares)))
        out = place / f"report-{turn}"
        render.append(
            _timed(
                lambda out=out: runs.run(
                    book, as_at="2026-09-30", out=out, previous="none", **given
                )
            )
        )
    return {
        "audit / rendering": round(min(audit) / min(render), 2),
        "ranges / rendering": round(min(whole) / min(render), 2),
        "audit, seconds": round(min(audit), 2),
        "ranges, seconds": round(min(whole), 2),
        "rendering, seconds": round(min(render), 2),
    }


def _timed(work) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
