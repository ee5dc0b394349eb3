"""docs/attacks.md lists the attacks there are, by the names of their tests."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from readiness import paths


def test_each_of_the_24_attacks_is_a_named_test_and_is_listed():
    trees = [ast.parse(file.read_text(encoding="utf-8")) for file in Path(__file__).parent.glob("test_*.py")]  # fmt: skip
    functions = [
        one.name for tree in trees for one in tree.body if isinstance(one, ast.FunctionDef)
    ]
    made = {name for name in functions if name.startswith("test_attack_")}
    text = (paths.root() / "docs" / "attacks.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| (\d+) \|(.*)\|$", text, re.MULTILINE))
    assert [int(number) for number in rows] == list(range(1, 25))
    for number, row in rows.items():
        named = re.findall(r"`(test_attack_\w+)`", row)
        assert named, number
        assert all(name.startswith(f"test_attack_{int(number):02d}_") for name in named), row
    assert set(re.findall(r"`(test_attack_\w+)`", text)) == made
