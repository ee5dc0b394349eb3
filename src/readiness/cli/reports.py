"""run, visit, check and audit."""

from __future__ import annotations

import argparse
import json
import sys
from functools import partial
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
from readiness.cli.told import DATA_ERRORS, DONE, Progress, many, say


def add(commands: Any) -> None:
    _add_run(commands)
    _add_visit(commands)
    _add_check(commands)
    _add_audit(commands)


def _add_run(commands: Any) -> None:
    run = commands.add_parser("run", help="make the report")
    _add_inputs(run)
    run.add_argument("--profile", choices=("leadership", "public"), default="leadership")
    run.set_defaults(do=_run)


def _add_visit(commands: Any) -> None:
    visit = commands.add_parser("visit", help="make the pack for a focused visit")
    visit.add_argument(
        "--theme", required=True, help="front-door, children-in-care, permanence ..."
    )
    visit.add_argument("--date", metavar="DATE", required=True, help="the day inspectors come")
    _add_inputs(visit)
    visit.set_defaults(do=_run, profile="leadership")


def _add_inputs(run: argparse.ArgumentParser) -> None:
    """What a report is made from, and where it goes."""
    add_lists(run)
    add_evidence(run)
    add_returns(run)
    run.add_argument("--authority", metavar="NAME|CODE", help="whose data these are")
    run.add_argument("--published", metavar="FILE", help="DfE's LAIT values, for the shipped table")
    run.add_argument("--out", metavar="DIR", type=Path, help="the report's folder")
    run.add_argument(
        "--keep", metavar="N", type=int, help="the newest reports that stay; all if not given"
    )
    add_papers(run, usual="pdf")
    run.add_argument(
        "--previous",
        metavar="DIR|none",
        help="the report its readers have already, for all that were made before",
    )
    run.add_argument(
        "--accept-disclosure",
        metavar="FILE",
        type=Path,
        help="figures that may be worked out, accepted on the record (TOML)",
    )
    add_kernels(run)


def _add_check(commands: Any) -> None:
    check = commands.add_parser("check", help="read a workbook and say what is wrong with it")
    check.add_argument("file", metavar="FILE", help="a workbook or a folder of csv")
    check.add_argument("--as-at", metavar="DATE", help="also check dates against this day")
    check.add_argument("--previous", metavar="FILE", help="an earlier extract, to compare with")
    check.add_argument(
        "--pack",
        metavar="DIR",
        type=Path,
        help="also write the notification-day pack, child-level, into a new folder",
    )
    add_format(check)
    check.set_defaults(do=_check)


def _add_audit(commands: Any) -> None:
    audit = commands.add_parser(
        "audit", help="what could be worked out of a finished report, as an outsider would"
    )
    audit.add_argument("report", metavar="DIR", type=Path, help="the report's folder")
    audit.add_argument("--previous", metavar="DIR", type=Path, nargs="*", default=())
    add_format(audit)
    audit.set_defaults(do=_audit)


def _run(chosen: argparse.Namespace) -> int:
    from readiness import runs

    annex_a, evidence, as_at = lists_of(chosen)
    returns = returns_of(chosen)
    theme = getattr(chosen, "theme", None)
    make = partial(runs.visit, theme=theme, visit_date=chosen.date) if theme else runs.run
    with Progress(total=7 + (1 if theme else len(runs.pages()))) as progress:
        outcome = make(
            annex_a,
            as_at=as_at,
            evidence=evidence,
            returns=returns,
            authority=chosen.authority,
            published=chosen.published,
            profile=chosen.profile,
            out=chosen.out,
            previous=chosen.previous,
            accepted=chosen.accept_disclosure,
            keep=chosen.keep,
            papers=papers_of(chosen),
            kernels=chosen.kernels,
            tell=progress.tell,
        )
    if outcome.errors or outcome.queries:
        counts = (outcome.errors, "error", "errors"), (outcome.queries, "query", "queries")
        found = " and ".join(many(*words) for words in counts if words[0])
        say(f"The data raise {found}; see 'Are the data fit to hand over?' in the report.")
    if outcome.papers.lacking:
        say(outcome.papers.lacking)
    say(f"Report: {outcome.index}")
    return DATA_ERRORS if outcome.errors else DONE


def _check(chosen: argparse.Namespace) -> int:
    from readiness.intake.fetched import fetched

    with fetched({"file": chosen.file, "previous": chosen.previous}) as here:
        return _check_files(chosen, here.files["file"], here.files["previous"])


def _check_files(chosen: argparse.Namespace, annex: str, before: str | None) -> int:
    from readiness import quality
    from readiness.assessment import as_date, locate
    from readiness.intake import annex_a

    as_at = as_date(chosen.as_at) if chosen.as_at else None
    file = locate(annex)
    previous = locate(before) if before else None
    if chosen.pack:
        from readiness import pack

        pack.refuse(chosen.pack, [one for one in (file, previous) if one])
    with Progress(total=5 if chosen.pack else 2) as progress:
        progress.tell("Reading Annex A")
        reading = annex_a.read(file, as_at)
        earlier = annex_a.read(previous, as_at).lists if previous else None
        progress.tell("Checking the lists")
        reading = reading.with_issues(quality.check(reading.lists, as_at, earlier))
        made = None
        if chosen.pack:
            made = pack.make(
                file, reading, chosen.pack, as_at=as_at, previous=previous, tell=progress.tell
            )
    if chosen.format == "json":
        say(json.dumps(annex_a.check_document(reading), indent=2, ensure_ascii=False))
    else:
        say(annex_a.check_text(reading))
    if made:
        # What reads the JSON gets the JSON alone.
        stream = sys.stderr if chosen.format == "json" else sys.stdout
        print(f"Pack, child-level: {made.page} ({made.summary})", file=stream)
    return DATA_ERRORS if any(i.severity == "error" for i in reading.issues) else DONE


def _audit(chosen: argparse.Namespace) -> int:
    from readiness.runs import auditing

    found = auditing.audit_report(chosen.report, chosen.previous)
    text = chosen.format != "json"
    say(found.text() if text else json.dumps(found.document(), indent=2, ensure_ascii=False))
    return DATA_ERRORS if len(found.told) else DONE
