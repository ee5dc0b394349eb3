"""The notebook that names children is part of no report, and is for one profile alone."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import nbformat
import pytest

from readiness import paths, worklists
from readiness.disclosure.profiles import PROFILES
from readiness.errors import RunError
from readiness.runs import pages, visit
from readiness.runs.notebook import execute
from readiness.runs.report import Plan

CASEWORK = paths.notebooks() / "casework.ipynb"
OPERATIONAL = {CASEWORK.name, "first_hour.ipynb"}
"""What names children; test_first_hour.py asks of the other what this asks of casework."""
OTHERS = sorted({one.name for one in paths.notebooks().glob("*.ipynb")} - OPERATIONAL)


def names(path: Path) -> set[str]:
    """Every name the notebook's code uses."""
    cells = nbformat.read(path, as_version=4).cells
    trees = [ast.parse(cell.source) for cell in cells if cell.cell_type == "code"]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    return {one.attr for one in nodes if isinstance(one, ast.Attribute)} | {
        one.id for one in nodes if isinstance(one, ast.Name)
    }


def rendered(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The notebooks of a run and of a visit's pack."""
    yield from (page.notebook for page in pages())
    plans: list[Plan] = []
    monkeypatch.setattr(
        import_module("readiness.runs.visit"), "run", lambda *a, plan, **k: plans.append(plan)
    )
    visit("x", as_at="2026-09-30", theme="front-door", visit_date="2026-11-09")
    yield from (page.notebook for page in plans[0].pages(Path("nowhere")))


def test_no_run_and_no_pack_of_a_visit_renders_it(monkeypatch: pytest.MonkeyPatch) -> None:
    found = set(rendered(monkeypatch))
    assert {"readiness", "focused_visit"} <= found
    assert not found & {"casework", "first_hour"}


@pytest.mark.parametrize("name", OTHERS)
def test_no_other_notebook_reaches_a_worklist(name: str) -> None:
    assert not names(paths.notebooks() / name) & set(worklists.__all__)


def test_it_asks_who_reads_it_before_it_reads_anything() -> None:
    assert names(CASEWORK) & {"due_list", "caseloads"} == {"due_list", "caseloads"}
    cells = [one for one in nbformat.read(CASEWORK, as_version=4).cells if one.cell_type == "code"]
    assert cells[2].source == "readiness.operational_only(profile)"


@pytest.mark.parametrize("profile", sorted(set(PROFILES) - {"operational"}))
def test_any_other_profile_stops_it(profile: str) -> None:
    with pytest.raises(RunError, match=rf"failed in cell .*not for the profile '{profile}'"):
        execute(CASEWORK, {"profile": profile})


def test_papermill_runs_it_to_its_end_and_keeps_nothing() -> None:
    before = {one: one.read_bytes() for one in paths.notebooks().glob("*.ipynb")}
    made = execute(CASEWORK, {"evidence": "", "until": "2026-10-05"})
    outputs = [one for cell in made.cells if cell.cell_type == "code" for one in cell.outputs]
    assert not [one for one in outputs if one.output_type in ("error", "stream")]
    assert len(outputs) > 3
    assert re.match(r"\*\*OPERATIONAL: names children", outputs[0].data["text/markdown"])
    assert {one: one.read_bytes() for one in paths.notebooks().glob("*.ipynb")} == before
