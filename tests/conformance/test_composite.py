"""The scoring model's worked example, and COINr 1.1.14's published cases of what is built.

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
from readiness.score.lenses import through
from readiness.score.means import generalised_mean
from readiness.score.scorable import Scorable
from readiness.score.sensitivity import alternative_means, drop_one
from readiness.score.settings import settings
from readiness.statistics import proportion_interval

ROOT = Path(__file__).resolve().parents[2]
CASES = Path(os.environ.get("READINESS_CASES") or ROOT.parent / "shared" / "cases")
POWERS = {"a_gmean": 0.0, "a_hmean": -1.0}
BUILT = ("n_goalposts", "a_gmean", "a_hmean", "a_genmean", "a_gmean_raises")
NOT_BUILT = (
    "n_dist2targ",
    "n_minmax",
    "n_zscore",
    "n_prank",
    "n_rank",
    "n_dist2max",
    "n_scaled",
    "outrankMatrix",
    "a_copeland",
)


def file() -> dict[str, Any]:
    path = CASES / "composite.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def cases(*functions: str) -> list[Any]:
    if not file():
        reason = "composite.json is not there; set READINESS_CASES to the folder of cases"
        return [pytest.param(None, marks=pytest.mark.skip(reason=reason))]
    return [pytest.param(c, id=c["id"]) for c in file()["cases"] if c["fn"] in functions]


@pytest.mark.parametrize("case", cases("n_goalposts"))
def test_goalposts(case: dict[str, Any]) -> None:
    given = case["input"]
    if given.get("trunc2posts") is False:
        pytest.skip("our goalposts always stop at both ends")
    low, high, scale = given["goalposts"]
    ends = (0, scale) if given["direction"] == 1 else (scale, 0)
    found = through([(low, ends[0]), (high, ends[1])], given["x"])
    assert found == pytest.approx(case["expected"], rel=1e-12)


@pytest.mark.parametrize("case", cases("a_gmean", "a_hmean", "a_genmean"))
def test_means(case: dict[str, Any]) -> None:
    given = case["input"]
    power = POWERS.get(case["fn"]) if case["fn"] in POWERS else given["p"][0]
    assert [generalised_mean(given["x"], given.get("w"), power)] == pytest.approx(case["expected"])


@pytest.mark.parametrize("case", cases("a_gmean_raises"))
def test_the_geometric_mean_refuses_nought(case: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="zero or negative"):
        generalised_mean(case["input"]["x"], power=0)


def test_every_function_is_either_built_or_named_as_not_built() -> None:
    if not file():
        pytest.skip("composite.json is not there")
    assert {c["fn"] for c in file()["cases"]} == {*BUILT, *NOT_BUILT}


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
