"""The command line: words, exit codes, and that a fault of ours says nothing of a child's."""

import json
import subprocess
import sys
from datetime import date

import pytest

from readiness import cli, measures, runs
from readiness.errors import InputError
from readiness.intake.evidence import read_evidence


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
