"""What several commands are given: Annex A and its day, evidence, returns."""

from __future__ import annotations

import argparse
from typing import Any

from readiness.cli.told import SAMPLE_AS_AT, this_day
from readiness.errors import InputError
from readiness.kernels import KINDS, PLAIN


def add_lists(command: argparse.ArgumentParser) -> None:
    """Annex A and its day."""
    source = command.add_mutually_exclusive_group(required=True)
    source.add_argument("--sample", action="store_true", help="the invented authority")
    source.add_argument("--annex-a", metavar="FILE", help="a workbook or a folder of csv")
    command.add_argument(
        "--as-at", metavar="DATE", help="the day everything is as at, 2026-09-30; or today"
    )


def add_evidence(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--evidence", metavar="FILE", nargs="+", help="the local evidence workbook, or several"
    )


def add_returns(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--returns",
        metavar="PATH",
        nargs="+",
        help="children in need census files (XML) and folders of SSDA903 csv",
    )


def add_kernels(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--kernels",
        choices=KINDS,
        default=PLAIN,
        help="forked: faster, from a process that has imported all already; not on Windows",
    )


def add_papers(command: argparse.ArgumentParser, usual: str) -> None:
    command.add_argument(
        "--papers",
        metavar="LIST",
        default=usual,
        help=f"papers made of it: pdf, word, or none; {usual} if not given",
    )


def papers_of(chosen: argparse.Namespace) -> tuple[str, ...]:
    """pdf,word as a tuple; none is none."""
    named = (word.strip() for word in chosen.papers.split(","))
    return tuple(word for word in named if word and word != "none")


def add_format(command: argparse.ArgumentParser) -> None:
    command.add_argument("--format", choices=("text", "json"), default="text")


def lists_of(chosen: argparse.Namespace) -> tuple[Any, Any, str]:
    """Annex A, the evidence and the day, as given or the sample's."""
    from readiness import paths

    annex_a, evidence, as_at = chosen.annex_a, getattr(chosen, "evidence", None), chosen.as_at
    if chosen.sample:
        annex_a = paths.sample() / "annex_a.xlsx"
        evidence = evidence or paths.sample() / "evidence.xlsx"
        as_at = as_at or SAMPLE_AS_AT
    if not as_at:
        raise InputError("Say which day everything is as at: --as-at 2026-09-30.")
    return annex_a, evidence, this_day().isoformat() if as_at == "today" else as_at


def returns_of(chosen: argparse.Namespace) -> Any:
    """As given, or the sample's."""
    from readiness import paths

    return chosen.returns or (paths.sample() / "returns" if chosen.sample else None)
