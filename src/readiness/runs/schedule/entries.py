"""A schedule as cron, systemd and Windows' Task Scheduler read it. Each has its own marks to escape."""

from __future__ import annotations

import re
import shlex
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import time
from pathlib import Path

from readiness.errors import InputError
from readiness.runs.schedule.due import Due

BEGIN, END = "# readiness {}: begin", "# readiness {}: end"
CRON_TAKES = 998
"""Bytes of a command that cron reads; a longer one it refuses, and with it the whole crontab."""
_SLUG = re.compile(r"[a-z0-9-]+")


@dataclass(frozen=True)
class Command:
    """What is run, in which folder, and where it says how it went. `slug` names the authority's entries."""

    slug: str
    words: tuple[str, ...]
    folder: Path
    log: Path

    def __post_init__(self) -> None:
        if not _SLUG.fullmatch(self.slug):
            raise InputError("The name of a schedule may have small letters, digits and hyphens.")
        every = (*self.words, str(self.folder), str(self.log))
        if any(re.search(r"[\x00-\x1f\x7f]", word) for word in every):
            raise InputError(
                "A path of the schedule holds a line break or another control character."
            )


def as_cron(runs: Sequence[Due], at: time, command: Command) -> str:
    """Lines for a crontab between two marks. cron knows no year, so that each line looks at it itself.

    Raises InputError where the command is longer than cron takes.
    """
    run = (
        f"cd {shlex.quote(str(command.folder))} && {shlex.join(command.words)} "
        f">> {shlex.quote(str(command.log))} 2>&1"
    )
    lines = [BEGIN.format(command.slug)]
    for one in runs:
        lines += [f"# {_plain('; '.join(one.why))}"]
        when = f"{at.minute} {at.hour} {one.day.day} {one.day.month} *"
        guarded = f'[ "$(date +%Y)" = "{one.day.year}" ] && {run}'
        # A percent sign ends the command of a cron line unless it is escaped.
        escaped = guarded.replace("%", r"\%")
        if len(escaped.encode()) > CRON_TAKES:
            raise InputError(
                f"The paths are too long for cron, which takes {CRON_TAKES} letters of a command; use "
                "shorter ones, or systemd."
            )
        lines.append(f"{when} {escaped}")
    return "\n".join([*lines, END.format(command.slug), ""])


def as_systemd(runs: Sequence[Due], at: time, command: Command) -> Mapping[str, str]:
    """A service and a timer, by file name, for the folder of the user's units. A day on which the machine
    was off is made up for when it is on again."""
    name = f"readiness-{command.slug}"
    service = "\n".join(
        [
            "[Unit]",
            f"Description=readiness report of {command.slug}",
            "",
            "[Service]",
            "Type=oneshot",
            f"WorkingDirectory={_unit(str(command.folder), quoted=False)}",
            f"ExecStart={' '.join(_unit(word) for word in command.words)}",
            f"StandardOutput=append:{_unit(str(command.log), quoted=False)}",
            "StandardError=inherit",
            "",
        ]
    )
    days = [f"OnCalendar={one.day.isoformat()} {at:%H:%M}:00" for one in runs]
    timer = "\n".join(
        [
            "[Unit]",
            f"Description=when readiness reports of {command.slug} are due",
            "",
            "[Timer]",
            *days,
            "Persistent=true",
            "",
            "[Install]",
            "WantedBy=timers.target",
            "",
        ]
    )
    return {f"{name}.service": service, f"{name}.timer": timer}


def as_windows(runs: Sequence[Due], at: time, command: Command) -> str:
    """A .cmd file that makes a task a day. Not yet tried on Windows."""
    run = f'cd /d "{command.folder}" && {subprocess.list2cmdline(command.words)} >> "{command.log}" 2>&1'
    if '"' in str(command.folder) or '"' in str(command.log):
        raise InputError(
            "A path of the schedule holds a quotation mark, which Windows has no way to say."
        )
    inner = f'cmd /c "{run}"'.replace('"', r"\"").replace("%", "%%")
    lines = ["@echo off"]
    for one in runs:
        lines += [f"rem {_plain('; '.join(one.why)).replace('%', '%%')}"]
        lines.append(
            f'schtasks /Create /F /SC ONCE /TN "readiness\\{command.slug} {one.day.isoformat()}" '
            f'/SD {one.day:%d/%m/%Y} /ST {at:%H:%M} /TR "{inner}"'
        )
    return "\r\n".join([*lines, ""])


def _plain(text: str) -> str:
    return re.sub(r"[\x00-\x1f\x7f]", " ", text)


def _unit(word: str, quoted: bool = True) -> str:
    """A word of a unit file: no specifier, no variable, nothing unescaped. A path that is not quoted has
    no other escapes."""
    plain = word.replace("%", "%%")
    if not quoted:
        return plain
    return '"' + plain.replace("\\", r"\\").replace("$", "$$").replace('"', r"\"") + '"'
