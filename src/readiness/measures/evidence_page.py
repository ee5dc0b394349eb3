"""Writes docs/evidence.md, from the tabs as declared: `python -m readiness.measures.evidence_page`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from readiness import paths
from readiness.intake.evidence.declaration import Heading, Tab
from readiness.intake.evidence.instructions import INSTRUCTIONS, told
from readiness.intake.evidence.tabs import EVIDENCE_TABS
from readiness.measures.registry import registry
from readiness.model import Measure

_OPENING = """# Local evidence: the workbook, tab by tab

This page is made from the declarations in `readiness.intake.evidence` by
`python -m readiness.measures.evidence_page`; a test keeps it fresh.

```
python3 run.py evidence-template our_evidence.xlsx --authority Tameside
python3 run.py evidence-check our_evidence.xlsx --as-at 2026-09-30
python3 run.py run --annex-a annex_a.xlsx --as-at 2026-09-30 --evidence our_evidence.xlsx
```

The second says how the workbook was read and what is wrong with it by
row, without scoring; the report hides the numbers of rows.

`evidence-template` writes an Excel workbook with instructions, a sheet a tab, drop-downs and an
example row in each; it never overwrites a file. `--authority` fills in the name, codes and region.
`--evidence` takes the workbook as xlsx, xls or ods, or several of one authority: their tabs are
joined, and rows that are exactly the same in two of them are used once. Workbooks that name
different authorities are refused, and so is a file without a tab of this workbook (an Annex A, say).

## What it says to the person who fills it in
"""

_READING = """
## How it is read

Whatever cannot be read is reported by tab, column and row number, and never by what a cell holds. A
cell that cannot be read is unusable for the measures that need it, not for its row.

- **Tabs** are found by name, whatever the case and punctuation. One with another name (`Audit`,
  `Audits 2026`) is read where its headings are a tab's, and said. Where they fit several tabs, or a
  tab that another sheet is already, it is not read, and said.
- **Headings** may stand in any of the first 10 rows, in any order. One that is nearly right is read
  where it can be no other, and said. Other columns are not read, and said by their letter.
- **A tab** that is empty or not there is not supplied. One that is named in `nothing_to_report`,
  with the day it was checked, had no rows.
- **A column** that nobody filled in is not supplied, but for dates: a blank date has not happened.
- **Rows** that are a total or the headings again, a note under the table (parted from it by an empty
  row, with nothing beside it), or are filled only in other columns, are not used, and said. So is a
  row for all teams on a day that has rows of single teams. A row that repeats the key of one above (the same team and month, a worker twice, a child
  twice where there is a row a child) is not used a second time, and said.
- **One thing said twice**: two grades of an area for one day, or two values of a limit, are both set
  aside. An earlier inspection's judgement gives way to a later one's, and that is said.
- **Characters nobody sees** (spaces without width, marks of direction) are taken out of every cell.
- **Example rows** are known by the mark in the first column and not counted. A marked row in which
  anything was changed is read, and said.

| kind | read | reported and unusable |
|---|---|---|
| any | | `#N/A` and the like; formulas saved without a result |
| date | as in Annex A: real dates, day numbers of five digits, and text, day first | impossible and month-first dates; before 1950; after the as-at date, where the date is not of something planned |
| date and time | the same, with a time; without one (or at midnight) the time is not known | impossible times |
| number | digits, with or without separators of thousands | words and units (`12 FTE`); below 0; a limit or working time of 0 |
| percentage | `93`, `93%`. A column without signs is of 1 where every cell is at most 1 and one is between 0 and 1 (what Excel stores for 93%) | below 0, above 100; in other columns, cells without a sign above 0 and up to 1, which may be of 1 or of 100 |
| grade | Ofsted's words, `RI`, `Req. Imp.`, `2`, `Grade 2`, `Outstanding (1)` | two grades in a cell (`Good/RI`), or a number and words that disagree |
| area | the four, in the words of any framework, or `CIC`, `CLA`, `CL`, `H&P` | words that mean two areas, or none |
| yes or no | `yes`, `Y`, `TRUE`, `1`; `no`, `N`, `FALSE`, `0` | anything else |
| choice | the words of the list, whatever the case | anything else |

Where one cell contradicts another in its row, both are set aside: a part that is more than its whole
(more agency workers than posts filled), an end before its start. More workers than posts may be so,
and is only asked about.
"""


def write_page() -> None:
    page = paths.root() / "docs" / "evidence.md"
    page.write_text(as_markdown(), encoding="utf-8", newline="\n")


def as_markdown() -> str:
    """docs/evidence.md."""
    read_by = measures_by_tab()
    said = [f"- **{first}**: {words}" for first, words in INSTRUCTIONS if words]
    tabs = [line for tab in EVIDENCE_TABS for line in _section(tab, read_by[tab.name])]
    return "\n".join([_OPENING, *said, _READING, "## The tabs", "", *tabs]).rstrip() + "\n"


def measures_by_tab() -> Mapping[str, tuple[Measure, ...]]:
    """The measures that read each tab of the evidence workbook, in the order of the catalogue."""
    return {
        tab.name: tuple(one for one in registry().values() if tab.name in one.lists)
        for tab in EVIDENCE_TABS
    }


def _section(tab: Tab, measures: tuple[Measure, ...]) -> Iterator[str]:
    yield from (f"### {tab.name}", "", tab.purpose, "")
    yield from ("| heading | what to write | one of |", "|---|---|---|")
    yield from (_row(column) for column in tab.columns)
    named = ", ".join(f"{one.catalogue} `{one.id}`" for one in measures)
    yield from ("", f"Measures: {named}." if measures else "No measure reads it.", "")


def _row(column: Heading) -> str:
    needed = " *" if column.required else ""
    return f"| {column.text}{needed} | {told(column)} | {', '.join(_choices(column))} |"


def _choices(column: Heading) -> tuple[str, ...]:
    return () if column.is_yes_no else column.choices


if __name__ == "__main__":
    write_page()
