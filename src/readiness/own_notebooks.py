"""The notebooks of an installed package, copied to where a person can work on them."""

from __future__ import annotations

import hashlib
import json
import shutil
from dataclasses import dataclass
from pathlib import Path

from readiness import paths
from readiness.errors import InputError


@dataclass(frozen=True)
class Copied:
    """Names of notebooks: copied now, brought up to date, and left because they are no longer as copied."""

    new: tuple[str, ...]
    renewed: tuple[str, ...]
    kept: tuple[str, ...]


def copy_notebooks(to: Path) -> Copied:
    """Copies every notebook that is not there. One that differs from what was copied stays as it is.

    A record in the folder says what was copied, so that after an upgrade a notebook nobody touched is
    told from one somebody worked on. Raises InputError where the folder cannot be written.
    """
    record = to / paths.COPIED
    before = _read(record)
    found: dict[str, str] = {}
    now: dict[str, str] = {}
    try:
        to.mkdir(parents=True, exist_ok=True)
        there = (file for kind in ("*.ipynb", "README.md") for file in paths.notebooks().glob(kind))
        for source in sorted(there):
            target, ours = to / source.name, _digest(source)
            found[source.name] = _state(target, ours, before.get(source.name, ""))
            if found[source.name] in {"new", "renewed"}:
                shutil.copyfile(source, target)
            now[source.name] = before.get(source.name, "") if found[source.name] == "kept" else ours
        record.write_text(json.dumps(now, indent=2) + "\n", encoding="utf-8")
    except OSError as error:
        raise InputError(
            f"The notebooks cannot be copied to '{to}' ({error.strerror}); run it in another folder."
        ) from None
    return Copied(
        *(tuple(n for n, s in found.items() if s == k) for k in ("new", "renewed", "kept"))
    )


def _state(target: Path, ours: str, copied: str) -> str:
    if not target.exists():
        return "new"
    there = _digest(target) if target.is_file() else ""
    if there == ours:
        return "same"
    return "renewed" if there and there == copied else "kept"


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _read(record: Path) -> dict[str, str]:
    """Nothing where there is no record, or none of ours: then whatever is there was somebody's work."""
    try:
        held = json.loads(record.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(k): str(v) for k, v in held.items()} if isinstance(held, dict) else {}
