"""The scoring model's worked example, through the code the product runs.

Read from outside the project; skipped, saying so, where the cases are absent.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from readiness.model import Area, AreaScore
from readiness.score.areas import area_score
from readiness.score.evidence import Evidence
from readiness.score.scorable import Scorable
from readiness.score.sensitivity import alternative_means, drop_one
from readiness.score.settings import settings
from readiness.statistics import proportion_interval

ROOT = Path(__file__).resolve().parents[2]
CASES = ROOT / os.environ.get("READINESS_CASES", "../shared/cases")


def file() -> dict[str, Any]:
    path = CASES / "composite.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


@pytest.fixture(scope="module")
def example() -> dict[str, Any]:
    if not file():
        pytest.skip("composite.json is not there")
    return file()["own_worked_example"]


def item(given: dict[str, Any]) -> Scorable:
    if given["k"] is None:
        return Scorable(given["id"], given["weight"])
    lower, upper = proportion_interval(given["k"], given["n"])
    return Scorable(
        given["id"],
        given["weight"],
        sign=1 if given["polarity"] == "up" else -1,
        value=100 * given["k"] / given["n"],
        lower=float(lower),
        upper=float(upper),
        numerator=given["k"],
        denominator=given["n"],
        unusable=8 if given["id"] == "assess_45wd" else 0,
        reference=given["ref"],
        tau=given["tau"],
        goalposts=tuple(given["goalposts"]) if given["goalposts"] else None,
        critical=given["id"] == "cp_visits",
        variation=given["trend"],
        assurance=given["assurance"],
    )


@pytest.fixture(scope="module")
def scored(example: dict[str, Any]) -> AreaScore:
    audits = np.array([2.0, 9.0, 11.0, 2.0])
    items = [item(given) for given in example["inputs"]]
    evidence = Evidence(Area.HELP_AND_PROTECTION, items, audits, previous=2)
    return area_score(evidence, {}, 20260401, settings())


def test_the_examples_measures(example: dict[str, Any], scored: AreaScore) -> None:
    expected = [m for m in example["expected"]["measures"] if "score" in m]
    assert [p.measure for p in scored.contributions] == [m["id"] for m in expected]
    for part, measure in zip(scored.contributions, expected, strict=True):
        assert part.score == pytest.approx(measure["score"], abs=1e-3)
        lenses = [value for value in (part.peer, part.target) if value is not None]
        assert lenses == pytest.approx(measure["parts"], abs=0.0051)


def test_the_examples_contributions(scored: AreaScore) -> None:
    printed = [0.038, 0.070, -0.120, -0.054, 0.040]
    assert [p.contribution for p in scored.contributions] == pytest.approx(printed, abs=1e-3)


def test_the_examples_position(example: dict[str, Any], scored: AreaScore) -> None:
    expected = example["expected"]
    assert scored.data_score == pytest.approx(expected["data_score"], abs=1e-3)
    assert scored.channels["audit"][0] == pytest.approx(expected["audit_score"], abs=1e-3)
    assert scored.channels["previous"][0] == pytest.approx(expected["prior_expectation"], abs=1e-3)
    assert scored.position == pytest.approx(expected["combined"], abs=1e-3)
    assert scored.coverage == pytest.approx(expected["coverage"])
    assert scored.bounds == pytest.approx(expected["missing_bounds"], abs=1e-3)
    assert scored.band == "requires improvement to be good"
    assert scored.wording == "requires improvement to be good (borderline good)"
    assert scored.confidence == "low"
    assert scored.missing == ("s47_to_icpc",)


def test_the_examples_uncertainty(scored: AreaScore) -> None:
    """As printed, within what another sampler and generator may move the second decimal."""
    assert scored.lower == pytest.approx(2.22, abs=0.03)
    assert scored.upper == pytest.approx(2.70, abs=0.03)
    assert scored.probabilities["requires improvement to be good"] == pytest.approx(0.53, abs=0.03)
    assert scored.probabilities["good"] == pytest.approx(0.47, abs=0.03)
    assert sum(scored.probabilities.values()) == pytest.approx(1)


def test_the_examples_sensitivity(scored: AreaScore) -> None:
    assert alternative_means(scored) == pytest.approx(
        {0.5: 2.459, 0.0: 2.446, -1.0: 2.417}, abs=1e-3
    )
    weight = scored.channels["data"][1]
    moved = (drop_one(scored)["rereferral_12m"] - scored.position) / weight
    assert scored.data_score + moved == pytest.approx(2.616, abs=1e-3)
    assert any("rereferral_12m" in reason and "good" in reason for reason in scored.reasons)
