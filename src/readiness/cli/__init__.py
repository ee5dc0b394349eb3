"""The `readiness` command.

Exit codes: 0 done; 1 done, with errors in the data that the report or check names; 2 could not run,
and one sentence says why.
"""

from __future__ import annotations

import argparse
import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

from readiness import __version__, paths, terminal
from readiness.cli import casework, installed, outlook, published, reports, watching, workbooks
from readiness.cli.told import COULD_NOT_RUN, DONE
from readiness.errors import ReadinessError


def main(words: Sequence[str] | None = None) -> int:
    """Runs one command; returns its exit code."""
    chosen = parser().parse_args(words)
    try:
        with terminal.orderly():
            paths.settle()
            return int(chosen.do(chosen))
    except ReadinessError as error:
        return _could_not_run(str(error))
    except KeyboardInterrupt:
        return _could_not_run("Stopped; nothing was changed.")
    except BrokenPipeError:
        return DONE
    except Exception as error:
        if os.environ.get("READINESS_DEBUG"):
            raise
        return _could_not_run(_own_fault(error))


def _could_not_run(sentence: str) -> int:
    print(f"readiness: {sentence}", file=sys.stderr)  # noqa: T201
    return COULD_NOT_RUN


def _own_fault(error: Exception) -> str:
    """Where, and what kind; never the message, which could hold a value from a list."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{Path(frame.filename).name} line {frame.lineno}"
    return (
        f"An error of readiness's own stopped it ({type(error).__name__} in {where}). "
        "Nothing was changed; please report that line."
    )


def parser() -> argparse.ArgumentParser:
    """Of the whole command; each command's own hangs below it."""
    top = argparse.ArgumentParser(prog="readiness", description=__doc__.splitlines()[0])
    top.add_argument("--version", action="version", version=f"readiness {__version__}")
    commands = top.add_subparsers(required=True, metavar="COMMAND")
    for rooms in (reports, casework, published, watching, outlook, workbooks, installed):
        rooms.add(commands)
    return top
