"""batch, schedule, compare and status: runs nobody watches."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

from readiness.cli.given import (
    add_evidence,
    add_format,
    add_kernels,
    add_lists,
    add_papers,
    add_returns,
    lists_of,
    papers_of,
    returns_of,
)
from readiness.cli.told import DATA_ERRORS, DONE, Progress, many, say, write
from readiness.errors import InputError


def add(commands: Any) -> None:
    _add_batch(commands)
    _add_schedule(commands)
    _add_compare(commands)
    _add_status(commands)


def _add_batch(commands: Any) -> None:
    batch = commands.add_parser("batch", help="the reports of many authorities, each for itself")
    batch.add_argument(
        "source", metavar="FOLDER|LIST", type=Path, help="a folder an authority, or a csv"
    )
    batch.add_argument("--as-at", metavar="DATE", required=True, help="the day everything is as at")
    batch.add_argument("--profile", choices=("leadership", "public"), default="leadership")
    batch.add_argument("--out", metavar="DIR", type=Path, help="reports/batch/DATE if not given")
    batch.add_argument(
        "--workers", metavar="N", type=int, default=2, help="processes; 2 if not given"
    )
    batch.add_argument("--memory", metavar="SIZE", default="auto", help="of each process, 4GiB")
    batch.add_argument("--scheduler", metavar="ADDRESS", default="", help="a Dask scheduler's")
    batch.add_argument("--again", action="store_true", help="make what is fresh as well")
    add_papers(batch, usual="none")
    add_kernels(batch)
    batch.set_defaults(do=_batch)


def _add_schedule(commands: Any) -> None:
    schedule = commands.add_parser(
        "schedule", help="when reports are due by the authority's calendar, as a machine reads it"
    )
    add_lists(schedule)
    add_evidence(schedule)
    add_returns(schedule)
    schedule.add_argument("--authority", metavar="NAME|CODE", help="whose data these are")
    schedule.add_argument(
        "--for", dest="kind", choices=("cron", "systemd", "windows"), required=True
    )
    schedule.add_argument("--at", metavar="HH:MM", default="02:00", help="02:00 if not given")
    schedule.add_argument("--keep", metavar="N", type=int, help="reports that each run leaves")
    schedule.add_argument(
        "--out", metavar="DIR", type=Path, help="write the files there, not print them"
    )
    schedule.add_argument("--install", action="store_true", help="into this user's crontab")
    schedule.set_defaults(do=_schedule)


def _add_compare(commands: Any) -> None:
    compare = commands.add_parser(
        "compare", help="what differs between two reports of an authority"
    )
    compare.add_argument("before", metavar="DIR", type=Path, help="the earlier report's folder")
    compare.add_argument("now", metavar="DIR", type=Path, help="the later one's")
    add_format(compare)
    compare.set_defaults(do=_compare)


def _add_status(commands: Any) -> None:
    status = commands.add_parser(
        "status", help="the last runs, how they ended, and the latest reports"
    )
    status.add_argument("--authority", metavar="NAME", help="of this one alone")
    status.add_argument(
        "--stale", metavar="DAYS", type=int, help="a report older than this is told"
    )
    add_format(status)
    status.set_defaults(do=_status)


def _batch(chosen: argparse.Namespace) -> int:
    from readiness import paths
    from readiness.runs import batch

    jobs = batch.jobs_of(chosen.source)
    out = chosen.out or paths.reports() / "batch" / chosen.as_at
    with Progress(total=len(jobs)) as progress:
        found = batch.batch(
            jobs,
            out,
            as_at=chosen.as_at,
            profile=chosen.profile,
            workers=chosen.workers,
            memory=chosen.memory,
            scheduler=chosen.scheduler,
            again=chosen.again,
            kernels=chosen.kernels,
            papers=papers_of(chosen),
            tell=progress.tell,
        )
    for one in found.made:
        if one.state == "failed":
            print(f"{one.name}: {one.why}", file=sys.stderr)  # noqa: T201
    counts = ", ".join(f"{found.count(state)} {state}" for state in ("done", "fresh", "failed"))
    say(f"{many(len(jobs), 'authority', 'authorities')} ({counts}): {found.index}")
    return DATA_ERRORS if found.count("failed") else DONE


def _schedule(chosen: argparse.Namespace) -> int:
    from readiness.runs import schedule
    from readiness.runs.scheduling import runs_due

    if chosen.install and chosen.kind != "cron":
        raise InputError("Only a crontab can be installed from here; write the others with --out.")
    annex_a, evidence, as_at = lists_of(chosen)
    returns = returns_of(chosen)
    runs, command = runs_due(
        annex_a, as_at=as_at, evidence=evidence, returns=returns, authority=chosen.authority,
        keep=chosen.keep,
    )  # fmt: skip
    at = _clock(chosen.at)
    if chosen.kind == "cron":
        files = {f"{command.slug}.cron": schedule.as_cron(runs, at, command)}
    elif chosen.kind == "systemd":
        files = dict(schedule.as_systemd(runs, at, command))
    else:
        files = {f"{command.slug}.cmd": schedule.as_windows(runs, at, command)}
    if chosen.install:
        schedule.install_cron(next(iter(files.values())), command.slug)
        say(f"{many(len(runs), 'run', 'runs')} in the crontab, the next on {runs[0].day}.")
    elif chosen.out:
        for name, text in files.items():
            write(chosen.out / name, text, within=chosen.out)
            say(str(chosen.out / name))
    else:
        say(
            "\n".join(
                f"# {name}\n{text}" if len(files) > 1 else text for name, text in files.items()
            )
        )
    return DONE


def _clock(said: str) -> time:
    try:
        return time.fromisoformat(said)
    except ValueError:
        raise InputError(f"'{said}' is no time of day; write it as 02:00.") from None


def _compare(chosen: argparse.Namespace) -> int:
    from readiness import measures
    from readiness.runs import comparing

    found = comparing.compare(chosen.before, chosen.now)
    if chosen.format == "json":
        say(json.dumps(found.document(), indent=2, ensure_ascii=False))
    else:
        titles = {one["id"]: one["title"] for one in measures.catalogue()}
        say(comparing.text(found, titles))
    return DONE


def _status(chosen: argparse.Namespace) -> int:
    from readiness.runs import standing

    now = datetime.now(UTC)
    found = standing.standing(chosen.authority, now, chosen.stale)
    text = chosen.format != "json"
    say(standing.text(found, now) if text else json.dumps(standing.document(found), indent=2))
    return DATA_ERRORS if any(one.told for one in found) else DONE
