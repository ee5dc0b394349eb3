"""Lines of enquiry as they are read: a paragraph for each that something raises, a table of the rest."""

from __future__ import annotations

from collections.abc import Sequence

from readiness.enquiry.lines import Line, Said, lines, of_area, top
from readiness.framework import area_title, grounds
from readiness.framework.practice import Theme
from readiness.model import Area, Published, State
from readiness.report.grid import grid
from readiness.report.html import Content, Html, element, heading, join, paragraph
from readiness.report.line_words import Where, not_known, told, told_again, told_briefly
from readiness.report.places import area_file, line_anchor, measure_anchor, row_of
from readiness.report.visit import theme_named
from readiness.supplied import RETURNS, made_of, needed, source_words, supplied
from readiness.views import View, views
from readiness.words import capital, count, day, listed, number, number_word

OPEN = 6
"""Paragraphs of a page that are open; the others are folded below them."""
HEADINGS = ("What they ask", "Criticised", "Known here", "Have in hand", "Who answers")
NOTE = (
    "Criticised: of 100 sections of published inspection reports with the grade the area was last "
    "given (over all grades where it has none), about how many had a critical sentence on it: 319 "
    "reports, 2018 to August 2026, counted by words and not exact. What to have in hand, and who "
    "answers, are our own suggestion."
)
WEIGHED = (
    "The weightiest first: how severe what raises it is, the measure's weight in its area's score, "
    "and how often inspectors criticise it. The weights are our judgement; the report's page on methods gives "
    "them. Worse, higher and lower: by more than chance and ordinary differences explain (95%)."
)
BRIEFLY = "The weightiest of what figures, claims and records here raise, by weights of our own."
NOBODY = "Nothing that may be shown raises a line of enquiry. Practice still may."


def what_to_ask(published: Published, most: int = 8) -> Html:
    """The weightiest lines of all four areas, each with all that is known of it."""
    return join(
        _paragraphs(top(published, most), published, row_of, with_area=True),
        not_supplied(published),
        paragraph(WEIGHED, class_="note"),
    )


def first_asked(published: Published, most: int) -> Html:
    """The weightiest by their questions alone, each with the reason that presses most."""
    found = top(published, most)
    if not found:
        return paragraph(NOBODY)
    said = [
        join(
            element("a", line.enquiry.topic, href=_place(line)),
            f". {line.enquiry.question} ",
            element("span", _label(line, with_area=True), class_="why"),
        )
        for line in found
    ]
    return element("ol", [element("li", one) for one in said], class_="asked")


def _place(line: Line) -> str:
    return f"{area_file(line.area)}#{line_anchor(line.id)}"


def first_lines(published: Published, most: int) -> Html:
    """The weightiest, briefly: what raises each, what to have in hand, and where the rest stands. Their
    questions stand above, on the first screen."""
    found = top(published, most)
    parts = [_brief(line, published) for line in found]
    return join(
        parts or paragraph(NOBODY),
        paragraph(_lacking(published)) if _lacking(published) else None,
        paragraph(_of_how_many(found, published), class_="note"),
    )


def _of_how_many(found: Sequence[Line], published: Published) -> str:
    """How many more there are, and what the figures told of are made from."""
    raised = sum(line.said is Said.RAISED for line in lines(published))
    more = raised - len(found)
    said = [BRIEFLY]
    if more > 0:
        rest = count(more, "further line is", "further lines are")
        said.append(f"{capital(rest)} on the areas' pages.")
    shown = [one.view for line in found for one in line.pressing[:1]]
    if shown:
        beside = any(view.neighbours or view.england for view in shown)
        others = f"; {source_words(shown)}" if beside else "."
        said.append(f"Figures: {made_of(shown)} as at {day(published.as_at)}{others}")
    return " ".join(said)


def _brief(line: Line, published: Published) -> Html:
    title = element("a", line.enquiry.topic, href=_place(line))
    return element(
        "section",
        heading(3, title),
        paragraph(f"{area_title(line.area)}.", class_="why"),
        paragraph(told_briefly(line, published, row_of)),
        class_="enquiry",
    )


def area_enquiries(published: Published, area: Area | str) -> Html:
    """Every line of the area: a paragraph for each that something raises, and a table of those that
    nothing here does, which inspectors may ask all the same."""
    found = of_area(published, Area(area))
    raised = [line for line in found if line.said is Said.RAISED]
    rest = [line for line in found if line.said is not Said.RAISED]
    return join(
        _folded_after(raised, published, row_of) if raised else paragraph(NOBODY),
        _asked_anyway(rest, published),
        paragraph(WEIGHED, class_="note") if raised else None,
    )


def visit_enquiries(published: Published, theme: str) -> Html:
    """The lines of enquiry of the theme: those something here raises, then all the others."""
    about = theme_named(theme)
    # Supervision and caseloads are leaders' in every visit; of others' work only the theme's is asked.
    theirs = [
        line
        for line in lines(published, about.criteria)
        if line.area in (*about.areas, Area.LEADERS)
    ]
    found = sorted(theirs, key=lambda one: _of_every_visit(one, about))
    raised = [line for line in found if line.said is Said.RAISED]
    rest = [line for line in found if line.said is not Said.RAISED]
    return join(
        paragraph(_in_brief(found)),
        _folded_after(raised, published, _in_pack(published, about)),
        _asked_anyway(rest, published),
        paragraph(WEIGHED, class_="note") if raised else None,
    )


def _of_every_visit(line: Line, about: Theme) -> bool:
    """The lines of every visit come after those of the theme itself."""
    return line.area not in about.areas or not set(line.enquiry.criteria) & set(about.own)


def _in_pack(published: Published, about: Theme) -> Where:
    """The measure's row in the pack's own table, where it has one."""
    numbers = {str(one["id"]): str(one["catalogue"]) for one in published.catalogue}
    mine = {name for name, number in numbers.items() if number in about.measures}

    def place(view: View) -> str | None:
        there = view.id in mine and view.local.state is not State.NOT_SUPPLIED
        return f"#{measure_anchor(view)}" if there else None

    return place


def _in_brief(found: Sequence[Line]) -> str:
    """How many lines there are, how many something raises, and of how many nothing is known."""
    raised = sum(line.said is Said.RAISED for line in found)
    unknown = sum(line.said in (Said.UNSEEN, Said.PRACTICE) for line in found)
    belong = "belongs" if len(found) == 1 else "belong"
    parts = [
        f"{capital(count(len(found), 'line'))} of enquiry {belong} to this theme.",
        f"Something known here gives a reason to ask {number_word(raised)} of them."
        if raised
        else "Nothing known here gives a reason to ask one of them.",
        f"No figure shown can answer {number_word(unknown)} of them." if unknown else "",
    ]
    return " ".join(part for part in parts if part)


def _folded_after(raised: Sequence[Line], published: Published, where: Where) -> Html:
    """The first open, the others folded."""
    rest = raised[OPEN:]
    shown = raised if len(rest) < 2 else raised[:OPEN]
    made = _paragraphs(shown, published, where)
    if shown is raised:
        return made
    more = capital(count(len(rest), "further line")) + " of enquiry raised"
    folded = _paragraphs(rest, published, where)
    return join(made, element("details", element("summary", more), folded, class_="folded"))


def _paragraphs(
    found: Sequence[Line], published: Published, where: Where, *, with_area: bool = False
) -> Html:
    made, first = [], dict[tuple[str, ...], str]()
    for line in found:
        figures = tuple(one.view.id for one in line.pressing)
        above = first.get(figures) if figures else None
        first.setdefault(figures, line.enquiry.topic)
        said = told_again(line, above) if above else told(line, published, where)
        made.append(_paragraph(line, said, with_area))
    return join(made)


def _paragraph(line: Line, said: Html, with_area: bool) -> Html:
    # Only an area's own page and a pack hold a line once: elsewhere an anchor would stand twice.
    place = None if with_area else line_anchor(line.id)
    return element(
        "section",
        heading(3, line.enquiry.topic, place),
        paragraph(_label(line, with_area=with_area), class_="why"),
        paragraph(line.enquiry.question, class_="ask"),
        paragraph(said),
        class_="enquiry",
    )


def _label(line: Line, *, with_area: bool) -> str:
    """The reason that presses most, and whose area it is."""
    why = max(line.reasons, key=lambda one: one.severity).why
    area = f"{area_title(line.area)}. " if with_area else ""
    return f"{area}{grounds()[why].title}."


def _asked_anyway(rest: Sequence[Line], published: Published) -> Html | None:
    """The lines nothing here raises, folded."""
    if not rest:
        return None
    many = count(len(rest), "line that nothing here raises", "lines that nothing here raises")
    rows = [_row(line, published) for line in rest]
    made = grid("Lines of enquiry that nothing here raises", HEADINGS, rows, note=NOTE)
    summary = element("summary", f"Asked all the same: {many}")
    return element("details", summary, made, class_="folded")


def _row(line: Line, published: Published) -> list[Content]:
    one = line.enquiry
    asks = element("span", one.question, class_="rests")
    often = f"{line.often} in 100"
    here = not_known(line, published)
    return [join(one.topic, asks), often, here, f"{one.evidence}.", one.owner]


def not_supplied(published: Published) -> Html | None:
    """All that was not supplied in one paragraph: a report from the lists alone is about the lists."""
    said = _lacking(published)
    if not said:
        return None
    return element(
        "section",
        heading(3, "What nobody supplied"),
        paragraph(grounds()["absent"].asks, class_="ask"),
        paragraph(said),
        class_="enquiry",
    )


def _lacking(published: Published) -> str:
    every = views(published)
    found = [view for view in every if view.local.state is State.NOT_SUPPLIED]
    if not found:
        return ""
    lists = needed([view for view in found if view.source == "annex_a"], supplied(published))
    tabs = {name for view in found if view.source == "evidence" for name in view.lists}
    sources = {view.source for view in found}
    names = [
        lists,
        f"{count(len(tabs), 'tab')} of the evidence workbook" if tabs else "",
        *(name for source, name in RETURNS.items() if source in sources),
    ]
    there = [name for name in names if name]
    one = len(there) == 1 and not there[0].startswith("the lists") and len(tabs) < 2
    return (
        f"{capital(listed(there))} {'was' if one else 'were'} not supplied, so "
        f"{number(len(found), 0)} of {number(len(every), 0)} measures cannot be known. “Service by "
        "service” says what each would take."
    )
