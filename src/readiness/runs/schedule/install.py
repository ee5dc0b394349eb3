"""Puts the entries of an authority into the user's crontab, and leaves all others as they are."""

from __future__ import annotations

import subprocess

from readiness.errors import InputError
from readiness.runs.schedule.entries import BEGIN, END


def install_cron(entries: str, slug: str, crontab: str = "crontab") -> None:
    """Takes the place of the authority's earlier entries. Raises InputError where there is no cron, or
    it does not take them."""
    try:
        now = subprocess.run(
            [crontab, "-l"], capture_output=True, text=True, timeout=30, check=False
        )
        kept = now.stdout if now.returncode == 0 else ""
        done = subprocess.run(
            [crontab, "-"], input=merged(kept, entries, slug), text=True, capture_output=True, timeout=30,
            check=False,
        )  # fmt: skip
    except (OSError, subprocess.SubprocessError):
        raise InputError(
            "There is no crontab on this machine; print the entries and install them where there is one."
        ) from None
    if done.returncode:
        raise InputError(
            f"crontab did not take the entries: {done.stderr.strip() or 'it said nothing'}."
        )


def merged(crontab: str, entries: str, slug: str) -> str:
    """The crontab with the authority's entries at the end, in place of earlier ones.

    Raises InputError where an earlier block has no end: then it cannot be told what is ours.
    """
    lines, kept, inside = crontab.splitlines(), [], False
    for line in lines:
        if line == BEGIN.format(slug):
            inside = True
        elif line == END.format(slug):
            inside = False
        elif not inside:
            kept.append(line)
    if inside:
        raise InputError(
            f"The crontab has '{BEGIN.format(slug)}' without its end; put that right by hand first."
        )
    return "".join(f"{line}\n" for line in kept) + entries
