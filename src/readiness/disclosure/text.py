"""Issues and list summaries without row numbers and without small counts."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

import pandas as pd

from readiness.disclosure.profiles import Profile
from readiness.disclosure.rules import HIDDEN, nearest
from readiness.model import LIST_NAMES, Issue, ListSummary

A_FEW = "a few"
ANOTHER = "not Annex A's"
ROWS_BASE = 10
"""Lists' rows are shown to the nearest ten: exact, they less one measure's records are another's."""
_WORDS = {
    word: number
    for number, word in enumerate(("one", "two", "three", "four", "five", "six", "seven"), 1)
}
_THINGS = (
    "rows?|records?|cells?|values?|entries|entry|dates?|children|child|identifiers?|times?|others?|"
    "more|episodes?|plans?|referrals?|contacts?|assessments?|enquiries|enquiry|reviews?|visits?|wordings?"
)
_PLACES = re.compile(
    r"[ ,;]*\(?\b(?:in |on |at |see )?rows?(?: numbers?)?:? "
    r"\d+(?:,\d{3})*(?:(?:, ?and | and |, ?| to |-)\d+(?:,\d{3})*)*(?: more)?\)?",
    re.IGNORECASE,
)
_SHEET = re.compile(r"(?<=sheet) '.*'(?= (?:has no row|looks like|is none))")
_OTHER_SHEET = re.compile(r", as '.*'(?= was; remove)")
_NAMES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.DOTALL), said)
    for pattern, said in (
        (r"^.*: (?=Evidence tab '|Sheet \d+ of the evidence )", ""),
        (r"(?<=^SSDA903 )([^']*), file '.*?'(?=[:,] (?:'|[a-z]))", r"\1"),
        (r"^The file '.*' (?=has |is )", "A file "),
        (r"(?<=were passed over) \(.*\)(?=; rename)", ""),
        (r"'[^:]*' (?=would be the same column)", "another heading "),
        (r" \(by (?:line of|place of the child in) the file\)(?=\.$)", ""),
        (r"\ba record is (?=the same|also )", "a few records are "),
    )
)
"""Names of files and headings in the sentences of evidence and returns, and one in words."""
_COUNTED = re.compile(
    rf"\b(\d[\d,]*|{'|'.join(_WORDS)})(?= (?:\w+ )?(?:{_THINGS})\b)", re.IGNORECASE
)


def show_issues(
    issues: Sequence[Issue], lists: Sequence[ListSummary], profile: Profile
) -> pd.DataFrame:
    """Columns severity, list, column, message; a row an issue, in the order found.

    Files, sheets, and columns that are not asked for, lose the name the authority gave them, which
    may be a person's: `readiness check` tells it to those who hold the file.
    """
    unknown = {heading for one in lists for heading in one.columns_unknown}
    rows = []
    for issue in issues:
        message, column = _said(issue.message, profile), issue.column
        if column in unknown and not profile.exact:
            message, column = message.replace(f"'{column}'", "a column"), ANOTHER
        rows.append((str(issue.severity), issue.list, column, message))
    return pd.DataFrame(rows, columns=["severity", "list", "column", "message"])


def _said(message: str, profile: Profile) -> str:
    """The message with no row number and no small count."""
    if profile.exact:
        return message
    unnamed = _SHEET.sub("", _OTHER_SHEET.sub(", as another", message))
    for pattern, said in _NAMES:
        unnamed = pattern.sub(said, unnamed)
    return _COUNTED.sub(lambda found: _count(found[1], profile), _PLACES.sub("", unnamed))


def _count(written: str, profile: Profile) -> str:
    number = _WORDS.get(written.lower())
    value = int(written.replace(",", "")) if number is None else number
    if profile.small(value):
        return A_FEW
    return written if profile.base == 1 else f"{profile.shown(value):,}"


def show_lists(
    lists: Sequence[ListSummary], secret: Collection[str], profile: Profile
) -> pd.DataFrame:
    """Columns list, supplied, rows (text), columns_missing, notes; a row a list.

    `secret`: the names of lists of which a measure hides how many records it rests on, which a
    list's rows less another measure's records could tell.
    """
    rows = [
        (
            one.list,
            one.sheet is not None,
            _rows(one, _name(one) in secret, profile),
            ", ".join(one.columns_missing),
            _notes(one, profile),
        )
        for one in lists
    ]
    return pd.DataFrame(rows, columns=["list", "supplied", "rows", "columns_missing", "notes"])


def _name(one: ListSummary) -> str:
    """list_3 is referrals."""
    return LIST_NAMES[int(one.list.removeprefix("list_")) - 1]


def _rows(one: ListSummary, secret: bool, profile: Profile) -> str:
    if one.sheet is None:
        return ""
    return HIDDEN if secret or profile.small(one.rows_in) else _about(one.rows_in, profile)


def _about(rows: int, profile: Profile) -> str:
    return f"{rows if profile.exact else nearest(rows, ROWS_BASE):,}"


def _notes(one: ListSummary, profile: Profile) -> str:
    """What was odd about the list, said without saying of how many children."""
    said = []
    if one.rows_reported:
        few = profile.small(one.rows_reported)
        many = A_FEW if few else _about(one.rows_reported, profile)
        said.append(f"{many} rows were not used")
    if one.columns_renamed:
        said.append("some headings were recognised under another name")
    if one.columns_unknown:
        said.append("some columns are not Annex A's")
    return "; ".join(said)
