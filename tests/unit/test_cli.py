"""The command line: words, exit codes, and that a fault of ours says nothing of a child's."""

import json
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import date

import openpyxl
import pandas as pd
import pytest

from readiness import cli, measures, paths, runs, synthetic
from readiness.errors import InputError
from readiness.intake.evidence import read_evidence
from readiness.worklists import kinds


def test_the_catalogue_as_json_has_what_was_promised(capsys):
    assert cli.main(["measures", "--format", "json"]) == 0
    catalogue = json.loads(capsys.readouterr().out)
    assert len(catalogue) == len(measures.registry())
    promised = {
        "id", "catalogue", "title", "area", "service", "unit", "polarity", "lists", "benchmark",
    }  # fmt: skip
    for entry in catalogue:
        assert promised <= set(entry)


def test_the_catalogue_as_text_has_a_line_a_measure(capsys):
    assert cli.main(["measures"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == [
        m.catalogue for m in measures.registry().values()
    ]


def test_a_run_needs_a_day(capsys):
    assert cli.main(["run", "--annex-a", "lists.xlsx"]) == 2
    assert "--as-at" in capsys.readouterr().err


@pytest.mark.parametrize("words", [[], ["run"], ["walk"], ["run", "--sample", "--annex-a", "x"]])
def test_words_that_make_no_sense_exit_with_2(words, capsys):
    with pytest.raises(SystemExit) as stopped:
        cli.main(words)
    assert stopped.value.code == 2
    assert capsys.readouterr().err


def test_an_error_for_the_user_is_one_sentence(monkeypatch, capsys):
    def refuse(*a, **k):
        raise InputError("List 4 has no rows.")

    monkeypatch.setattr(runs, "run", refuse)
    assert cli.main(["run", "--sample"]) == 2
    assert capsys.readouterr().err == "readiness: List 4 has no rows.\n"


def test_a_fault_of_ours_says_where_and_never_what_it_held(monkeypatch, capsys):
    def fail(*a, **k):
        raise ValueError("child 4711, born 2015-01-01")

    monkeypatch.delenv("READINESS_DEBUG", raising=False)
    monkeypatch.setattr(runs, "run", fail)
    assert cli.main(["run", "--sample"]) == 2
    said = capsys.readouterr().err
    assert "ValueError in test_cli.py line" in said
    assert "4711" not in said


def test_errors_in_the_data_give_exit_code_1(monkeypatch, capsys, tmp_path):
    outcome = runs.Outcome(tmp_path / "index.html", errors=1, queries=2)
    monkeypatch.setattr(runs, "run", lambda *a, **k: outcome)
    assert cli.main(["run", "--sample"]) == 1
    said = capsys.readouterr().out.splitlines()
    assert said[0].startswith("The data raise 1 error and 2 queries; ")
    assert said[-1].startswith("Report: ")


def test_the_module_runs_as_the_command():
    done = subprocess.run(
        [sys.executable, "-m", "readiness", "--version"], capture_output=True, text=True
    )
    assert (done.returncode, done.stdout.split()[0]) == (0, "readiness")


def test_the_evidence_template_is_written_once(capsys, tmp_path):
    file = tmp_path / "evidence.xlsx"
    assert cli.main(["evidence-template", str(file)]) == 0
    assert str(file) in capsys.readouterr().out
    written = file.read_bytes()
    assert cli.main(["evidence-template", str(file)]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert file.read_bytes() == written


def test_the_evidence_template_knows_the_authority(capsys, tmp_path):
    file = tmp_path / "evidence.xlsx"
    assert cli.main(["evidence-template", str(file), "--authority", "E08000008"]) == 0
    told = read_evidence(file, date(2026, 9, 30)).authority
    assert told is not None
    assert (told.name, told.code, told.la_number) == ("Tameside", "E08000008", 357)
    assert told.neighbours == ()  # the published ones are used where none are given


def test_no_template_is_written_for_an_authority_nobody_knows(capsys, tmp_path):
    file = tmp_path / "evidence.xlsx"
    assert cli.main(["evidence-template", str(file), "--authority", "Nowhereshire"]) == 2
    assert not file.exists()


@pytest.fixture
def lists(tmp_path):
    synthetic.write(tmp_path / "lists", 60, 5, date(2026, 9, 30), format="csv")
    return tmp_path / "lists"


def worklist(lists, kind, out, *more):
    words = ["--annex-a", str(lists / "annex_a"), "--as-at", "2026-09-30", "--out", str(out)]
    return cli.main(["worklist", kind, *words, *more])


@pytest.mark.parametrize("kind", ["due", "caseloads"])
def test_a_worklist_is_written_and_only_counts_are_said(kind, capsys, lists, tmp_path):
    out, evidence = tmp_path / "list.xlsx", str(lists / "evidence.xlsx")
    assert worklist(lists, kind, out, "--evidence", evidence) == 0
    said = capsys.readouterr()
    book = openpyxl.load_workbook(out)
    rows = sum(page.max_row - 3 for page in book.worksheets[1:])
    assert rows > 5
    assert said.out.replace(",", "") == (
        f"Worklist child-level: {out} ({rows} rows on {len(book.worksheets) - 1} sheets)\n"
    )
    assert said.err == ""


def test_a_due_list_ends_when_it_is_asked_to(lists, tmp_path):
    assert worklist(lists, "due", tmp_path / "list.xlsx", "--until", "2026-10-02") == 0
    book = openpyxl.load_workbook(tmp_path / "list.xlsx")
    due = [row[4] for page in book.worksheets[1:] for row in page.iter_rows(4, values_only=True)]
    assert max(one.date() for one in due if one) <= date(2026, 10, 2)


def test_nobody_is_said_in_a_word(capsys, monkeypatch, lists, tmp_path):
    nobody = replace(kinds.KINDS["due"], rows=lambda *a, **k: pd.DataFrame())
    monkeypatch.setattr(kinds, "KINDS", {"due": nobody})
    assert worklist(lists, "due", tmp_path / "list.xlsx") == 0
    assert capsys.readouterr().out.endswith("list.xlsx (nobody)\n")


@pytest.mark.parametrize("place", ["reports/list.xlsx", "list.xlsx", "data/synthetic/list.xlsx"])
def test_no_worklist_is_written_where_others_would_see_it(place, capsys, monkeypatch, lists):
    # It is refused before anything is read.
    monkeypatch.setattr(kinds, "KINDS", {"due": kinds.Kind("Due list", pytest.fail, ())})
    monkeypatch.chdir(paths.root())
    assert worklist(lists, "due", place) == 2
    said = capsys.readouterr().err
    assert said.startswith("readiness: A worklist holds child-level data")
    assert said.count("\n") == 1
    assert not (paths.root() / place).exists()


def test_a_worklist_needs_a_day_and_a_file_to_write(capsys, tmp_path):
    out = str(tmp_path / "list.xlsx")
    assert cli.main(["worklist", "due", "--annex-a", "lists.xlsx", "--out", out]) == 2
    assert "--as-at" in capsys.readouterr().err
    for words in (["due", "--sample"], ["--sample", "--out", out], ["walk", "--out", out]):
        with pytest.raises(SystemExit) as stopped:
            cli.main(["worklist", *words])
        assert stopped.value.code == 2


def test_a_fault_while_a_worklist_is_made_says_nothing_of_a_child(
    capsys, monkeypatch, lists, tmp_path
):
    def fail(*a, **k):
        raise ValueError("child 4711, Ann Smith, North team")

    monkeypatch.delenv("READINESS_DEBUG", raising=False)
    monkeypatch.setattr(kinds, "write_book", fail)
    assert worklist(lists, "due", tmp_path / "list.xlsx") == 2
    said = capsys.readouterr().err
    assert "ValueError" in said
    assert not [word for word in ("4711", "Smith", "North") if word in said]
    assert not (tmp_path / "list.xlsx").exists()


def rows_of(book):
    """What stands on the sheets of teams, by heading."""
    sheets = openpyxl.load_workbook(book).worksheets[1:]
    found = []
    for sheet in sheets:
        headings, *rows = list(sheet.values)[2:]
        found += [dict(zip(headings, row, strict=True)) for row in rows]
    return found


def test_a_sample_is_drawn_as_asked_without_those_left_out(lists, tmp_path, capsys):
    first, again = tmp_path / "sample.xlsx", tmp_path / "again.xlsx"
    more = ["--size", "12", "--seed", "7", "--by", "team", "area"]
    assert worklist(lists, "sample", first, *more) == 0
    assert "(12 rows on " in capsys.readouterr().out
    assert worklist(lists, "sample", again, *more, "--exclude", str(first)) == 0
    drawn, others = ({row["Child"] for row in rows_of(one)} for one in (first, again))
    assert len(drawn) == len(others) == 12
    assert not drawn & others
    about = openpyxl.load_workbook(first).worksheets[0]
    assert "12 asked for, with seed 7" in "\n".join(str(row[0]) for row in about.values)


def test_the_children_behind_a_measure_are_those_of_that_measure(lists, tmp_path):
    out = tmp_path / "behind.xlsx"
    evidence = ["--evidence", str(lists / "evidence.xlsx")]
    assert worklist(lists, "behind", out, "--measure", "M87", *evidence) == 0
    found = rows_of(out)
    assert {row["Counted"] for row in found} <= {"yes", "no"}
    assert {row["List"] for row in found} == {"care_leavers"}
    # Another measure's children are another book; the same measure by another name is the same.
    assert worklist(lists, "behind", out, "--measure", "care_reviews_in_date") == 2
    assert worklist(lists, "behind", out, "--measure", "pathway_reviews_in_date") == 0


def test_a_measure_of_the_returns_needs_them(lists, tmp_path, capsys):
    out, returns = tmp_path / "behind.xlsx", ["--returns", str(lists / "returns")]
    assert worklist(lists, "behind", out, "--measure", "immunised") == 2
    assert "was not supplied" in capsys.readouterr().err
    assert worklist(lists, "behind", out, "--measure", "immunised", *returns) == 0
    assert rows_of(out)


def test_what_has_changed_is_of_two_extracts_each_on_its_day(lists, tmp_path, capsys):
    before = ["--before", str(lists / "annex_a"), "--before-as-at", "2026-08-31"]
    assert worklist(lists, "changes", tmp_path / "changes.xlsx", *before) == 2
    assert "The two files are the same" in capsys.readouterr().err
    earlier = tmp_path / "earlier"
    shutil.copytree(lists / "annex_a", earlier)
    (gone,) = earlier.glob("*8*")
    gone.unlink()
    before[1] = str(earlier)
    assert worklist(lists, "changes", tmp_path / "changes.xlsx", *before) == 0
    assert "not supplied" in {row["Change"] for row in rows_of(tmp_path / "changes.xlsx")}
    with pytest.raises(SystemExit):  # it reads no evidence
        worklist(lists, "changes", tmp_path / "changes.xlsx", *before, "--evidence", "x.xlsx")


@pytest.mark.parametrize("kind", ["sample", "behind", "changes"])
def test_a_worklist_says_what_it_needs(kind, lists, tmp_path):
    with pytest.raises(SystemExit) as stopped:
        worklist(lists, kind, tmp_path / "list.xlsx")
    assert stopped.value.code == 2
