"""Seconds from a bare clone to the sample report: cold caches, warm caches, and a second run.

Caches are those of uv and pip, put in a folder of their own, so the machine's are left alone.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def clone(folder: Path, name: str) -> Path:
    place = folder / name
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(place)], check=True)
    return place


def timed_run(place: Path, caches: Path) -> float:
    environment = os.environ | {
        "UV_CACHE_DIR": str(caches / "uv"),
        "PIP_CACHE_DIR": str(caches / "pip"),
    }
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, "run.py"], cwd=place, env=environment, check=True, capture_output=True
    )
    return time.perf_counter() - start


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        first = clone(folder, "cold")
        figures = {"cold caches": timed_run(first, folder / "caches")}
        figures["second run"] = timed_run(first, folder / "caches")
        figures["warm caches"] = timed_run(clone(folder, "warm"), folder / "caches")
    print(json.dumps({name: round(value, 1) for name, value in figures.items()}, indent=2))


if __name__ == "__main__":
    main()
