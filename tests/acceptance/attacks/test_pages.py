"""Attacks 13 to 24: charts, words, hidden places, names, leftovers, order. docs/attacks.md lists them.

Each looks over the built report, and then finds what was planted in a copy of a page of it.
"""

from __future__ import annotations

import ast
import html
import json
import re
from pathlib import Path

import pandas as pd
from tests.acceptance.attacks.artefact import KEY, record
from tests.acceptance.canaries import layers, told
from tests.acceptance.planting import FOR_PUBLIC, VALUES

import readiness
from readiness import paths
from readiness.runs import report as running

NUMBER = re.compile(r"(?<![\w.,])\d+(?:,\d{3})*(?:\.\d+)?")


METHOD = {"2.66", "99.8"}
"""Of every control chart: limits lie so many mean moving ranges from the average; of every funnel."""

ACTIVE = re.compile(
    r"<(?:script|iframe|object|embed|canvas|form|input|template|link|base|title\b(?=[^>]*>[^<]*</title>\s*</(?:path|circle|g)))"
    r"|\son\w+=|customdata|hovertemplate|plotly|vega|javascript:|application/(?:json|vnd)",
    re.IGNORECASE,
)


def test_attack_13_charts_hold_no_data_but_what_they_draw(report):
    """Charts are pictures and one drawn line a position, whose ends are the numbers beside it."""
    drawn = 0
    for page, text in report.unpictured.items():
        assert not ACTIVE.search(text), page
        for svg in re.findall(r"<svg.*?</svg>", text, re.DOTALL):
            assert not re.search(r"<(?:path|title|desc|metadata)\b|data-", svg), page
            drawn += _drawn_as_said(svg)
    assert drawn > 4
    assert ACTIVE.search("<img onload=x>")
    assert ACTIVE.search('<script type="application/json">[1]')


def _drawn_as_said(svg):
    """The scale's marks and the places of the numbers that the drawing's words say, to a tenth."""
    label = re.search(r'aria-label="([^"]*)"', svg)
    if not label or "Evidence position" not in label[1]:
        return 0
    said = {float(one) for one in NUMBER.findall(html.unescape(label[1]))} | {1, 1.5, 2.5, 3.5, 4}
    places = {float(x) for x in re.findall(r'<(?:line|circle)[^>]* (?:c?x1?|x2)="([\d.]+)"', svg)}
    scale = {8 + (one - 1) * 344 / 3 for one in said}
    assert places
    assert all(min(abs(place - known) for known in scale) < 0.06 for place in places), (
        label[1],
        places,
    )
    return 1


def test_attack_13_a_charts_figures_are_in_the_published_table(report):
    """Every picture names a table on its page, which the published figures fill."""
    found = 0
    for page, text in report.unpictured.items():
        for figure in re.findall(r"<figure.*?</figure>", text, re.DOTALL):
            table = re.search(r'href="#(table-[^"]+)"', figure)
            assert table, page
            assert f'id="{table[1]}"' in text, (page, table[1])
            found += 1
    assert found > 3


def test_attack_14_alternative_text_and_captions_say_only_what_is_published(report):
    """Their numbers stand in the page's tables and prose as well, or count measures and groups."""
    seen = 0
    for page, text in report.unpictured.items():
        rest = re.sub(r"<figure.*?</figure>", "", text, flags=re.DOTALL)
        known = {
            one.replace(",", "")
            for one in NUMBER.findall(html.unescape(re.sub(r"<[^>]*>", " ", rest)))
        }
        for figure in re.findall(r"<figure.*?</figure>", text, re.DOTALL):
            words = " ".join(
                [*re.findall(r'alt="([^"]*)"', figure), re.sub(r"<[^>]*>", " ", figure)]
            )
            # whole numbers up to the catalogue's size count measures, groups, points and years
            said = [one for one in NUMBER.findall(html.unescape(words)) if "." in one]
            said = [one for one in said if one not in METHOD]
            unknown = [one for one in said if one.replace(",", "") not in known]
            assert not unknown, (page, unknown, words)
            assert not re.search(r"\b[1-7] (?:child|record|case|young)", words), (page, words)
            seen += 1
    assert seen > 3


HIDDEN = re.compile(
    r"<!--|<[^<>]*\shidden(?=[\s=>])|display:\s*none|visibility:\s*hidden|<(?:col|colgroup|datalist|noscript)\b"
    r"|\sdata-(?!label=)[\w-]+=",
    re.IGNORECASE,
)


def test_attack_15_nothing_is_hidden_in_a_page_or_beside_it(report):
    headings = set()
    for page, text in report.unpictured.items():
        body = re.sub(r"<style>.*?</style>", "", text, flags=re.DOTALL)
        assert not HIDDEN.search(body), (page, HIDDEN.search(body))
        headings |= set(re.findall(r'data-label="([^"]*)"', body))
        columns = set(re.findall(r"<th scope=\"col\"[^>]*>([^<]*)</th>", body))
        assert set(re.findall(r'data-label="([^"]*)"', body)) <= columns, page
    assert len(headings) > 10
    papers = {".pdf", ".docx"} if report.place.parent.name.startswith("built") else set()
    kinds = (
        {".html", ".csv", ".json"}
        | papers
        | (set() if report.profile.name == "public" else {".ics"})
    )
    assert {file.suffix for file in report.place.iterdir()} == kinds
    assert list(report.results.columns) == list(report.truth().columns)
    for planted in (
        '<td data-count="3">',
        "<!-- 3 -->",
        "<tr hidden>",
        '<b style="display: none">',
    ):
        assert HIDDEN.search(planted), planted


def test_attack_16_notebooks_hold_no_output_and_leave_none(report):
    ours = sorted(paths.notebooks().rglob("*.ipynb"))
    assert len(ours) > 4
    for file in ours:
        assert "checkpoint" not in str(file)
        book = json.loads(file.read_text(encoding="utf-8"))
        assert set(book["metadata"]) <= {"kernelspec", "language_info"}, file.name
        for cell in book["cells"]:
            assert not cell.get("outputs"), file.name
            assert cell.get("execution_count") is None, file.name
            assert set(cell["metadata"]) <= {"tags"}, file.name
        assert told(FOR_PUBLIC, file) == set()
    names = [file.name for file in report.place.parent.rglob("*")]
    assert not [name for name in names if name.endswith(".ipynb") or "checkpoint" in name]
    for text in report.unpictured.values():
        assert not re.search(r"execution_count|In \[\d|application/vnd\.jupyter|papermill\"", text)


def test_attack_17_names_addresses_and_metadata_name_nobody(report):
    files = {page.file for page in running.pages()} | {
        "index.html",
        "find.html",
        "results.csv",
        "trends.csv",
        "scores.json",
        "run.json",
    }
    if report.place.parent.name.startswith("built"):
        files |= {"summary.pdf", "report.pdf", "report.docx"}
    # The calendar holds the authority's own words, so the public has none.
    if report.profile.words:
        files.add("calendar.ics")
    assert {file.name for file in report.place.iterdir()} == files
    for page, text in report.pages.items():
        anchors = set(re.findall(r'\sid="([^"]*)"', text))
        for link in re.findall(r'href="([^"]*)"', text):
            file, _, anchor = link.partition("#")
            assert file in files | {""}, (page, link)
            assert not anchor or file or anchor in anchors, (page, link)
        assert set(re.findall(r'<meta name="([^"]*)"', text)) <= {"viewport", "referrer", "robots"}
        assert not re.search(r"\d{6}|\d{4}-\d\d-\d\d", " ".join(anchors)), page
    parts = [where.rsplit(" > ", 1)[-1] for where, _ in layers(report.place)]
    chunks = {part for part in parts if re.fullmatch(r"[a-zA-Z]{4}", part)}
    assert chunks <= {"IHDR", "PLTE", "IEND", "pHYs"}, chunks
    assert "PLTE" in chunks


def test_attack_18_tracebacks_warnings_and_frames_are_in_no_page(report):
    """What a failed run says is looked through in test_canaries.py."""
    signs = re.compile(
        r"Traceback|Warning:|Error:|\[\d+ rows x \d+ columns\]|dtype:|&lt;NA&gt;|NaN\b|<pre>|0x[0-9a-f]{8}"
    )
    for page, text in report.unpictured.items():
        assert not signs.search(text), (page, signs.search(text))
    assert signs.search(repr(pd.DataFrame({"x": range(99)})))


def test_attack_19_nothing_is_kept_by_a_browser_or_beside_the_report(report):
    """Temporary files and those of a killed run are looked through in test_canaries.py."""
    kept = re.compile(
        r"localStorage|sessionStorage|indexedDB|document\.cookie|serviceWorker|\sdownload\b",
        re.IGNORECASE,
    )
    for page, text in report.unpictured.items():
        assert not kept.search(text), page
        assert "default-src 'none'" in html.unescape(text), page
    assert {one.name for one in report.place.parent.iterdir()} == {"leadership", "public"}


def test_attack_20_free_text_is_in_no_line_of_enquiry(small_report):
    """What is written in the evidence's reasons, themes and notes; `printed` ones leaders may read."""
    asked = " ".join(" ".join(re.findall(r'<section class="enquiry">.*?</section>', text, re.DOTALL))
                     for text in small_report.pages.values())  # fmt: skip
    assert len(asked) > 1000
    assert told(VALUES, said=[asked]) == set()
    codes = re.compile(r"\b(?:WBRI|APKN|girl|boy) of \d|\b[A-Z]\.[A-Z]\.(?=\s)|\bward\b")
    assert not codes.search(re.sub(r"<[^>]*>", " ", asked))


def test_attack_21_order_and_number_of_rows_tell_nothing(report):
    """Groups come in one order, whatever is in them; teams by name; a measure's rows are as many
    whether they are shown or not."""
    rows = record(report)
    orders: dict[str, list[list[str]]] = {}
    for (_, by), found in pd.DataFrame(rows).groupby(["measure", "breakdown"], sort=False):
        orders.setdefault(by, []).append([name for name in found["group"] if name != "Other teams"])
    assert len(orders) > 5
    for by, lists in orders.items():
        after = {(a, b) for names in lists for i, a in enumerate(names) for b in names[i + 1 :]}
        assert not {(b, a) for a, b in after} & after, by
    exact = report.truth()
    every = exact[exact["breakdown"] != "team"].groupby(["measure", "breakdown"]).size()
    shown = (
        report.results[report.results["breakdown"] != "team"]
        .groupby(["measure", "breakdown"])
        .size()
    )
    assert (shown == every.reindex(shown.index)).all()
    catalogue = list(dict.fromkeys(one["measure"] for one in rows))
    assert catalogue == list(dict.fromkeys(exact["measure"]))


def test_attack_22_no_link_leads_to_a_child(report):
    """Links lead to the report's own pages and tables, and nowhere with words of their own."""
    links = {link for text in report.pages.values() for link in re.findall(r'(?:href|src|action)="([^"]*)"', text)}  # fmt: skip
    assert len(links) > 10
    for link in links:
        assert re.fullmatch(
            r"(?:[a-z-]+\.(?:html|csv|json|ics|pdf|docx))?(?:#[a-z][a-z0-9-]*)?|data:image/png;base64,.*",
            link,
        ), link
        assert "?" not in link.partition(";")[0]


NETWORK = {"requests", "urllib", "http", "socket", "httpx", "aiohttp", "openai", "anthropic", "ftplib",
           "smtplib", "sentry_sdk", "posthog", "webbrowser"}  # fmt: skip


FETCHES = {"intake/fetched.py", "intake/web.py"}
"""Bring what was asked for by its address; they send nothing but the asking."""


def imports(source):
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (one.name.partition(".")[0] for one in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield (node.module or "").partition(".")[0]


def test_attack_23_nothing_is_sent_anywhere(report):
    """No code of ours can speak to a network but the room that brings the files a person names by
    their address, and kernels, which speak to their own run; no page names an address."""
    top = Path(readiness.__file__).parent
    files = sorted(top.rglob("*.py"))
    assert len(files) > 100
    for file in files:
        text, name = file.read_text(encoding="utf-8"), file.relative_to(top).as_posix()
        if name.startswith("kernels/"):
            assert not re.search(r"AF_INET|create_connection|gethost", text), name
        elif name not in FETCHES:
            assert not NETWORK & set(imports(text)), name
    sends = r"\bdata=|method=|\.put\(|POST|PUT|\.upload|open\([^)]*[\"']w"
    for name in FETCHES:
        assert not re.search(sends, (top / name).read_text(encoding="utf-8")), name
    for file in paths.notebooks().glob("*.ipynb"):
        cells = json.loads(file.read_text(encoding="utf-8"))["cells"]
        code = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
        assert not NETWORK & {name for one in code for name in imports(one)}, file
    for page, text in report.unpictured.items():
        assert not re.search(r"\b(?:https?|wss?|ftp)://|@import|url\(", text), page
    assert NETWORK & set(imports("from urllib import request"))


RANKED = re.compile(
    r"\b(?:best|worst|top|bottom|lowest|highest)(?:[ -]\w+)? (?:team|worker)|\branks?\b|\branked\b|\branking\b|\bleague",
    re.IGNORECASE,
)


def test_attack_24_ranking_with_one_worker(report):
    """No team or worker is ranked: teams stand by name, and small ones together without one."""
    teams = report.results[report.results["breakdown"] == "team"]
    assert report.profile.teams or teams.empty
    named = teams[~teams["group"].isin(["Other teams", "Not recorded"])]
    sizes = report.truth().set_index(KEY)[["numerator", "denominator"]]
    for row in named[KEY].itertuples(index=False, name=None):
        size = sizes.loc[row]
        size = size["numerator"] if pd.isna(size["denominator"]) else size["denominator"]
        assert pd.isna(size) or size >= report.profile.minimum, row
    for where, text in report.said():
        assert not RANKED.search(text), (where, text)
    assert "Amara Barrowby" not in " ".join(report.unpictured.values())
    _teams_stand_by_name(report)
    assert RANKED.search("The worst team is")


def _teams_stand_by_name(report):
    """In every table of more than one team, the teams of a measure are in the alphabet's order."""
    names = set(report.truth().loc[report.truth()["breakdown"] == "team", "group"]) - {
        "Not recorded"
    }
    seen = 0
    for page, text in report.unpictured.items():
        for table in re.findall(r"<table.*?</table>", text, re.DOTALL):
            rows = re.findall(r"<tr role=\"row\">(.*?)</tr>", table, re.DOTALL)
            held: dict[str, list[str]] = {}
            for row in rows:
                cells = [
                    html.unescape(re.sub(r"<[^>]*>", "", one)) for one in re.split(r"</t[hd]>", row)
                ]
                team = next(
                    (c for one in cells if (c := one.removeprefix("Team: ")) in names), None
                )
                if team:
                    held.setdefault(
                        cells[0] if cells[0] != team and not cells[0].startswith("Team: ") else "",
                        [],
                    ).append(team)
            for ones in held.values():
                assert ones == sorted(ones), (page, ones)
                seen += len(ones) > 1
    several = report.truth()["group"].nunique() > 40
    assert seen > 0 or not (report.profile.teams and several)
