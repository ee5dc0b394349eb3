"""The sentences issues are told in: what is wrong, where, what to do. Never what a cell holds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from readiness.intake.evidence.cells import Problem
from readiness.intake.evidence.declaration import Heading, Tab
from readiness.model import Issue, Severity

ERROR, QUERY = Severity.ERROR, Severity.QUERY

_SHOWN = 10
_GRADES = (
    "not one of Ofsted's four grades, or more than one; write one of {choices} (or its number, 1 "
    "for outstanding to 4 for inadequate)"
)
_NO_DATE = "a placeholder (such as 01/01/1900) stands for no date"
_CELLS: dict[Problem, str] = {
    Problem.FORMULA_ERROR: (
        "a formula error (such as #N/A), or a formula never calculated, stands in place of a "
        "value; repair it, or open the file in Excel and save it"
    ),
    Problem.NOT_A_DATE: "not a date that exists or can be read; write dates such as {date}",
    Problem.MONTH_FIRST: (
        "dates written month first; write dd/mm/yyyy and check the whole column, as all text dates "
        "are read day first"
    ),
    Problem.TOO_EARLY: "dates before 1950 cannot be right; correct the year",
    Problem.AFTER_AS_AT: (
        "dates after the day the evidence is as at; correct them, or leave blank what has not "
        "happened yet"
    ),
    Problem.PLACEHOLDER: f"{_NO_DATE} and was read as blank; leave the cell blank",
    Problem.NOT_A_NUMBER: "not a number; write it in digits, without words or units",
    Problem.BELOW_NOUGHT: "below nought, which cannot be; correct it",
    Problem.NOUGHT: "nought, which cannot be; write the number, or leave the cell blank",
    Problem.NOT_A_PERCENTAGE: "not a percentage from 0 to 100; write 93 for 93 per cent",
    Problem.NOT_A_CHOICE: "none of the words to choose from; write one of {choices}",
    Problem.NOT_AN_AREA: "not an area, or more than one; write one of {choices}",
    Problem.NOT_A_GRADE: _GRADES,
}


def issue(
    tab: str,
    heading: str | None,
    rows: Iterable[int],
    words: str,
    severity: Severity = ERROR,
) -> Issue:
    """An issue of the evidence: no list, the place as `tab: heading`, the rows in the words too."""
    numbers = tuple(rows)
    place = tab if heading is None else f"{tab}: {heading}"
    where = [f"Evidence tab '{tab}'"]
    where += [f"'{heading}'"] if heading else []
    where += [at_rows(numbers)] if numbers else []
    return Issue(severity, None, place, numbers, f"{', '.join(where)}: {words}.")


def not_printed(tab: str, rows: list[int]) -> Issue:
    words = (
        "words that are printed hold a child's or household's number, or the name of a worker, so "
        "not used in any report; take it out"
    )
    return issue(tab, None, rows, words, QUERY)


def of_sheet(number: int, words: str, severity: Severity = QUERY) -> Issue:
    """An issue of a sheet that is no tab. It is told by its number: its name may be anything."""
    told = f"Sheet {number} of the evidence {words}."
    return Issue(severity, None, f"sheet {number}", (), told)


def at_rows(rows: Sequence[int]) -> str:
    """ "row 4" or "rows 4, 7 and 9", cut short after ten."""
    numbers = [str(row) for row in rows[:_SHOWN]]
    if len(rows) == 1:
        return f"row {numbers[0]}"
    if len(rows) > _SHOWN:
        return f"rows {', '.join(numbers)} and {len(rows) - _SHOWN:,} more"
    return f"rows {_and(numbers)}"


def cells(tab: Tab, column: Heading, problem: Problem, rows: Iterable[int]) -> Issue:
    many = len(column.choices) > _SHOWN
    choices = "those of the cell's list" if many else ", ".join(column.choices)
    date = "14/09/2026 21:30" if column.kind == "moment" else "14/09/2026"
    words = _CELLS[problem].format(choices=choices, date=date)
    severity = QUERY if problem is Problem.PLACEHOLDER else ERROR
    if problem is Problem.PLACEHOLDER and column.required:
        words, severity = f"{_NO_DATE}, where the row needs a date; write it", ERROR
    return issue(tab.name, column.text, rows, words, severity)


def blank(tab: Tab, column: Heading, rows: Iterable[int]) -> Issue:
    words = "blank where the rest of the row needs it; fill it in"
    return issue(tab.name, column.text, rows, words)


def unclear_percentages(tab: Tab, column: Heading, rows: Iterable[int]) -> Issue:
    words = (
        "these may be of 1 or of 100, so they were not used; write every cell of the column as 93% "
        "or every one as 93"
    )
    return issue(tab.name, column.text, rows, words)


def no_headings(tab: Tab, within: int) -> Issue:
    words = (
        f"no row of its headings is among the first {within}, so it was not read; its headings are "
        f"{', '.join(tab.headings)}"
    )
    return issue(tab.name, None, (), words)


def missing_column(tab: Tab, column: Heading) -> Issue:
    words = "the column is not there, so what needs it is left out; add it"
    return issue(tab.name, column.text, (), words)


def unread_columns(tab: Tab, numbers: Iterable[int]) -> Issue:
    words = (
        f"{_columns(numbers)} not read, as the heading is not the tab's, or is there already; rename "
        "what should be read"
    )
    return issue(tab.name, None, (), words, QUERY)


def unheaded_columns(tab: Tab, numbers: Iterable[int]) -> Issue:
    words = f"{_columns(numbers)} not read, as there is no heading; give it one, or remove it"
    return issue(tab.name, None, (), words, QUERY)


def near_heading(tab: Tab, column: Heading, number: int) -> Issue:
    words = (
        f"column {letter(number)} was read as this, as its heading is nearly the same; check that "
        "it is meant, and rename it"
    )
    return issue(tab.name, column.text, (), words, QUERY)


def changed_example(tab: Tab, rows: Iterable[int]) -> Issue:
    words = (
        "marked as the example and changed, so it was read as yours; check that nothing of the "
        "example is left in it, and clear the mark"
    )
    return issue(tab.name, None, rows, words, QUERY)


def unmarked_example(tab: Tab, rows: Iterable[int]) -> Issue:
    words = (
        "exactly the template's example, so it was not counted; if it is yours, write it under "
        "another row"
    )
    return issue(tab.name, None, rows, words, QUERY)


def notes(tab: Tab, rows: Iterable[int]) -> Issue:
    words = "a total or the headings again, so not used; remove it"
    return issue(tab.name, None, rows, words, QUERY)


def asides(tab: Tab, rows: Iterable[int]) -> Issue:
    words = "a note under the table, so not used; put notes above the headings, or remove it"
    return issue(tab.name, None, rows, words, QUERY)


def lone(tab: Tab, column: Heading, rows: Iterable[int]) -> Issue:
    words = "nothing else is filled in beside it; fill in the rest, or remove it if it is a note"
    return issue(tab.name, column.text, rows, words, QUERY)


def all_teams(tab: Tab, rows: Iterable[int]) -> Issue:
    words = (
        "for all teams together on a day that has rows of single teams, so not used, or it would "
        "count twice; keep one kind"
    )
    return issue(tab.name, tab.column("team").text, rows, words)


def only_unknown(tab: Tab, rows: Iterable[int]) -> Issue:
    words = "filled only in columns that are not the tab's, so not used; remove it or move it"
    return issue(tab.name, None, rows, words, QUERY)


def part_more_than_whole(tab: Tab, part: Heading, whole: Heading, rows: Iterable[int]) -> Issue:
    words = f"more than '{whole.text}', of which it is a part, so neither was used; correct them"
    return issue(tab.name, part.text, rows, words)


def part_perhaps_more(tab: Tab, part: Heading, whole: Heading, rows: Iterable[int]) -> Issue:
    words = f"more than '{whole.text}', which is seldom so; check that it is meant"
    return issue(tab.name, part.text, rows, words, QUERY)


def wrong_order(tab: Tab, first: Heading, then: Heading, rows: Iterable[int]) -> Issue:
    words = f"before '{first.text}', which cannot be, so neither was used; correct them"
    return issue(tab.name, then.text, rows, words)


def same_key(tab: Tab, keys: Sequence[Heading], rows: Iterable[int]) -> Issue:
    named = _and([f"'{key.text}'" for key in keys])
    words = (
        f"the same in {named} as a row above and otherwise different, so only the first was used; "
        "keep one"
    )
    return issue(tab.name, None, rows, words)


def exact_copies(tab: Tab, rows: Iterable[int]) -> Issue:
    words = "exactly the same as a row above, so used once; remove it"
    return issue(tab.name, None, rows, words, QUERY)


def exact_copies_between(tab: Tab, rows: Iterable[int]) -> Issue:
    words = "exactly the same as a row of an earlier workbook, so used once"
    return issue(tab.name, None, rows, words, QUERY)


def named_though_filled(tab: Tab) -> Issue:
    words = "named under nothing to report and yet filled in; its rows were used, so correct one"
    return issue(tab.name, None, (), words, QUERY)


def letter(number: int) -> str:
    """What a spreadsheet calls the column: 1 is A, 27 is AA."""
    above, place = divmod(number - 1, 26)
    return (letter(above) if above else "") + chr(ord("A") + place)


def authorities(rows: Iterable[int]) -> Issue:
    words = "rows that differ, so only the first with a name was used; keep one"
    return issue("authority", None, rows, words)


def refused_limit(heading: str, words: str, rows: Iterable[int]) -> Issue:
    return issue("local_limits", heading, rows, words)


def not_out(rows: Iterable[int]) -> Issue:
    words = "not out by the as-at date, so not used; check the dates"
    return issue("last_inspection", "Inspected", rows, words, QUERY)


def earlier_judgement(rows: Iterable[int]) -> Issue:
    words = "a later inspection judged the same area, so not used; remove it, or check the dates"
    return issue("last_inspection", "Inspected", rows, words, QUERY)


def two_grades(rows: Iterable[int]) -> Issue:
    words = "more than one grade for an area on one day, so none was used; keep the right one"
    return issue("last_inspection", "Grade", rows, words)


def same_judgement(rows: Iterable[int]) -> Issue:
    words = "the same judgement as in a row above, so used once; remove it"
    return issue("last_inspection", "Grade", rows, words, QUERY)


def limit_again(rows: Iterable[int], *, same: bool) -> Issue:
    if same:
        words = "the same limit more than once, so used once; remove the others"
        return issue("local_limits", "Limit", rows, words, QUERY)
    words = "the same limit with different values, so none was used; keep the right row"
    return issue("local_limits", "Limit", rows, words)


def names_by_commas(rows: Iterable[int]) -> Issue:
    words = "commas do not part names, so it was read as one name; put a semicolon between names"
    return issue("authority", "Statistical neighbours", rows, words, QUERY)


def named_though_unread(tab: Tab) -> Issue:
    words = "named under nothing to report, but its sheet could not be read, so it is left out"
    return issue(tab.name, None, (), f"{words}; correct one")


def _columns(numbers: Iterable[int]) -> str:
    each = [letter(number) for number in numbers]
    return f"column {each[0]} was" if len(each) == 1 else f"columns {_and(each)} were"


def _and(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
