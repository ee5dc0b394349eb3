"""Where things are found and kept: in a checkout, and of an installed package."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from readiness import paths
from readiness.assessment import locate
from readiness.errors import InputError
from readiness.private_places import refuse_shared
from readiness.runs import watched

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def untold(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("READINESS_HOME", "READINESS_DATA"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def carried(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """As if the package were one of a wheel's, and one worked in a folder of one's own."""
    place = tmp_path / "site-packages" / "readiness" / "_carried"
    (place / "notebooks").mkdir(parents=True)
    (place / "data" / "reference").mkdir(parents=True)
    (place / "data" / "synthetic").mkdir()
    (place / "data" / "synthetic" / "annex_a.xlsx").touch()
    monkeypatch.setattr(paths, "CARRIED", place)
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    return place


def whole(place: Path) -> Path:
    (place / "notebooks").mkdir(parents=True)
    (place / "data" / "reference").mkdir(parents=True)
    return place


def test_a_checkout_has_everything_in_one_place_wherever_one_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert paths.checkout() == paths.root() == paths.shipped() == ROOT
    assert paths.data("history") == ROOT / "data" / "history"
    assert paths.reference("benchmarks.csv").is_file()


def test_of_a_wheel_what_is_read_is_carried_and_what_is_written_lies_where_one_works(
    carried: Path, tmp_path: Path
) -> None:
    work = tmp_path / "work"
    assert paths.checkout() is None
    assert paths.notebooks() == carried / "notebooks"
    assert paths.reference("x.csv") == carried / "data" / "reference" / "x.csv"
    assert paths.sample() == carried / "data" / "synthetic"
    assert paths.root() == work
    assert paths.reports() == work / "reports"
    for name in ("raw", "interim", "history", "published"):
        assert paths.data(name, "x") == work / "data" / name / "x"


def test_a_home_takes_what_is_written_and_nothing_else(
    carried: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("READINESS_HOME", str(home))
    assert paths.reports() == home / "reports"
    assert paths.data("interim") == home / "data" / "interim"
    assert paths.notebooks() == carried / "notebooks"


def test_a_home_that_is_a_checkout_is_used_whole(
    carried: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = whole(tmp_path / "clone")
    monkeypatch.setenv("READINESS_HOME", str(home))
    assert paths.checkout() == paths.root() == paths.shipped() == home


def test_a_home_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("READINESS_HOME", str(tmp_path / "none"))
    with pytest.raises(InputError, match="there is no such folder; make it"):
        paths.root()


def test_a_package_without_its_notebooks_is_told(
    carried: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (carried / "notebooks").rmdir()
    with pytest.raises(InputError, match="install it again"):
        paths.notebooks()


def test_one_works_beside_copied_notebooks_and_not_in_them(
    carried: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "work" / "notebooks"
    own.mkdir()
    monkeypatch.chdir(own)
    assert paths.root() == own  # any other folder of that name
    (own / paths.COPIED).write_text("{}", encoding="utf-8")
    assert paths.root() == tmp_path / "work"


def test_the_sample_is_found_by_the_name_a_notebook_gives_it(carried: Path, tmp_path: Path) -> None:
    named = "data/synthetic/annex_a.xlsx"
    assert locate(named) == carried / named
    mine = tmp_path / "work" / named
    mine.parent.mkdir(parents=True)
    mine.touch()
    assert locate(named).resolve() == mine


def test_processes_that_are_started_are_told_the_same_folders(
    carried: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("READINESS_HOME", "")
    monkeypatch.setenv("READINESS_DATA", "kept")
    paths.settle()
    assert os.environ["READINESS_HOME"] == str(tmp_path / "work")
    assert os.environ["READINESS_DATA"] == str(tmp_path / "work" / "kept")
    monkeypatch.chdir(tmp_path)
    assert paths.root() == tmp_path / "work"


def test_in_a_checkout_nothing_is_told_that_was_not_said() -> None:
    paths.settle()
    assert "READINESS_HOME" not in os.environ


def test_of_a_wheel_child_level_files_may_lie_where_one_works_but_not_among_reports(
    carried: Path, tmp_path: Path
) -> None:
    refuse_shared(tmp_path / "work" / "due.xlsx", "A worklist")
    with pytest.raises(InputError, match="among the reports"):
        refuse_shared(tmp_path / "work" / "reports" / "due.xlsx", "A worklist")


def test_a_home_beside_a_checkout_leaves_the_checkout_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("READINESS_HOME", str(tmp_path))
    with pytest.raises(InputError, match="git keeps this folder"):
        refuse_shared(ROOT / "due.xlsx", "A worklist")
    refuse_shared(tmp_path / "due.xlsx", "A worklist")


def test_the_commit_is_of_a_checkout_of_ours_alone(carried: Path) -> None:
    watched._commit.cache_clear()
    try:
        assert watched._commit() is None
    finally:
        watched._commit.cache_clear()
