"""published: official statistics alone."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from readiness.cli.given import add_kernels
from readiness.cli.told import DONE, Progress, many, say, this_day


def add(commands: Any) -> None:
    _add_published(commands)


def _add_published(commands: Any) -> None:
    published = commands.add_parser(
        "published", help="official statistics alone: bring them in, and report of any authority"
    )
    steps = published.add_subparsers(required=True, metavar="STEP")
    bring = steps.add_parser("import", help="keep files of DfE's beside those imported before")
    bring.add_argument("files", metavar="FILE", nargs="+", help="LAIT, neighbours, EES csv")
    bring.add_argument("--released", metavar="DATE", help="the day they were out, if not today")
    bring.add_argument(
        "--store", metavar="DIR", type=Path, help="where; data/published if not given"
    )
    bring.set_defaults(do=_import)
    report = steps.add_parser("report", help="where an authority stands, and what inspections find")
    whose = report.add_mutually_exclusive_group(required=True)
    whose.add_argument("--authority", metavar="NAME|CODE")
    whose.add_argument("--all", action="store_true", help="every authority, in one folder")
    report.add_argument(
        "--as-at", metavar="DATE", help="nothing published later; today if not given"
    )
    report.add_argument("--published", metavar="PATH", default="", help="a store, or DfE's file")
    report.add_argument("--judgements", metavar="FILE", default="", help="later judgements (csv)")
    report.add_argument("--out", metavar="DIR", type=Path, help="the report's folder")
    add_kernels(report)
    report.set_defaults(do=_published_report)


def _import(chosen: argparse.Namespace) -> int:
    from readiness import paths
    from readiness.assessment import as_date, locate
    from readiness.intake import official

    store = chosen.store or paths.data("published")
    today = this_day()
    released = as_date(chosen.released) if chosen.released else None
    for name in chosen.files:
        before = {one.number for one in official.imports(store)}
        made, issues = official.add(store, locate(name), today, released)
        for issue in issues:
            say(issue.message)
        say(f"{made.file}: {_brought(made, made.number in before)}")
    return DONE


def _brought(made: Any, there: bool) -> str:
    if there:
        return f"imported already, on {made.imported}; nothing is new."
    if made.grouping:
        return f"{many(made.rows, 'pair', 'pairs')} of neighbours, grouping of {made.grouping}."
    return (
        f"{many(made.rows, 'row', 'rows')}: {many(made.new, 'new figure', 'new figures')}, {made.revised:,} "
        f"revised, {made.withdrawn:,} withdrawn; known from {made.known_from} on."
    )


def _published_report(chosen: argparse.Namespace) -> int:
    from readiness import runs

    as_at = chosen.as_at or this_day().isoformat()
    with Progress() as progress:
        made = runs.published_report(
            None if chosen.all else chosen.authority,
            as_at=as_at,
            published=chosen.published,
            judgements=chosen.judgements,
            out=chosen.out,
            kernels=chosen.kernels,
            tell=progress.tell,
        )
    if chosen.all:
        say(f"{many(made.authorities, 'authority', 'authorities')}: {made.index}")
    else:
        say(f"Report: {made.index}")
    return DONE
