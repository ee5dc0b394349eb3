"""What inspectors ask about a theme, what the figures here say to it, and what to have in hand."""

from __future__ import annotations

from collections.abc import Sequence

from readiness.enquiry.lines import Line, Said, lines
from readiness.framework.practice import Theme
from readiness.model import Area, Published
from readiness.report.grid import grid
from readiness.report.html import Content, Html, element, join, paragraph
from readiness.report.visit import theme_named
from readiness.views import View
from readiness.words import amount, capital, count, listed, number_word

SECTION = "Here"
HEADINGS = ("What they ask", "Criticised", SECTION, "Have in hand", "Who answers")
NOTE = (
    "Criticised: of 100 sections of published inspection reports with the grade the area was last "
    "given (over all grades where it has none), about how many had a critical sentence on it: 319 "
    "reports, 2018 to August 2026, counted by words and not exact. Evidence and posts are our own "
    "suggestion."
)


def visit_enquiries(published: Published, theme: str) -> Html:
    """The lines of enquiry of the theme: those a figure here raises first, each with its evidence."""
    about = theme_named(theme)
    # Supervision and caseloads are leaders' in every visit; of others' work only the theme's is asked.
    theirs = [
        line
        for line in lines(published, about.criteria)
        if line.enquiry.area in (*about.areas, Area.LEADERS)
    ]
    found = sorted(theirs, key=lambda one: _of_leaders(one, about))
    rows = [_row(line) for line in found]
    return join(
        paragraph(_in_brief(found)),
        grid("Lines of enquiry", HEADINGS, rows, note=NOTE),
    )


def _of_leaders(line: Line, about: Theme) -> bool:
    """The lines of every visit come after those of the theme itself."""
    return line.enquiry.area not in about.areas


def _in_brief(found: Sequence[Line]) -> str:
    """How many lines there are, and how many of them a figure raises or nothing here answers."""
    raised = sum(line.said is Said.RAISED for line in found)
    unknown = sum(line.said in (Said.UNSEEN, Said.PRACTICE) for line in found)
    belong = "belongs" if len(found) == 1 else "belong"
    parts = [
        f"{capital(count(len(found), 'line'))} of enquiry {belong} to this theme.",
        f"Figures here give a reason to ask {number_word(raised)} of them."
        if raised
        else "No figure here gives a reason to ask one of them.",
        f"No figure shown can answer {number_word(unknown)} of them." if unknown else "",
    ]
    return " ".join(part for part in parts if part)


def _row(line: Line) -> list[Content]:
    one = line.enquiry
    asks = element("span", one.question, class_="rests")
    return [join(one.topic, asks), _often(line), _here(line), f"{one.evidence}.", one.owner]


def _often(line: Line) -> str:
    return f"{line.often} in 100"


def _here(line: Line) -> str:
    """What the figures say to it, and no more."""
    if line.said is Said.RAISED:
        return f"A reason to ask: {listed([_figure(view) for view in line.pressing])}."
    if line.said is Said.QUIET:
        rest = f" {_others(len(line.unseen))} not shown." if line.unseen else ""
        return f"{_none_of(len(line.quiet))} reason to ask.{rest}"
    if line.said is Said.UNSEEN:
        return f"Not known here: {count(len(line.unseen), 'measure is', 'measures are')} not shown."
    return "No figure can answer it: audit, observation and what children say must."


def _others(many: int) -> str:
    return capital(count(many, "other is", "others are"))


def _none_of(many: int) -> str:
    if many == 1:
        return "One figure, which gives no"
    return f"{capital(number_word(many))} figures, none of which gives a"


def _figure(view: View) -> str:
    assert view.local.value is not None  # only what is shown presses
    return f"{view.title} ({amount(view.local.value, view.unit)})"
