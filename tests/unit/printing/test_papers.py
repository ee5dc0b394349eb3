"""From pages to a paper: what is joined, what is left out, and that the file is what it should be."""

from __future__ import annotations

import base64
import io
import time
import zipfile
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader
from pypdf.generic import IndirectObject

from readiness.errors import InputError, RunError
from readiness.printing import Chapter, book, papers
from readiness.printing import browser as browsers
from readiness.printing import pdf as pdfs
from readiness.printing.binding import first_alone
from readiness.printing.pdf import as_page, pdf
from readiness.printing.word import word
from readiness.report.pages import rendered

CHAPTERS = (Chapter("index.html", "In brief", ("Read on",)), Chapter("second.html", "The second"))
TITLE, WHOSE = "Readiness for inspection, 30 September 2026", "Exampleshire <& Sons>"


def png() -> str:
    made = io.BytesIO()
    Image.new("RGB", (40, 160), "#12436D").save(made, "PNG")
    return "data:image/png;base64," + base64.b64encode(made.getvalue()).decode("ascii")


FIRST = """
<section class="first"><h1>Exampleshire: readiness</h1><h2>Where do we stand?</h2>
<svg role="img" aria-label="Evidence position 2.4" viewBox="0 0 360 28" class="track">
<line x1="8" y1="14" x2="350" y2="14" stroke="#767676"></line><text x="8" y="20">Good</text></svg>
<p>See <a href="second.html#place">the row</a>, <a href="results.csv">the table</a> and
<a href="#why">why</a>.</p></section>
<h2 id="why">Why they will ask it</h2><p>Because <strong>81.7%</strong> is low.</p>
<h2>Read on</h2><p>Only on the screen.</p>
"""
SECOND = f"""
<h1>The second</h1>
<details><summary>The same figures as a table</summary>
<table><caption>Figures</caption><thead><tr><th scope="col">Measure</th><th scope="col">Value</th></tr></thead>
<tbody><tr id="place"><th scope="row">Visits in date</th><td>70.0%</td></tr></tbody></table></details>
<figure><img src="{png()}" alt="Visits fell in May."><figcaption>A chart.</figcaption></figure>
<p id="why">Another place of the same name.</p>
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "index.html").write_text(rendered("First", FIRST), encoding="utf-8")
    (tmp_path / "second.html").write_text(rendered("Second", SECOND, "index.html"), "utf-8")
    return tmp_path


def test_pages_become_one_document_with_links_that_lead_within_it(place: Path) -> None:
    whole = book(place, CHAPTERS, TITLE, WHOSE).main
    ids = [one.get("id") for one in whole.iter() if one.get("id")]
    assert len(ids) == len(set(ids))
    leads = [one.get("href") for one in whole.iter("a") if one.get("href")]
    assert "#second--place" in leads
    assert "#index--why" in leads
    assert all(href[1:] in ids for href in leads)
    assert "results.csv" not in "".join(leads)  # the words stay, the link does not
    assert "the table" in whole.text_content()


def test_what_is_for_the_screen_is_left_out_and_nothing_stays_folded(place: Path) -> None:
    page = as_page(book(place, CHAPTERS, TITLE, WHOSE))
    assert "Only on the screen" not in page
    assert "Why they will ask it" in page
    assert "<details" not in page
    assert "Skip to the content" not in page
    assert "Exampleshire &lt;&amp; Sons&gt;" in page


def test_a_page_that_is_missing_or_no_page_is_told_of(place: Path) -> None:
    with pytest.raises(RunError, match=r"other\.html"):
        book(place, [Chapter("other.html", "Other")], TITLE, WHOSE)
    (place / "bad.html").write_text("<p>no main</p>", encoding="utf-8")
    with pytest.raises(RunError, match=r"bad\.html"):
        book(place, [Chapter("bad.html", "Bad")], TITLE, WHOSE)


@pytest.fixture
def printed(place: Path) -> PdfReader:
    assert papers(place, CHAPTERS, TITLE, WHOSE, ["pdf"]).files == ("summary.pdf", "report.pdf")
    return PdfReader(place / "report.pdf")


def resolved(value: object) -> object:
    return value.get_object() if isinstance(value, IndirectObject) else value


def tags(reader: PdfReader) -> list[dict[str, object]]:
    """Every element of the structure tree."""
    found, todo = [], [resolved(reader.trailer["/Root"]["/StructTreeRoot"])]
    while todo:
        one = resolved(todo.pop())
        if isinstance(one, dict):
            found.append(one)
            below = resolved(one.get("/K", []))
            todo += below if isinstance(below, list) else [below]
    return found


def test_the_pdf_is_tagged_named_and_in_english(printed: PdfReader) -> None:
    root = printed.trailer["/Root"]
    assert root["/Lang"] == "en-GB"
    assert resolved(root["/MarkInfo"])["/Marked"]
    assert resolved(root["/ViewerPreferences"])["/DisplayDocTitle"]
    assert printed.metadata is not None
    assert printed.metadata.title == f"{WHOSE}: {TITLE}"
    assert b"pdfuaid:part" in resolved(root["/Metadata"]).get_data()
    kinds = [str(one.get("/S")) for one in tags(printed)]
    for kind in ("/H1", "/H2", "/P", "/Table", "/TH", "/TD", "/Figure", "/Link", "/L"):
        assert kind in kinds, kind


def test_every_picture_and_drawing_has_its_words(printed: PdfReader) -> None:
    figures = [one for one in tags(printed) if one.get("/S") == "/Figure"]
    assert {str(one.get("/Alt")) for one in figures} == {
        "Evidence position 2.4",
        "Visits fell in May.",
    }


def test_the_pdf_has_bookmarks_text_and_furniture(printed: PdfReader) -> None:
    def names(outline: object) -> list[str]:
        return [
            name
            for one in outline
            for name in (names(one) if isinstance(one, list) else [str(one.title)])
        ]

    found = names(printed.outline)
    assert "The second" in found
    assert "Why they will ask it" in found
    words = [page.extract_text() for page in printed.pages]
    assert len(words) == 3  # the first sheet alone, what follows it, the second page
    assert "81.7%" in words[1]
    assert "Page 2 of 3" in words[1]
    assert "Contents" in words[1]
    assert all("not predicted grades" in page for page in words)


def test_the_summary_is_one_sheet(place: Path, printed: PdfReader) -> None:
    summary = PdfReader(place / "summary.pdf")
    assert len(summary.pages) == 1
    assert "Where do we stand?" in summary.pages[0].extract_text()
    assert "Why they will ask it" not in summary.pages[0].extract_text()


def test_the_same_pages_make_the_same_bytes(place: Path, tmp_path: Path) -> None:
    whole = book(place, CHAPTERS, TITLE, WHOSE)
    for make, kind in ((pdf, "pdf"), (word, "docx")):
        first, second = tmp_path / f"1.{kind}", tmp_path / f"2.{kind}"
        make(whole, first)
        time.sleep(2.1)  # an archive tells times by two seconds
        make(whole, second)
        assert first.read_bytes() == second.read_bytes()


def test_word_has_headings_tables_and_pictures_with_words(place: Path) -> None:
    import docx

    made = papers(place, CHAPTERS, TITLE, WHOSE, ["word"])
    assert made.files == ("report.docx",)
    document = docx.Document(str(place / "report.docx"))
    styles = {p.text: p.style.name for p in document.paragraphs if p.text}
    assert styles["The second"] == "Heading 1"
    assert styles["Why they will ask it"] == "Heading 2"
    assert "Because 81.7% is low." in styles
    (table,) = document.tables
    assert [[c.text for c in row.cells] for row in table.rows] == [
        ["Measure", "Value"], ["Visits in date", "70.0%"],
    ]  # fmt: skip
    xml = zipfile.ZipFile(place / "report.docx").read("word/document.xml").decode("utf-8")
    assert 'descr="Visits fell in May."' in xml
    assert "w:tblHeader" in xml
    assert document.core_properties.author == WHOSE
    assert "Only on the screen" not in xml


def test_where_there_is_no_engine_the_others_are_made_and_it_is_said(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdfs, "_weasyprint_works", lambda: False)
    monkeypatch.setattr(pdfs, "find", lambda: None)
    made = papers(place, CHAPTERS, TITLE, WHOSE, ["pdf", "word"])
    assert made.files == ("report.docx",)
    assert "Pango" in made.lacking
    assert not (place / "report.pdf").exists()


def test_a_browser_prints_where_pango_is_missing(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdfs, "_weasyprint_works", lambda: False)
    pdf(book(place, CHAPTERS, TITLE, WHOSE), place / "by_browser.pdf")
    reader = PdfReader(place / "by_browser.pdf")
    assert resolved(reader.trailer["/Root"]["/MarkInfo"])["/Marked"]
    assert "81.7%" in "".join(page.extract_text() for page in reader.pages)


def test_a_browser_that_fails_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(RunError, match="did not make the PDF"):
        browsers.print_to_pdf("/bin/false", "<p>x</p>", tmp_path / "x.pdf")
    with pytest.raises(RunError, match="did not make the PDF"):
        browsers.print_to_pdf(str(tmp_path / "gone"), "<p>x</p>", tmp_path / "x.pdf")


def test_edge_is_found_where_windows_has_it(tmp_path: Path) -> None:
    edge = tmp_path / "Microsoft" / "Edge" / "Application" / "msedge.exe"
    edge.parent.mkdir(parents=True)
    edge.write_bytes(b"")
    given = {"PATH": "", "PROGRAMFILES(X86)": str(tmp_path)}
    assert browsers.find("win32", given) == str(edge)
    assert browsers.find("win32", {"PATH": ""}) is None


def test_an_error_of_the_library_costs_one_paper_and_tells_no_words_of_the_page(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import weasyprint

    def fail(*_: object, **__: object) -> None:
        raise ValueError("Visits in date 70.0%")

    monkeypatch.setattr(weasyprint.HTML, "write_pdf", fail)
    made = papers(place, CHAPTERS, TITLE, WHOSE, ["pdf", "word"])
    assert made.files == ("report.docx",)
    assert made.lacking == "'summary.pdf' was not made, as WeasyPrint failed (ValueError)."
    assert not (place / "summary.pdf").exists()


def test_a_disk_that_fills_up_leaves_no_half_of_a_paper(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def half(file: Path, data: bytes) -> int:
        with file.open("wb") as stream:
            stream.write(data[:10])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", half)
    made = papers(place, CHAPTERS, TITLE, WHOSE, ["pdf", "word"])
    assert made.files == ()
    assert made.lacking.count("No space left on device") == 2
    assert {one.suffix for one in place.iterdir()} == {".html"}


def test_an_unknown_paper_is_refused(place: Path) -> None:
    with pytest.raises(InputError, match="'slides'"):
        papers(place, CHAPTERS, TITLE, WHOSE, ["slides"])


def test_a_report_without_a_first_sheet_has_no_summary(place: Path) -> None:
    whole = book(place, CHAPTERS[1:], TITLE, WHOSE)
    assert first_alone(whole) is None
    assert papers(place, CHAPTERS[1:], TITLE, WHOSE, ["pdf"]).files == ("report.pdf",)


def test_a_file_that_cannot_be_written_is_told_of(place: Path) -> None:
    (place / "report.docx").mkdir()
    made = papers(place, CHAPTERS, TITLE, WHOSE, ["word"])
    assert made.files == ()
    assert "report.docx" in made.lacking
