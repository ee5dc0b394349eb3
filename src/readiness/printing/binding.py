"""Several pages of a report as one document, with contents, links within it, and nothing folded."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree, html

from readiness.errors import RunError

SVG = "http://www.w3.org/2000/svg"
FIRST = "first"
"""The class of a first page's section that fills one sheet."""
_ONLY_ON_SCREEN = ("skip", "only-on-screen")
_LETTERING = "font-family: sans-serif"


@dataclass(frozen=True)
class Chapter:
    """A page of the report, by its file. `without`: headings of parts that are for the screen alone."""

    file: str
    title: str
    without: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return Path(self.file).stem


@dataclass(frozen=True)
class Book:
    """One document. `main`: its elements, in order, under a `main`. `title`: of the whole."""

    title: str
    whose: str
    main: Any


def book(place: Path, chapters: Sequence[Chapter], title: str, whose: str) -> Book:
    """The pages one after another.

    Args:
        place: the folder of the finished report.
        chapters: in the order they are to be read. A page with a first section comes with the
            contents of the whole after it.
        title, whose: for the furniture of each sheet.

    Raises RunError where a page is missing or is no page of ours.
    """
    main = html.Element("main")
    for chapter in chapters:
        part = html.Element("article", {"class": "chapter", "id": chapter.name})
        for child in _content(place, chapter):
            part.append(child)
        main.append(part)
    _unfold(main)
    _draw(main)
    _lead(main, {chapter.file: chapter.name for chapter in chapters})
    if len(chapters) > 1:
        _contents(main, chapters)
    return Book(title, whose, main)


def first_alone(whole: Book) -> Book | None:
    """The section that fills one sheet, alone; None where no page has one."""
    found = whole.main.find_class(FIRST)
    if not found:
        return None
    main = html.Element("main")
    main.append(deepcopy(found[0]))
    for link in main.iter("a"):
        link.attrib.pop("href", None)  # what it leads to is not on this sheet
    return Book(whole.title, whole.whose, main)


def _content(place: Path, chapter: Chapter) -> list[Any]:
    try:
        page = html.document_fromstring((place / chapter.file).read_text(encoding="utf-8"))
    except (OSError, ValueError, etree.ParserError):
        raise RunError(
            f"'{chapter.file}' of the report cannot be read, so no paper was made."
        ) from None
    main = page.find(".//main")
    if main is None:
        raise RunError(f"'{chapter.file}' is not a page of a report, so no paper was made of it.")
    for name in _ONLY_ON_SCREEN:
        for one in main.find_class(name):
            one.drop_tree()
    _leave_out(main, chapter.without)
    _own_ids(main, chapter.name)
    return list(main)


def _leave_out(main: Any, headings: Sequence[str]) -> None:
    """From a heading of the second level to the next one."""
    leaving = False
    for child in list(main):
        if child.tag in ("h1", "h2"):
            leaving = child.text_content().strip() in headings
        if leaving:
            main.remove(child)


def _own_ids(main: Any, name: str) -> None:
    """Two pages may use the same name for a place; in one document each has its page's before it."""
    for one in main.iter():
        if isinstance(one.tag, str):
            if one.get("id"):
                one.set("id", f"{name}--{one.get('id')}")
            if one.tag == "a" and str(one.get("href", "")).startswith("#"):
                one.set("href", f"#{name}--{one.get('href')[1:]}")


def _unfold(main: Any) -> None:
    """On paper nothing opens: a fold becomes a part with its own small heading."""
    for fold in list(main.iter("details")):
        fold.tag = "section"
        fold.set("class", f"{fold.get('class', '')} unfolded".strip())
        fold.attrib.pop("open", None)
        for summary in list(fold.iter("summary")):
            summary.tag = "p"
            summary.set("class", "summary")


def _draw(main: Any) -> None:
    """A drawing becomes a picture: so its words are read to those who cannot see it."""
    for drawing in list(main.iter("svg", f"{{{SVG}}}svg")):
        words = drawing.get("aria-label") or ""
        tail, drawing.tail = drawing.tail, None
        for text in drawing.iter("text"):
            text.set("style", f"{_LETTERING}; {text.get('style', '')}")
            text.set("font-size", text.get("font-size", "11"))
        box = (drawing.get("viewbox") or drawing.get("viewBox") or "0 0 1 1").split()
        drawing.attrib.pop("viewbox", None)
        drawing.set("viewBox", " ".join(box))
        drawing.set("xmlns", SVG)
        drawing.set("width", box[2])
        drawing.set("height", box[3])
        data = base64.b64encode(etree.tostring(drawing)).decode("ascii")
        picture = html.Element("img", {"src": f"data:image/svg+xml;base64,{data}", "alt": words})
        picture.set("class", drawing.get("class", ""))
        picture.tail = tail
        drawing.getparent().replace(drawing, picture)


def _lead(main: Any, inside: Mapping[str, str]) -> None:
    """Links lead within the document, or are plain words: a paper is read away from the folder."""
    known = {one.get("id") for one in main.iter() if isinstance(one.tag, str) and one.get("id")}
    for link in main.iter("a"):
        target = _within(str(link.get("href", "")), inside)
        if target in known:
            link.set("href", f"#{target}")
        else:
            link.attrib.pop("href", None)


def _within(href: str, inside: Mapping[str, str]) -> str | None:
    """href as a place of the document, or None."""
    if href.startswith("#"):
        return href[1:]
    file, _, place = href.partition("#")
    if file not in inside:
        return None
    return f"{inside[file]}--{place}" if place else inside[file]


def _contents(main: Any, chapters: Sequence[Chapter]) -> None:
    """What there is and on which sheet, after the first sheet or before everything."""
    listed = html.Element("nav", {"class": "contents", "aria-label": "Contents"})
    title = etree.SubElement(listed, "h2")
    title.text = "Contents"
    lines = etree.SubElement(listed, "ul")
    for chapter in chapters[1:]:
        line = etree.SubElement(etree.SubElement(lines, "li"), "a", href=f"#{chapter.name}")
        line.text = chapter.title
    first = main.find_class(FIRST)
    if first:
        first[0].addnext(listed)
    else:
        main.insert(0, listed)


def walk(element: Any) -> Iterator[Any]:
    """The elements right below, without comments."""
    return (child for child in element if isinstance(child.tag, str))
