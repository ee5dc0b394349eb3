"""Child-level files lie in no report and in nothing that git keeps."""

from __future__ import annotations

from pathlib import Path

import pytest

from readiness import paths
from readiness.errors import InputError
from readiness.private_places import REPORT_MARK, refuse_shared
from readiness.runs.folder import MARK


def test_it_knows_a_report_by_the_mark_a_run_leaves() -> None:
    assert REPORT_MARK == MARK


@pytest.mark.parametrize("under", ["list.xlsx", "new/list.xlsx", "new/newer/list.xlsx"])
def test_no_place_in_a_reports_folder_will_do(tmp_path: Path, under: str) -> None:
    (tmp_path / MARK).write_text("{}", encoding="utf-8")
    with pytest.raises(InputError, match="in a report's folder"):
        refuse_shared(tmp_path / under, "A list")
    with pytest.raises(InputError, match="in a report's folder"):
        refuse_shared(tmp_path / "other" / ".." / under, "A list", hidden_from_git=True)


def test_beside_a_report_is_not_in_it(tmp_path: Path) -> None:
    (tmp_path / "report").mkdir()
    (tmp_path / "report" / MARK).write_text("{}", encoding="utf-8")
    refuse_shared(tmp_path / "list.xlsx", "A list")
    refuse_shared(tmp_path / "report" / ".." / "list.xlsx", "A list")


def test_reports_are_refused_before_there_are_any() -> None:
    with pytest.raises(InputError, match="among the reports"):
        refuse_shared(paths.reports() / "none_such" / "list.xlsx", "A list")


@pytest.mark.parametrize("place", ["list.xlsx", "docs/list.xlsx", "data/synthetic/list.xlsx"])
def test_what_git_keeps_is_refused(place: str) -> None:
    with pytest.raises(InputError, match="git keeps this folder"):
        refuse_shared(paths.root() / place, "A list")


def test_what_hides_itself_from_git_is_refused_only_where_git_was_told_to_keep() -> None:
    refuse_shared(paths.root() / "none_such", "A pack", hidden_from_git=True)
    with pytest.raises(InputError, match="git keeps this folder"):
        refuse_shared(paths.data("reference", "none_such"), "A pack", hidden_from_git=True)


@pytest.mark.parametrize("name", ["raw", "interim", "history"])
def test_the_private_parts_of_data_will_do(name: str) -> None:
    refuse_shared(paths.data(name, "list.xlsx"), "A list")
