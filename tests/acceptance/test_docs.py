"""The documentation: the site is whole without a network, and what it says to type can be typed."""

from __future__ import annotations

import ast
import contextlib
import doctest
import io
import json
import re
import shutil
import tomllib
from datetime import date
from pathlib import Path

import pytest
from tests.acceptance import docs_site
from tests.acceptance import docs_snippets as snippets
from tests.acceptance.docs_snippets import ROOT, Snippet

import readiness
from readiness.cli import main, names_page, page, parser
from readiness.measures import comparability_page
from readiness.printing.browser import find

FOLLOWED = sorted(
    one.relative_to(ROOT).as_posix()
    for folder in ("tutorial", "how_to")
    for one in (ROOT / "docs" / folder).glob("*.md")
)
"""Pages whose commands are typed, in order."""

READ = [
    name
    for one in snippets.pages()
    if (name := one.relative_to(ROOT).as_posix()) not in snippets.TRANSCRIPTS
]

GIVEN = {
    "docs/first_hour.md": {
        "readiness": readiness,
        "annex_a": "data/synthetic/annex_a.xlsx",
        "as_at": date(2026, 9, 30),
    }
}
"""What the Python of a page stands on: the notebook it is about has made it."""


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> Path:
    place = tmp_path_factory.mktemp("docs") / "site"
    done = docs_site.build(place)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"Docs: {place / 'index.html'}\n"
    return place


def test_every_page_is_in_the_site_and_leads_from_the_first(built):
    pages = {one.relative_to(ROOT / "docs").with_suffix(".html") for one in snippets.pages()[2:]}
    assert {one for one in pages if not (built / one).is_file()} == set()


def test_every_link_within_the_site_leads_somewhere(built):
    assert sorted(docs_site.lost(built)) == []


def test_no_page_fetches_anything(built):
    outside = [
        f"{one.name}: {use.address}"
        for one in built.rglob("*.html")
        for use in docs_site.read(one).uses
        if docs_site.fetched(use) and re.match(r"(https?:)?//", use.address)
    ]
    assert outside == []
    styles = [one.read_text(encoding="utf-8") for one in built.rglob("*.css")]
    assert styles
    assert [re.findall(r"(?:url\(|@import)\s*['\"]?(?:https?:)?//\S+", one) for one in styles] == [
        [] for _ in styles
    ]


def test_the_search_works_from_the_folder_without_a_network(built):
    from playwright.sync_api import sync_playwright

    found = find()
    asked: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        with browser.new_context(offline=True) as context:
            opened = context.new_page()
            opened.on("request", lambda request: asked.append(request.url))
            opened.goto(f"{(built / 'search.html').as_uri()}?q=wheelhouse")
            results = opened.locator("#search-results li a")
            results.first.wait_for()
            assert "Install without a network" in results.all_inner_texts()
        browser.close()
    assert asked
    assert [one for one in asked if not one.startswith("file:")] == []


def test_pictures_of_the_gallery_are_small_and_few():
    pictures = list((ROOT / "docs" / "images" / "gallery").glob("*.png"))
    text = (ROOT / "docs" / "gallery.md").read_text(encoding="utf-8")
    assert {one.name for one in pictures} == set(re.findall(r"gallery/(\w+\.png)\)", text))
    assert 0 < len(pictures) <= 10
    assert max(one.stat().st_size for one in pictures) <= 80_000


@pytest.mark.parametrize(
    ("name", "made", "by"),
    [
        ("cli", lambda: page.as_markdown(parser()), "readiness.cli.write_page"),
        ("python", names_page.as_markdown, "readiness.cli.names_page"),
        ("comparability", comparability_page.as_markdown, "readiness.measures.comparability_page"),
    ],
)
def test_a_generated_page_is_fresh(name, made, by):
    kept = (ROOT / "docs" / "reference" / f"{name}.md").read_text(encoding="utf-8")
    assert kept == made(), f"run python -m {by}"


def test_every_command_and_public_name_is_on_its_page():
    commands = page.as_markdown(parser())
    names = names_page.as_markdown()
    first = next(action for action in parser()._actions if action.choices)
    assert [name for name in first.choices if not re.search(rf"^## {name}\b", commands, re.M)] == []
    assert [name for name in readiness.__all__[1:] if f"| `{name}(" not in names] == []


@pytest.mark.parametrize("name", READ)
def test_every_block_says_what_it_is_and_can_be_typed(name):
    wrong = []
    for one in snippets.snippets(ROOT / name):
        if snippets.is_commands(one):
            found = [snippets.wrong(line) for line in snippets.commands(one.text)]
            wrong += [f"{one.place}: {what}" for what in found if what]
        elif one.language == "toml":
            tomllib.loads(one.text)
        elif one.language == "json":
            json.loads(one.text)
        elif one.language not in ("python", "pycon", "text", ""):
            wrong.append(f"{one.place}: no test knows '{one.language}'")
    wrong += [
        f"{place}: {what}"
        for place, line in snippets.mentioned(ROOT / name)
        if (what := snippets.wrong(line) if " --" in line or "[" in line else "")
    ]
    assert wrong == []


def test_the_table_of_commands_in_the_readme_invents_nothing():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    table = text.split("| Command | What it does |")[1].split("\n\n")[0]
    rows = [one.replace("\\|", "|") for one in re.findall(r"^\| `(.*?)` \| ", table, re.M)]
    assert len(rows) >= 15
    said = [snippets.wrong(f"readiness {row} [...]") for row in rows]
    assert [one for one in said if one] == []


def test_an_invented_option_or_command_would_be_found():
    for line in (
        "python3 run.py check a.xlsx --as-of 2026-09-30",
        "readiness chek a.xlsx",
        "readiness run --sample [--profile public] [--dry-run]",
        "python -m readiness.no_such_module",
        "python docs/no_such_file.py",
        "python3 run.py test tests/no_such_folder",
        "curl somewhere",
    ):
        assert snippets.wrong(line), line


@pytest.fixture
def desk(small_authority, tmp_path, monkeypatch) -> Path:
    """A folder as a clone would be, to work in: the sample's files, and a small authority's as ours."""
    for part in ("notebooks", "data/reference", "data/synthetic"):
        (tmp_path / part).parent.mkdir(exist_ok=True)
        (tmp_path / part).symlink_to(ROOT / part)
    raw = tmp_path / "data" / "raw"
    raw.mkdir()
    shutil.copy(small_authority / "annex_a.xlsx", raw / "our_annex_a.xlsx")
    shutil.copy(small_authority / "evidence.xlsx", raw / "our_evidence.xlsx")
    shutil.copytree(small_authority / "returns", raw / "returns")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("READINESS_HOME", str(tmp_path))
    monkeypatch.setenv("READINESS_DATA", str(tmp_path / "data"))
    return tmp_path


@pytest.fixture
def without_notebooks(monkeypatch):
    """Runs make their first page and figures; other pages and papers have tests of their own."""
    import nbformat

    from readiness.printing import Made
    from readiness.runs import printed, rendering

    monkeypatch.setattr(printed, "papers", lambda *_, **__: Made())
    monkeypatch.setattr(
        rendering, "execute", lambda notebook, *_, **__: nbformat.read(notebook, as_version=4)
    )


@pytest.mark.parametrize("name", FOLLOWED)
def test_what_a_page_says_to_do_does_what_it_says(name, desk, without_notebooks):
    names: dict[str, object] = {}
    for one in snippets.snippets(ROOT / name):
        if one.language == "python":
            printed = run_python(one, names)
        elif snippets.is_commands(one):
            printed = type_in(one)
        else:
            continue
        if one.prints is not None:
            assert plain(printed, desk) == one.prints, one.place
    if name.endswith("first_report.md"):
        quotes_stand_on_page_one(desk)


def quotes_stand_on_page_one(desk: Path) -> None:
    """What the tutorial quotes of the first page and of the public's is there to be read."""
    text = (ROOT / "docs/tutorial/first_report.md").read_text(encoding="utf-8")
    about, public = text.split("## Change something")
    shown = [desk / "reports/harrowmere/2026-09-30", desk / "reports/public"]
    for part, place in zip((about, public), shown, strict=True):
        quoted = re.findall(r"“(.+?)”", part)
        page_one = words_of(place / "index.html")
        assert quoted
        assert [one for one in quoted if one not in page_one] == []


def words_of(html: Path) -> str:
    import html as entities

    text = re.sub(r"<style.*?</style>", "", html.read_text(encoding="utf-8"), flags=re.S)
    return " ".join(entities.unescape(re.sub(r"<[^>]+>", "", text)).split())


def type_in(one: Snippet) -> str:
    """What the block's commands print, those of ours that can be run."""
    printed = io.StringIO()
    for line in snippets.commands(one.text):
        words = snippets.ours(line)
        if words is None or words[0] in snippets.NOT_RUN:
            continue
        if words == snippets.ONCE and one.prints is None:
            continue
        with contextlib.redirect_stdout(printed):
            code = main(words)
        assert code in (0, 1), f"{one.place}: {line}"
    return printed.getvalue()


def run_python(one: Snippet, names: dict[str, object]) -> str:
    """What the block prints, and what its last line is, as Python at a prompt shows it."""
    tree = ast.parse(one.text)
    last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(tree, one.place, "exec"), names)
        if last is not None:
            value = eval(compile(ast.Expression(last.value), one.place, "eval"), names)
            if value is not None:
                print(repr(value))  # noqa: T201
    return printed.getvalue()


def plain(printed: str, desk: Path) -> str:
    """Without the folder it was run in, and with one kind of slash in what is left of its path."""
    return printed.replace(f"{desk.resolve()}/", "").replace(f"{desk}/", "")


@pytest.mark.parametrize("name", [one for one in READ if one not in FOLLOWED])
def test_python_on_the_other_pages_runs(name):
    names: dict[str, object] = dict(GIVEN.get(name, {}))
    for one in snippets.snippets(ROOT / name):
        if one.language == "python":
            run_python(one, names)
        if one.language == "pycon":
            test = doctest.DocTestParser().get_doctest(one.text, {}, one.place, name, one.line)
            told: list[str] = []
            assert test.examples
            assert doctest.DocTestRunner().run(test, out=told.append).failed == 0, "".join(told)
