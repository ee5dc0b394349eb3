"""The published interval cases of PHEindicatormethods 2.1.0, read from outside the project.

Skipped, saying so, where the cases are absent. Families whose functions are not built are not
collected; NOT_BUILT names them.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from readiness.statistics import proportion_interval, rate_interval, wilson
from readiness.statistics.rates import byar, exact_poisson, floats

ROOT = Path(__file__).resolve().parents[2]
CASES = Path(os.environ.get("READINESS_CASES") or ROOT.parent / "shared" / "cases")
BUILT = ("byars_count", "wilson_proportion", "proportion", "rate")
NOT_BUILT = (
    "mean",
    "quantile",
    "dsr_dobson",
    "isr_rate",
    "isr_ratio",
    "funnel_significance_proportion",
    "funnel_significance_ratio",
    "funnel_significance_rate_crude",
    "funnel_limits_proportion",
    "funnel_limits_ratio",
    "funnel_limits_rate_crude",
)
CONTRACTS: dict[str, Callable[..., Any]] = {
    "wilson": lambda x, n, confidence=0.95: wilson(x, n, confidence),
    "byars": lambda x, confidence=0.95: rate_interval(x, 1, 1, confidence),
    "proportion": lambda numerator, denominator, multiplier=1, confidence=0.95: proportion_interval(
        numerator, denominator, multiplier, confidence
    ),
    "rate": lambda numerator, denominator, multiplier=1, confidence=0.95: rate_interval(
        numerator, denominator, multiplier, confidence
    ),
}
CONTRACTS |= {
    "phe_proportion": CONTRACTS["proportion"],
    "phe_rate": CONTRACTS["rate"],
    "byars_lower": CONTRACTS["byars"],
    "byars_upper": CONTRACTS["byars"],
    "wilson_lower": CONTRACTS["wilson"],
    "wilson_upper": CONTRACTS["wilson"],
}


def cases(*families: str) -> list[Any]:
    path = CASES / "phe.json"
    if not path.exists():
        reason = f"{path.name} is not there; set READINESS_CASES to the folder of cases"
        return [pytest.param(None, marks=pytest.mark.skip(reason=reason))]
    every = json.loads(path.read_text(encoding="utf-8"))["cases"]
    return [pytest.param(c, id=c["id"]) for c in every if c["family"] in families]


def limits(case: dict[str, Any], confidence: float) -> tuple[Any, Any]:
    given = case["input"]
    if case["family"] == "proportion":
        return proportion_interval(
            given["numerator"], given["denominator"], given["multiplier"], confidence
        )
    return rate_interval(given["numerator"], given["denominator"], given["multiplier"], confidence)


@pytest.mark.parametrize("case", cases("proportion", "rate"))
def test_proportions_and_rates(case: dict[str, Any]) -> None:
    for confidence, key in ((0.95, "95"), (0.998, "998")):
        if f"lower{key}" in case["expected"]:
            found = limits(case, confidence)
            ends = case["expected"][f"lower{key}"], case["expected"][f"upper{key}"]
            expected = [np.nan if end is None else end for end in ends]
            np.testing.assert_allclose(found, expected, rtol=1e-9)


@pytest.mark.parametrize("case", cases("wilson_proportion"))
def test_wilson(case: dict[str, Any]) -> None:
    given, expected = case["input"], case["expected"]
    found = wilson(given["x"], given["n"], given["confidence"])
    assert found == pytest.approx((expected["lower"], expected["upper"]), rel=1e-9)


@pytest.mark.parametrize("case", cases("byars_count"))
def test_byar(case: dict[str, Any]) -> None:
    given, expected = case["input"], case["expected"]
    found = byar(floats(given["x"]), given["confidence"])
    assert found == pytest.approx((expected["lower"], expected["upper"]), rel=1e-9)


def with_method(found: list[Any]) -> list[Any]:
    """Cases that say which method was used, and the skipped one where there are no cases."""
    return [c for c in found if c.values[0] is None or c.values[0]["expected"].get("method")]


@pytest.mark.parametrize("case", with_method(cases("rate")))
def test_the_method_changes_at_ten_events(case: dict[str, Any]) -> None:
    given = case["input"]
    method = {"Exact": exact_poisson, "Byars": byar}[case["expected"]["method"]]
    scale = given["multiplier"] / given["denominator"]
    lower, upper = method(floats(given["numerator"]), 0.95)
    found = rate_interval(given["numerator"], given["denominator"], given["multiplier"])
    assert found == pytest.approx((lower * scale, upper * scale), rel=1e-9)


@pytest.mark.parametrize("case", cases("error_contract"))
def test_impossible_input_is_refused(case: dict[str, Any]) -> None:
    given = dict(case["input"])
    function = CONTRACTS.get(given.pop("function"))
    if function is None:
        pytest.skip("the function of this contract is not built yet")
    with pytest.raises(ValueError, match=r"must"):
        function(**given)


def test_every_family_is_either_built_or_named_as_not_built() -> None:
    path = CASES / "phe.json"
    if not path.exists():
        pytest.skip("phe.json is not there")
    families = {c["family"] for c in json.loads(path.read_text(encoding="utf-8"))["cases"]}
    assert families == {*BUILT, *NOT_BUILT, "error_contract"}
