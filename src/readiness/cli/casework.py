"""worklist: rows of children, for those who hold the records."""

from __future__ import annotations

import argparse
from typing import Any

from readiness.cli.given import add_evidence, add_lists, add_returns, lists_of, returns_of
from readiness.cli.told import DONE, Progress, many, say


def add(commands: Any) -> None:
    _add_worklist(commands)


_FILES = ("evidence", "returns", "before")
_OF_ALL_KINDS = frozenset({"do", "kind", "sample", "annex_a", "as_at", "out"})


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
    add_returns(behind)
    changes = _add_kind(kinds, "changes", "what differs from an earlier extract")
    changes.add_argument("--before", metavar="FILE", required=True, help="the earlier Annex A")
    changes.add_argument("--before-as-at", metavar="DATE", required=True, help="its day")
    for kind in (due, caseloads, sample, behind):
        add_evidence(kind)


def _add_kind(kinds: Any, name: str, about: str) -> argparse.ArgumentParser:
    kind: argparse.ArgumentParser = kinds.add_parser(name, help=about)
    add_lists(kind)
    kind.add_argument("--out", metavar="FILE", required=True, help="a new Excel workbook, .xlsx")
    kind.set_defaults(do=_worklist, kind=name)
    return kind


def _worklist(chosen: argparse.Namespace) -> int:
    from readiness.intake.fetched import fetched
    from readiness.worklists import kinds

    annex_a, evidence, as_at = lists_of(chosen)
    asked = {name: value for name, value in vars(chosen).items() if name not in _OF_ALL_KINDS}
    if "evidence" in asked:
        asked["evidence"] = evidence
    if "returns" in asked and chosen.sample:
        asked["returns"] = returns_of(chosen)
    files = {"annex_a": annex_a, **{name: asked[name] for name in _FILES if name in asked}}
    with Progress() as progress, fetched(files) as here:
        progress.tell("Reading the lists")
        made = kinds.make(chosen.kind, chosen.out, as_at=as_at, **{**asked, **here.files})
    counts = f"{many(sum(made.values()), 'row', 'rows')} on {many(len(made), 'sheet', 'sheets')}"
    say(f"Worklist, child-level: {chosen.out} ({counts if made else 'nobody'})")
    return DONE
