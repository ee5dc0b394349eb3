"""Seconds to the sample report, from a bare clone and from `pip install` of the wheel, beside the bare least.

Each of them with empty caches of pip and uv, and again with the caches that left: a new clone, a new
environment. The bare least is `python -m venv` and `pip install` of the packages that readiness asks for, with
nothing made. Clones what is committed; the caches lie in a folder of their own, so that the machine's are left
alone. `--without-uv` hides an installed uv, which run.py then fetches by pip.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PYTHON = getattr(sys, "_base_executable", sys.executable)
PIP = ("-m", "pip", "--disable-pip-version-check", "install", "--quiet")


def environment(caches: Path, without_uv: bool) -> dict[str, str]:
    kept = {n: v for n, v in os.environ.items() if not n.startswith(("READINESS_", "VIRTUAL_ENV"))}
    # An active environment, whose uv would be found, is no part of a newcomer's machine.
    folders = [f for f in kept.get("PATH", "").split(os.pathsep) if not f.startswith(sys.prefix)]
    if without_uv:
        folders = [f for f in folders if not any((Path(f) / n).exists() for n in ("uv", "uv.exe"))]
    kept["PATH"] = os.pathsep.join(folders)
    kept.pop("PYTHONDONTWRITEBYTECODE", None)
    return kept | {"UV_CACHE_DIR": str(caches / "uv"), "PIP_CACHE_DIR": str(caches / "pip")}


def do(*words: object, cwd: Path, env: dict[str, str]) -> str:
    """What it said; stops the benchmark where it failed (1 is a report with errors in its data)."""
    done = subprocess.run(
        [str(one) for one in words], cwd=cwd, env=env, check=False, capture_output=True, text=True
    )
    if done.returncode not in (0, 1):
        sys.exit(f"{words} failed:\n{done.stdout}\n{done.stderr}")
    return done.stdout


def seconds(work: Callable[[], str], until: str = "") -> tuple[float, float]:
    """Of a clock, and of processors: the second is what a machine that is busy with other work can tell."""
    start, before = time.perf_counter(), os.times()
    said = work()
    if until not in said:
        sys.exit(f"No report was made:\n{said}")
    after = os.times()
    spent = after.children_user + after.children_system
    return time.perf_counter() - start, spent - before.children_user - before.children_system


def venv(place: Path, env: dict[str, str]) -> Path:
    do(PYTHON, "-m", "venv", place, cwd=place.parent, env=env)
    return place / ("Scripts" if os.name == "nt" else "bin")


def bare(place: Path, env: dict[str, str]) -> str:
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    scripts = venv(place, env)
    return do(scripts / "python", *PIP, *wanted["dependencies"], cwd=place.parent, env=env)


def from_wheel(wheel: Path, place: Path, env: dict[str, str]) -> str:
    scripts = venv(place, env)
    do(scripts / "python", *PIP, wheel, cwd=place.parent, env=env)
    work = place.with_name(f"{place.name}-work")
    work.mkdir()
    return do(scripts / "readiness", "run", "--sample", cwd=work, env=env)


def from_clone(repository: str, place: Path, env: dict[str, str]) -> str:
    do("git", "clone", "--quiet", repository, place, cwd=place.parent, env=env)
    return do(PYTHON, "run.py", cwd=place, env=env)


def built(folder: Path, env: dict[str, str]) -> Path:
    """By setuptools itself, from a clone, without the index; not part of what is timed."""
    do("git", "clone", "--quiet", ROOT, folder / "source", cwd=folder, env=env)
    call = f"import setuptools.build_meta as b; b.build_wheel({str(folder)!r})"
    do(sys.executable, "-c", call, cwd=folder / "source", env=env)
    (wheel,) = folder.glob("*.whl")
    return wheel


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--without-uv", action="store_true")
    parser.add_argument("--repository", default=str(ROOT), help="what to clone; this one")
    chosen = parser.parse_args()
    took: dict[str, tuple[float, float]] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        wheel = built(folder, environment(folder / "none", chosen.without_uv))
        works: dict[str, Callable[[Path, dict[str, str]], str]] = {
            "bare": bare,
            "wheel": lambda place, env: from_wheel(wheel, place, env),
            "clone": lambda place, env: from_clone(chosen.repository, place, env),
        }
        for label, work in works.items():
            env = environment(folder / f"caches-{label}", chosen.without_uv)
            for caches in ("cold", "warm"):
                place, until = folder / f"{label}-{caches}", "" if label == "bare" else "index.html"
                this = seconds(lambda: work(place, env), until)  # noqa: B023
                took[f"{label}, {caches}"] = this
                print(f"{label}, {caches}", *map(round, this), file=sys.stderr, flush=True)
    for at, said in enumerate(("seconds", "processor seconds")):
        print(
            json.dumps(
                {said: {label: round(each[at], 1) for label, each in took.items()}}, indent=2
            )
        )
        ratios = {
            f"{label}, {caches}": round(
                took[f"{label}, {caches}"][at] / took[f"bare, {caches}"][at], 2
            )
            for label in ("wheel", "clone")
            for caches in ("cold", "warm")
        }
        print(json.dumps({f"{said}, times the bare least": ratios}, indent=2))


if __name__ == "__main__":
    main()
