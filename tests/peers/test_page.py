"""The page of errors and the tests of them say the same."""

from __future__ import annotations

import ast
from pathlib import Path

HERE = Path(__file__).resolve().parent
PAGE = HERE.parents[1] / "docs" / "peers.md"
ITEMS = [
    *("1a", "1b", "1c", "2", "3a", "3b", "3c", "4a", "4b", "4c", "4d", "4e", "4f", "5", "6", "7"),
    *("8a", "8b", "9a", "9b", "10a", "10b", *(f"11{letter}" for letter in "abcdefghijklmn")),
]
"""The errors known, by the number each has on the page."""

COMPANIONS = {
    "test_a_plan_that_ended_before_it_began_is_not_a_short_one",
    "test_a_group_is_not_mistaken_for_a_blank",
    "test_a_steady_series_is_flagged_no_more_than_chance_does",
}
"""The error of an item again, in another measure."""


def page() -> dict[str, tuple[str, ...]]:
    """The rows of the table by item: what was seen, what is done, and the test."""
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    cells = [
        [cell.strip() for cell in line.strip("|").split("|")] for line in lines if line[:1] == "|"
    ]
    _heading, _rule, *found = cells
    rows = {item: tuple(others) for item, *others in found}
    assert len(rows) == len(found)
    return rows


def shown_by_test() -> dict[str, bool]:
    """Every test beside this one, and whether it shows the other way."""
    found: dict[str, bool] = {}
    for file in sorted(HERE.glob("test_*.py")):
        if file.name == Path(__file__).name:
            continue
        for node in ast.parse(file.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                assert node.name not in found
                found[node.name] = _asserts_their_way(node)
    return found


def _asserts_their_way(test: ast.FunctionDef) -> bool:
    """Whether an assertion, or what one is made of, names it."""
    return any(
        isinstance(name, ast.Name) and name.id == "their_way"
        for statement in ast.walk(test)
        if isinstance(statement, ast.Assert | ast.Assign)
        for name in ast.walk(statement)
    )


def test_every_error_known_is_on_the_page() -> None:
    assert list(page()) == ITEMS


def test_every_error_has_a_test_that_shows_the_other_way_failing() -> None:
    shown = shown_by_test()
    for item, (seen, done, test) in page().items():
        assert seen, item
        assert done, item
        assert shown.get(test.strip("`")), (item, test)


def test_every_test_that_shows_the_other_way_is_on_the_page() -> None:
    named = [row[-1].strip("`") for row in page().values()]
    assert len(set(named)) == len(named)
    ours = {name for name, shows in shown_by_test().items() if shows}
    assert ours - set(named) == COMPANIONS
