"""The evidence workbook, invented authorities and the catalogue."""

from __future__ import annotations

import argparse
import json
from datetime import date
from pathlib import Path
from typing import Any

from readiness.cli.given import add_format
from readiness.cli.told import DATA_ERRORS, DONE, SAMPLE_AS_AT, Progress, say


def add(commands: Any) -> None:
    _add_evidence_template(commands)
    _add_evidence_check(commands)
    _add_synthetic(commands)
    _add_measures(commands)


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
    add_format(measures)
    measures.set_defaults(do=_measures)


def _evidence_check(chosen: argparse.Namespace) -> int:
    from readiness.assessment import as_date, locate
    from readiness.intake.evidence import read_evidence
    from readiness.intake.evidence.describe import check_text

    evidence = read_evidence([locate(file) for file in chosen.files], as_date(chosen.as_at))
    say(check_text(evidence).rstrip())
    return DATA_ERRORS if any(i.severity == "error" for i in evidence.issues) else DONE


def _evidence_template(chosen: argparse.Namespace) -> int:
    from readiness import benchmark
    from readiness.intake.evidence import write_template

    authority = benchmark.find_authority(chosen.authority) if chosen.authority else None
    write_template(chosen.file, authority)
    say(f"Evidence workbook to fill in: {chosen.file}")
    return DONE


def _synthetic(chosen: argparse.Namespace) -> int:
    from readiness import measures, synthetic
    from readiness.assessment import as_date

    with Progress() as progress:
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
        say(str(file))
    return DONE


def _measures(chosen: argparse.Namespace) -> int:
    from readiness import measures

    catalogue = measures.catalogue()
    if chosen.format == "json":
        say(json.dumps(catalogue, indent=2, ensure_ascii=False, default=_plain))
        return DONE
    for one in catalogue:
        say(f"{one['catalogue']}  {one['title']}  [{one['area']}, {one['unit']}]  {one['id']}")
    return DONE


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else str(value)
