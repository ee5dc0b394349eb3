"""The `readiness` command.

Exit codes: 0 done; 1 done, with errors in the data that the report or check names; 2 could not run,
and one sentence says why.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import traceback
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from readiness import __version__, terminal
from readiness.errors import InputError, ReadinessError

DONE, DATA_ERRORS, COULD_NOT_RUN = 0, 1, 2
SAMPLE_AS_AT = "2026-09-30"


def main(words: Sequence[str] | None = None) -> int:
    """Runs one command; returns its exit code."""
    chosen = _parser().parse_args(words)
    try:
        with terminal.orderly():
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


def _say(text: str) -> None:
    print(text)  # noqa: T201


def _parser() -> argparse.ArgumentParser:
    top = argparse.ArgumentParser(prog="readiness", description=__doc__.splitlines()[0])
    top.add_argument("--version", action="version", version=f"readiness {__version__}")
    commands = top.add_subparsers(required=True, metavar="COMMAND")
    _add_run(commands)
    _add_visit(commands)
    _add_check(commands)
    _add_audit(commands)
    _add_worklist(commands)
    _add_evidence_template(commands)
    _add_evidence_check(commands)
    _add_synthetic(commands)
    _add_measures(commands)
    _add_published(commands)
    _add_outlook(commands)
    _add_status(commands)
    _add_batch(commands)
    _add_schedule(commands)
    _add_compare(commands)
    lab = commands.add_parser("lab", help="open the notebooks in JupyterLab")
    lab.set_defaults(do=_lab)
    return top


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
    _add_lists(run)
    _add_evidence(run)
    _add_returns(run)
    run.add_argument("--authority", metavar="NAME|CODE", help="whose data these are")
    run.add_argument("--published", metavar="FILE", help="DfE's LAIT values, for the shipped table")
    run.add_argument("--out", metavar="DIR", type=Path, help="the report's folder")
    run.add_argument(
        "--keep", metavar="N", type=int, help="the newest reports that stay; all if not given"
    )
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


def _add_returns(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--returns",
        metavar="PATH",
        nargs="+",
        help="children in need census files (XML) and folders of SSDA903 csv",
    )


def _add_lists(command: argparse.ArgumentParser) -> None:
    """Annex A and its day."""
    source = command.add_mutually_exclusive_group(required=True)
    source.add_argument("--sample", action="store_true", help="the invented authority")
    source.add_argument("--annex-a", metavar="FILE", help="a workbook or a folder of csv")
    command.add_argument(
        "--as-at", metavar="DATE", help="the day everything is as at, 2026-09-30; or today"
    )


def _add_evidence(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--evidence", metavar="FILE", nargs="+", help="the local evidence workbook, or several"
    )


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
    _add_format(check)
    check.set_defaults(do=_check)


def _add_audit(commands: Any) -> None:
    audit = commands.add_parser(
        "audit", help="what could be worked out of a finished report, as an outsider would"
    )
    audit.add_argument("report", metavar="DIR", type=Path, help="the report's folder")
    audit.add_argument("--previous", metavar="DIR", type=Path, nargs="*", default=())
    _add_format(audit)
    audit.set_defaults(do=_audit)


def _add_worklist(commands: Any) -> None:
    worklist = commands.add_parser(
        "worklist",
        help="rows of children or workers, a sheet a team, for those who hold the records",
    )
    kinds = worklist.add_subparsers(required=True, metavar="KIND")
    due = _add_kind(kinds, "due", "who is late, and who falls due")
    due.add_argument(
        "--until", metavar="DATE", help="the last day to look to; four weeks if not given"
    )
    caseloads = _add_kind(kinds, "caseloads", "open cases by worker, against each one's limit")
    sample = _add_kind(kinds, "sample", "children to audit, drawn by chance")
    sample.add_argument("--size", metavar="N", type=int, required=True, help="how many to draw")
    sample.add_argument("--seed", metavar="S", type=int, default=1, help="another draws others")
    sample.add_argument("--by", metavar="WHAT", nargs="+", default=["area"], help="area, team ...")
    sample.add_argument(
        "--exclude", metavar="FILE", help="a worklist, or text, of whom to leave out"
    )
    behind = _add_kind(kinds, "behind", "the children a measure counts")
    behind.add_argument("--measure", metavar="ID", required=True, help="as 'measures' lists them")
    _add_returns(behind)
    changes = _add_kind(kinds, "changes", "what differs from an earlier extract")
    changes.add_argument("--before", metavar="FILE", required=True, help="the earlier Annex A")
    changes.add_argument("--before-as-at", metavar="DATE", required=True, help="its day")
    for kind in (due, caseloads, sample, behind):
        _add_evidence(kind)


def _add_kind(kinds: Any, name: str, about: str) -> argparse.ArgumentParser:
    kind: argparse.ArgumentParser = kinds.add_parser(name, help=about)
    _add_lists(kind)
    kind.add_argument("--out", metavar="FILE", required=True, help="a new Excel workbook, .xlsx")
    kind.set_defaults(do=_worklist, kind=name)
    return kind


def _add_evidence_template(commands: Any) -> None:
    make = commands.add_parser(
        "evidence-template", help="write the local evidence workbook, to be filled in"
    )
    make.add_argument("file", metavar="FILE", type=Path, help="a new Excel workbook, .xlsx")
    make.add_argument("--authority", metavar="NAME|CODE", help="whose it is, filled in for you")
    make.set_defaults(do=_evidence_template)


def _add_evidence_check(commands: Any) -> None:
    check = commands.add_parser("evidence-check", help="what is wrong with a filled-in workbook")
    check.add_argument("files", metavar="FILE", nargs="+", help="the workbook, or several")
    check.add_argument("--as-at", metavar="DATE", required=True, help="the day, 2026-09-30")
    check.set_defaults(do=_evidence_check)


def _add_synthetic(commands: Any) -> None:
    make = commands.add_parser("synthetic", help="invent an authority, with its answer key")
    make.add_argument("--children", metavar="N", type=int, required=True, help="50 to 500,000")
    make.add_argument("--seed", metavar="S", type=int, required=True)
    make.add_argument("--out", metavar="DIR", type=Path, required=True)
    make.add_argument("--as-at", metavar="DATE", default=SAMPLE_AS_AT)
    make.add_argument("--name", metavar="NAME", default="Harrowmere", help="what it is called")
    make.add_argument("--faults", metavar="FAULT", nargs="*", default=(), help="plant known faults")
    make.add_argument("--files", choices=("xlsx", "csv"), default="xlsx", help="of Annex A")
    make.set_defaults(do=_synthetic)


def _add_measures(commands: Any) -> None:
    measures = commands.add_parser("measures", help="the catalogue of measures")
    _add_format(measures)
    measures.set_defaults(do=_measures)


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
    batch.set_defaults(do=_batch)


def _add_schedule(commands: Any) -> None:
    schedule = commands.add_parser(
        "schedule", help="when reports are due by the authority's calendar, as a machine reads it"
    )
    _add_lists(schedule)
    _add_evidence(schedule)
    _add_returns(schedule)
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
    _add_format(compare)
    compare.set_defaults(do=_compare)


def _add_status(commands: Any) -> None:
    status = commands.add_parser(
        "status", help="the last runs, how they ended, and the latest reports"
    )
    status.add_argument("--authority", metavar="NAME", help="of this one alone")
    status.add_argument(
        "--stale", metavar="DAYS", type=int, help="a report older than this is told"
    )
    _add_format(status)
    status.set_defaults(do=_status)


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
    report.set_defaults(do=_published_report)


def _add_outlook(commands: Any) -> None:
    outlook = commands.add_parser(
        "outlook", help="what published figures say of judgements: chances, and no grade"
    )
    steps = outlook.add_subparsers(required=True, metavar="STEP")
    panel = steps.add_parser("panel", help="published figures of authorities as known on a day")
    panel.add_argument("--published", metavar="FILE", required=True, help="DfE's LAIT values")
    whose = panel.add_mutually_exclusive_group(required=True)
    whose.add_argument("--authority", metavar="NAME|CODE", nargs="+", help="one, or several")
    whose.add_argument("--all", action="store_true", help="all 153 there are today")
    panel.add_argument("--on", metavar="DATE", required=True, help="the day, 2026-09-30")
    panel.add_argument("--out", metavar="PANEL", type=Path, required=True, help="a new .csv file")
    panel.add_argument("--prior", metavar="FILE", type=Path, required=True, help="a new .csv file")
    panel.set_defaults(do=_panel)
    fit = _add_step(steps, "fit", "learn it from inspections that were")
    fit.add_argument("--outcomes", metavar="FILE", required=True, help="their judgements (csv)")
    fit.add_argument("--out", metavar="MODEL", type=Path, required=True, help="a new .json file")
    predict = _add_step(steps, "predict", "four chances a judgement of each inspection")
    predict.add_argument("--model", metavar="MODEL", required=True, help="as 'fit' wrote it")
    predict.add_argument("--prior", metavar="FILE", required=True, help="judgements before (csv)")
    predict.add_argument("--out", metavar="FILE", type=Path, required=True, help="a new .csv file")
    trial = _add_step(steps, "backtest", "try it on the past beside what anybody could say")
    trial.add_argument("--outcomes", metavar="FILE", required=True, help="their judgements (csv)")
    trial.add_argument("--out", metavar="FILE", type=Path, help="the whole table (csv)")


def _add_step(steps: Any, name: str, about: str) -> argparse.ArgumentParser:
    step: argparse.ArgumentParser = steps.add_parser(name, help=about)
    step.add_argument(
        "--panel", metavar="FILE", required=True, help="published figures (parquet, csv)"
    )
    step.set_defaults(do=_outlook, step=name)
    return step


def _add_format(command: argparse.ArgumentParser) -> None:
    command.add_argument("--format", choices=("text", "json"), default="text")


def _run(chosen: argparse.Namespace) -> int:
    from readiness import runs

    annex_a, evidence, as_at = _lists(chosen)
    returns = _returns(chosen)
    theme = getattr(chosen, "theme", None)
    make = partial(runs.visit, theme=theme, visit_date=chosen.date) if theme else runs.run
    with _Progress(total=6 + (1 if theme else len(runs.pages()))) as progress:
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
            tell=progress.tell,
        )
    if outcome.errors or outcome.queries:
        counts = (outcome.errors, "error", "errors"), (outcome.queries, "query", "queries")
        found = " and ".join(_many(*words) for words in counts if words[0])
        _say(f"The data raise {found}; see 'Are the data fit to hand over?' in the report.")
    _say(f"Report: {outcome.index}")
    return DATA_ERRORS if outcome.errors else DONE


def _lists(chosen: argparse.Namespace) -> tuple[Any, Any, str]:
    """Annex A, the evidence and the day, as given or the sample's."""
    from readiness import paths

    annex_a, evidence, as_at = chosen.annex_a, getattr(chosen, "evidence", None), chosen.as_at
    if chosen.sample:
        annex_a = paths.sample() / "annex_a.xlsx"
        evidence = evidence or paths.sample() / "evidence.xlsx"
        as_at = as_at or SAMPLE_AS_AT
    if not as_at:
        raise InputError("Say which day everything is as at: --as-at 2026-09-30.")
    return annex_a, evidence, _today().isoformat() if as_at == "today" else as_at


def _check(chosen: argparse.Namespace) -> int:
    from readiness import quality
    from readiness.assessment import as_date, locate
    from readiness.intake import annex_a

    as_at = as_date(chosen.as_at) if chosen.as_at else None
    file = locate(chosen.file)
    previous = locate(chosen.previous) if chosen.previous else None
    if chosen.pack:
        from readiness import pack

        pack.refuse(chosen.pack, [one for one in (file, previous) if one])
    with _Progress(total=5 if chosen.pack else 2) as progress:
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
        _say(json.dumps(annex_a.check_document(reading), indent=2, ensure_ascii=False))
    else:
        _say(annex_a.check_text(reading))
    if made:
        # What reads the JSON gets the JSON alone.
        stream = sys.stderr if chosen.format == "json" else sys.stdout
        print(f"Pack, child-level: {made.page} ({made.summary})", file=stream)
    return DATA_ERRORS if any(i.severity == "error" for i in reading.issues) else DONE


def _audit(chosen: argparse.Namespace) -> int:
    from readiness.runs import auditing

    found = auditing.audit_report(chosen.report, chosen.previous)
    text = chosen.format != "json"
    _say(found.text() if text else json.dumps(found.document(), indent=2, ensure_ascii=False))
    return DATA_ERRORS if len(found.told) else DONE


_OF_ALL_KINDS = frozenset({"do", "kind", "sample", "annex_a", "as_at", "out"})


def _worklist(chosen: argparse.Namespace) -> int:
    from readiness.worklists import kinds

    annex_a, evidence, as_at = _lists(chosen)
    asked = {name: value for name, value in vars(chosen).items() if name not in _OF_ALL_KINDS}
    if "evidence" in asked:
        asked["evidence"] = evidence
    if "returns" in asked and chosen.sample:
        asked["returns"] = _returns(chosen)
    with _Progress() as progress:
        progress.tell("Reading the lists")
        made = kinds.make(chosen.kind, chosen.out, annex_a, as_at=as_at, **asked)
    counts = f"{_many(sum(made.values()), 'row', 'rows')} on {_many(len(made), 'sheet', 'sheets')}"
    _say(f"Worklist, child-level: {chosen.out} ({counts if made else 'nobody'})")
    return DONE


def _compare(chosen: argparse.Namespace) -> int:
    from readiness import measures
    from readiness.runs import comparing

    found = comparing.compare(chosen.before, chosen.now)
    if chosen.format == "json":
        _say(json.dumps(found.document(), indent=2, ensure_ascii=False))
    else:
        titles = {one["id"]: one["title"] for one in measures.catalogue()}
        _say(comparing.text(found, titles))
    return DONE


def _schedule(chosen: argparse.Namespace) -> int:
    from readiness.runs import schedule
    from readiness.runs.scheduling import runs_due

    if chosen.install and chosen.kind != "cron":
        raise InputError("Only a crontab can be installed from here; write the others with --out.")
    annex_a, evidence, as_at = _lists(chosen)
    returns = _returns(chosen)
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
        _say(f"{_many(len(runs), 'run', 'runs')} in the crontab, the next on {runs[0].day}.")
    elif chosen.out:
        for name, text in files.items():
            _write(chosen.out / name, text)
            _say(str(chosen.out / name))
    else:
        _say(
            "\n".join(
                f"# {name}\n{text}" if len(files) > 1 else text for name, text in files.items()
            )
        )
    return DONE


def _returns(chosen: argparse.Namespace) -> Any:
    """As given, or the sample's."""
    from readiness import paths

    return chosen.returns or (paths.sample() / "returns" if chosen.sample else None)


def _clock(said: str) -> time:
    try:
        return time.fromisoformat(said)
    except ValueError:
        raise InputError(f"'{said}' is no time of day; write it as 02:00.") from None


def _batch(chosen: argparse.Namespace) -> int:
    from readiness import paths
    from readiness.runs import batch

    jobs = batch.jobs_of(chosen.source)
    out = chosen.out or paths.reports() / "batch" / chosen.as_at
    with _Progress(total=len(jobs)) as progress:
        found = batch.batch(
            jobs,
            out,
            as_at=chosen.as_at,
            profile=chosen.profile,
            workers=chosen.workers,
            memory=chosen.memory,
            scheduler=chosen.scheduler,
            again=chosen.again,
            tell=progress.tell,
        )
    for one in found.made:
        if one.state == "failed":
            print(f"{one.name}: {one.why}", file=sys.stderr)  # noqa: T201
    counts = ", ".join(f"{found.count(state)} {state}" for state in ("done", "fresh", "failed"))
    _say(f"{_many(len(jobs), 'authority', 'authorities')} ({counts}): {found.index}")
    return DATA_ERRORS if found.count("failed") else DONE


def _status(chosen: argparse.Namespace) -> int:
    from readiness.runs import standing

    now = datetime.now(UTC)
    found = standing.standing(chosen.authority, now, chosen.stale)
    text = chosen.format != "json"
    _say(standing.text(found, now) if text else json.dumps(standing.document(found), indent=2))
    return DATA_ERRORS if any(one.told for one in found) else DONE


def _import(chosen: argparse.Namespace) -> int:
    from readiness import paths
    from readiness.assessment import as_date, locate
    from readiness.intake import official

    store = chosen.store or paths.data("published")
    today = _today()
    released = as_date(chosen.released) if chosen.released else None
    for name in chosen.files:
        before = {one.number for one in official.imports(store)}
        made, issues = official.add(store, locate(name), today, released)
        for issue in issues:
            _say(issue.message)
        _say(f"{made.file}: {_brought(made, made.number in before)}")
    return DONE


def _today() -> date:
    return datetime.now().astimezone().date()


def _brought(made: Any, there: bool) -> str:
    if there:
        return f"imported already, on {made.imported}; nothing is new."
    if made.grouping:
        return f"{_many(made.rows, 'pair', 'pairs')} of neighbours, grouping of {made.grouping}."
    return (
        f"{_many(made.rows, 'row', 'rows')}: {_many(made.new, 'new figure', 'new figures')}, {made.revised:,} "
        f"revised, {made.withdrawn:,} withdrawn; known from {made.known_from} on."
    )


def _published_report(chosen: argparse.Namespace) -> int:
    from readiness import runs

    as_at = chosen.as_at or _today().isoformat()
    with _Progress() as progress:
        made = runs.published_report(
            None if chosen.all else chosen.authority,
            as_at=as_at,
            published=chosen.published,
            judgements=chosen.judgements,
            out=chosen.out,
            tell=progress.tell,
        )
    if chosen.all:
        _say(f"{_many(made.authorities, 'authority', 'authorities')}: {made.index}")
    else:
        _say(f"Report: {made.index}")
    return DONE


def _panel(chosen: argparse.Namespace) -> int:
    from readiness import benchmark
    from readiness.assessment import as_date, locate
    from readiness.intake.official import known_on
    from readiness.outlook.before import before
    from readiness.outlook.judged_by import read_as
    from readiness.outlook.panel_of import panel_of

    day = as_date(chosen.on)
    named = chosen.authority or ()
    whose = benchmark.authorities() if chosen.all else [benchmark.find_authority(n) for n in named]
    prior = before(whose, day)
    known = known_on(locate(chosen.published), day - timedelta(days=1), read_as())
    if known.figures.empty:
        raise InputError(
            f"'{Path(chosen.published).name}' holds nothing an outlook looks at that was out before {day}."
        )
    panel = panel_of(known.figures, prior)
    _write(chosen.out, panel.to_csv(index=False, lineterminator="\n"))
    _write(chosen.prior, prior.to_csv(index=False, lineterminator="\n"))
    _say(
        f"Figures of {_many(len(prior), 'authority', 'authorities')} known before {day}: {chosen.out}"
    )
    return DONE


def _outlook(chosen: argparse.Namespace) -> int:
    from readiness.outlook import company, inputs, model, predicting

    panel = inputs.read_panel(chosen.panel)
    if chosen.step == "predict":
        found = model.load(chosen.model)
        chances = predicting.predict(found, panel, inputs.read_prior(chosen.prior))
        _write(chosen.out, chances.to_csv(index=False, lineterminator="\n"))
        _say(
            f"Chances of {_many(chances['insp_id'].nunique(), 'inspection', 'inspections')}: {chosen.out}"
        )
        return DONE
    outcomes = inputs.read_outcomes(chosen.outcomes)
    if chosen.step == "fit":
        made = company.learn(panel, outcomes)
        _write(chosen.out, model.as_json(made))
        _say(f"Learnt from inspections begun by {made.last}: {chosen.out}")
        return DONE
    return _trial(panel, outcomes, chosen.out)


def _trial(panel: Any, outcomes: Any, out: Path | None) -> int:
    from readiness.outlook.whole_trial import whole_trial

    found = whole_trial(panel, outcomes)
    if out:
        _write(out, found.to_csv(index=False, lineterminator="\n"))
    scores = found[found["statistic"].isin(["rps", "auc", "slope", "covers", "grades_held"])]
    wide = scores.pivot(index=["judgement", "model"], columns="statistic", values="value")
    _say(wide.round(4).to_string())
    return DONE


def _write(file: Path, text: str) -> None:
    try:
        file.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise InputError(
            f"'{file}' cannot be written ({error.strerror}); choose another."
        ) from None


def _evidence_check(chosen: argparse.Namespace) -> int:
    from readiness.assessment import as_date, locate
    from readiness.intake.evidence import read_evidence
    from readiness.intake.evidence.describe import check_text

    evidence = read_evidence([locate(file) for file in chosen.files], as_date(chosen.as_at))
    _say(check_text(evidence).rstrip())
    return DATA_ERRORS if any(i.severity == "error" for i in evidence.issues) else DONE


def _evidence_template(chosen: argparse.Namespace) -> int:
    from readiness import benchmark
    from readiness.intake.evidence import write_template

    authority = benchmark.find_authority(chosen.authority) if chosen.authority else None
    write_template(chosen.file, authority)
    _say(f"Evidence workbook to fill in: {chosen.file}")
    return DONE


def _synthetic(chosen: argparse.Namespace) -> int:
    from readiness import measures, synthetic
    from readiness.assessment import as_date

    with _Progress() as progress:
        written = synthetic.write(
            chosen.out,
            children=chosen.children,
            seed=chosen.seed,
            as_at=as_date(chosen.as_at),
            faults=tuple(chosen.faults),
            measures=measures.registry(),
            format=chosen.files,
            progress=progress.tell,
            name=chosen.name,
        )
    for file in written.files:
        _say(str(file))
    return DONE


def _measures(chosen: argparse.Namespace) -> int:
    from readiness import measures

    catalogue = measures.catalogue()
    if chosen.format == "json":
        _say(json.dumps(catalogue, indent=2, ensure_ascii=False, default=_plain))
        return DONE
    for one in catalogue:
        _say(f"{one['catalogue']}  {one['title']}  [{one['area']}, {one['unit']}]  {one['id']}")
    return DONE


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else str(value)


def _lab(chosen: argparse.Namespace) -> int:
    from readiness import paths

    return subprocess.run(
        [sys.executable, "-m", "jupyterlab", "--notebook-dir", str(paths.root())]
    ).returncode


def _many(count: int, one: str, more: str) -> str:
    return f"{count:,} {one if count == 1 else more}"


class _Progress:
    """A bar on a terminal; nothing elsewhere, so that logs stay readable."""

    def __init__(self, total: int | None = None) -> None:
        from tqdm import tqdm

        size = shutil.get_terminal_size()  # 80 by 24 where a terminal does not say
        self._bar = tqdm(
            total=total,
            disable=None,
            leave=False,
            ncols=size.columns,
            nrows=size.lines,
            bar_format="{l_bar}{bar:20} {n}/{total} {elapsed}" if total else "{desc} {elapsed}",
        )

    def __enter__(self) -> _Progress:
        return self

    def __exit__(self, *problem: object) -> None:
        self._bar.close()

    @property
    def tell(self) -> Callable[[str], None]:
        def tell(stage: str) -> None:
            self._bar.set_description(stage)
            self._bar.update()

        return tell
