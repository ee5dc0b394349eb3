"""Every check, in the order that fails fastest; continuous integration runs exactly this."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import machine

ROOT = Path(__file__).resolve().parents[1]
STEPS = (
    ("lint", ["-m", "ruff", "check", "."]),
    ("format", ["-m", "ruff", "format", "--check", "."]),
    ("types", ["-m", "mypy"]),
    ("imports", ["-c", "from importlinter.cli import lint_imports_command as c; c()"]),
)


def main(words: list[str]) -> int:
    for name, arguments in () if words else STEPS:
        print(f"== {name}", flush=True)
        if subprocess.run([sys.executable, *arguments], cwd=ROOT).returncode:
            print(f"The check '{name}' failed.", file=sys.stderr)
            return 1
    machine.prepare()
    print("== tests", flush=True)
    # A file's tests stay together, as they share what is slow to make; the slow files come first by
    # name, and the many quick ones fill what is left. One file alone, as while working on it, starts
    # quicker without workers.
    how = words or ["-n", "auto", "--dist", "loadfile", "--no-loadscope-reorder"]
    return subprocess.run([sys.executable, "-m", "pytest", *how], cwd=ROOT).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
