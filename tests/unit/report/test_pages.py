"""What any reader, and any browser, may rely on in a page."""

from __future__ import annotations

import dataclasses
import re
from itertools import pairwise
from typing import Any

import nbformat
import pytest
from bs4 import BeautifulSoup, Tag

from readiness import report
from readiness.errors import RunError
from readiness.report.html import Html, nothing
from readiness.report.pages import shown

LARGEST = 700_000


@pytest.fixture(scope="session")
def soups(every_page: dict[str, str]) -> dict[str, BeautifulSoup]:
    return {name: BeautifulSoup(page, "html.parser") for name, page in every_page.items()}


def named(tag: Tag, attribute: str) -> str:
    return str(tag.get(attribute, ""))


def test_the_report_has_an_index_a_leaders_view_four_areas_and_a_place_to_explore(
    pages: dict[str, str],
) -> None:
    assert len(pages) == 8
    assert "find.html" in pages


def test_nothing_is_fetched_run_or_posted(every_page: dict[str, str]) -> None:
    for name, page in every_page.items():
        assert not re.search(r"https?:|[\"'(]//|url\(|@import", page, re.I), name
        assert not re.search(r"<(script|iframe|object|embed|link|form|base)\b", page, re.I), name
        bare = re.sub(r'"[^"]*"', '""', page)  # what is written inside a value is not an attribute
        assert not re.search(r"<[^>]*\son[a-z]+\s*=", bare, re.I), name


def test_the_policy_forbids_all_but_styles_and_embedded_pictures(soups: dict[str, Any]) -> None:
    for soup in soups.values():
        policy = soup.find("meta", attrs={"http-equiv": "Content-Security-Policy"})["content"]
        assert "default-src 'none'" in policy
        assert "script-src" not in policy


def test_links_stay_in_the_report_and_lead_somewhere(soups: dict[str, Any]) -> None:
    beside = {
        "index.html",
        "results.csv",
        "trends.csv",
        "scores.json",
        "run.json",
        "calendar.ics",
    } | {n for n in soups if "/" not in n}
    anchors = {
        name: {named(tag, "id") for tag in soup.find_all(id=True)} for name, soup in soups.items()
    }
    for name, soup in soups.items():
        for link in soup.find_all("a"):
            target = named(link, "href")
            file, _, place = target.partition("#")
            ok = place in anchors[file or name] if place else file in beside
            assert ok, (name, target)
            assert link.get_text(strip=True)


def test_anchors_are_unique(soups: dict[str, Any]) -> None:
    for name, soup in soups.items():
        anchors = [named(tag, "id") for tag in soup.find_all(id=True)]
        assert len(anchors) == len(set(anchors)), name


def test_language_title_and_a_way_past_the_navigation(soups: dict[str, Any]) -> None:
    for name, soup in soups.items():
        assert soup.html["lang"] == "en-GB", name
        assert soup.title.get_text(strip=True), name
        assert soup.find("a")["href"] == "#content", name
        assert len(soup.find_all("main", id="content")) == 1, name
        assert soup.find("meta", attrs={"name": "viewport"}), name


def test_one_first_heading_and_no_level_skipped(soups: dict[str, Any]) -> None:
    for name, soup in soups.items():
        levels = [int(tag.name[1]) for tag in soup.find_all(re.compile("^h[1-6]$"))]
        assert levels[0] == 1, name
        assert levels.count(1) == 1, name
        steps = pairwise(levels)
        assert all(later <= earlier + 1 for earlier, later in steps), (name, levels)
        assert all(tag.get_text(strip=True) for tag in soup.find_all(re.compile("^h[1-6]$"))), name


def test_every_picture_says_what_it_shows_and_has_its_table(soups: dict[str, Any]) -> None:
    found = 0
    for name, soup in soups.items():
        tables = {named(table, "id") for table in soup.find_all("table")}
        for figure in soup.find_all("figure"):
            image = figure.find("img")
            alt = named(image, "alt")
            assert 20 < len(alt) <= 150, (name, alt)
            assert "No description" not in alt
            assert named(image, "src").startswith("data:image/png;base64,")
            assert figure.find("h3").get_text(strip=True)
            assert "Source:" in figure.figcaption.get_text()
            assert named(figure.figcaption.a, "href")[1:] in tables, name
            found += 1
        assert len(soup.find_all("img")) == len(soup.find_all("figure"))
    assert found >= 10


def test_every_drawing_is_named(soups: dict[str, Any]) -> None:
    drawings = [tag for soup in soups.values() for tag in soup.find_all("svg")]
    assert drawings
    assert all(tag["role"] == "img" and len(tag["aria-label"]) > 20 for tag in drawings)


def test_tables_have_captions_scopes_and_no_empty_cell(soups: dict[str, Any]) -> None:
    found = 0
    for name, soup in soups.items():
        for table in soup.find_all("table"):
            found += 1
            assert table.caption.get_text(strip=True), name
            assert all(named(th, "scope") in {"col", "row"} for th in table.find_all("th"))
            assert all(named(th, "scope") == "col" for th in table.thead.find_all("th"))
            assert all(
                len(tr.find_all("th", scope="row")) == 1 for tr in table.tbody.find_all("tr")
            )
            cells = table.find_all(["th", "td"])
            assert all(cell.get_text(strip=True) for cell in cells), (name, table.caption)
            widths = {len(tr.find_all(["th", "td"])) for tr in table.find_all("tr")}
            assert len(widths) == 1, name
    assert found > 30


def test_wherever_a_position_is_shown_it_says_what_it_is_not(soups: dict[str, Any]) -> None:
    for name, soup in soups.items():
        for track in soup.find_all("svg"):
            tile = track.find_parent("section")
            assert "Evidence position, not a predicted grade" in tile.get_text(), name


def test_no_code_and_no_parameters_reach_a_page(pages: dict[str, str]) -> None:
    for name, page in pages.items():
        assert "import readiness" not in page, name
        assert "annex_a.xlsx" not in page, name
        assert "MathJax" not in page, name


def test_pages_are_light(every_page: dict[str, str]) -> None:
    sizes = {name: len(page.encode()) for name, page in every_page.items()}
    assert max(sizes.values()) < LARGEST, sizes


def test_the_same_figures_make_the_same_bytes(
    pages: dict[str, str], pages_again: dict[str, str]
) -> None:
    for name in ("index.html", "find.html"):  # they link every area, and only one was made again
        del pages_again[name]
    assert pages_again == {name: pages[name] for name in pages_again}


def notebook(*outputs: Any) -> Any:
    cell = nbformat.v4.new_code_cell("secret_code()")
    cell.outputs = list(outputs)
    return nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("# Old\n\nWhy?"), cell])


def displayed(**data: str) -> Any:
    return nbformat.v4.new_output("display_data", {k.replace("_", "/"): v for k, v in data.items()})


def told(*parts: str) -> Any:
    """A notebook of sections, each with one display of ours."""
    cells = []
    for part in parts:
        shown = displayed(text_html=Html(part)._repr_html_())
        cells += [
            nbformat.v4.new_markdown_cell(f"## About {len(cells)}\n\nProse."),
            *notebook(shown).cells[1:],
        ]
    return nbformat.v4.new_notebook(cells=cells)


def test_a_section_with_nothing_to_show_is_left_out() -> None:
    page = report.page(told(nothing("None yet.").markup, "<p>Something</p>"), "A")
    assert "About 0" not in page
    assert "None yet" not in page
    assert "About 2" in page
    assert "Something" in page


def test_a_failed_notebook_makes_no_page() -> None:
    failed = nbformat.v4.new_output("error", ename="ValueError", evalue="x", traceback=["secret"])
    with pytest.raises(RunError, match="'A page' was not made"):
        report.page(notebook(failed), "A page")


def test_markup_that_is_not_ours_is_shown_as_text() -> None:
    page = report.page(notebook(displayed(text_html="<b>bold</b>", text_plain="<i>plain</i>")), "A")
    assert "<b>" not in page
    assert "&lt;i&gt;plain&lt;/i&gt;" in page


def test_markup_of_ours_is_shown_as_it_is() -> None:
    page = report.page(notebook(displayed(text_html=Html("<em>ours</em>")._repr_html_())), "A")
    assert "<em>ours</em>" in page
    assert "secret_code" not in page


def test_warnings_are_not_published_and_printed_text_is() -> None:
    assert shown(nbformat.v4.new_output("stream", name="stderr", text="/home/someone")) == ""
    assert (
        shown(nbformat.v4.new_output("stream", name="stdout", text="a < b"))
        == "<pre>a &lt; b</pre>"
    )


def test_the_title_replaces_the_notebooks_own_first_heading() -> None:
    page = report.page(notebook(), "A & B")
    assert "<h1>A &amp; B</h1>" in page
    assert "Old" not in page
    assert "<p>Why?</p>" in page


def test_markup_in_prose_is_escaped() -> None:
    prose = nbformat.v4.new_markdown_cell("Hello <script>x</script>")
    page = report.page(nbformat.v4.new_notebook(cells=[prose]), "A")
    assert "<script" not in page


def test_a_page_may_stand_alone() -> None:
    assert "All pages" not in report.page(notebook(), "A", home=None)
    assert 'href="index.html"' in report.page(notebook(), "A")


def test_what_holds_an_area_down_is_told_on_the_first_page(published: Any) -> None:
    held = "At most requires improvement to be good: a breach of duty is recorded."
    scores = tuple(dataclasses.replace(one, limits=(held,)) for one in published.scores)
    page = report.index(dataclasses.replace(published, scores=scores), [])
    assert page.count(held) == len(scores)


def test_what_was_accepted_is_told_on_the_first_page(published: Any) -> None:
    one = {
        "column": "numerator",
        "who": "Head of performance",
        "on": "2026-10-02",
        "reason": "known",
    }
    told = dataclasses.replace(published, audit={"accepted": [one], "earlier": 2})
    page = report.index(told, [])
    assert "Head of performance accepted that on 2 October 2026: known." in page
    assert "2 reports they have" in page
