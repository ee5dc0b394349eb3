"""Several years' returns as one set of tables, in which every event stands once.

An event that two years' files tell of (a plan begun in one year and ended in the next) is taken from
the later, which knows more of it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from readiness.calendar import months_before
from readiness.errors import InputError
from readiness.intake.returns import table_spec
from readiness.intake.returns.reading import ReturnReading
from readiness.intake.returns.stacking import stack
from readiness.model import ChildList, Issue, Period, Severity

CIN, CARE = "cin_census", "ssda903"
TITLES = {CIN: "CIN census", CARE: "SSDA903"}

STALE_MONTHS = 17
"""A year's return is in by the July after it, so by August a newer one than last year's is there."""

NOTHING_TO_DO = "nothing need be done"
"""In every message about records that need no correction."""

_CSV = frozenset({".csv", ".txt", ".tsv"})


@dataclass(frozen=True, eq=False)
class ReturnsEvidence:
    """What the returns say together.

    tables: by name; each has the latest year it covers that had ended by the as-at date as its
    period. periods: source -> the years of its files that were used, oldest first. authority: the
    DfE number they give, None where none does. files: source -> what was used, in that order.
    """

    tables: Mapping[str, ChildList]
    issues: tuple[Issue, ...]
    periods: Mapping[str, tuple[Period, ...]]
    authority: int | None
    files: Mapping[str, tuple[Path, ...]]


@dataclass(frozen=True, eq=False)
class _Read:
    path: Path
    reading: ReturnReading

    @property
    def source(self) -> str:
        return self.reading.source

    @property
    def ends(self) -> date:
        """The last day it covers; a return of no known year is taken to be the oldest."""
        return self.reading.period.end if self.reading.period else date.min


def read_returns(paths: Sequence[Path], as_at: date) -> ReturnsEvidence:
    """The returns found at the paths. Raises InputError where one cannot be read."""
    found = [_Read(path, _reader(source, path)) for source, path in _found(paths)]
    issues = [issue for one in found for issue in one.reading.issues]
    found, more = _not_later(found, as_at)
    issues.extend(more)
    found, more = _of_one_authority(found)
    issues.extend(more)
    found, more = _one_a_year(found)
    issues.extend(more)
    found.sort(key=lambda one: one.ends)
    tables: dict[str, ChildList] = {}
    shared: Counter[str] = Counter()
    for source in TITLES:
        own = [one for one in found if one.source == source]
        period = _period(own, as_at)
        if own and period is None:
            issues.append(_no_whole_year(source))
        if period and period.end < months_before(as_at, STALE_MONTHS):
            issues.append(_stale(source, period))
        for name, lists in _by_table(own).items():
            tables[name], superseded = stack(lists, _known_by(source, name), period)
            shared[source] += superseded
    return ReturnsEvidence(
        tables,
        tuple(_overlaps_once(issues, shared)),
        {source: years for source in TITLES if (years := _years(found, source))},
        next((one.reading.authority for one in found if one.reading.authority), None),
        {source: files for source in TITLES if (files := _files(found, source))},
    )


def _overlaps_once(issues: Sequence[Issue], shared: Counter[str]) -> Iterator[Issue]:
    """Everything said, but what several years' files share, for which nothing need be done: that is
    said once a return, however many tables and files it is in."""
    for one in issues:
        if NOTHING_TO_DO in one.message and one.list is not None:
            shared[table_spec(one.list).source] += len(one.rows)
        else:
            yield one
    for source, records in shared.items():
        if records:
            words = (
                f"{records:,} earlier {'record' if records == 1 else 'records'} that another year's "
                f"file, or another line, tells of as well were left for the latest; {NOTHING_TO_DO}"
            )
            yield _issue(source, words, Severity.QUERY)


def _found(paths: Sequence[Path]) -> Iterator[tuple[str, Path]]:
    """What is to be read at the paths, and as which return."""
    for path in map(Path, paths):
        if path.is_dir():
            yield from _in_folder(path)
        elif not path.exists():
            raise InputError(f"There is no file or folder '{path.name}'; check the path given.")
        elif _is_xml(path) and path.is_file():
            yield CIN, path
        else:
            raise InputError(
                f"'{path.name}' is neither a CIN census as XML nor a folder of SSDA903 csv files; "
                "give those."
            )


def _in_folder(folder: Path) -> Iterator[tuple[str, Path]]:
    """Its XML files, and itself where it has csv files or folders, or nothing that can be told."""
    files = sorted(
        file for file in folder.rglob("*") if file.is_file() and file.name[0] not in ".~"
    )
    censuses = [file for file in files if _is_xml(file)]
    yield from ((CIN, file) for file in censuses)
    if not censuses or any(file.suffix.lower() in _CSV for file in files):
        yield CARE, folder


def _is_xml(path: Path) -> bool:
    return path.suffix.lower() == ".xml"


def _reader(source: str, path: Path) -> ReturnReading:
    if source == CIN:
        from readiness.intake.returns import cin_census

        return cin_census.read(path)
    from readiness.intake.returns import ssda903

    return ssda903.read(path)


def _known_by(source: str, table: str) -> tuple[str, ...] | None:
    """By which columns a record is known again in another year's file; none: by all of them.

    None where a record is of its year alone, so that only the latest year's are of use.
    """
    if source == CIN:
        from readiness.intake.returns import cin_census

        return cin_census.EVENTS[table]
    from readiness.intake.returns.ssda903.forms import FORMS

    form = next(form for form in FORMS if form.name == table)
    return None if form.yearly else form.key


def _not_later(found: list[_Read], as_at: date) -> tuple[list[_Read], list[Issue]]:
    """Those that begin by the as-at date, and what is said of the others."""
    late = [one for one in found if one.reading.period and one.reading.period.start > as_at]
    issues = [_begins_later(one) for one in late]
    return [one for one in found if one not in late], issues


def _of_one_authority(found: list[_Read]) -> tuple[list[_Read], list[Issue]]:
    """Those of the authority of the latest year; those that name none are taken to be its."""
    named = [one for one in found if one.reading.authority is not None]
    if len({one.reading.authority for one in named}) < 2:
        return found, []
    ours = max(reversed(named), key=lambda one: one.ends).reading.authority
    others = [one for one in named if one.reading.authority != ours]
    issues = [_another_authority(one) for one in others]
    return [one for one in found if one not in others], issues


def _one_a_year(found: list[_Read]) -> tuple[list[_Read], list[Issue]]:
    """Of several of a return for one year, the one given last."""
    last = {(one.source, one.ends): one for one in found if one.reading.period}
    dropped = [one for one in found if one.reading.period and last[one.source, one.ends] is not one]
    return [one for one in found if one not in dropped], [_same_year(one) for one in dropped]


def _period(own: list[_Read], as_at: date) -> Period | None:
    """The latest year covered that had ended by the as-at date."""
    ended = [one for one in own if one.reading.period and one.ends <= as_at]
    return max(ended, key=lambda one: one.ends).reading.period if ended else None


def _years(found: list[_Read], source: str) -> tuple[Period, ...]:
    own = (one.reading.period for one in found if one.source == source)
    return tuple(period for period in own if period)


def _files(found: list[_Read], source: str) -> tuple[Path, ...]:
    return tuple(one.path for one in found if one.source == source)


def _by_table(own: list[_Read]) -> dict[str, list[ChildList]]:
    tables = defaultdict(list)
    for one in own:
        for name, table in one.reading.tables.items():
            tables[name].append(table)
    return tables


def _begins_later(one: _Read) -> Issue:
    return _issue(
        one.source,
        f"{_whose(one)} begins after the as-at date and was not used; check that date, or leave it "
        "out",
    )


def _another_authority(one: _Read) -> Issue:
    return _issue(
        one.source,
        f"{_whose(one)} is of another authority than the latest and was not used; give one "
        "authority's returns",
    )


def _same_year(one: _Read) -> Issue:
    return _issue(
        one.source, f"{_whose(one)} is given more than once and the last was used; give one a year"
    )


def _whose(one: _Read) -> str:
    """A return by its year; never by its name, which may be anything."""
    period = one.reading.period
    return f"a return of the year to 31 March {period.end.year}" if period else "a return"


def _no_whole_year(source: str) -> Issue:
    words = (
        "none of the returns is of a year that had ended by the as-at date, so no yearly figure is "
        "made of them; give an earlier one"
    )
    return _issue(source, words, Severity.QUERY)


def _stale(source: str, period: Period) -> Issue:
    words = (
        f"the latest year it covers ended on 31 March {period.end.year}, well before the as-at "
        "date; give the latest return, or read its figures as those of that year"
    )
    return _issue(source, words, Severity.QUERY)


def _issue(source: str, words: str, severity: Severity = Severity.ERROR) -> Issue:
    return Issue(severity, None, None, (), f"{TITLES[source]}: {words}.")
