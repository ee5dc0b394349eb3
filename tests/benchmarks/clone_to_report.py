"""Seconds from a bare clone to the sample report: cold caches, warm caches, and a second run.

Clones what is committed. uv and pip are given caches in a folder of their own, so that the machine's
are left alone; `--without-uv` hides an installed uv, which is then fetched by pip.
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

ROOT = Path(__file__).resolve().parents[2]


def clone(repository: str, place: Path) -> Path:
    subprocess.run(["git", "clone", "--quiet", repository, str(place)], check=True)
    return place


def environment(caches: Path, without_uv: bool) -> dict[str, str]:
    kept = {n: v for n, v in os.environ.items() if not n.startswith(("READINESS_", "VIRTUAL_ENV"))}
    if without_uv:
        folders = kept.get("PATH", "").split(os.pathsep)
        having = [f for f in folders if not any((Path(f) / n).exists() for n in ("uv", "uv.exe"))]
        kept["PATH"] = os.pathsep.join(having)
    return kept | {"UV_CACHE_DIR": str(caches / "uv"), "PIP_CACHE_DIR": str(caches / "pip")}


def timed_run(place: Path, given: dict[str, str]) -> float:
    start = time.perf_counter()
    line = [getattr(sys, "_base_executable", sys.executable), "run.py"]
    done = subprocess.run(line, cwd=place, env=given, check=False, capture_output=True, text=True)
    took = time.perf_counter() - start
    if done.returncode not in (0, 1) or "index.html" not in done.stdout:
        sys.exit(f"No report was made:\n{done.stdout}\n{done.stderr}")
    return took


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--without-uv", action="store_true")
    parser.add_argument("--repository", default=str(ROOT), help="what to clone; this one")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        given = environment(folder / "caches", chosen.without_uv)
        first = clone(chosen.repository, folder / "cold")
        figures = {"cold caches": timed_run(first, given)}
        figures["second run"] = timed_run(first, given)
        figures["warm caches"] = timed_run(clone(chosen.repository, folder / "warm"), given)
    print(json.dumps({name: round(value, 1) for name, value in figures.items()}, indent=2))


if __name__ == "__main__":
    main()
