"""A whole run: what it leaves in the folder, and that no child is in any byte of it."""

from __future__ import annotations

import csv
import json
import re
import shutil
from datetime import date
from functools import cache

import pytest
from pypdf import PdfReader
from tests.acceptance.canaries import layers

from readiness import benchmark, cli, measures

AS_AT = "2026-09-30"
PAGES = {
    "index.html", "readiness.html", "help-and-protection.html", "children-in-care.html",
    "care-leavers.html", "leaders.html", "improvement.html", "self-assessment.html", "services.html", "data-quality.html", "explore.html",
    "methods.html", "find.html",
}  # fmt: skip


@pytest.fixture(scope="module")
def report(sample, tmp_path_factory):
    place = tmp_path_factory.mktemp("reports") / "sample"
    words = ["run", "--sample", "--out", str(place), "--papers", "pdf,word", "--previous", "none"]
    assert cli.main(words) == 0
    return place


def test_the_folder_holds_every_page_and_the_data(report):
    assert {file.name for file in report.iterdir()} == PAGES | {
        "results.csv",
        "trends.csv",
        "calendar.ics",
        "scores.json",
        "run.json",
        "summary.pdf",
        "report.pdf",
        "report.docx",
    }


def test_the_summary_is_one_sheet_and_the_paper_is_short_enough_to_be_read(report):
    assert len(PdfReader(report / "summary.pdf").pages) == 1
    assert 15 < len(PdfReader(report / "report.pdf").pages) < 32
    links = re.findall(r'href="([^"#]*\.(?:pdf|docx))"', (report / "index.html").read_text("utf-8"))
    assert links == ["summary.pdf", "report.pdf", "report.docx"]


def test_forked_kernels_make_the_same_pages_byte_for_byte(
    report, private_data, tmp_path, monkeypatch
):
    shutil.copytree(private_data / "interim", tmp_path / "data" / "interim")
    monkeypatch.setenv("READINESS_DATA", str(tmp_path / "data"))
    place = tmp_path / "forked"
    assert (
        cli.main(
            [
                "run",
                "--sample",
                "--out",
                str(place),
                "--kernels",
                "forked",
                "--papers",
                "pdf,word",
                "--previous",
                "none",
            ]
        )
        == 0
    )
    plain, forked = (
        {file.name: file.read_bytes() for file in one.iterdir()} for one in (report, place)
    )
    first, second = (json.loads(one.pop("run.json")) for one in (plain, forked))
    assert forked.keys() == plain.keys()
    assert [name for name in plain if forked[name] != plain[name]] == []
    assert (first["kernels"], second["kernels"]) == ("plain", "forked")
    assert first["made_of"] == second["made_of"]


def test_the_tidy_table_is_as_published(report):
    with (report / "results.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert {row["state"] for row in rows} >= {"shown", "suppressed"}
    for row in rows:
        if row["state"] != "shown":
            assert row["value"] == ""
        for name in ("numerator", "denominator"):
            assert row[name] == "" or int(row[name]) == 0 or int(row[name]) > 5, row


def test_the_scores_say_they_are_no_grade(report):
    said = json.loads((report / "scores.json").read_text(encoding="utf-8"))
    assert "not a predicted grade" in said["note"]
    assert [one["area"] for one in said["scores"]] == [
        "help_and_protection", "children_in_care", "care_leavers", "leaders",
    ]  # fmt: skip
    for one in said["scores"]:
        assert set(one) >= {"area", "position", "interval", "coverage", "confidence"}


def test_the_run_record_names_no_path_or_file(report):
    text = (report / "run.json").read_text(encoding="utf-8")
    record = json.loads(text)
    assert record["outcome"] == "complete"
    assert re.fullmatch(r"[0-9a-f]{64}", record["inputs"]["annex_a"])
    assert "/" not in "".join(record["parameters"].values())


@pytest.mark.parametrize("page", sorted(PAGES))
def test_a_page_stands_alone(page, report):
    text = (report / page).read_text(encoding="utf-8")
    assert '<html lang="en-GB"' in text
    assert "<script" not in text
    assert not re.search(r"https?:", text)
    assert re.search(r"not (a )?predicted grade", text)


def test_no_child_is_in_any_byte(rows, small_authority, tmp_path, capfd):
    """Every id, worker, postcode and exact date of birth of the lists is looked for everywhere."""
    place = tmp_path / "report"
    words = ["run", "--annex-a", small_authority / "annex_a.xlsx", "--as-at", AS_AT, "--out", place]
    assert cli.main([str(word) for word in words]) in (0, 1)
    out, err = capfd.readouterr()
    private = secrets(rows)
    assert len(private) > 300
    for where, layer in layers(place):
        text = layer.decode("utf-8", "replace")
        assert not [value for value in private if value in text], where
    assert not [value for value in private if value in out + err]


def secrets(sheets):
    found = set()
    for lines in sheets.values():
        headings = [str(text).casefold() for text in lines[1]]
        for line in lines[2:]:
            for heading, cell in zip(headings, line, strict=True):
                if cell and any(word in heading for word in ("unique id", "worker", "postcode")):
                    found.add(str(cell))
                if cell and heading == "date of birth":
                    found |= as_written(cell.date())
    return {value for value in found if len(value) >= 5}


@cache
def published_days():
    """The days the pages name for their own sake: ends of published years, and releases."""
    found = benchmark.compare(measures.catalogue(), None, date.fromisoformat(AS_AT))
    return {day.date() for name in ("period_end", "released") for day in found[name]}


def as_written(day):
    if day in published_days():
        return set()
    return {f"{day:%Y-%m-%d}", f"{day:%d/%m/%Y}", f"{day.day} {day:%B %Y}"}
