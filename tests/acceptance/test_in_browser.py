"""Every kind of page in a real Chromium, as people with and without disabilities use it."""

from __future__ import annotations

import io
from collections import defaultdict
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlparse
from urllib.request import url2pathname

import numpy as np
import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from pypdf import PdfReader
from tests import browser, chart_marks, colours
from tests.acceptance import every_page
from tests.acceptance.every_page import PAGES, Made

from readiness.report import charts, icons
from readiness.report.official import drawings

A4_INSIDE = 680
"""CSS pixels between the margins of the print style: 210 mm less 15 mm at each side."""
SPACED = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
p { margin-bottom: 2em !important }"""
"""What WCAG 1.4.12 lets a reader set."""


@pytest.fixture(scope="module")
def made(private_data, tmp_path_factory) -> Made:
    return every_page.every_page(tmp_path_factory.mktemp("pages"))


@pytest.fixture(scope="module")
def chromium():
    with browser.chromium() as running:
        yield running


@pytest.fixture(scope="module")
def windows(chromium):
    with browser.window(chromium) as context:
        yield context


@pytest.fixture(scope="module", params=PAGES)
def opened(windows, made, request):
    """A page, open; each test leaves it as it likes, and sets what it needs."""
    shown = browser.shown(windows, made.page(request.param))
    yield shown
    shown.page.close()


def test_no_page_is_left_out(made) -> None:
    there = {str(file.relative_to(made.place)) for file in made.place.rglob("*.html")}
    assert there == set(PAGES)


def test_tab_reaches_everything_in_order_and_shows_where_it_is(opened) -> None:
    page = opened.page
    many = opened.probe("watchFocus")
    for _ in range(many):
        page.keyboard.press("Tab")
    reached = page.evaluate("window.reached")
    assert [one["at"] for one in reached] == list(range(many))
    assert [one["who"] for one in reached if one["thick"] < 2 or one["stands"] < 3] == []
    assert [one["who"] for one in reached if not one["seen"]] == []


def test_the_first_tab_leads_past_the_navigation(opened) -> None:
    (page := opened.page).reload()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    page.keyboard.press("Tab")
    inside = "document.activeElement.closest('main') !== null"
    any_there = "document.querySelector('main :is(a[href], summary, .scroll)') !== null"
    assert page.evaluate(inside) == page.evaluate(any_there)


def test_axe_finds_nothing(opened) -> None:
    """Every rule with all folds open; but contrast, which takes axe long, on the page as it opens.
    Words under folds have theirs reckoned below."""
    opened.page.reload()
    assert violations(opened, {"type": "rule", "values": ["color-contrast"]}) == []
    opened.unfolded()
    slow = {"color-contrast": {"enabled": False}}
    assert violations(opened, {"type": "tag", "values": browser.AXE_TAGS}, rules=slow) == []


def violations(opened, rules_run, **options) -> list[str]:
    """Of any severity, each with the place."""
    options |= {"runOnly": rules_run, "resultTypes": ["violations"]}
    found = Axe().run(opened.page, options=options).response["violations"]
    return [
        f"{one['id']} ({one['impact']}): {node['target']}" for one in found for node in one["nodes"]
    ]


@pytest.mark.parametrize("width", [1280, 640, 390, 320])
def test_it_reflows(opened, width) -> None:
    """640 is a window of 1280 at 200 %, 390 a phone, 320 the window at 400 % or a small phone."""
    opened.unfolded()
    opened.resized(width)
    for question in ("sideways", "regionsWithoutKeys", "cutOff", "overlaps", "outOfPicture"):
        assert (question, opened.probe(question)) == (question, [])
    assert opened.probe("small") == []


@pytest.mark.parametrize("width", [1280, 320])
def test_words_set_wider_are_neither_cut_nor_covered(opened, width) -> None:
    opened.unfolded()
    opened.resized(width)
    style = opened.styled(SPACED)
    for question in ("sideways", "cutOff", "overlaps"):
        assert (question, opened.probe(question)) == (question, [])
    style.evaluate("one => one.remove()")


def test_words_stand_out_from_what_is_under_them(opened) -> None:
    opened.unfolded()
    opened.resized(1280)
    seen = opened.probe("faint")
    assert seen["many"] > 10
    assert seen["found"] == []


def test_words_in_drawings_stand_out_from_the_pixels_under_them(opened) -> None:
    """Each kind of drawing once: with its words, and with them clear, to see what is under them."""
    opened.resized(1280)
    drawings = {
        tuple((text["said"], *text["colour"]) for text in one["texts"]): one
        for one in opened.probe("lettered")
    }
    found = {said: [picture(opened, one["index"])] for said, one in drawings.items()}
    style = opened.styled("svg text { fill: transparent !important }")
    for said, one in drawings.items():
        found[said].append(picture(opened, one["index"]))
    style.evaluate("one => one.remove()")
    faint = {
        text["said"]: worst
        for said, one in drawings.items()
        for text in one["texts"]
        if (worst := worst_under(text, *found[said])) < (3 if text["large"] else 4.5)
    }
    assert faint == {}


def picture(opened, index: int) -> np.ndarray:
    shot = opened.page.locator("svg").nth(index).screenshot()
    return np.asarray(Image.open(io.BytesIO(shot)).convert("RGB")).astype(int)


def worst_under(text, whole: np.ndarray, bare: np.ndarray) -> float:
    """The least contrast of a text with the pixels its letters cover, but for a fiftieth of them:
    where a letter meets the soft edge of a line."""
    top, left = int(text["top"]), int(text["left"])
    box = np.s_[
        max(top, 0) : top + int(text["height"]) + 2, max(left, 0) : left + int(text["width"]) + 2
    ]
    letters = np.abs(whole[box] - bare[box]).max(axis=2) > 60
    under = bare[box][letters]
    assert len(under), text["said"]
    return sorted(colours.contrast(text["colour"], pixel) for pixel in under)[len(under) // 50]


def test_nothing_is_asked_for_but_the_page(opened) -> None:
    own = opened.page.url.partition("#")[0]
    assert {one for one in opened.asked if not one.startswith("data:")} == {own}
    assert opened.page.evaluate("document.scripts.length") == 0


def test_paper_loses_nothing(opened) -> None:
    page = opened.page
    page.reload()
    page.emulate_media(media="print")
    opened.resized(A4_INSIDE, 1000)
    try:
        for question in ("sideways", "wider", "cutOff", "overlaps", "outOfPicture", "painted"):
            assert (question, opened.probe(question)) == (question, [])
        assert opened.probe("faint")["found"] == []
        for fold in opened.probe("folds"):
            stays = {"groups", "measure", "folded"} & set(fold["name"].split())
            assert fold["shown"] == (not stays), fold
    finally:
        page.emulate_media(media="screen")


def test_chosen_colours_of_the_reader_leave_every_word_readable(chromium, made) -> None:
    """Windows' high contrast: the browser sets colours, and drawings keep theirs on white."""
    name = "published/index.html"
    with browser.opened(chromium, made.page(name), forced_colors="active") as dark:
        assert dark.probe("faint")["found"] == []
        grounds = dark.page.evaluate(
            "[...document.querySelectorAll('svg')].map(one => getComputedStyle(one).backgroundColor)"
        )
        assert set(grounds) == {"rgb(255, 255, 255)"}
        inks = dark.page.evaluate(
            "[...document.querySelectorAll('svg text')].map(one => getComputedStyle(one).fill)"
        )
        assert set(inks) <= {"rgb(61, 61, 61)", "rgb(255, 255, 255)"}


def test_every_link_leads_somewhere(windows, made) -> None:
    """Files are there, and a fragment's place can be seen once it is gone to, folded or not."""
    asked: dict[Path, set[str]] = defaultdict(set)
    for name in PAGES:
        page = browser.shown(windows, made.page(name)).page
        links = page.eval_on_selector_all("a[href]", "all => all.map(one => one.href)")
        assert all(link.startswith("file:") for link in links)
        page.close()
        for link in links:
            file, _, fragment = link.partition("#")
            asked[Path(url2pathname(urlparse(file).path))].add(fragment)
    away = {made.place / "batch" / name / "index.html" for name in ("ashby", "brackley", "dale")}
    assert {file for file in asked if not file.is_file()} == away
    dead = {}
    for file, fragments in asked.items():
        if file.suffix == ".html" and file not in away:
            target = browser.shown(windows, file)
            found = target.probe("deadEnds", sorted(fragments - {""}))
            if found:
                dead[file.name] = found
            target.page.close()
    assert sum(map(len, asked.values())) > 100
    assert dead == {}


def test_without_scripts_everything_is_there(chromium, made) -> None:
    """The pages have none; this is the proof of it, and links and folds work without them too."""
    with (
        browser.window(chromium) as usual,
        browser.window(chromium, java_script_enabled=False) as bare,
    ):
        for name in PAGES:
            with_, without = (browser.shown(each, made.page(name)).page for each in (usual, bare))
            assert with_.inner_text("body") == without.inner_text("body"), name
            with_.close()
            without.close()
        page = browser.shown(bare, made.page("report/index.html")).page
        page.locator("a[href='care-leavers.html']").first.click()
        assert page.title() == "Care leavers"
        page.locator("summary").first.click()
        assert page.locator("details").first.get_attribute("open") is not None
        page.click("text=All pages of this report")
        assert page.url.endswith("report/index.html")


def test_what_a_reader_opened_is_printed(chromium, made) -> None:
    """Real pages of A4, without backgrounds: definitions stay folded unless opened."""
    with browser.opened(chromium, made.page("report/care-leavers.html")) as shown:
        folded = pages_of(shown)
        shown.unfolded()
        unfolded = pages_of(shown)
    assert "Why it matters" not in folded
    assert "Why it matters" in unfolded
    assert len(unfolded) > len(folded)


@pytest.mark.parametrize("deficiency", browser.DEFICIENCIES)
def test_what_differs_in_a_chart_differs_without_its_colour(made, deficiency) -> None:
    """By shape, hatching or line, or else by lightness for that eye."""
    assert sum(len(chart_marks.key(chart)) for chart in made.charts) > 35
    assert [alike for chart in made.charts for alike in chart_marks.alike(chart, deficiency)] == []


def test_marks_and_words_of_every_chart_stand_out_and_stand_apart(made) -> None:
    for chart in made.charts:
        told = [text.get_text() for text in chart_marks.words(chart)][:3]
        assert chart_marks.faint_marks(chart) == [], told
        assert chart_marks.faint_words(chart) == [], told
        assert chart_marks.colliding(chart) == [], told


@pytest.mark.parametrize("deficiency", browser.DEFICIENCIES)
def test_the_browser_sees_the_colours_as_was_reckoned(chromium, tmp_path, deficiency) -> None:
    """Chromium's own simulation, of every colour of a mark; and grades stay in order, pale to dark."""
    marks = [getattr(charts, name) for name in ("NAVY", "TEAL", "PLUM", "ORANGE", "INK", "LILAC")]
    marks += [icons.BLUE, icons.ORANGE, icons.PURPLE]
    grades = [drawings.PALEST, drawings.PALE, drawings.MIDDLE, drawings.NAVY]
    boxes = [
        f'<div style="background:{one};width:20px;height:20px"></div>' for one in (*marks, *grades)
    ]
    sheet = tmp_path / "colours.html"
    sheet.write_text(f"<!doctype html><body style='margin:0'>{''.join(boxes)}", encoding="utf-8")
    with browser.opened(chromium, sheet) as shown, browser.seen_with(shown.page, deficiency):
        shot = Image.open(io.BytesIO(shown.page.screenshot())).convert("RGB")
    seen = [shot.getpixel((10, 20 * row + 10)) for row in range(len(boxes))]
    for colour, found in zip((*marks, *grades), seen, strict=True):
        reckoned = colours.simulated(colours.of_hex(colour), deficiency)
        assert max(abs(a - b) for a, b in zip(found, reckoned, strict=True)) <= 6, colour
    lights = [colours.luminance(one) + 0.05 for one in seen[-4:]]
    assert all(paler / darker > 1.4 for paler, darker in pairwise(lights))


def pages_of(shown) -> str:
    made = shown.page.pdf(format="A4", print_background=False)
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(made)).pages)
