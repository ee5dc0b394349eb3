"""Everything a report speaks of, from A to Z: a search that needs no script and works on paper."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from readiness.enquiry.lines import Line, Said, lines
from readiness.framework import area_title, services
from readiness.model import Published
from readiness.report.html import Content, Html, bullets, element, heading, join, paragraph
from readiness.report.pages import rendered
from readiness.report.places import area_file, definition_of, line_anchor, row_of, service_anchor
from readiness.supplied import list_name
from readiness.views import View, views
from readiness.words import capital, day

FILE, TITLE = "find.html", "Everything in this report, A to Z"
HOW = (
    "Every measure, line of enquiry, service and list of this report. To look for a word, press Ctrl "
    "and F (Command and F on a Mac) and type it."
)
WORDS = (
    ("Confidence in a position", "methods.html", "how a position is made"),
    ("Evidence position", "methods.html", "how a position is made"),
    ("Goalposts and weights", "methods.html", "how a position is made"),
    ("Hidden figures", "methods.html", "how a position is made"),
    ("Dates ahead", "improvement.html", "meetings, visits and inspections"),
    ("Last inspection", "improvement.html", "what it found, and what is being done"),
    ("Neighbours", "explore.html", "published figures"),
    ("Claims, held against evidence", "self-assessment.html", "what we say of ourselves"),
    ("Audits over time", "self-assessment.html", "what we say of ourselves"),
)
"""What readers look for by other words than ours, and where it is. Pages that were not made are left out."""


def find(published: Published, pages: Sequence[tuple[str, str]], home: str = "index.html") -> str:
    """A self-contained page that lists all there is by its first letter.

    Args:
        published: what this reader may see.
        pages: (file, title) of each page of the report.
        home: the file it leads back to.
    """
    found = _entries(published, {file for file, _ in pages})
    found += [(title, join(element("a", title, href=file), _of("page"))) for file, title in pages]
    found.sort(key=lambda pair: (_letter(pair[0]), pair[0].casefold()))
    by_letter = [(letter, list(some)) for letter, some in groupby(found, lambda p: _letter(p[0]))]
    content = join(
        heading(1, TITLE),
        paragraph(f"{published.authority.name}, {day(published.as_at)}", class_="dateline"),
        paragraph(HOW),
        element(
            "nav",
            element("ul", [_to(letter) for letter, _ in by_letter], class_="letters"),
            aria_label="Letters",
        ),
        [_part(letter, some) for letter, some in by_letter],
    )
    return rendered(f"{published.authority.name}: A to Z", content.markup, home)


def _letter(name: str) -> str:
    return next((one.upper() for one in name if one.isalpha()), "#")


def _to(letter: str) -> Html:
    return element("li", element("a", letter, href=f"#letter-{letter.lower()}"))


def _part(letter: str, some: Sequence[tuple[str, Html]]) -> Html:
    return join(
        heading(2, letter, f"letter-{letter.lower()}"),
        bullets([entry for _, entry in some], class_="found"),
    )


def _entries(published: Published, there: set[str]) -> list[tuple[str, Html]]:
    made = [_measure(view) for view in views(published) if area_file(view.area) in there]
    made += [_line(line) for line in lines(published) if area_file(line.area) in there]
    if "services.html" in there:
        made += [_service(code, one.title) for code, one in services().items()]
    if "data-quality.html" in there:
        made += [_list(str(row["list"])) for row in published.lists.to_dict("records")]
    made += [_said(name, file, what) for name, file, what in WORDS if file in there]
    return made


def _measure(view: View) -> tuple[str, Html]:
    row = row_of(view)
    where: Content = (
        join(
            element("a", "figures", href=row),
            ", ",
            element("a", "definition", href=definition_of(view)),
        )
        if row
        else join("not supplied, ", element("a", "definition", href=definition_of(view)))
    )
    return view.title, join(view.title, _of(f"measure, {area_title(view.area)}"), ": ", where)


def _line(line: Line) -> tuple[str, Html]:
    topic, raised = line.enquiry.topic, line.said is Said.RAISED
    file = area_file(line.area)
    link = element("a", topic, href=f"{file}#{line_anchor(line.id)}" if raised else file)
    known = "raised here" if raised else "asked all the same"
    return topic, join(link, _of(f"line of enquiry, {area_title(line.area)}, {known}"))


def _service(code: str, title: str) -> tuple[str, Html]:
    link = element("a", title, href=f"services.html#{service_anchor(code)}")
    return title, join(link, _of("service"))


def _list(name: str) -> tuple[str, Html]:
    said = capital(list_name(name))
    return said, join(element("a", said, href="data-quality.html"), _of("list of Annex A"))


def _said(name: str, file: str, what: str) -> tuple[str, Html]:
    return name, join(element("a", name, href=file), _of(what))


def _of(what: str) -> Html:
    return element("span", f" ({what})", class_="quiet")
