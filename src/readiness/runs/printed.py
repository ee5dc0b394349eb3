"""The papers of a report: which pages make them, and where they stand."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from readiness.model import Published
from readiness.printing import Chapter, Made, papers
from readiness.report.first_screen import TITLE
from readiness.words import day

LEADERS = (
    Chapter("index.html", "In brief", without=("Read on",)),
    Chapter("readiness.html", "The leaders' view", without=("Every measure",)),
    Chapter("improvement.html", "What is being done about it"),
    Chapter("self-assessment.html", "What we say of ourselves"),
)
"""What a committee is sent. Areas, services and methods are read on the screen, or printed one by one."""


def printed(
    place: Path, released: Published, kinds: Sequence[str], chapters: Sequence[Chapter] = LEADERS,
    title: str = TITLE,
) -> Made:  # fmt: skip
    """Makes the papers of the pages in `place`. A paper that cannot be made is told of, and no error."""
    if not kinds:
        return Made()
    there = [one for one in chapters if (place / one.file).is_file()]
    heading = f"{title}, {day(released.as_at)}"
    return papers(place, there, heading, released.authority.name, kinds)
