"""The notebook that teaches by doing: runs on the sample, names children where it says so, and is in no report."""

from __future__ import annotations

import re
from typing import Any

import nbformat
import pytest

from readiness import paths
from readiness.disclosure.profiles import PROFILES
from readiness.errors import RunError
from readiness.intake import annex_a
from readiness.report import pages
from readiness.runs.notebook import execute

FIRST_HOUR = paths.notebooks() / "first_hour.ipynb"
NAMING = {"behind-rows"}
"""The cells that call what names children."""

STEPS = (
    "Load", "Look at a measure", "Open the children behind it", "Compare", "Score",
    "Change a weight, and see what moves", "Add a measure", "What will they ask?",
)  # fmt: skip


@pytest.fixture(scope="module")
def made() -> Any:
    before = FIRST_HOUR.read_bytes()
    found = execute(FIRST_HOUR, {})
    assert FIRST_HOUR.read_bytes() == before
    return found


def outputs(made: Any) -> dict[str, list[Any]]:
    return {cell.id: cell.outputs for cell in made.cells if cell.cell_type == "code"}


def texts(outputs: list[Any]) -> str:
    return "\n".join(str(text) for one in outputs for text in one.get("data", {}).values())


def test_it_teaches_in_this_order() -> None:
    cells = nbformat.read(FIRST_HOUR, as_version=4).cells
    found = re.findall(r"^## (\d)\. (.*)$", "\n".join(cell.source for cell in cells), re.MULTILINE)
    assert found == [(str(n), name) for n, name in enumerate(STEPS, start=1)]


def test_it_runs_to_its_end_and_says_nothing_on_the_side(made: Any) -> None:
    found = outputs(made)
    every = [one for some in found.values() for one in some]
    assert not [one for one in every if one.output_type in ("error", "stream")]
    silent = {name for name, some in found.items() if not some}
    assert silent - {"injected-parameters"} <= {"parameters", "import"}


def test_it_asks_who_reads_it_before_it_reads_anything() -> None:
    cells = [c for c in nbformat.read(FIRST_HOUR, as_version=4).cells if c.cell_type == "code"]
    assert cells[2].source == "readiness.operational_only(profile)"


@pytest.mark.parametrize("profile", sorted(set(PROFILES) - {"operational"}))
def test_any_other_profile_stops_it(profile: str) -> None:
    with pytest.raises(RunError, match=rf"failed in cell .*not for the profile '{profile}'"):
        execute(FIRST_HOUR, {"profile": profile})


def test_children_are_named_only_where_the_call_says_so(made: Any) -> None:
    lists = annex_a.read(paths.sample() / "annex_a.xlsx", _day()).lists
    ids = {str(one) for rows in lists.values() if "child_id" in rows for one in rows["child_id"]}
    workers = {str(one) for name in ("assessments", "children_in_need", "children_in_care")
               for one in lists[name]["worker"].dropna()}  # fmt: skip
    told = {
        name: set(re.findall(r"(?<![\d.,])\d{6,8}(?![\d.,])", texts(some))) & ids
        for name, some in outputs(made).items()
    }
    named = {name for name, some in outputs(made).items() if any(w in texts(some) for w in workers)}
    assert len(ids) > 2000
    assert {name for name, some in told.items() if some} == NAMING
    assert named == NAMING


def test_what_it_shows_is_what_it_teaches(made: Any) -> None:
    found = {name: texts(some) for name, some in outputs(made).items()}
    assert "Assessment of Harrowmere" in found["load-all"]
    assert "may show it" in found["shown"]
    assert "What it is held beside" in found["look"]
    assert "statistical neighbours" in found["beside"]
    assert "An evidence position, not a predicted grade" in found["scores"]
    assert "never for a report" in found["twice"]
    assert "in no catalogue, score or report" in found["try"]
    assert "kept back" in found["due"]


def test_tables_have_captions(made: Any) -> None:
    for name, some in outputs(made).items():
        for table in re.findall(r"<table.*?</table>", texts(some), re.DOTALL):
            assert "<caption" in table, name


def test_what_is_made_for_notebooks_is_in_no_page(made: Any) -> None:
    """A page takes reports' own markup; of these cells it takes nothing at all."""
    found = outputs(made)
    for name in ("load-all", "shown", "look", "scores", "twice", "no-audits", "try", "due"):
        assert found[name]
        assert [pages.shown(one) for one in found[name]] == [""] * len(found[name])


def test_the_notebooks_are_listed_in_reading_order() -> None:
    listed = re.findall(r"^\d+\. \[(\w+)\]\((\w+\.ipynb)\)", _start(), re.MULTILINE)
    assert [file for _, file in listed[:2]] == ["first_hour.ipynb", "explore.ipynb"]
    assert all(file == f"{name}.ipynb" for name, file in listed)
    there = {one.name for one in paths.notebooks().glob("*.ipynb")}
    assert sorted(file for _, file in listed) == sorted(there)


def _start() -> str:
    return (paths.notebooks() / "README.md").read_text(encoding="utf-8")


def _day() -> Any:
    from datetime import date

    return date(2026, 9, 30)


def test_numbers_of_the_list_follow_each_other() -> None:
    numbers = [int(one) for one in re.findall(r"^(\d+)\. \[", _start(), re.MULTILINE)]
    assert numbers == list(range(1, len(numbers) + 1))
