"""A document as Word, for boards that paste from it: real headings, lists, tables and pictures."""

from __future__ import annotations

import base64
import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from readiness.printing.binding import Book, walk
from readiness.printing.files import written

HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4}
_BOLD = frozenset({"strong", "b", "th"})
_BLOCKS = frozenset(
    {"article", "section", "div", "figure", "figcaption", "nav", "dl", "ul", "ol", "table", "p", *HEADINGS}
)  # fmt: skip
_HEAVY = frozenset({"summary", "band"})
_SHEET, _WIDEST, _TALLEST = 174.0, 140.0, 150.0  # mm: between the margins, and of a picture
_PNG = "data:image/png;base64,"
FOOTER = "Evidence positions are not predicted grades. Only an inspector gives a grade."


def word(made: Book, out: Path) -> None:
    """Writes the document. Drawings that only repeat the words beside them are left out.

    Raises RunError where it cannot be written.
    """
    from docx import Document

    document = Document()
    _set_up(document, made)
    for number, chapter in enumerate(walk(made.main)):
        if number:
            document.add_page_break()
        _block(document, chapter)
    made_of = io.BytesIO()
    document.save(made_of)
    written(out, _undated(made_of))


def _undated(data: io.BytesIO) -> bytes:
    """The archive without the times of its making, so that the same report has the same bytes."""
    out = io.BytesIO()
    with ZipFile(data) as before, ZipFile(out, "w", ZIP_DEFLATED) as after:
        for name in before.namelist():
            after.writestr(ZipInfo(name), before.read(name), ZIP_DEFLATED)
    return out.getvalue()


def _set_up(document: Any, made: Book) -> None:
    from docx.shared import Mm, Pt

    about = document.core_properties
    about.title, about.author, about.language = f"{made.whose}: {made.title}", made.whose, "en-GB"
    about.comments = FOOTER
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(18)
    document.styles["Normal"].font.name = "Arial"
    document.styles["Normal"].font.size = Pt(10)
    document.styles["Normal"].paragraph_format.space_after = Pt(4)
    page.header.paragraphs[0].text = f"{made.whose}. {made.title}"
    page.footer.paragraphs[0].text = FOOTER


def _block(document: Any, element: Any) -> None:
    makers: dict[str, Callable[[Any, Any], None]] = {
        "p": _paragraph,
        "ul": _bullets,
        "ol": _numbers,
        "dl": _pairs,
        "table": _table,
        "img": _picture,
        "nav": lambda document, element: None,  # Word makes its own contents from the headings
    }
    if element.get("aria-hidden") == "true":
        return
    if element.tag in HEADINGS:
        document.add_heading(_words(element), HEADINGS[element.tag])
    elif element.tag in makers:
        makers[element.tag](document, element)
    elif any(child.tag in _BLOCKS or child.tag == "img" for child in walk(element)):
        for child in walk(element):
            _block(document, child)
    elif _words(element):
        _paragraph(document, element)


def _paragraph(document: Any, element: Any, style: str | None = None) -> None:
    if not _words(element):
        return
    made = document.add_paragraph(style=style)
    _runs(made, element)
    if set(str(element.get("class", "")).split()) & _HEAVY:
        made.paragraph_format.keep_with_next = True
        for run in made.runs:
            run.bold = True


def _runs(paragraph: Any, element: Any) -> None:
    """The text with its weight; spaces as a browser would show them."""
    before = ""
    for text, bold in _pieces(element, bold=False):
        said = " ".join(text.split())
        lead = " " if text[:1].isspace() and before and not before.endswith(" ") else ""
        tail = " " if text[-1:].isspace() and said else ""
        if said or lead:
            before = f"{lead}{said}{tail}"
            paragraph.add_run(before).bold = bold or None


def _pieces(element: Any, *, bold: bool) -> Iterator[tuple[str, bool]]:
    heavy = bold or element.tag in _BOLD
    if element.text:
        yield element.text, heavy
    for child in element:
        if isinstance(child.tag, str) and child.get("aria-hidden") != "true":
            if child.tag == "br" or "line" in str(child.get("class", "")).split():
                yield " ", heavy
            if "rests" in str(child.get("class", "")).split():
                yield "; ", heavy
            yield from _pieces(child, bold=heavy)
        if child.tail:
            yield child.tail, heavy


def _bullets(document: Any, element: Any) -> None:
    for item in walk(element):
        _paragraph(document, item, "List Bullet")


def _numbers(document: Any, element: Any) -> None:
    for item in walk(element):
        _paragraph(document, item, "List Number")


def _pairs(document: Any, element: Any) -> None:
    """A name and what it stands for, on one line."""
    name = ""
    for one in element.iter("dt", "dd"):
        if one.tag == "dt":
            name = _words(one)
            continue
        made = document.add_paragraph()
        made.add_run(f"{name}: ").bold = True
        _runs(made, one)


def _table(document: Any, element: Any) -> None:
    from docx.oxml import OxmlElement
    from docx.shared import Mm, Pt

    rows = [[cell for cell in walk(row) if cell.tag in ("th", "td")] for row in element.iter("tr")]
    width = max((len(row) for row in rows), default=0)
    if not width:
        return
    for caption in element.iter("caption"):
        document.add_paragraph(
            _words(caption), style="Caption"
        ).paragraph_format.keep_with_next = True
    made = document.add_table(rows=0, cols=width, style="Table Grid")
    made.autofit = False
    for place, share in enumerate(_shares(width)):
        made.columns[place].width = Mm(_SHEET * share)
    for number, row in enumerate(rows):
        line = made.add_row()
        for place, cell in enumerate(row):
            line.cells[place].width = made.columns[place].width
            paragraph = line.cells[place].paragraphs[0]
            _runs(paragraph, cell)
            for run in paragraph.runs:
                run.font.size = Pt(8)
        if number == 0:
            line._tr.get_or_add_trPr().append(
                OxmlElement("w:tblHeader")
            )  # said again on each sheet
    document.add_paragraph()


def _shares(columns: int) -> list[float]:
    """The first column names the row and needs the most room."""
    if columns < 3:
        return [1 / columns] * columns
    return [0.34, *[0.66 / (columns - 1)] * (columns - 1)]


def _picture(document: Any, element: Any) -> None:
    """A chart with its words; drawings of lines and marks repeat the text beside them."""
    from docx.shared import Mm
    from PIL import Image

    source = str(element.get("src", ""))
    if not source.startswith(_PNG):
        return
    data = io.BytesIO(base64.b64decode(source[len(_PNG) :]))
    wide, tall = Image.open(data).size
    width = min(_WIDEST, _TALLEST * wide / tall)
    drawn = document.add_picture(data, width=Mm(width))
    drawn._inline.docPr.set("descr", str(element.get("alt", "")))


def _words(element: Any) -> str:
    return " ".join("".join(text for text, _ in _pieces(element, bold=False)).split())
