"""The sentences in which a return's files are spoken of: what is wrong, where, what to do.

Never what a cell holds. Whatever says "not used" lists the rows that are in no table.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from readiness.intake.annex_a.cells import Problem
from readiness.intake.annex_a.declaration import Column
from readiness.intake.returns.declaration import TableSpec
from readiness.model import Issue, Severity

if TYPE_CHECKING:
    from readiness.intake.returns.ssda903.forms import Form

ERROR, QUERY = Severity.ERROR, Severity.QUERY

_CELLS: dict[Problem, tuple[Severity, str]] = {
    Problem.FORMULA_ERROR: (
        ERROR,
        "a spreadsheet's error (such as #N/A) stands in place of a value; export the file again",
    ),
    Problem.UNREADABLE: (ERROR, "not a date that exists or can be read; write dd/mm/yyyy"),
    Problem.MONTH_FIRST: (
        ERROR,
        "dates written month first; write dd/mm/yyyy and check the whole column, as all dates are "
        "read day first",
    ),
    Problem.TOO_EARLY: (ERROR, "dates before 1990 cannot be right; correct the year"),
    Problem.TOO_LATE: (ERROR, "dates after 2099 cannot be right; correct the year"),
    Problem.PLACEHOLDER: (
        QUERY,
        "a placeholder (such as 01/01/1900 or ZZ/ZZ/2015) stands for no exact date and was read as "
        "blank; write the date if it is known",
    ),
    Problem.NOT_A_NUMBER: (
        ERROR,
        "not a number that the return allows here (an SDQ score is 0 to 40, a distance is in miles "
        "from 0); correct it",
    ),
    Problem.NOT_A_POSTCODE: (QUERY, "not a postcode; write one, or leave the cell blank"),
    Problem.NOT_A_CODE: (
        ERROR,
        "not a code of the return{}; use the codes of DfE's guide for the year",
    ),
}

_LEADING = frozenset({"care_header", "care_episodes"})
"""Without these two little else can be measured."""


def cells(
    spec: TableSpec,
    file: str,
    column: Column,
    problem: Problem,
    rows: Iterable[int],
    different: int = 1,
) -> Issue:
    """`different`: how many different texts the cells hold, which says how much there is to do."""
    severity, words = _CELLS[problem]
    how_many = f" ({different:,} different wordings)" if different > 1 else ""
    return _issue(severity, spec, file, column.heading, words.format(how_many), rows)


def blank(spec: TableSpec, file: str, column: Column, rows: Iterable[int]) -> Issue:
    words = "blank where the return expects a value; fill it in where it is known"
    return _issue(QUERY, spec, file, column.heading, words, rows)


def missing_column(spec: TableSpec, file: str, column: Column) -> Issue:
    words = "the column is not there, so measures that need it cannot be made; add it"
    return _issue(ERROR if column.required else QUERY, spec, file, column.heading, words)


def unknown_columns(spec: TableSpec, file: str, headings: Iterable[str]) -> Issue:
    named = ", ".join(f"'{heading}'" for heading in headings)
    words = (
        f"columns that are not of this table were passed over ({named}); rename them if they are"
    )
    return _issue(QUERY, spec, file, None, words)


def column_twice(spec: TableSpec, file: str, column: Column, headings: Iterable[str]) -> Issue:
    other = " and ".join(f"'{heading}'" for heading in headings)
    words = f"{other} would be the same column, so the first was read; keep one"
    return _issue(QUERY, spec, file, column.heading, words)


def no_rows(spec: TableSpec, file: str) -> Issue:
    words = "there are headings and no rows; check that nothing was left out"
    return _issue(QUERY, spec, file, None, words)


def no_identifier(spec: TableSpec, file: str, rows: Iterable[int]) -> Issue:
    words = "rows without a child's identifier were not used; give each its identifier"
    return _issue(ERROR, spec, file, "CHILD", words, rows)


def notes(spec: TableSpec, file: str, rows: Iterable[int]) -> Issue:
    words = "rows that hold a note, a total or the headings again were not used; remove them"
    return _issue(QUERY, spec, file, None, words, rows)


def only_unknown(spec: TableSpec, file: str, rows: Iterable[int]) -> Issue:
    words = "rows filled only in columns that are not of this table were not used; remove them"
    return _issue(QUERY, spec, file, None, words, rows)


def same_again(spec: TableSpec, file: str, rows: Iterable[int]) -> Issue:
    told = tuple(rows)
    words = (
        f"{_records(len(told))} the same in every column as another, so one was kept and the "
        "others were not used; nothing need be done where two years' files overlap"
    )
    return _issue(QUERY, spec, file, None, words, told)


def superseded(spec: TableSpec, file: str, rows: Iterable[int]) -> Issue:
    told = tuple(rows)
    words = (
        f"{_records(len(told))} also in a later year's file as it stood then, so that one was kept "
        "and these were not used; nothing need be done"
    )
    return _issue(QUERY, spec, file, None, words, told)


def earlier_year(spec: TableSpec, file: str, rows: Iterable[int]) -> Issue:
    words = (
        "rows of an earlier year were not used, as this table says one thing of a child for one "
        "year; nothing need be done"
    )
    return _issue(QUERY, spec, file, None, words, rows)


def child_again(spec: TableSpec, file: str, rows: Iterable[int]) -> Issue:
    words = (
        "further rows of a child who may have one, with other content, were not used, as the first "
        "was; keep the right one"
    )
    return _issue(ERROR, spec, file, "CHILD", words, rows)


def not_in_header(spec: TableSpec, file: str, rows: Iterable[int]) -> Issue:
    words = (
        "children who are not in the header, so that their sex and ethnicity are not known; add "
        "them to the header or correct the identifier"
    )
    return _issue(ERROR, spec, file, "CHILD", words, rows)


def backwards(
    spec: TableSpec, file: str, first: Column, last: Column, rows: Iterable[int]
) -> Issue:
    words = f"dates before those of '{first.heading}'; correct one or the other"
    return _issue(ERROR, spec, file, last.heading, words, rows)


def after_year(spec: TableSpec, file: str, column: Column, year: int, rows: Iterable[int]) -> Issue:
    words = f"dates after 31 March {year}, where the return's year ends; check them"
    return _issue(QUERY, spec, file, column.heading, words, rows)


def not_located(spec: TableSpec, file: str, rows: Iterable[int]) -> Issue:
    words = (
        "home or placement postcodes that are not in the postcode table, so that the distance is "
        "not known; correct them or give a newer table"
    )
    return _issue(QUERY, spec, file, None, words, rows)


def missing_table(form: Form) -> Issue:
    words = (
        f"SSDA903 {form.spec.title}: no file of the folder holds it, so measures that need it "
        f"cannot be made; add '{form.file}.csv'."
    )
    return Issue(ERROR if form.name in _LEADING else QUERY, form.name, None, (), words)


def misnamed(form: Form, file: str, *, named: bool) -> Issue:
    why = "is named like another table" if named else "has a name that does not say what it holds"
    words = (
        f"The file '{file}' {why} and was read as {form.spec.title}, whose headings it has; name "
        f"it '{form.file}.csv' if that is right."
    )
    return Issue(QUERY, form.name, None, (), words)


def unknown_file(hinted: Form | None, file: str, rows: int) -> Issue:
    how_many = f" ({rows:,} rows)" if rows > 1 else ""
    words = (
        f"The file '{file}' has no table's headings in its first rows, so it was not read{how_many}"
        "; if it is part of the return, put DfE's headings above the data."
    )
    return _of_file(hinted, words, range(1, rows + 1))


def no_child_column(spec: TableSpec, file: str, first: int, last: int) -> Issue:
    words = "there is no column of children's identifiers, so no row was used; add the column"
    return _issue(ERROR, spec, file, "CHILD", words, range(first, last + 1))


def empty_file(hinted: Form | None, file: str) -> Issue:
    words = f"The file '{file}' is empty, without even headings; export it again."
    return _of_file(hinted, words)


def _of_file(hinted: Form | None, words: str, rows: Iterable[int] = ()) -> Issue:
    """An error where the name says that it is a table of the return."""
    if hinted is None:
        return Issue(QUERY, None, None, (), words)
    return Issue(ERROR, hinted.name, None, tuple(rows), words)


def not_text(file: str, hinted: Form | None = None) -> Issue:
    words = f"The file '{file}' is not a csv file and was not read; export it as csv if it is part."
    return _of_file(hinted, words)


def too_wide(hinted: Form | None, file: str) -> Issue:
    words = (
        f"The file '{file}' has a line of many more cells than a table of the return has columns, "
        "and was not read; export it again."
    )
    return _of_file(hinted, words)


def mended(spec: TableSpec, file: str, rows: Iterable[int]) -> Issue:
    words = (
        "marks that are not seen, or that keep a spreadsheet from changing a cell, were taken out "
        "of cells; export without them"
    )
    return _issue(QUERY, spec, file, None, words, rows)


def beyond(spec: TableSpec, file: str, rows: Iterable[int]) -> Issue:
    words = (
        "cells in columns without a heading were not read; check that the row has not shifted, or "
        "give the column its heading"
    )
    return _issue(QUERY, spec, file, None, words, rows)


def shortened(spec: TableSpec, file: str, column: Column, rows: Iterable[int]) -> Issue:
    words = (
        "identifiers that a spreadsheet has written as powers of ten, so that several may have "
        "become one; export them again as text"
    )
    return _issue(ERROR, spec, file, column.heading, words, rows)


def year_from_dates(year: int) -> Issue:
    words = (
        "No name of a file or folder says which year the SSDA903 return covers, so it was taken "
        f"from its dates to be the year to 31 March {year}; put the year in the folder's name, "
        f"such as {year - 1}-{year % 100:02}."
    )
    return Issue(QUERY, None, None, (), words)


def file_year_from_dates(form: Form, file: str, year: int) -> Issue:
    words = (
        f"SSDA903 {form.spec.title}, file '{file}': its name has no year, which was taken from its "
        f"dates to be the year to 31 March {year}; put the year in the name."
    )
    return Issue(QUERY, form.name, None, (), words)


def no_year() -> Issue:
    words = (
        "Neither a name nor a date says which year the SSDA903 return covers, so measures of a "
        "year cannot be made; put the year in the folder's name, such as 2025-26."
    )
    return Issue(ERROR, None, None, (), words)


def other_year(form: Form, year: int, latest: int) -> Issue:
    words = (
        f"SSDA903 {form.spec.title}: its latest file is of the year to 31 March {year} while others "
        f"are of {latest}; add the later file if there is one."
    )
    return Issue(QUERY, form.name, None, (), words)


def _records(number: int) -> str:
    return "a record is" if number == 1 else f"{number:,} records are"


def _issue(
    severity: Severity,
    spec: TableSpec,
    file: str,
    column: str | None,
    words: str,
    rows: Iterable[int] = (),
) -> Issue:
    where = f"SSDA903 {spec.title}, file '{file}'" + (f", '{column}'" if column else "")
    return Issue(severity, spec.name, column, tuple(rows), f"{where}: {words}.")
