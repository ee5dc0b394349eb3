"""Writes docs/reference/python.md, the public names: `python -m readiness.cli.names_page`."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from importlib import import_module

import readiness
from readiness import paths

_OPENING = """# The Python interface

What `import readiness` gives, and nothing else is promised to stay. This page is made from the
functions' own words by `python -m readiness.cli.names_page`; do not edit it. `help(readiness.assess)`
says the rest: shapes, units, and the errors that are raised.

An *assessment* is exact and for the team that holds the records; `publish` makes of it what may be
shown, and nearly all else takes what `publish` gives. A frame is an ordinary pandas frame. What is
said to give Html shows as a table or chart in a notebook.
"""

_PARTS = {
    "readiness.assessment": ("Assess", "Reads the files and works everything out."),
    "readiness.disclosure": ("Publish", "The one door from exact to shown."),
    "readiness.looking_ahead": ("Look ahead", "What can still change by a day to come; exact."),
    "readiness.official": ("Official statistics", "Of any authority, without a list of it."),
    "readiness.report": ("Show", "Of what is published: what the notebooks' cells call."),
    "readiness.runs.history": ("Look back", "What earlier reports showed, as they showed it."),
    "readiness.lab": (
        "Look closer",
        "For a person at a notebook: one thing by its name, with what belongs to it, and a measure to try.",
    ),
    "readiness.score.what_if": (
        "Ask what if",
        "Other weights, to see what moves; never for a report.",
    ),
    "readiness.worklists": (
        "Work through",
        "Operational: rows of children or workers, for those who hold the records. No report has them.",
    ),
}


def as_markdown() -> str:
    """docs/reference/python.md."""
    parts = [line for home in _PARTS for line in _part(home)]
    return "\n".join([_OPENING, *parts]).rstrip() + "\n"


def _part(home: str) -> Iterator[str]:
    title, about = _PARTS[home]
    yield from (f"## {title}", "", about, "", "| name | what it gives |", "|---|---|")
    names = [name for name, at in readiness._HOMES.items() if at == home]
    for name in names:
        made = getattr(import_module(home), name)
        yield f"| `{name}({', '.join(_arguments(made))})` | {_first(made)} |"
    yield ""


def _arguments(made: object) -> Iterator[str]:
    """Names alone, with = where one may be left out: types are in `help`."""
    named = False
    for one in inspect.signature(made).parameters.values():  # type: ignore[arg-type]
        if one.kind is one.KEYWORD_ONLY and not named:
            named = True
            yield "*"
        default = one.default
        yield one.name if default is one.empty else f"{one.name}={default!r}"


def _first(made: object) -> str:
    """The first paragraph of its docstring, on one line of a table."""
    said = inspect.getdoc(made) or ""
    return " ".join(said.split("\n\n")[0].split()).replace("|", "\\|")


def write() -> None:
    page = paths.root() / "docs" / "reference" / "python.md"
    page.write_text(as_markdown(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write()
