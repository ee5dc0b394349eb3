"""What the template says to the person who fills it in."""

from __future__ import annotations

from readiness.intake.evidence.declaration import Heading, Tab

INSTRUCTIONS: tuple[tuple[str, str], ...] = (
    ("Local evidence", ""),
    (
        "What this is",
        "What your authority knows of itself that is not in the Annex A lists: a sheet a subject, "
        "a row an item. It is read beside the lists and stays on your own machine.",
    ),
    (
        "Nothing is required",
        "Fill in what you have and leave the rest. Every sheet may be left empty or deleted, and "
        "columns may stand in any order. Headings marked * are needed in each row that you write.",
    ),
    (
        "Where to start",
        "With 'audits': they tell what no list can. Then with whatever you already keep as a list, "
        "such as 'workers', 'supervision' or 'missing_episodes': paste it under the headings as "
        "values. Leave the sheets with a grey tab for last: nothing is made of them yet.",
    ),
    (
        "An empty sheet",
        "means that nobody filled it in. It is never read as nought: what it would have shown is "
        "reported as not supplied.",
    ),
    (
        "Nothing to report",
        "Where somebody looked and there was nothing, name the sheet in 'nothing_to_report', with "
        "the day it was checked.",
    ),
    (
        "A column you leave empty",
        "is read as not supplied, but for dates: an empty date means that it has not happened.",
    ),
    (
        "Example rows",
        "The row marked EXAMPLE is not counted. Write beneath it, delete it, or write over it and "
        "clear the mark in the first column. Leave the first column empty in your own rows.",
    ),
    (
        "Totals and notes",
        "Leave out totals, or call them 'Total', and they are not counted. Notes go above the "
        "headings, not beneath the rows.",
    ),
    (
        "Children",
        "Sheets with a red tab hold rows of single children, households or workers. Where one asks "
        "for a child's id, give your own reference, as in the Annex A lists, so "
        "that you can find the record when something in the row cannot be read. It is never shown. "
        "Write no names of children or carers anywhere, and keep this file as private as the lists.",
    ),
    ("Dates", "Day first, such as 14/09/2026; where a time is asked for, 14/09/2026 21:30."),
    (
        "Grades",
        "In Ofsted's words, or 1 for outstanding, 2 good, 3 requires improvement, 4 inadequate. "
        "One grade a cell: 'good/RI' is not read.",
    ),
    ("Numbers", "In digits, without words: 12, not '12 FTE' or '<5'. Part-time posts as 0.6."),
    (
        "Percentages",
        "93 or 93% for ninety-three per cent, the whole column the same way: where some cells are "
        "93 and others 0.93, those of 1 and less are not used.",
    ),
    ("Yes or no", "yes or no; leave the cell empty where it is not known."),
    (
        "If Excel asks",
        "A question about what you wrote is only a warning: you may answer yes and go on.",
    ),
    (
        "What is wrong with it",
        "Whatever cannot be read is told by sheet, column and row, and never guessed.",
    ),
)

NOT_SHOWN = frozenset(
    {
        "improvement_points",
        "self_evaluation",
        "focus_areas",
        "priorities",
        "governance",
        "planned_visits",
    }
)
"""Tabs that are read and checked, and of which no report makes anything yet; a test keeps it so."""


def described(tab: Tab) -> str:
    """What the sheet holds, and what else to know before filling it in."""
    private = " Private: rows of single people." if tab.is_private else ""
    later = " Read and checked; nothing is made of it yet." if tab.name in NOT_SHOWN else ""
    return f"{tab.purpose}{private}{later}"


_KINDS = {
    "date": "A date, such as 14/09/2026",
    "moment": "A date and time, such as 14/09/2026 21:30",
    "number": "A number",
    "percent": "A percentage: 93 for 93 per cent",
    "names": "With a semicolon between",
}


def told(column: Heading) -> str:
    """What stands above the column: whether it is needed, what to write, and what it is."""
    parts = ["Needed" if column.required else "", column.note, _kind(column)]
    sentences = [part[0].upper() + part[1:] for part in parts if part]
    return ". ".join(sentences) + "." if sentences else ""


def _kind(column: Heading) -> str:
    if column.choices:
        return "Yes or no" if column.is_yes_no else "Pick from the list"
    if column.kind == "names" and "semicolon" in column.note:
        return ""
    return _KINDS.get(column.kind, "")
