"""No planted child, worker or place is in any byte of what a run leaves or says, however it ends."""

from __future__ import annotations

import functools
import os
import signal
import subprocess
import sys
import time

import nbformat
import pandas as pd
import pytest
from tests.acceptance import building
from tests.acceptance.canaries import told
from tests.acceptance.planting import EVERYTHING, FOR_PUBLIC, VALUES

from readiness import assess, cli, measures, quality
from readiness.model import Area
from readiness.runs import folder, rendering
from readiness.runs import report as running

posix = pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")


@pytest.fixture(scope="module")
def around(tmp_path_factory):
    """A home and a place for temporary files of the runs' own, to be looked through."""
    place = tmp_path_factory.mktemp("around")
    for name in ("home", "tmp", "reports"):
        (place / name).mkdir()
    return place


@pytest.fixture(scope="module")
def command(planted, built, private_data, around):
    """Begins `readiness run` as a person does; `built` has left the assessment kept."""
    own = {"HOME": around / "home", "TMPDIR": around / "tmp", "READINESS_DATA": private_data}
    drop = ("JUPYTER", "IPYTHON", "READINESS_DEBUG", "PYTHONWARNINGS", "MPLCONFIGDIR", "XDG_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(drop)}
    given = [f"--{name.replace('_', '-')}={path}" for name, path in planted.items()]

    def begin(place, *words):
        return subprocess.Popen(
            [sys.executable, "-m", "readiness", "run", *given, "--as-at=2026-09-30",
             "--papers=none", f"--out={place}", *words],
            env=kept | {name: str(path) for name, path in own.items()},
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip

    return begin


def test_every_canary_is_where_it_was_planted(planted):
    found = {one for _, one in told(FOR_PUBLIC, *planted.values())}
    assert found == {*FOR_PUBLIC.words, *map(str, FOR_PUBLIC.days)}


@pytest.mark.parametrize(
    ("profile", "canaries"), [("leadership", EVERYTHING), ("public", FOR_PUBLIC)]
)
def test_a_report_tells_no_canary(built, profile, canaries):
    assert len(list((built / profile).iterdir())) > 10
    assert told(canaries, built / profile) == set()


def test_the_calendar_and_the_lines_of_enquiry_are_among_what_was_looked_through(built):
    """What is scanned above holds them: dates to come, and a paragraph a line that is raised."""
    calendar = (built / "leadership" / "calendar.ics").read_text(encoding="utf-8")
    assert calendar.count("BEGIN:VEVENT") > 3
    assert not (built / "public" / "calendar.ics").exists()
    pages = [(built / "leadership" / f"{area.replace('_', '-')}.html") for area in Area]
    raised = [page.read_text(encoding="utf-8").count('<h3 id="line-') for page in pages]
    assert sum(raised) > 10
    assert 'class="enquiry"' in (built / "leadership" / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("profile", ["leadership", "public"])
def test_the_one_child_of_a_group_and_the_team_of_one_have_no_figure(built, profile):
    results = pd.read_csv(built / profile / "results.csv")
    assert not results["group"].str.contains("Quagmire").any()
    lone = results[results["numerator"].between(1, 5) | results["denominator"].between(1, 5)]
    assert lone.empty
    few = results["denominator"] < 10
    assert results.loc[few, ["value", "lower", "upper"]].isna().all(axis=None)


def test_a_run_tells_no_canary_on_the_screen_at_home_or_among_temporary_files(
    planted, built, around, capfd, monkeypatch
):
    """Three pages of it: the others are made by the same code, and looked through above."""
    monkeypatch.setenv("HOME", str(around / "home"))
    monkeypatch.setenv("TMPDIR", str(around / "tmp"))
    some = {"children-in-care.html", "data-quality.html", "explore.html"}
    pages = tuple(page for page in running.pages() if page.file in some)
    monkeypatch.setattr(running, "pages", lambda: pages)
    place = around / "reports" / "normal"
    assert cli.main(words(planted, place)) == 1
    assert {file.name for file in place.glob("*.html")} == {"index.html", "find.html", *some}
    assert told(EVERYTHING, around, said=capfd.readouterr()) == set()


def test_what_is_kept_privately_is_its_makers_only(private_data, built):
    kept = list((private_data / "interim").rglob("*.parquet"))
    assert kept
    for file in kept:
        assert file.parent.stat().st_mode & 0o077 == 0


@posix
@pytest.mark.parametrize("name", ["SIGKILL", "SIGTERM"])
def test_a_run_killed_half_way_tells_no_canary_and_the_last_report_stays(name, command, around):
    place = around / "reports" / name
    place.mkdir()
    for file in ("run.json", "index.html"):
        (place / file).write_text("the last good one", encoding="utf-8")
    begun = command(place)
    made = "*.html" if name == "SIGKILL" else ""  # one has a page already, one has none
    while not list(place.parent.glob(f".{name}-making-*/{made}")):
        assert begun.poll() is None, begun.communicate()
        time.sleep(0.05)
    begun.send_signal(getattr(signal, name))
    out, err = begun.communicate(timeout=60)
    assert told(EVERYTHING, around, said=[out, err]) == set()
    assert {file.name: file.read_text(encoding="utf-8") for file in place.iterdir()} == {
        "run.json": "the last good one", "index.html": "the last good one",
    }  # fmt: skip
    left = list(place.parent.glob(f".{name}-making-*"))
    assert len(left) == (name == "SIGKILL")
    assert all(one.stat().st_mode & 0o077 == 0 for one in left)
    with folder.replacing(place):  # the next run
        assert not any(one.exists() for one in left)


FAILING = {
    "raises": "raise ValueError('Zebedee Quagmire of CANARYID7Q, born 13/07/2011')",
    "asserts": "import pandas\nx = pandas.DataFrame({'x': ['CANARYID7Q']})\nassert x.empty, x",
    "dies": "import os\nfor i in (1, 2):\n    os.write(i, b'CANARYID7Q')\nos._exit(9)",
}


@pytest.mark.parametrize("how", FAILING)
def test_a_notebook_that_fails_tells_no_canary(how, planted, built, tmp_path, capfd, monkeypatch):
    cells = [nbformat.v4.new_code_cell("annex_a = as_at = evidence = returns = ''\nprofile = authority = ''",
             metadata={"tags": ["parameters"]}), nbformat.v4.new_code_cell(FAILING[how])]  # fmt: skip
    about = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata=about), tmp_path / "own.ipynb")
    monkeypatch.setattr(running, "pages", lambda: (running.Page("a.html", "A", "own", {}),))
    monkeypatch.setattr(rendering, "_notebook", lambda page: tmp_path / "own.ipynb")
    place = tmp_path / "reports" / "leadership"
    assert cli.main(words(planted, place)) == 2
    out, err = capfd.readouterr()
    assert "notebook 'own'" in err
    assert told(EVERYTHING, tmp_path / "reports", said=[out, err]) == set()
    assert list(place.parent.iterdir()) == []


def words(planted, place, *more):
    given = [f"--{name.replace('_', '-')}={path}" for name, path in planted.items()]
    return ["run", *given, "--as-at=2026-09-30", "--papers=none", f"--out={place}", *more]


def with_the_childs_words(*_, **__):
    raise ValueError("Zebedee Quagmire of CANARYID7Q, born 13/07/2011")


OURS = {
    "a measure": (measures, "measure_all", ValueError),
    "a rule": (quality, "examine", ValueError),
    "the disk": (running, "write_data", OSError),
}


@pytest.mark.parametrize("what", OURS)
def test_an_error_of_our_own_tells_no_canary(what, planted, tmp_path, capfd, monkeypatch):
    where, name, kind = OURS[what]

    def fail(*_, **__):
        raise kind(28, "Zebedee Quagmire of CANARYID7Q, born 13/07/2011")

    monkeypatch.setattr(where, name, fail)
    monkeypatch.setattr(rendering, "execute", building.executed)
    monkeypatch.setattr(running, "assess", functools.partial(assess, cache=what == "the disk"))
    place = tmp_path / "reports" / "leadership"
    assert cli.main(words(planted, place)) == 2
    out, err = capfd.readouterr()
    assert len(err.splitlines()) == 1
    assert told(EVERYTHING, tmp_path, said=[out, err]) == set()
    assert not place.exists()


def test_input_that_cannot_be_read_tells_no_canary(planted, tmp_path, capfd):
    whole = planted["annex_a"].read_bytes()
    inputs, place = tmp_path / "inputs", tmp_path / "reports" / "leadership"
    inputs.mkdir()
    (inputs / "cut.xlsx").write_bytes(whole[: len(whole) // 2])
    (inputs / "List_1.csv").write_bytes(b"\xff\xfe\x00CANARYID7Q,Zebedee Quagmire\n\x00")
    for file in sorted(inputs.iterdir()):
        assert cli.main(words(planted | {"annex_a": file}, place)) == 2
    assert told(EVERYTHING, said=capfd.readouterr()) == set()
    assert not place.exists()


def test_a_place_that_cannot_be_written_tells_no_canary(planted, built, tmp_path, capfd):
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert cli.main(words(planted, tmp_path / "file" / "leadership")) == 2
    assert told(EVERYTHING, tmp_path, said=capfd.readouterr()) == set()


def test_a_check_says_lists_columns_and_rows_and_no_value(planted, tmp_path, capfd):
    """Names of sheets and headings it does say, to those who hold the file: they cannot be found
    without."""
    annex_a, pack = str(planted["annex_a"]), str(tmp_path / "pack")
    assert cli.main(["check", annex_a, "--as-at", "2026-09-30"]) == 1
    assert cli.main(["check", annex_a, "--as-at", "2026-09-30", "--format", "json"]) == 1
    assert cli.main(["check", annex_a, "--as-at", "2026-09-30", "--pack", pack]) == 1
    assert cli.main(["evidence-check", str(planted["evidence"]), "--as-at", "2026-09-30"]) == 1
    said = capfd.readouterr()
    assert "Ermintrude" in said.out
    assert told(VALUES, said=said) == set()
    assert [one.name for one in tmp_path.iterdir()] == ["pack"]


def test_a_check_that_fails_tells_no_canary(planted, capfd, monkeypatch):
    monkeypatch.setattr(quality, "check", with_the_childs_words)
    assert cli.main(["check", str(planted["annex_a"])]) == 2
    assert told(EVERYTHING, said=capfd.readouterr()) == set()
