"""Reads the local evidence workbook: what the authority says of itself beside Annex A.

The tabs are declared in `intake.evidence.tabs`, from which the template is written and the workbook
read. Many of its rows are about children, so it is as private as the lists. What is missing is
missing: it lowers coverage and is never a zero.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from readiness.errors import InputError
from readiness.intake.annex_a.workbook import read_workbook
from readiness.intake.evidence import facts, messages, own_words
from readiness.intake.evidence.declaration import Heading, Tab
from readiness.intake.evidence.facts import GradeCounts
from readiness.intake.evidence.invisible import without_invisible
from readiness.intake.evidence.joining import join
from readiness.intake.evidence.rules import check_keys, check_rows
from readiness.intake.evidence.said import audit_counts, said, without_names
from readiness.intake.evidence.sheets import find, is_foreign
from readiness.intake.evidence.sprawl import refuse_sprawling
from readiness.intake.evidence.table import Table, empty_table, read_table
from readiness.intake.evidence.tabs import EVIDENCE_TABS, tab
from readiness.intake.evidence.template import write_template
from readiness.model import Area, Authority, ChildList, Grade, Issue, Rebasing, Severity

__all__ = [
    "EVIDENCE_TABS",
    "Evidence",
    "Heading",
    "Tab",
    "audit_counts",
    "read_evidence",
    "said",
    "without_names",
    "write_template",
]

_TEXT_FILES = frozenset({".csv", ".tsv", ".txt"})


@dataclass(frozen=True, eq=False)
class Evidence:
    """What the workbook says.

    authority: None where the tab is empty or has no name.
    grades: the last inspection's, out by the as-at date, in the order of the areas.
    audits: area -> audits by moderated grade 1 to 4, of the 12 months to the as-at date.
    settings: limit id -> the authority's own value (see `framework.limits`).
    breaches: area -> the kinds of breach of duty recorded in the 12 months to the as-at date.
    claims: area -> the mean grade it gives itself, 1 to 4.
    rebases: where a measure's limits are to begin anew, as written (see `trends`).
    tables: the tabs somebody filled in, or named under nothing to report (no row). A column nobody
    filled in is absent, but for dates: nothing may have ended yet.
    """

    authority: Authority | None
    grades: tuple[Grade, ...]
    audits: Mapping[Area, GradeCounts]
    settings: Mapping[str, int]
    tables: Mapping[str, ChildList]
    issues: tuple[Issue, ...]
    rebases: tuple[Rebasing, ...] = ()
    breaches: Mapping[Area, tuple[str, ...]] = field(default_factory=dict)
    claims: Mapping[Area, float] = field(default_factory=dict)


def read_evidence(path: Path | Sequence[Path], as_at: date) -> Evidence:
    """The workbook (xlsx, xls or ods), or several of one authority, as evidence on the as-at date.

    Raises InputError where a file cannot be opened, or two are of different authorities; all else
    that is wrong is an issue.
    """
    paths = (path,) if isinstance(path, Path) else tuple(path)
    read = [_read(one, as_at, alone=len(paths) == 1) for one in paths]
    _refuse_different_authorities(paths, [tables for tables, _ in read])
    issues = [issue for _, found in read for issue in found]
    joined, more = _joined([tables for tables, _ in read])
    unread = {one.column for one in issues if one.severity is Severity.ERROR} - joined.keys()
    tables, told = _with_nothing_to_report(joined, unread)
    authority, of_authority = facts.authority(tables)
    grades, of_grades = facts.grades(tables, as_at)
    settings, of_settings = facts.settings(tables)
    found = (*issues, *more, *told, *of_authority, *of_grades, *of_settings)
    return Evidence(
        authority,
        grades,
        facts.audits(tables, as_at),
        settings,
        tables,
        found,
        facts.rebases(tables),
        own_words.breaches(tables, as_at),
        own_words.claims(tables, as_at),
    )


def _read(path: Path, as_at: date, *, alone: bool) -> tuple[dict[str, Table], list[Issue]]:
    """The tabs of one workbook that have rows; its issues name it where it is not the only one."""
    if path.is_dir():
        raise InputError(
            f"'{path.name}' is a folder; give the evidence workbook itself, as xlsx, xls or ods."
        )
    _refuse_text(path)
    refuse_sprawling(path)
    sheets = without_invisible(read_workbook(path))
    places, issues = find(sheets)
    if not places and is_foreign(sheets, issues):
        raise InputError(
            f"'{path.name}' holds no tab of the evidence workbook; check that it is the right file "
            "(the Annex A lists go with --annex-a, and evidence-template writes one to fill in)."
        )
    tables = {}
    for place in places:
        source = place.sheet.title if alone else f"{path.name}: {place.sheet.title}"
        table, found = read_table(place, as_at, source)
        issues += [*found, *check_rows(table)]
        if len(table.frame):
            tables[place.tab.name] = table
    if not alone:
        issues = [replace(one, message=f"{path.name}: {one.message}") for one in issues]
    return tables, issues


def _refuse_text(path: Path) -> None:
    if path.suffix.casefold() in _TEXT_FILES and path.is_file() and path.stat().st_size:
        with path.open("rb") as file:
            if b"\0" not in file.read(512):
                raise InputError(
                    f"'{path.name}' is a file of text; put each list into a sheet of one evidence "
                    "workbook, named after its tab, and save it as xlsx, xls or ods."
                )


def _refuse_different_authorities(
    paths: Sequence[Path], read: Sequence[Mapping[str, Table]]
) -> None:
    told = [
        (path, facts.authority(_lists(tables))[0]) for path, tables in zip(paths, read, strict=True)
    ]
    named = [(path, authority) for path, authority in told if authority is not None]
    for path, authority in named[1:]:
        if not _same(named[0][1], authority):
            raise InputError(
                f"The evidence workbooks '{named[0][0].name}' and '{path.name}' name different "
                "authorities; give only workbooks of one authority, or correct the authority tab."
            )


def _same(one: Authority, other: Authority) -> bool:
    """By ONS code or DfE number where both have it, else by name."""
    if one.code and other.code:
        return one.code.casefold() == other.code.casefold()
    if one.la_number and other.la_number:
        return one.la_number == other.la_number
    return " ".join(one.name.casefold().split()) == " ".join(other.name.casefold().split())


def _joined(read: Sequence[Mapping[str, Table]]) -> tuple[dict[str, ChildList], list[Issue]]:
    by_tab: dict[str, list[Table]] = defaultdict(list)
    for tables in read:
        for name, table in tables.items():
            by_tab[name].append(table)
    lists, issues = {}, []
    for each in EVIDENCE_TABS:
        if each.name in by_tab:
            table, told = join(by_tab[each.name])
            issues += [*told, *check_keys(table)]
            lists[each.name] = table.as_list()
    return lists, issues


def _lists(tables: Mapping[str, Table]) -> dict[str, ChildList]:
    return {name: table.as_list() for name, table in tables.items()}


def _with_nothing_to_report(
    tables: Mapping[str, ChildList], unread: Set[str | None]
) -> tuple[dict[str, ChildList], list[Issue]]:
    """The tabs somebody made sure had nothing to report, without a row, beside the others."""
    if "nothing_to_report" not in tables:
        return dict(tables), []
    rows = tables["nothing_to_report"].frame.reindex(columns=["tab", "checked"]).dropna()
    named = dict.fromkeys(rows["tab"])
    issues = [messages.named_though_filled(tab(name)) for name in named if name in tables]
    issues += [messages.named_though_unread(tab(name)) for name in named if name in unread]
    nothing = [name for name in named if name not in tables and name not in unread]
    empty = {name: empty_table(tab(name)).as_list() for name in nothing}
    return {**tables, **empty}, issues
