"""The page that says what a file must look like, made from the declarations."""

from __future__ import annotations

from collections.abc import Iterator

from readiness.intake.annex_a.declaration import Column, ListSpec
from readiness.intake.annex_a.lists import LISTS
from readiness.intake.annex_a.places import HEADING_ROWS

_KINDS = {
    "text": "text",
    "id": "identifier",
    "date": "date",
    "count": "whole number",
    "age": "years, -1 unborn",
    "postcode": "postcode",
    "code": "code",
}

_INTRODUCTION = f"""\
# Annex A: what is accepted, and what is reported

This page is made from the declarations in `readiness.intake.annex_a`; a test keeps it fresh.

## Files

One workbook (xlsx, xlsm, xlsb, xls or ods, told apart by content) or a folder with a csv file a
list (UTF-8, UTF-16 or Windows; comma, semicolon or tab). Remove any password first.

- **Sheets** are found by name (`List_1`, `List 1`, `L1`, `1. Contacts`, `Contacts`) or, whatever
  their name, by their headings. Headings outweigh a wrong name. Code, guidance and front sheets are
  left alone; any other sheet not read is reported.
- **Headings** may stand in any of the first {HEADING_ROWS} rows, below titles, dates and blank rows,
  in any order. Case, spaces, punctuation, curly quotes, `(Years)` and `(Y/N)` do not matter, and
  usual other wordings are known. A heading that is nearly right is suggested, never assumed. Of two
  columns for the same thing the exact heading is used, else the first, and the other reported.
- **Missing** lists and columns are reported and the rest is read: only the measures that need them
  are lost. List 9 may have its 13 columns of 2019 or the present 17.
- **Rows** that are wholly blank (dashes too) do not count. Rows without an identifier, notes,
  totals, headings again, and rows filled only in unknown columns are reported with their row
  numbers and not used: rows in = rows used + rows reported.

A file that is absent, empty, protected, damaged, not a workbook, or without any of the lists stops
the run with one sentence.

## Cells

A cell that cannot be read is unusable for the measures it touches, not for its row, and is reported
by column and row number, never by what it holds.

| kind | read | blank | reported and unusable |
|---|---|---|---|
| any | | empty, spaces, `-`, `N/A`, `NULL`, `NaN` | `#N/A`, `#REF!` and the like; `####`; formulas \
saved without a result |
| date | real dates, Excel day numbers of five digits, `yyyy-mm-dd`, `yyyymmdd`, and day first: \
`dd/mm/yyyy`, `d-m-yy`, `dd.mm.yyyy`, `1 Apr 2025`; times are dropped | `01/01/1900` and other \
placeholders, with a query | impossible and month-first dates, a year or month alone, before 1990, \
after the as-at date (an expected birth may lie 310 days ahead) |
| whole number | `2`, `2.0`, `1,250` | `None` | words, fractions, below 0 |
| years | completed years (`6.138` is 6), `-1` or `Unborn` | `None` | words, below -1, above 120 |
| identifier | text as it is, with leading zeros; `1001.0` is `1001` | `None` | |
| code | Ofsted's codes with or without letter, old and new, and known spellings; what was written \
is kept | `None` and `Not applicable`, unless they are a code | wording that matches no group |
| postcode | whole, or its first half | `None` | anything else, with a query |

Two-digit years up to 69 are 20xx. A blank cell where Ofsted expects a value is a query.

## Lists
"""


def describe() -> str:
    """The page as Markdown, ending in a newline."""
    return "\n".join([_INTRODUCTION, *(line for spec in LISTS for line in _list(spec))])


def _list(spec: ListSpec) -> Iterator[str]:
    yield f"### List {spec.number}: {spec.title}\n"
    yield f"{spec.scope} In our frames: `{spec.name}`.\n"
    yield "| heading | column | kind | must be filled | also read as |"
    yield "|---|---|---|---|---|"
    yield from (_row(column) for column in spec.columns)
    yield ""


def _row(column: Column) -> str:
    kind = _KINDS[column.kind] + (f" (`{column.codes}`)" if column.codes else "")
    since = f" (since {column.since})" if column.since else ""
    other = [f"{heading}" for heading in column.accepted]
    other += [f"`{column.pattern}`".replace("|", "\\|")] if column.pattern else []
    required = "yes" if column.required else ""
    return f"| {column.heading}{since} | `{column.id}` | {kind} | {required} | {'; '.join(other)} |"
