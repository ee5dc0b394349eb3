"""What is said of a census: what is wrong, where, what to do. Never what an element holds."""

from __future__ import annotations

from collections.abc import Iterable

from readiness.intake.annex_a.cells import Problem
from readiness.intake.annex_a.declaration import Column
from readiness.intake.returns.cin_census.values import Note
from readiness.intake.returns.declaration import TableSpec
from readiness.model import Issue, Severity

ERROR, QUERY = Severity.ERROR, Severity.QUERY

_ODD_DATE = (ERROR, "not a date that exists or can be read; write yyyy-mm-dd")

_PROBLEMS: dict[Problem, tuple[Severity, str]] = {
    Problem.UNREADABLE: _ODD_DATE,
    Problem.FORMULA_ERROR: (ERROR, "a spreadsheet's error stands in place of a value; repair it"),
    Problem.MONTH_FIRST: (ERROR, "dates written month first; write yyyy-mm-dd"),
    Problem.TOO_EARLY: (ERROR, "dates before 1990 cannot be right; correct the year"),
    Problem.TOO_LATE: (ERROR, "dates after 2099 cannot be right; correct the year"),
    Problem.PLACEHOLDER: (
        QUERY,
        "a placeholder (such as 1900-01-01) stands for no date and was read as blank; leave the "
        "element out",
    ),
    Problem.NOT_A_NUMBER: (ERROR, "not a whole number from 0; write one in digits"),
    Problem.NOT_A_CODE: (ERROR, "not a code of the census; write one of its codes"),
}

_NOTES: dict[Note, str] = {
    Note.ANOTHER_FORM: "dates not written yyyy-mm-dd were read day first; check that they are, and "
    "write yyyy-mm-dd",
    Note.IN_PART: "one code or more of several could not be read and the others were used; write "
    "the codes of the census",
    Note.CONTRADICTED: "NONE is listed beside disabilities, which were used; remove one or the other",
}


def problem(spec: TableSpec, column: Column, what: Problem, rows: Iterable[int]) -> Issue:
    severity, words = _PROBLEMS.get(what, (ERROR, "not a value of the census; correct it"))
    return _of(severity, spec, column, words, rows)


def note(spec: TableSpec, column: Column, what: Note, rows: Iterable[int]) -> Issue:
    return _of(QUERY, spec, column, _NOTES[what], rows)


def blank(spec: TableSpec, column: Column, rows: Iterable[int]) -> Issue:
    words = "left out where the census requires it; fill it in where it is known"
    return _of(QUERY, spec, column, words, rows)


def after_year(spec: TableSpec, column: Column, rows: Iterable[int]) -> Issue:
    words = "dates after the census year ended were kept; correct them, or the year in the header"
    return _of(QUERY, spec, column, words, rows)


def no_identifier(spec: TableSpec, rows: Iterable[int]) -> Issue:
    column = spec.columns[0]
    what = "children" if spec.name == "cin_children" else "records of children"
    words = f"{what} without an identifier were not used; give each child its own"
    return _of(ERROR, spec, column, words, rows)


def empty(spec: TableSpec, rows: Iterable[int]) -> Issue:
    return _of(QUERY, spec, None, "records with nothing in them were not used; remove them", rows)


def none(spec: TableSpec) -> Issue:
    return _of(QUERY, spec, None, "there are none; check that nothing was left out", ())


def repeated_child(spec: TableSpec, rows: Iterable[int]) -> Issue:
    words = (
        "the same identifier on more than one child; all their records were used, so what is given "
        "twice counts twice: give each child once"
    )
    return _of(ERROR, spec, spec.columns[0], words, rows)


def unknown_elements(rows: Iterable[int], count: int) -> Issue:
    words = (
        "element names that are not the form's, or not in their place in it, were not read "
        f"({count:,} {'entry' if count == 1 else 'entries'}); correct them if they should be"
    )
    return _whole(QUERY, words, rows)


def stray_text(rows: Iterable[int]) -> Issue:
    return _whole(QUERY, "text outside any field was not read; remove it", rows)


def attributes(rows: Iterable[int]) -> Issue:
    words = "attributes of elements were not read; write what they hold as elements of the form"
    return _whole(QUERY, words, rows)


def given_twice(rows: Iterable[int]) -> Issue:
    words = "a field given more than once in one record was used as it stands first; give it once"
    return _whole(ERROR, words, rows)


def no_children() -> Issue:
    return _whole(ERROR, "the file holds no child; check that it is whole")


def no_collection() -> Issue:
    words = "the header does not say Collection CIN; check that it is the file sent to DfE"
    return _whole(QUERY, words)


def no_year() -> Issue:
    words = "the header says neither Year nor ReferenceDate, so its year is unknown; give both"
    return _whole(ERROR, words)


def year_from_reference_date() -> Issue:
    words = "the header has no Year that can be read, so it was taken from ReferenceDate; give it"
    return _whole(QUERY, words)


def odd_reference_date(ends: int, *, given: bool) -> Issue:
    found = "is another day" if given else "is not there or cannot be read"
    words = (
        f"the Year says the census is of the year to 31 March {ends}, and so it was read, but "
        f"ReferenceDate {found}; correct whichever is wrong"
    )
    return _whole(QUERY, words)


def another_form(first: int, last: int) -> Issue:
    words = (
        f"the census is of another year than {first} to {last}, whose forms are known here; check "
        "that every field was read"
    )
    return _whole(QUERY, words)


def no_authority() -> Issue:
    words = "the header gives no DfE number of three digits in LEA; give the authority's"
    return _whole(QUERY, words)


def _of(
    severity: Severity, spec: TableSpec, column: Column | None, words: str, rows: Iterable[int]
) -> Issue:
    heading = column.heading if column else None
    where = f"CIN census, {spec.title}" + (f", '{heading}'" if heading else "")
    return Issue(severity, spec.name, heading, tuple(rows), f"{where}: {words}.")


def _whole(severity: Severity, words: str, rows: Iterable[int] = ()) -> Issue:
    return Issue(severity, None, None, tuple(rows), f"CIN census: {words}.")
