"""The sentences issues are told in: what is wrong, where, what to do. Never what a cell holds."""

from __future__ import annotations

from collections.abc import Iterable

from readiness.intake.annex_a.cells import Problem
from readiness.intake.annex_a.declaration import Column, ListSpec
from readiness.model import Issue, Severity

ERROR, QUERY = Severity.ERROR, Severity.QUERY

_CELLS: dict[Problem, tuple[Severity, str]] = {
    Problem.FORMULA_ERROR: (
        ERROR,
        "a formula error (such as #N/A), or a formula never calculated, stands in place of a "
        "value; repair it, or open the file in Excel and save it",
    ),
    Problem.UNREADABLE: (
        ERROR,
        "not a date that exists or can be read; write real dates or dd/mm/yyyy",
    ),
    Problem.MONTH_FIRST: (
        ERROR,
        "dates written month first; write dd/mm/yyyy and check the whole column, as all text "
        "dates are read day first",
    ),
    Problem.TOO_EARLY: (ERROR, "dates before 1990 cannot be right; correct the year"),
    Problem.TOO_LATE: (
        ERROR,
        "dates after the day the data are as at; correct them, or leave blank what has not "
        "happened yet",
    ),
    Problem.PLACEHOLDER: (
        QUERY,
        "a placeholder (such as 01/01/1900) stands for no date and was read as blank; leave the "
        "cell blank",
    ),
    Problem.NOT_A_NUMBER: (ERROR, "not a whole number from 0; write one in digits"),
    Problem.NOT_AN_AGE: (ERROR, "not an age in years (-1 for an unborn child); write a number"),
    Problem.NOT_A_POSTCODE: (QUERY, "not a postcode; write one, or leave the cell blank"),
    Problem.NOT_A_CODE: (
        ERROR,
        "wording that matches none of Ofsted's codes{}; use the codes of the Codes_used tab",
    ),
}


def cells(
    spec: ListSpec, column: Column, problem: Problem, rows: Iterable[int], different: int = 1
) -> Issue:
    """`different`: how many different texts the cells hold, which says how much there is to do."""
    severity, words = _CELLS[problem]
    how_many = f" ({different:,} different wordings)" if different > 1 else ""
    return _issue(severity, spec, column.heading, words.format(how_many), rows)


def is_too_late(issue: Issue) -> bool:
    return issue.message.endswith(f"{_CELLS[Problem.TOO_LATE][1]}.")


def as_at_before_extract() -> Issue:
    words = (
        "Many contacts or referrals are after the as-at date, so it is before the day the extract "
        "was made; give that day."
    )
    return Issue(ERROR, None, None, (), words)


def blank(spec: ListSpec, column: Column, rows: Iterable[int]) -> Issue:
    words = "blank where Ofsted expects a value; fill it in where it is known"
    return _issue(QUERY, spec, column.heading, words, rows)


def no_identifier(spec: ListSpec, rows: Iterable[int]) -> Issue:
    words = "rows without an identifier were not used; give each the identifier of its record"
    return _issue(ERROR, spec, spec.identifier.heading, words, rows)


def notes(spec: ListSpec, rows: Iterable[int]) -> Issue:
    words = "rows that hold a note, a total or the headings again were not used; remove them"
    return _issue(QUERY, spec, None, words, rows)


def only_unknown(spec: ListSpec, rows: Iterable[int]) -> Issue:
    words = "rows filled only in columns that are not Annex A's were not used; remove them"
    return _issue(QUERY, spec, None, words, rows)


def missing_list(spec: ListSpec) -> Issue:
    words = f"no sheet has its headings; add it as a sheet named {spec.sheet}"
    return _issue(ERROR, spec, None, words)


def no_headings(spec: ListSpec, sheet: str, rows: int) -> Issue:
    words = (
        f"the sheet '{sheet}' has no row of its headings among the first {rows}, so it was not "
        "read; put Ofsted's headings above the data"
    )
    return _issue(ERROR, spec, None, words)


def empty_list(spec: ListSpec) -> Issue:
    words = "there are headings and no rows; check that nothing was left out"
    return _issue(QUERY, spec, None, words)


def missing_column(spec: ListSpec, column: Column) -> Issue:
    words = "the column is not there, so measures that need it cannot be made; add it"
    if column.since:
        words = f"the column, part of the list since {column.since}, is not there; add it"
    return _issue(QUERY if column.since else ERROR, spec, column.heading, words)


def unknown_column(spec: ListSpec, heading: str, meant: Column | None) -> Issue:
    words = "not one of Ofsted's headings, so the column was not used"
    if meant:
        words += f"; if it is '{meant.heading}', rename it"
    else:
        words += "; rename it if it should be"
    return _issue(QUERY, spec, heading, words)


def unheaded_column(spec: ListSpec, letter: str) -> Issue:
    words = "the column has cells but no heading, so it was not used; give it one or remove it"
    return _issue(QUERY, spec, f"column {letter}", words)


def column_twice(spec: ListSpec, column: Column, headings: Iterable[str]) -> Issue:
    other = " and ".join(f"'{heading}'" for heading in headings)
    words = f"{other} would be the same column, so the first was used; keep one"
    return _issue(QUERY, spec, column.heading, words)


def spare_sheet(spec: ListSpec, sheet: str, used: str) -> Issue:
    words = (
        f"the sheet '{sheet}' looks like this list too and was not read, as '{used}' was; remove "
        "one or join them"
    )
    return _issue(ERROR, spec, None, words)


def other_sheet(sheet: str) -> Issue:
    return Issue(
        QUERY,
        None,
        None,
        (),
        f"The sheet '{sheet}' is none of the eleven lists and was not read; if it should be one, "
        "give it Ofsted's headings.",
    )


def _issue(
    severity: Severity, spec: ListSpec, column: str | None, words: str, rows: Iterable[int] = ()
) -> Issue:
    where = f"List {spec.number} ({spec.title})" + (f", '{column}'" if column else "")
    return Issue(severity, spec.name, column, tuple(rows), f"{where}: {words}.")
