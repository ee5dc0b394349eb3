"""COINr 1.1.14's cases of composite indicators, each through our function of the same rule.

Read from outside the project; skipped, saying so, where the cases are absent. A function or an
argument that is not known here fails by name.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from readiness.score.lenses import through
from readiness.statistics import composite

ROOT = Path(__file__).resolve().parents[2]
CASES = ROOT / os.environ.get("READINESS_CASES", "../shared/cases")

Given = dict[str, Any]


def cases() -> Iterator[Any]:
    path = CASES / "composite.json"
    if not path.exists():
        reason = "composite.json is not there; set READINESS_CASES to the folder of cases"
        yield pytest.param(None, marks=pytest.mark.skip(reason=reason))
        return
    for case in json.loads(path.read_text(encoding="utf-8"))["cases"]:
        yield pytest.param(case, id=f"{case['id']} {case['fn']}")


def vector(values: Any) -> Any:
    return np.atleast_1d(np.array(values, dtype=np.float64))


def one(value: Any) -> Any:
    return value[0] if isinstance(value, list) else value


def table(given: Given) -> Any:
    """Units by measures: columns named x1, x2 ..., or a table or row under x."""
    columns = sorted(
        (n for n in given if n[0] in "xX" and n[1:].isdigit()), key=lambda n: int(n[1:])
    )
    if columns:
        return np.array([given.pop(name) for name in columns], dtype=np.float64).T
    whole = given.pop("x", None) or given.pop("X", None) or given.pop("data", None)
    if isinstance(whole, Mapping):
        return np.array(list(whole.values()), dtype=np.float64).T
    return np.atleast_2d(np.array(whole, dtype=np.float64))


def taken(given: Given, **names: str) -> Given:
    """Arguments by our names, out of `given`, where it has them; a lone value is out of its list."""
    return {ours: one(given.pop(name)) for name, ours in names.items() if name in given}


def pair(given: Given, name: str) -> tuple[Any, ...]:
    return tuple(given.pop(name, ()))


def posts(given: Given) -> Any:
    low_high_scale = given.pop("goalposts", None) or given.pop("gposts")
    x = vector(given.pop("x"))
    return composite.goalposts(
        x, low_high_scale, **taken(given, direction="direction", trunc2posts="truncate")
    )


def target(given: Given) -> Any:
    x, goal = vector(given.pop("x")), one(given.pop("targ"))
    more = taken(given, direction="direction", cap_max="cap")
    return composite.distance_to_target(x, goal, **more)


def reference(given: Given) -> Any:
    x, place = vector(given.pop("x")), one(given.pop("iref")) - 1
    return composite.distance_to_reference(x, place, **taken(given, cap_max="cap"))


def plain(function: Callable[..., Any], setting: str | None = None) -> Callable[[Given], Any]:
    """Of x alone, or with one pair of numbers; ties always share the lowest place."""

    def run(given: Given) -> Any:
        given.pop("ties.method", None)
        return function(vector(given.pop("x")), *(pair(given, setting) if setting else ()))

    return run


def mean(function: Callable[..., float]) -> Callable[[Given], Any]:
    """Of one row, or of every row of a table, with a share of measures that must be there."""

    def run(given: Given) -> Any:
        more = taken(given, dat_thresh="threshold", data_threshold="threshold")
        w, power = given.pop("w", None), taken(given, p="power")
        given.pop("f_ag", None)
        return composite.aggregate(
            table(given), w, mean=lambda x, w: function(x, w, **power), **more
        )

    return run


def aggregate(given: Given) -> Any:
    para = given.pop("f_ag_para", None) or {}
    given |= para
    return FUNCTIONS[one(given.get("f_ag")) or "a_amean"](given)


def outranking(given: Given) -> Any:
    w = given.pop("w", None)
    found = composite.outranking(table(given), w)
    return {
        "matrix": found.matrix,
        "nDominant": found.dominant,
        "fracDominant": found.dominant_share,
    }


def copeland(given: Given) -> Any:
    w = given.pop("w", None)
    return composite.copeland(table(given), w)


FUNCTIONS: dict[str, Callable[[Given], Any]] = {
    "n_goalposts": posts,
    "n_dist2targ": target,
    "n_dist2ref": reference,
    "n_minmax": plain(composite.minmax, "l_u"),
    "n_zscore": plain(composite.z_scores, "m_sd"),
    "n_scaled": plain(composite.scaled, "npara"),
    "n_prank": plain(composite.percentile_ranks),
    "n_rank": plain(composite.ranks),
    "n_borda": plain(composite.borda),
    "n_dist2max": plain(composite.distance_to_maximum),
    "n_fracmax": plain(composite.fraction_of_maximum),
    "a_amean": mean(composite.arithmetic_mean),
    "a_gmean": mean(composite.geometric_mean),
    "a_hmean": mean(composite.harmonic_mean),
    "a_genmean": mean(composite.generalised_mean),
    "data_threshold": aggregate,
    "dat_thresh": aggregate,
    "aggregate": aggregate,
    "Aggregate": aggregate,
    "outrankMatrix": outranking,
    "a_copeland": copeland,
}


def known(name: str) -> Callable[[Given], Any]:
    """By the function's name, whatever is said behind it of errors or missing values."""
    heads = [head for head in FUNCTIONS if name == head or name.startswith(f"{head}_")]
    assert heads, f"The function {name} is not known here."
    return FUNCTIONS[max(heads, key=len)]


@pytest.mark.parametrize("case", [*cases()])
def test_case(case: Given) -> None:
    given, expected, function = dict(case["input"]), case["expected"], known(case["fn"])
    if isinstance(expected, str):
        assert expected.startswith("error"), f"What is expected is not understood: {expected}"
        with pytest.raises(ValueError, match=r"zero or negative|values, and as many weights|must"):
            function(given)
        return
    found = function(given)
    assert not given, f"The arguments {sorted(given)} of {case['fn']} are not known here."
    if not isinstance(expected, dict):
        found, expected = {"": found}, {"": expected}
    assert found.keys() >= expected.keys()
    for name, values in expected.items():
        wanted = np.array(values, dtype=np.float64)
        assert np.shape(found[name]) == wanted.shape or wanted.size == np.size(found[name]) == 1
        np.testing.assert_allclose(np.ravel(found[name]), np.ravel(wanted), rtol=1e-9, atol=1e-12)


def test_a_function_that_is_not_known_fails_by_name() -> None:
    with pytest.raises(AssertionError, match="a_median is not known"):
        known("a_median")


def test_the_target_lens_is_goalposts_in_two_stretches() -> None:
    """What the product scores with is the published rule either side of the middle post."""
    x = np.linspace(50, 105, 23)
    lens = through([(60, 1.0), (85, 2.5), (98, 4.0)], x)
    below = 1 + composite.goalposts(x, (60, 85, 1.5))
    above = composite.goalposts(x, (85, 98, 1.5))
    np.testing.assert_allclose(lens, below + above, rtol=1e-12)
