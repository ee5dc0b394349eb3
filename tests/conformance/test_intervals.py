"""The published interval and funnel cases of PHEindicatormethods 2.1.0, read from outside.

Skipped, saying so, where the cases are absent. A family, a function or an argument that is not
known here fails by its name.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from readiness.statistics import (
    direct_rate,
    funnels,
    indirect_rate,
    indirect_ratio,
    mean_interval,
    proportion_interval,
    quantiles,
    rate_interval,
    wilson,
)
from readiness.statistics.rates import EXACT_BELOW, byar, exact_poisson, floats

ROOT = Path(__file__).resolve().parents[2]
CASES = Path(os.environ.get("READINESS_CASES") or ROOT.parent / "shared" / "cases")

Given = dict[str, Any]
Found = dict[str, Any]
LEVELS = {"95": 0.95, "998": 0.998}
SIGMAS = {"2s": 0.95, "3s": 0.998}
WORDS = {"method", "significance"}
CLOSE = 1e-9
COARSE = {"funnel_limits_proportion", "funnel_limits_ratio", "funnel_limits_rate_crude"}
"""Published to six decimals or eight to nine figures, so held to 1e-6."""


def ends(interval: Callable[[float], tuple[Any, Any]]) -> Found:
    found: Found = {}
    for name, confidence in LEVELS.items():
        found[f"lower{name}"], found[f"upper{name}"] = interval(confidence)
    return found


def by_count(count: float | None) -> str | None:
    if count is None:
        return None
    return "Exact" if count < EXACT_BELOW else "Byars"


def byars_count(x: float, confidence: float) -> Found:
    lower, upper = byar(floats(x), confidence)
    return {"lower": lower, "upper": upper}


def wilson_proportion(x: float, n: float, confidence: float) -> Found:
    lower, upper = wilson(x, n, confidence)
    return {"lower": lower, "upper": upper}


def proportion(numerator: float, denominator: float, multiplier: float) -> Found:
    value = multiplier * (floats(numerator) / floats(denominator))
    found = ends(lambda level: proportion_interval(numerator, denominator, multiplier, level))
    return found | {"value": value, "method": "Wilson"}


def rate(numerator: float, denominator: float, multiplier: float) -> Found:
    value = multiplier * (floats(numerator) / floats(denominator))
    found = ends(lambda level: rate_interval(numerator, denominator, multiplier, level))
    return found | {"value": value, "method": by_count(None if np.isnan(value) else numerator)}


def mean(values: list[float | None]) -> Found:
    known = floats(values)[~np.isnan(floats(values))]
    moments = {"sum": known.sum(), "n": known.size, "sd": known.std(ddof=1), "value": known.mean()}
    return ends(lambda level: mean_interval(values, level)) | moments


def dsr_dobson(counts: Any, populations: Any, standard: Any, multiplier: float) -> Found:
    def made(level: float = 0.95) -> Any:
        return direct_rate(counts, populations, standard, multiplier, level)

    found = ends(lambda level: (made(level).lower, made(level).upper))
    one = made()
    return found | {"total_count": one.count, "total_pop": one.population, "value": one.value}


def isr(function: Callable[..., Any]) -> Callable[..., Found]:
    def told(
        counts: Any, populations: Any, ref_counts: Any, ref_populations: Any, statistic: str
    ) -> Found:
        per = float(statistic.split()[-1].replace(",", ""))

        def made(level: float = 0.95) -> Any:
            return function(counts, populations, ref_counts, ref_populations, per, level)

        one = made()
        found = ends(lambda level: (made(level).lower, made(level).upper))
        found |= {"observed": one.observed, "expected": one.expected, "value": one.value}
        return found | {"method": by_count(one.observed)}

    return told


def quantile(values: Any, nquantiles: int, invert: bool = True, groups: Any = None) -> Found:
    return {"quantile": quantiles(values, nquantiles, invert, groups)}


def significance_proportion(numerator: float, denominator: float, group_average: float) -> Found:
    (word,) = funnels.proportion_significance(numerator, denominator, group_average)
    return {"significance": word}


def significance_ratio(observed: float, expected: float) -> Found:
    (word,) = funnels.ratio_significance(observed, expected)
    return {"significance": word}


def significance_rate(
    count: float, pop: float | None, multiplier: float, group_average: float, rate: float | None
) -> Found:
    """Without a population it is the one that makes the rate out of the count."""
    people = pop if pop is not None else count * multiplier / (rate or np.nan)
    (word,) = funnels.rate_significance(count, people, group_average)
    return {"significance": word}


def limits_proportion(population: float, baseline_pct: float) -> Found:
    average = baseline_pct / 100
    return ends(lambda level: funnels.proportion_limits(population, average, level, 100))


def limits_ratio(observed_events: float) -> Found:
    found: Found = {}
    for sigma, level in SIGMAS.items():
        expected = funnels.ratio_limits(observed_events, level, funnels.PUBLISHED_HALVINGS)
        for side, each in zip(("lower", "upper"), expected, strict=True):
            ratio = observed_events / each
            found[f"{side}_{sigma}_exp_events"] = each
            found |= {f"{side}_{sigma}_count": ratio - 1, f"{side}_{sigma}_isr": 100 * ratio}
    return found


def limits_rate(
    events: float, baseline: float, multiplier: float, years_of_data: float, variant: str
) -> Found:
    assert variant.startswith("crude"), f"The variant '{variant}' is not known here."
    found: Found = {}
    for sigma, level in SIGMAS.items():
        made = funnels.rate_limits(
            events, baseline, multiplier, years_of_data, level, funnels.PUBLISHED_HALVINGS
        )
        for side, (people, limit) in zip(("lower", "upper"), made, strict=True):
            found |= {f"{side}_{sigma}_population_1_year": people, f"{side}_{sigma}_limit": limit}
    return found


FAMILIES: dict[str, Callable[..., Found]] = {
    "byars_count": byars_count,
    "wilson_proportion": wilson_proportion,
    "proportion": proportion,
    "rate": rate,
    "mean": mean,
    "quantile": quantile,
    "dsr_dobson": dsr_dobson,
    "isr_rate": isr(indirect_rate),
    "isr_ratio": isr(indirect_ratio),
    "funnel_significance_proportion": significance_proportion,
    "funnel_significance_ratio": significance_ratio,
    "funnel_significance_rate_crude": significance_rate,
    "funnel_limits_proportion": limits_proportion,
    "funnel_limits_ratio": limits_ratio,
    "funnel_limits_rate_crude": limits_rate,
}


# --- what must be refused ---------------------------------------------------------------------

Refused = Callable[..., Any]


def _rate(function: Refused) -> Refused:
    def called(
        numerator: Any, denominator: Any, multiplier: float = 1, confidence: float = 0.95
    ) -> Any:
        return function(numerator, denominator, multiplier, confidence)

    return called


def _dsr(
    x: Any = None,
    n: Any = None,
    stdpop: Any = None,
    multiplier: float = 1,
    confidence: float = 0.95,
    **given: Any,
) -> Any:
    counts = first(given, "counts", "numerator", "numerators", default=x)
    people = first(given, "populations", "population", "denominator", "denominators", default=n)
    weights = first(given, "standard", "standard_population", "standards", default=stdpop)
    assert not given, f"The arguments {sorted(given)} are not known here."
    counts, people = np.atleast_1d(floats(counts)), np.atleast_1d(floats(people))
    weights = np.ones(len(people)) if weights is None else np.atleast_1d(floats(weights))
    return direct_rate(counts, people, weights, multiplier, confidence)


def _isr(function: Refused) -> Refused:
    def called(
        counts: Any = None,
        populations: Any = None,
        ref_counts: Any = None,
        ref_populations: Any = None,
        multiplier: float = 1,
        confidence: float = 0.95,
        **given: Any,
    ) -> Any:
        counts = first(given, "x", "numerator", default=counts)
        people = first(given, "n", "denominator", default=populations)
        theirs = first(given, "x_ref", default=ref_counts)
        reference = first(given, "n_ref", default=ref_populations)
        assert not given, f"The arguments {sorted(given)} are not known here."
        four = [np.atleast_1d(floats(each)) for each in (counts, people, theirs, reference)]
        return function(*four, multiplier, confidence)

    return called


def _mean(
    values: Any = None, x: Any = None, confidence: float = 0.95, **given: Any
) -> tuple[float, float]:
    assert not given, f"The arguments {sorted(given)} are not known here."
    return mean_interval(values if values is not None else x, confidence)


def first(given: Given, *names: str, default: Any) -> Any:
    return next((given.pop(name) for name in names if name in given), default)


CONTRACTS: dict[str, Refused] = {
    "wilson": lambda x, n, confidence=0.95: wilson(x, n, confidence),
    "byars": lambda x, confidence=0.95: rate_interval(x, 1, 1, confidence),
    "proportion": _rate(proportion_interval),
    "rate": _rate(rate_interval),
    "dsr": _dsr,
    "isr_rate": _isr(indirect_rate),
    "isr_ratio": _isr(indirect_ratio),
    "mean": _mean,
    "quantile": lambda values, nquantiles=10, invert=True: quantiles(values, nquantiles, invert),
    "funnel_significance_proportion": lambda numerator, denominator, group_average=0.5: (
        funnels.proportion_significance(numerator, denominator, group_average)
    ),
    "funnel_significance_ratio": lambda observed, expected: funnels.ratio_significance(
        observed, expected
    ),
}
SAME = {
    "wilson": ("wilson_lower", "wilson_upper", "wilson_proportion"),
    "byars": ("byars_lower", "byars_upper", "byars_count"),
    "dsr": ("dsr_dobson", "calculate_dsr"),
    "isr_rate": ("isr", "israte", "calculate_ISRate"),
    "isr_ratio": ("smr", "isratio", "calculate_ISRatio"),
}
"""Other names of the package's, and of the families, for one function."""
CONTRACTS |= {other: CONTRACTS[name] for name, others in SAME.items() for other in others}


def contract(name: str) -> Refused:
    known = CONTRACTS.get(name) or CONTRACTS.get(name.removeprefix("phe_"))
    assert known, f"The function '{name}' of an error contract is not known here."
    return known


# --- the cases --------------------------------------------------------------------------------


def cases(contracts: bool) -> list[Any]:
    path = CASES / "phe.json"
    if not path.exists():
        reason = f"{path.name} is not there; set READINESS_CASES to the folder of cases"
        return [pytest.param(None, marks=pytest.mark.skip(reason=reason))]
    every = json.loads(path.read_text(encoding="utf-8"))["cases"]
    chosen = [case for case in every if (case["family"] == "error_contract") == contracts]
    return [pytest.param(case, id=case["id"]) for case in chosen]


def found(family: str, given: Given) -> Found:
    assert family in FAMILIES, f"The family '{family}' is not known here."
    return FAMILIES[family](**given)


@pytest.mark.parametrize("case", cases(contracts=False))
def test_case(case: Given) -> None:
    ours, expected = found(case["family"], case["input"]), case["expected"]
    assert expected, "The case expects nothing."
    assert expected.keys() <= ours.keys()
    tolerance = 1e-6 if case["family"] in COARSE else CLOSE
    for name, wanted in expected.items():
        if name in WORDS:
            assert ours[name] == wanted, name
        else:
            wanted = np.array(wanted, dtype=np.float64)
            np.testing.assert_allclose(ours[name], wanted, rtol=tolerance, atol=0, err_msg=name)


@pytest.mark.parametrize("case", cases(contracts=True))
def test_impossible_input_is_refused(case: Given) -> None:
    assert "raises" in case["expected"]
    given = dict(case["input"])
    function = contract(given.pop("function"))
    with pytest.raises(ValueError, match=r"must"):
        function(**given)


def test_what_is_not_known_fails_by_name() -> None:
    with pytest.raises(AssertionError, match="life_expectancy"):
        found("life_expectancy", {})
    with pytest.raises(AssertionError, match="phe_sii"):
        contract("phe_sii")
    with pytest.raises(TypeError, match="sex"):
        found("byars_count", {"x": 1, "confidence": 0.95, "sex": 1})


@pytest.mark.parametrize("events", [1.0, 2.0, 9.0, 10.0, 700.0])
def test_the_published_limits_come_from_a_search_that_ends_by_the_exact_ones(events: float) -> None:
    """The search stops within half of 2 to the power -23 of v, where mean = (1 + events)v/(1 - v)."""
    exact = np.array(funnels.ratio_limits(events, 0.998))
    coarse = np.array(funnels.ratio_limits(events, 0.998, funnels.PUBLISHED_HALVINGS))
    v = [mean / (1 + events + mean) for mean in (exact, coarse)]
    assert (np.abs(v[0] - v[1]) <= 2.0**-24 * 1.000001).all()
    lower, upper = exact_poisson(floats(events), 0.998)
    assert (exact == (upper, lower)).all()
