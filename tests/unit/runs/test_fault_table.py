"""Every row of the table of faults names a test that is there."""

from __future__ import annotations

import ast
from pathlib import Path

from readiness import paths

COLUMNS = ["Fault", "How it is caused", "What happens", "Lost", "Test"]


def rows() -> list[list[str]]:
    text = (paths.root() / "docs" / "runs.md").read_text(encoding="utf-8")
    table = text.split("## Faults tried", 1)[1].split("\n\n")
    (lines,) = [part.strip().splitlines() for part in table if part.strip().startswith("|")]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    assert cells[0] == COLUMNS
    return cells[2:]


def named_in(file: Path) -> set[str]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return {one.name for one in tree.body if isinstance(one, ast.FunctionDef)}


def test_every_fault_has_a_test() -> None:
    found = rows()
    assert len(found) >= 25
    assert len({fault for fault, *_ in found}) == len(found)
    for fault, *rest in found:
        assert all(rest), fault
        file, name = rest[-1].strip("`").split("::")
        assert name in named_in(paths.root() / "tests" / file), rest[-1]
