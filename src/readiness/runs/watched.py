"""A run as it is watched: its lock, its lines in the journal, and what it was made with."""

from __future__ import annotations

import platform
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any
from uuid import uuid4

from readiness import __version__, paths
from readiness.errors import InputError, ReadinessError
from readiness.runs import journal
from readiness.runs.held import held

LIBRARIES = (
    "fastexcel", "ipykernel", "jupyter-client", "matplotlib", "nbclient", "nbconvert", "numpy", "pandas",
    "papermill", "pyarrow", "python-calamine", "scipy", "seaborn",
)  # fmt: skip


@dataclass(frozen=True)
class Watch:
    """`started` is in UTC."""

    started: datetime

    def record(self) -> dict[str, Any]:
        """When it began and ended, and with what, for the report's own record."""
        return {
            "started": self.started.isoformat("T", "seconds"),
            "finished": datetime.now(UTC).isoformat("T", "seconds"),
            "made_with": dict(made_with()),
        }


@contextmanager
def watched(kind: str, whose: str, kept: Path, as_at: str, place: Path) -> Iterator[Watch]:
    """Holds the authority's lock and writes how the run began and ended.

    kind: report, visit or published. kept: the authority's folder of kept data; place: where the report
    will stand. An error that is not ours is written by its kind alone, because its words may hold a
    child's values.
    """
    now = datetime.now(UTC)
    begun, name = time.perf_counter(), uuid4().hex[:12]

    def say(event: str, why: str = "") -> None:
        journal.write(
            journal.Event(
                run=name,
                at=datetime.now(UTC).isoformat("T", "seconds"),
                event=event,
                kind=kind,
                authority=whose,
                as_at=as_at,
                place=str(place),
                seconds=round(time.perf_counter() - begun, 2),
                why=why,
            )
        )

    with held(kept, whose, now):
        say(journal.STARTED)
        try:
            yield Watch(now)
        except BaseException as error:
            why = str(error) if isinstance(error, ReadinessError) else type(error).__name__
            with suppress(InputError):  # on a full disk; what happened must not be hidden by that
                say(journal.FAILED, why)
            raise
        say(journal.DONE)


def made_with() -> Mapping[str, Any]:
    """What made a report, for its record: versions, and the commit where there is one."""
    return {
        "readiness": __version__,
        "commit": _commit(),
        "python": platform.python_version(),
        "system": platform.system(),
        "libraries": {name: found for name in LIBRARIES if (found := _version(name))},
    }


def _version(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


@cache
def _commit() -> str | None:
    """Of the checkout; marked where files differ from it. None outside of one."""
    checkout = paths.checkout()
    if checkout is None:
        return None  # the folder worked in may be of a repository, but not of ours
    try:
        said = subprocess.run(
            ["git", "describe", "--always", "--abbrev=40", "--dirty", "--exclude=*"],
            cwd=checkout, capture_output=True, text=True, timeout=10, check=True,
        )  # fmt: skip
    except (OSError, subprocess.SubprocessError):
        return None
    return said.stdout.strip() or None
