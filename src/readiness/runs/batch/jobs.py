"""What a batch is to make: a job an authority, from a folder of folders or from a list."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from readiness.errors import InputError
from readiness.intake.addresses import is_address
from readiness.runs.naming import slug_of

ANNEX_A = ("annex_a.xlsx", "annex_a.xlsm", "annex_a.xls", "annex_a.ods", "annex_a")
COLUMNS = ("name", "annex_a", "evidence", "returns", "authority")
"""Of a list: the first two must be filled in; paths are taken from the list's own folder, and
addresses (docs/runs.md) as they are."""


@dataclass(frozen=True)
class Job:
    """`name` is its folder's among the reports. Paths are absolute, or addresses; empty where there is none."""

    name: str
    annex_a: str
    evidence: str = ""
    returns: str = ""
    authority: str = ""


def jobs_of(source: Path) -> list[Job]:
    """In order of name. source: a folder with a folder an authority, which holds annex_a.xlsx (or .xls,
    .ods, or a folder annex_a of csv) and, where there are any, evidence.xlsx and a folder returns; or a csv
    with COLUMNS.

    Raises InputError where it is neither, holds nothing, or two jobs have one name.
    """
    if source.is_dir():
        found = _of_folder(source)
    elif source.is_file():
        found = _of_list(source)
    else:
        raise InputError(f"There is no folder or list '{source}'; check the path and try again.")
    if not found:
        raise InputError(
            f"'{source.name}' holds no authority: each is a folder that holds {ANNEX_A[0]}."
        )
    names = [job.name for job in found]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise InputError(
            f"'{source.name}' has {', '.join(twice)} more than once; give each a name of its own."
        )
    return sorted(found, key=lambda job: job.name)


def _of_folder(source: Path) -> list[Job]:
    jobs = []
    for folder in sorted(one for one in source.iterdir() if one.is_dir()):
        annex_a = next((folder / name for name in ANNEX_A if (folder / name).exists()), None)
        if annex_a is not None:
            jobs.append(
                Job(
                    _plain(folder.name),
                    str(annex_a.resolve()),
                    _there(folder / "evidence.xlsx"),
                    _there(folder / "returns"),
                )
            )
    return jobs


def _there(path: Path) -> str:
    return str(path.resolve()) if path.exists() else ""


def _of_list(source: Path) -> list[Job]:
    try:
        with source.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
    except (OSError, ValueError, csv.Error):
        raise InputError(f"'{source.name}' cannot be read as a csv.") from None
    lacking = [name for name in COLUMNS[:2] if rows and name not in rows[0]]
    if lacking:
        raise InputError(f"'{source.name}' lacks the column {', '.join(lacking)}.")
    empty = [
        str(n) for n, row in enumerate(rows, 2) if not (row.get("name") and row.get("annex_a"))
    ]
    if empty:
        raise InputError(f"'{source.name}' has no name or annex_a in row {', '.join(empty)}.")
    return [_listed(source.parent, row) for row in rows]


def _listed(folder: Path, row: Mapping[str, str | None]) -> Job:
    annex_a, evidence, returns = (_from(folder, row.get(name) or "") for name in COLUMNS[1:4])
    return Job(
        _plain(row["name"] or ""), annex_a, evidence, returns, (row.get("authority") or "").strip()
    )


def _from(folder: Path, said: str) -> str:
    """A file that is not there is told by the job itself, so that it fails alone. An address stays one."""
    if is_address(said):
        return said.strip()
    return str((folder / said.strip()).resolve()) if said.strip() else ""


def _plain(name: str) -> str:
    try:
        return slug_of(name)
    except InputError:
        raise InputError(
            "An authority of the batch has a name without letters; rename it."
        ) from None
