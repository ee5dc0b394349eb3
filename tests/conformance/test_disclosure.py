"""The published small-number rules, and attacks on tables, from outside the project.

Skipped, saying so, where the cases are absent.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from readiness.disclosure import rules
from readiness.disclosure.auditor import ranges

ROOT = Path(__file__).resolve().parents[2]
CASES = Path(os.environ.get("READINESS_CASES") or ROOT.parent / "shared" / "cases")

RULES: dict[str, Callable[..., Any]] = {
    "opensafely_suppress7_round5": lambda value: rules.opensafely(value),
    "opensafely_midpoint6": lambda value: rules.midpoint_6(value),
    "nhs_hes_subnational": lambda value: rules.hes(value),
    "dfe_cin": lambda value, level: rules.dfe(value, level),
    "acro_threshold": lambda cell_count, safe_threshold, zeros_are_disclosive: (
        "pass" if rules.acro_threshold(cell_count, safe_threshold, zeros_are_disclosive) else "fail"
    ),
}


def cases(*families: str) -> list[Any]:
    path = CASES / "sdc.json"
    if not path.exists():
        reason = "sdc.json is not there; set READINESS_CASES to the folder of cases"
        return [pytest.param(None, marks=pytest.mark.skip(reason=reason))]
    every = json.loads(path.read_text(encoding="utf-8"))["cases"]
    return [pytest.param(c, id=c["id"]) for c in every if c["family"] in families]


@pytest.mark.parametrize("case", cases(*RULES))
def test_rules(case: dict[str, Any]) -> None:
    rule = RULES[case["family"]]
    if case["expected"] == "raises":
        with pytest.raises(ValueError, match="whole number"):
            rule(**case["input"])
    else:
        assert rule(**case["input"]) == case["expected"]


@pytest.mark.parametrize("case", cases("openSAFELY_doc_table"))
def test_a_released_table(case: dict[str, Any]) -> None:
    labels = [label for label, *_ in case["input"]["rows"]]
    shown, total = rules.opensafely_table([row for _, *row in case["input"]["rows"]])
    rows = [[label, *row] for label, row in zip(labels, shown, strict=True)]
    assert {"rows": rows, "total": total} == case["expected"]


@pytest.mark.parametrize("case", cases("attack"))
def test_attacks(case: dict[str, Any]) -> None:
    given, expected = case["input"], case["expected"]
    found = ranges(given["cell_domain"], given["published"], given["constraints"])
    assert {name: (r.least, r.most, r.disclosed) for name, r in found.items()} == {
        name: (cell["min"], cell["max"], cell["exactly_disclosed"])
        for name, cell in expected["hidden_cells"].items()
    }
    assert (not any(r.disclosed for r in found.values())) == expected["safe"]


def test_every_family_is_built() -> None:
    path = CASES / "sdc.json"
    if not path.exists():
        pytest.skip("sdc.json is not there")
    families = {c["family"] for c in json.loads(path.read_text(encoding="utf-8"))["cases"]}
    assert families == {*RULES, "openSAFELY_doc_table", "attack"}
