"""Asking the command how it is used costs no library."""

from __future__ import annotations

import subprocess
import sys

import pytest

SLOW = (
    "pandas",
    "numpy",
    "matplotlib",
    "pydantic",
    "papermill",
    "nbformat",
    "openpyxl",
    "tqdm",
    "packaging",
)
ASK = """
import contextlib, io, sys
from readiness.cli import main
with contextlib.suppress(SystemExit), contextlib.redirect_stdout(io.StringIO()) as said:
    main(sys.argv[1:])
assert "readiness" in said.getvalue()
print(*sorted({one.partition(".")[0] for one in sys.modules}))
"""


@pytest.mark.parametrize(
    "words", [["--help"], ["--version"], ["run", "--help"], ["wheelhouse", "--help"]]
)
def test_help_imports_no_library(words: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", ASK, *words], capture_output=True, text=True, check=True
    )
    loaded = done.stdout.split()
    assert "argparse" in loaded
    assert [one for one in SLOW if one in loaded] == []
