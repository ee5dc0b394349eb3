"""Notebooks decide nothing; they show. Delete one and nothing is lost but prose."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import Any

import nbformat
import papermill
import pytest

import readiness
from readiness.paths import notebooks
from readiness.runs import pages
from readiness.runs.report import Page

NOTEBOOKS = sorted((Path(__file__).resolve().parents[2] / "notebooks").glob("*.ipynb"))
PARAMETER = re.compile(r'^[a-z_]+: (str|int|float|bool) = ("[^"=]*"|[\d.]+|True|False)  # \S.*$')
FORBIDDEN = (
    ast.FunctionDef,
    ast.AsyncFunctionDef,
    ast.ClassDef,
    ast.Lambda,
    ast.For,
    ast.While,
    ast.If,
    ast.IfExp,
    ast.Try,
    ast.With,
    ast.comprehension,
    ast.Assert,
    ast.Delete,
    ast.Global,
)
TAKEN = {"annex_a", "as_at", "evidence", "authority", "published", "profile"}
OF_CASEWORK = {"annex_a", "as_at", "evidence", "profile"}
"""What compares nothing with other authorities takes; test_casework.py says who may see it."""
OF_PUBLISHED = {"authority", "as_at", "published", "judgements"}
"""What sees nothing of an authority's own takes."""
LONGEST = 8


@pytest.fixture(params=NOTEBOOKS, ids=lambda path: path.stem)
def notebook(request: pytest.FixtureRequest) -> Any:
    return nbformat.read(request.param, as_version=4)


def taken(path: Path) -> set[str]:
    own = {"casework": OF_CASEWORK, "first_hour": OF_CASEWORK, "published_outlook": OF_PUBLISHED}
    return own.get(path.stem, TAKEN)


def code(notebook: Any) -> list[Any]:
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def tags(cell: Any) -> list[str]:
    return list(cell.metadata.get("tags", ()))


def body(notebook: Any) -> list[Any]:
    """The code after the parameters and the import."""
    return code(notebook)[2:]


def called(notebook: Any) -> set[str]:
    """Names taken from the package."""
    trees = [ast.parse(cell.source) for cell in code(notebook)]
    return {
        node.attr
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == "readiness"
    }


def test_the_three_notebooks_are_there() -> None:
    assert {"explore", "judgement_area", "readiness"} <= {path.stem for path in NOTEBOOKS}


def test_it_is_valid_with_identities_kernel_and_no_trace_of_a_run(notebook: Any) -> None:
    nbformat.validate(notebook)
    assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5)
    assert notebook.metadata.kernelspec.name == "python3"
    assert "papermill" not in notebook.metadata
    assert all(re.fullmatch(r"[a-z][a-z-]*", cell.id) for cell in notebook.cells)
    for cell in code(notebook):
        assert cell.outputs == []
        assert cell.execution_count is None


def test_it_opens_with_a_title_and_a_question(notebook: Any) -> None:
    first = notebook.cells[0]
    assert first.cell_type == "markdown"
    assert first.source.startswith("# ")
    assert first.source.rstrip().endswith("?")
    titles = [c for c in notebook.cells if c.cell_type == "markdown" and c.source.startswith("# ")]
    assert len(titles) == 1


def test_its_parameters_are_typed_explained_and_the_first_code(notebook: Any) -> None:
    tagged = [cell for cell in notebook.cells if "parameters" in tags(cell)]
    assert tagged == [notebook.cells[1]]
    lines = tagged[0].source.splitlines()
    assert all(PARAMETER.match(line) for line in lines)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_papermill_reads_its_parameters_as_they_were_written(path: Path) -> None:
    found = papermill.inspect_notebook(str(path))
    cell = code(nbformat.read(path, as_version=4))[0]
    written = dict(re.findall(r"^(\w+): (\w+) = ", cell.source, re.MULTILINE))
    assert set(written) >= taken(path)
    assert {name: one["inferred_type_name"] for name, one in found.items()} == written
    assert all(one["help"] for one in found.values())


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.file)
def test_a_page_takes_what_a_run_gives_it_as_text(page: Page) -> None:
    found = papermill.inspect_notebook(str(notebooks() / f"{page.notebook}.ipynb"))
    assert set(found) >= TAKEN
    assert {one["inferred_type_name"] for one in found.values()} == {"str"}


def test_it_imports_the_package_and_nothing_else(notebook: Any) -> None:
    assert notebook.cells[2].source == "import readiness"
    later = [n for cell in body(notebook) for n in ast.walk(ast.parse(cell.source))]
    assert not any(isinstance(node, ast.Import | ast.ImportFrom) for node in later)


def test_it_uses_only_what_the_package_offers(notebook: Any) -> None:
    assert called(notebook)
    missing = called(notebook) - set(readiness.__all__)
    assert not missing, f"readiness does not offer {sorted(missing)}"


def test_each_cell_is_short_plain_and_shows_one_thing(notebook: Any) -> None:
    for cell in body(notebook):
        assert len(cell.source.splitlines()) <= LONGEST, cell.id
        assert not cell.source.rstrip().endswith(";"), cell.id
        tree = ast.parse(cell.source)
        assert not [node for node in ast.walk(tree) if isinstance(node, FORBIDDEN)], cell.id
        shown = [node for node in tree.body if isinstance(node, ast.Expr)]
        assert shown == [tree.body[-1]], f"{cell.id} must end in the one thing it shows"


def test_each_display_has_prose_above_it(notebook: Any) -> None:
    cells = notebook.cells
    for index, cell in enumerate(cells):
        if index > 2 and cell.cell_type == "code":
            above = cells[index - 1]
            assert above.cell_type == "markdown", cell.id
            assert len(above.source.split()) > 8, cell.id


def test_it_names_no_measure(notebook: Any) -> None:
    from readiness.measures import registry

    source = "\n".join(cell.source for cell in notebook.cells)
    named = [name for name in registry() if re.search(rf"\b{re.escape(name)}\b", source)]
    assert not named


def test_it_names_no_path_but_its_parameters(notebook: Any) -> None:
    for cell in body(notebook):
        texts = [
            node.value
            for node in ast.walk(ast.parse(cell.source))
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
        ]
        assert not [text for text in texts if "/" in text or "\\" in text], cell.id
