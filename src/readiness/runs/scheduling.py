"""The runs an authority's calendar asks for, with the command that makes each."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from readiness import paths
from readiness.assessment import Files, as_date, assess, found_of
from readiness.disclosure import publish
from readiness.enquiry.governance import calendar_of
from readiness.errors import InputError
from readiness.intake.addresses import is_address, said
from readiness.runs.report import slug_of
from readiness.runs.schedule import Command, Due, due

TOLD = ("READINESS_DATA", "READINESS_HOME")


def runs_due(
    annex_a: str | Path,
    *,
    as_at: str,
    evidence: Files | None = None,
    returns: Files | None = None,
    authority: str | None = None,
    keep: int | None = None,
) -> tuple[tuple[Due, ...], Command]:
    """The days after `as_at`, and what is run on each: the same files, as at that day.

    Raises InputError where a file cannot be used or no run is due.
    """
    day = as_date(as_at)
    given = {"evidence": evidence, "returns": returns}
    assessment = assess(annex_a, as_at=day, authority=authority, **given)  # type: ignore[arg-type]
    runs = due(calendar_of(publish(assessment, "leadership")).ahead, day)
    if not runs:
        raise InputError("Nothing is due in the twelve months to come.")
    slug = slug_of(assessment.authority.name)
    words = [*_surroundings(), sys.executable, "-m", "readiness", "run"]
    for name, value in {"annex_a": annex_a, **given}.items():
        if value:
            words += [f"--{name.replace('_', '-')}", *_named(name, value)]
    words += ["--as-at", "today"]
    words += ["--authority", authority] if authority else []
    words += ["--keep", str(keep)] if keep is not None else []
    log = _log_of(slug)
    return runs, Command(slug, tuple(words), paths.root(), log)


def _named(name: str, value: Files) -> list[str]:
    """Whole paths, and addresses as they are: an entry is no place for a password."""
    each = value.split(";") if isinstance(value, str) else value
    found: list[str] = []
    for one in [each] if isinstance(each, Path) else each:
        if not is_address(one):
            found += (str(path.resolve()) for path in found_of(name, one))
            continue
        if said(str(one)) != str(one).strip():
            raise InputError(
                f"'{said(str(one))}' was given with a user, password or query, which an entry of a schedule "
                "would hold; leave it out, and keep it where the machine keeps such things."
            )
        found.append(str(one).strip())
    return found


def _log_of(slug: str) -> Path:
    """In a folder that is there: neither cron's shell nor systemd makes one, and without it nothing would run."""
    log = paths.data("history", slug, "scheduled.log").absolute()
    try:
        log.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(
            f"The folder '{log.parent}' cannot be made ({error.strerror}); make it writable and run again."
        ) from None
    return log


def _surroundings() -> list[str]:
    """What this process was told of its folders, which a scheduled one would not be."""
    told = [f"{name}={os.environ[name]}" for name in TOLD if os.environ.get(name)]
    return ["env", *told] if told and os.name == "posix" else []
