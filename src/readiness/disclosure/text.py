"""Issues and list summaries without row numbers and without small counts."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pandas as pd

from readiness.disclosure.profiles import Profile
from readiness.disclosure.rules import HIDDEN
from readiness.model import Issue, ListSummary

A_FEW = "a few"
_WORDS = {
    word: number
    for number, word in enumerate(("one", "two", "three", "four", "five", "six", "seven"), 1)
}
_THINGS = (
    "rows?|records?|cells?|values?|entries|entry|dates?|children|child|identifiers?|times?|others?|"
    "more|episodes?|plans?|referrals?|contacts?|assessments?|enquiries|enquiry|reviews?|visits?"
)
_PLACES = re.compile(
    r"[ ,;]*\(?\b(?:in |on |at |see )?rows?(?: numbers?)?:? "
    r"\d+(?:,\d{3})*(?:(?:, ?and | and |, ?| to |-)\d+(?:,\d{3})*)*(?: more)?\)?",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    rf"\b(\d[\d,]*|{'|'.join(_WORDS)})(?= (?:\w+ )?(?:{_THINGS})\b)", re.IGNORECASE
)


def show_issues(issues: Sequence[Issue], profile: Profile) -> pd.DataFrame:
    """Columns severity, list, column, message; a row an issue, in the order found."""
    rows = [
        (str(issue.severity), issue.list, issue.column, _said(issue.message, profile))
        for issue in issues
    ]
    return pd.DataFrame(rows, columns=["severity", "list", "column", "message"])


def _said(message: str, profile: Profile) -> str:
    """The message with no row number and no small count."""
    if profile.exact:
        return message
    return _COUNTED.sub(lambda found: _count(found[1], profile), _PLACES.sub("", message))


def _count(written: str, profile: Profile) -> str:
    number = _WORDS.get(written.lower())
    value = int(written.replace(",", "")) if number is None else number
    if profile.small(value):
        return A_FEW
    return written if profile.base == 1 else f"{profile.shown(value):,}"


def show_lists(lists: Sequence[ListSummary], profile: Profile) -> pd.DataFrame:
    """Columns list, supplied, rows (text), columns_missing, notes; a row a list."""
    rows = [
        (
            one.list,
            one.sheet is not None,
            _rows(one, profile),
            ", ".join(one.columns_missing),
            _notes(one, profile),
        )
        for one in lists
    ]
    return pd.DataFrame(rows, columns=["list", "supplied", "rows", "columns_missing", "notes"])


def _rows(one: ListSummary, profile: Profile) -> str:
    if one.sheet is None:
        return ""
    return HIDDEN if profile.small(one.rows_in) else f"{profile.shown(one.rows_in):,}"


def _notes(one: ListSummary, profile: Profile) -> str:
    """What was odd about the list, said without saying of how many children."""
    said = []
    if one.rows_reported:
        many = (
            A_FEW if profile.small(one.rows_reported) else f"{profile.shown(one.rows_reported):,}"
        )
        said.append(f"{many} rows were not used")
    if one.columns_renamed:
        said.append("some headings were recognised under another name")
    if one.columns_unknown:
        said.append("some columns are not Annex A's")
    return "; ".join(said)
