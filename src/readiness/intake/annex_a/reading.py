"""Reads an Annex A file: every list it can, and a sentence for everything it cannot."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from readiness.errors import InputError
from readiness.intake.annex_a import messages, places
from readiness.intake.annex_a.columns import Readers
from readiness.intake.annex_a.lists import LISTS
from readiness.intake.annex_a.raw import RawSheet
from readiness.intake.annex_a.text_files import read_folder
from readiness.intake.annex_a.typed import type_list
from readiness.intake.annex_a.workbook import read_workbook
from readiness.model import ChildList, Issue, ListSummary


@dataclass(frozen=True, eq=False)
class Reading:
    """What a file held. `lists` by name, those found; `summaries` always eleven, in order."""

    lists: Mapping[str, ChildList]
    summaries: tuple[ListSummary, ...]
    issues: tuple[Issue, ...]

    def with_issues(self, more: Iterable[Issue]) -> Reading:
        """The same reading with further issues, in list order."""
        return replace(self, issues=_ordered((*self.issues, *more)))


def read(path: Path | str, as_at: date | None = None) -> Reading:
    """Reads a workbook or a folder of csv files.

    Dates after `as_at` are reported as unusable; where it is not given, only impossible years are.
    InputError where the file cannot be read or holds none of the lists.
    """
    path = Path(path)
    sheets = read_folder(path) if path.is_dir() else read_workbook(path)
    return _read_sheets(sheets, path.name, as_at)


def _read_sheets(sheets: list[RawSheet], name: str, as_at: date | None) -> Reading:
    found = places.find(sheets)
    if not found.places:
        raise InputError(
            f"'{name}' holds none of the eleven Annex A lists; check that it is the right file and "
            f"that Ofsted's headings are in the first {places.HEADING_ROWS} rows of each sheet."
        )
    readers = Readers(as_at)
    typed = {list_name: type_list(place, readers) for list_name, place in found.places.items()}
    issues = [issue for one in typed.values() for issue in one.issues]
    summaries = tuple(typed[s.name].summary if s.name in typed else _absent(s.key) for s in LISTS)
    return Reading(
        {list_name: one.list for list_name, one in typed.items()},
        summaries,
        _ordered((*issues, *_sheet_issues(found), *_before_extract(issues, summaries))),
    )


def _before_extract(issues: list[Issue], summaries: tuple[ListSummary, ...]) -> Iterator[Issue]:
    """One sentence for what would otherwise look like a fault of every list.

    A contact or referral is recorded when it comes, so one in fifty after the as-at date means that
    the date, and not the record, is wrong.
    """
    events = {"contacts", "referrals"}
    late = sum(len(i.rows) for i in issues if i.list in events and messages.is_too_late(i))
    keys = {spec.key for spec in LISTS if spec.name in events}
    if late * 50 > sum(one.rows_in for one in summaries if one.list in keys):
        yield messages.as_at_before_extract()


def _absent(key: str) -> ListSummary:
    return ListSummary(key, None, None, 0, 0, 0, (), ())


def _sheet_issues(found: places.Found) -> Iterator[Issue]:
    for spec in LISTS:
        if spec.name in found.titled:
            title = found.titled[spec.name].title
            yield messages.no_headings(spec, title, places.HEADING_ROWS)
        elif spec.name not in found.places:
            yield messages.missing_list(spec)
    for spare in found.spare:
        used = found.places[spare.spec.name].sheet.title
        yield messages.spare_sheet(spare.spec, spare.sheet.title, used)
    yield from (messages.other_sheet(sheet.title) for sheet in found.others)


def _ordered(issues: Iterable[Issue]) -> tuple[Issue, ...]:
    """What is about the whole file comes first, then by list. Otherwise as found."""
    order = {spec.name: spec.number for spec in LISTS}
    return tuple(sorted(issues, key=lambda issue: order.get(issue.list or "", 0)))
