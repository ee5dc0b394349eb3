"""A document as PDF: by WeasyPrint where Pango is there, or else by a browser that is."""

from __future__ import annotations

import logging
from html import escape
from importlib.resources import files
from pathlib import Path

from lxml import etree

from readiness.errors import RunError
from readiness.printing.binding import Book
from readiness.printing.browser import find, print_to_pdf
from readiness.printing.files import written
from readiness.report.style import CSS

VARIANT = "pdf/ua-1"
NO_ENGINE = (
    "No PDF was made: it needs Pango (Linux: the package libpango-1.0-0 and libpangoft2-1.0-0; conda "
    "brings it) or one of the browsers Edge, Chrome and Chromium."
)


def pdf(made: Book, out: Path) -> str:
    """Writes the document; gives back what made it: "WeasyPrint" or the browser's name.

    Raises RunError, in one sentence, where neither is there or it cannot be written.
    """
    page = as_page(made)
    if _weasyprint_works():
        _by_weasyprint(page, out)
        return "WeasyPrint"
    browser = find()
    if browser is None:
        raise RunError(NO_ENGINE)
    print_to_pdf(browser, page, out)
    return Path(browser).stem


def as_page(made: Book) -> str:
    """One page of HTML with the styles of the report and of paper."""
    body = etree.tostring(made.main, encoding="unicode", method="html")
    title = f"{made.whose}: {made.title}"
    return (
        f'<!doctype html>\n<html lang="en-GB" class="readiness-page"><head><meta charset="utf-8">'
        f"<title>{escape(title)}</title>"
        f'<meta name="author" content="{escape(made.whose)}">'
        f"<style>{CSS}\n{_paper()}</style></head>"
        f'<body class="readiness page paper">'
        f'<p class="whose-running">{escape(made.whose)}</p>'
        f'<p class="title-running">{escape(made.title)}</p>{body}</body></html>'
    )


def _paper() -> str:
    return files("readiness.printing").joinpath("paper.css").read_text(encoding="utf-8")


def _weasyprint_works() -> bool:
    """Its own libraries are found when it is imported; where Pango is missing that fails."""
    try:
        import weasyprint  # noqa: F401
    except (ImportError, OSError):
        return False
    return True


def _by_weasyprint(page: str, out: Path) -> None:
    from weasyprint import HTML
    from weasyprint.urls import URLFetcher

    logging.getLogger("weasyprint").setLevel(logging.ERROR)  # it tells of every rule it leaves out
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    try:
        data = HTML(string=page, url_fetcher=URLFetcher(allowed_protocols={"data"})).write_pdf(
            pdf_variant=VARIANT, pdf_identifier=b"readiness", optimize_images=False
        )
    except Exception as error:  # whatever fails in there, the report itself is whole
        raise RunError(
            f"'{out.name}' was not made, as WeasyPrint failed ({type(error).__name__})."
        ) from None
    written(out, data)
