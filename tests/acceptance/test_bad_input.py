"""What a tired analyst might hand over at midnight: one clear sentence, and nothing lost."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from readiness import cli

AS_AT = "2026-09-30"


def run(capsys, *words):
    code = cli.main([str(word) for word in words])
    out, err = capsys.readouterr()
    return code, out, err


def check(capsys, file, *more):
    code, out, _ = run(capsys, "check", file, "--format", "json", *more)
    return code, json.loads(out)


def messages(document, severity="error"):
    return [i["message"] for i in document["issues"] if i["severity"] == severity]


def column(lines, start):
    """The place of the heading that starts with those words; headings are on the second row."""
    return next(i for i, text in enumerate(lines[1]) if str(text).startswith(start))


UNREADABLE = {
    "empty.xlsx": b"",
    "truncated.xlsx": b"PK\x03\x04" + b"\x14\x00" * 40,
    "letter.xlsx": b"Dear colleague, the lists will follow.",
    "protected.xlsx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 1016,
    "notes.txt": b"not a workbook",
}


@pytest.mark.parametrize("name", UNREADABLE)
@pytest.mark.parametrize("command", ["check", "run"])
def test_a_file_that_cannot_be_read_is_refused_in_one_sentence(name, command, tmp_path, capsys):
    file = tmp_path / name
    file.write_bytes(UNREADABLE[name])
    report = tmp_path / "report"
    words = (
        ["check", file]
        if command == "check"
        else ["run", "--annex-a", file, "--as-at", AS_AT, "--out", report]
    )
    code, out, err = run(capsys, *words)
    assert code == 2
    assert out == ""
    assert len(err.strip().splitlines()) == 1
    assert name in err
    assert not report.exists()


def test_an_absent_file_is_named(tmp_path, capsys):
    code, _, err = run(capsys, "check", tmp_path / "absent.xlsx")
    assert (code, "absent.xlsx" in err) == (2, True)


def test_a_workbook_with_none_of_the_lists_is_refused(spoilt, capsys):
    def change(sheets):
        sheets.clear()
        sheets["Budget"] = [["Cost centre", "Amount"], ["Fostering", 12]]

    code, _, err = run(capsys, "check", spoilt(change))
    assert code == 2
    assert "none of the" in err


def test_a_missing_list_is_an_error_and_the_rest_are_read(spoilt, capsys):
    code, document = check(capsys, spoilt(lambda sheets: sheets.pop("List_7")))
    assert code == 1
    assert document["lists"]["list_7"]["sheet"] is None
    assert document["lists"]["list_6"]["rows_used"] > 0
    assert any("List 7" in text for text in messages(document))


def test_a_list_with_no_rows_is_not_a_missing_list(spoilt, capsys):
    def change(sheets):
        del sheets["List_10"][2:]

    code, document = check(capsys, spoilt(change))
    assert document["lists"]["list_10"]["sheet"] == "List_10"
    assert document["lists"]["list_10"]["rows_in"] == 0
    assert code in (0, 1)


def test_a_list_without_its_id_column_keeps_its_rows(spoilt, capsys):
    def change(sheets):
        for line in sheets["List_4"][1:]:
            del line[0]

    code, document = check(capsys, spoilt(change))
    assert code == 1
    found = document["lists"]["list_4"]
    assert "Child Unique ID" in found["columns_missing"]
    assert found["rows_in"] == found["rows_used"] + found["rows_reported"] > 0


def test_a_formula_error_in_every_date_is_not_a_blank(spoilt, capsys):
    def change(sheets):
        place = column(sheets["List_4"], "Continuous Assessment Start")
        for line in sheets["List_4"][2:]:
            line[place] = "#N/A"

    code, document = check(capsys, spoilt(change))
    assert code == 1
    found = [
        i
        for i in document["issues"]
        if i["list"] == "list_4" and "Start Date" in (i["column"] or "")
    ]
    assert len(found) >= 1
    assert len(found[0]["rows"]) == document["lists"]["list_4"]["rows_in"]


@pytest.mark.parametrize("day", [dt.date(1920, 5, 1), dt.date(2122, 5, 1)])
def test_an_impossible_year_is_reported_and_not_guessed(day, spoilt, capsys):
    def change(sheets):
        sheets["List_3"][4][column(sheets["List_3"], "Date of referral")] = day

    code, document = check(capsys, spoilt(change), "--as-at", AS_AT)
    assert code == 1
    found = [i for i in document["issues"] if i["list"] == "list_3" and i["rows"] == [5]]
    assert found
    assert not any(str(day.year) in i["message"] for i in found)


def test_the_same_child_twice_where_once_is_allowed(spoilt, capsys):
    _, document = check(
        capsys, spoilt(lambda s: s["List_7"].append(list(s["List_7"][2]))), "--as-at", AS_AT
    )
    assert any(i["list"] == "list_7" and len(i["rows"]) == 2 for i in document["issues"])


def test_an_as_at_date_outside_the_extract_is_said(spoilt, capsys):
    code, document = check(capsys, spoilt(lambda s: None), "--as-at", "2028-01-31")
    assert code == 1
    assert any("as-at date" in text for text in messages(document)), document["issues"]


def test_an_unknown_authority_is_refused_with_a_suggestion(small_authority, tmp_path, capsys):
    code, _, err = run(
        capsys, "run", "--annex-a", small_authority / "annex_a.xlsx", "--as-at", AS_AT,
        "--authority", "Tamside", "--out", tmp_path / "report",
    )  # fmt: skip
    assert code == 2
    assert "Tameside" in err


@pytest.mark.parametrize("text", ["30/09/2026", "soon", "2026-02-30"])
def test_an_as_at_date_must_be_a_date(text, small_authority, capsys):
    code, _, err = run(
        capsys, "run", "--annex-a", small_authority / "annex_a.xlsx", "--as-at", text
    )
    assert (code, "is not a date" in err) == (2, True)


def test_the_earlier_report_stays_when_a_run_fails(tmp_path, capsys):
    report = tmp_path / "report"
    report.mkdir()
    (report / "run.json").write_text("{}", encoding="utf-8")
    (report / "index.html").write_text("the last good one", encoding="utf-8")
    bad = tmp_path / "bad.xlsx"
    bad.write_bytes(b"")
    code, _, _ = run(capsys, "run", "--annex-a", bad, "--as-at", AS_AT, "--out", report)
    assert code == 2
    assert (report / "index.html").read_text(encoding="utf-8") == "the last good one"


def test_an_as_at_date_before_the_extract_is_said_first_and_once(small_authority, capsys):
    code, out, _ = run(capsys, "check", small_authority / "annex_a.xlsx", "--as-at", "2026-07-31")
    assert code == 1
    problems = [line for line in out.splitlines() if line.startswith(("error", "query"))]
    assert "before the day the extract was made" in problems[0]
