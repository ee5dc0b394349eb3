"""The published cases of FunnelPlotR 0.6.0, read from outside the project.

Skipped, saying so, where they are absent. A family or kind that is not known here fails by name.
Limits are not asserted where a case says that the package's own are wrong; ours are then held to
what they must be.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from readiness.statistics import overdispersion as od
from readiness.statistics.checks import floats

ROOT = Path(__file__).resolve().parents[2]
CASES = Path(os.environ.get("READINESS_CASES") or ROOT.parent / "shared" / "cases")

Given = dict[str, Any]
CLOSE: dict[str, float] = {"rtol": 1e-9, "atol": 1e-12}
NAMES = {95: "95", 99: "998"}


@cache
def everything() -> Given:
    path = CASES / "funnel.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def cases(kind: str) -> list[Any]:
    if not everything():
        reason = "funnel.json is not there; set READINESS_CASES to the folder of cases"
        return [pytest.param(None, marks=pytest.mark.skip(reason=reason))]
    return [pytest.param(case, id=case["id"]) for case in everything()[kind]]


def rules(given: Given) -> od.Rules:
    return od.Rules(
        data=given["data_type"],
        method=given.get("sr_method") or "SHMI",
        trim=given.get("trim_by", 0.1),
        multiplier=given.get("multiplier", 1),
        limit=given.get("limit", 99),
        rounded=given.get("shmi_rounding", True),
    )


def made(given: Given, adjusted: bool) -> tuple[list[Any], od.Funnel]:
    groups = given.get("groups") or list(range(len(given["numerator"])))
    names, k, n = od.aggregate(groups, given["numerator"], given["denominator"])
    return names, od.funnel(k, n, rules(given), adjust=adjusted)


# --- assertions -------------------------------------------------------------------------------


def same_to(decimals: int, ours: Any, theirs: Any) -> None:
    np.testing.assert_array_equal(np.round(floats(ours), decimals), floats(theirs))


def poisson_limits_sr(given: Given, expected: Given) -> None:
    n = floats(given["denominators"])
    for limit, name in NAMES.items():
        ends = od.unadjusted_limits(n, given["target"], od.Rules("SR"), limit)
        for side, ours in zip(("ll", "ul"), ends, strict=True):
            same_to(expected["decimals"][side], ours, expected[f"{side}{name}"])


def aggregate_ratio(given: Given, expected: Given) -> None:
    names, k, n = od.aggregate(given["groups"], given["numerator"], given["denominator"])
    assert set(names) == expected["rr"].keys()
    same_to(expected["decimals"], k / n, [expected["rr"][name] for name in names])


def phi(given: Given, expected: Given) -> None:
    _, funnel = made(given, adjusted=True)
    same_to(expected["decimals"], funnel.phi, expected["phi"])


def outlier_flag(given: Given, expected: Given) -> None:
    """The multiplier scales the value; the limits of these cases are as they stand."""
    value = floats(given["rr"]) * given["multiplier"]
    ours = od.outside(value, given["lower"], given["upper"])
    assert ours.astype(int).tolist() == expected["outlier"]


def readme_counts(given: Given, expected: Given) -> None:
    (case,) = (one for one in everything()["engine_cases"] if one["id"] == given["case"])
    names, funnel = made(case["input"] | {"limit": given["limit"]}, given["adjusted"])
    assert (len(names), int(funnel.outlier.sum())) == (expected["n_points"], expected["n_outliers"])


FAMILIES: dict[str, Callable[[Given, Given], None]] = {
    "poisson_limits_sr": poisson_limits_sr,
    "aggregate_ratio": aggregate_ratio,
    "phi": phi,
    "outlier_flag": outlier_flag,
    "readme_counts": readme_counts,
}


def family(name: str) -> Callable[[Given, Given], None]:
    assert name in FAMILIES, f"The family '{name}' is not known here."
    return FAMILIES[name]


@pytest.mark.parametrize("case", cases("assertions"))
def test_assertion(case: Given) -> None:
    family(case["family"])(case["input"], case["expected"])


# --- whole funnels ----------------------------------------------------------------------------

RUNS = {"adjusted": True, "unadjusted": False}
LIMITS = {
    column: (widened, limit, side)
    for limit, name in NAMES.items()
    for side, end in enumerate(("LCL", "UCL"))
    for widened, column in ((False, f"{end}{name}"), (True, f"OD{name}{end}"))
}
"""By the table's column: whether widened, which limit, which end."""


def columns(given: Given, funnel: od.Funnel) -> dict[str, Any]:
    """As the tables have them: the ratio before the multiplier, the limits after it."""
    _, k, n = od.aggregate(given["groups"], given["numerator"], given["denominator"])
    known = rules(given)
    n = np.round(n, 2) if known.by_logarithm and known.rounded else n
    found: dict[str, Any] = {
        "numerator": k,
        "denominator": n,
        "rr": funnel.ratio / known.multiplier,
    }
    return found | {"Uzscore": funnel.z, "Wuzscore": funnel.trimmed, "outlier": funnel.outlier}


@pytest.mark.parametrize("run", RUNS)
@pytest.mark.parametrize("case", cases("engine_cases"))
def test_engine(case: Given, run: str) -> None:
    given, expected = case["input"], case["expected"][run]
    names, funnel = made(given, RUNS[run])
    np.testing.assert_allclose(
        [funnel.phi, funnel.tau2], [expected["phi"], expected["tau2"]], **CLOSE
    )
    assert funnel.adjusted == (expected["limits_used"] == "overdispersed")
    assert expected["limits_used"] in {"overdispersed", "unadjusted"}
    wrong_upstream = bool(case.get("upstream_defect"))
    ours = columns(given, funnel)
    order = [names.index(group) for group in expected["table"]["group"]]
    for name, theirs in expected["table"].items():
        if name == "group" or (wrong_upstream and (name in LIMITS or name == "outlier")):
            continue
        column = limit(funnel, name) if name in LIMITS else ours[name]
        np.testing.assert_allclose(floats(column)[order], floats(theirs), err_msg=name, **CLOSE)
    if not wrong_upstream:
        flagged = [name for name, out in zip(names, funnel.outlier, strict=True) if out]
        assert sorted(flagged) == sorted(expected["outlier_groups"])
        assert len(flagged) == expected["n_outliers"]


def limit(funnel: od.Funnel, name: str) -> Any:
    widened, level, side = LIMITS[name]
    return (funnel.adjusted_limits if widened else funnel.unadjusted_limits)[level][side]


@pytest.mark.parametrize("case", cases("engine_cases"))
def test_limits_of_proportions_narrow_with_n_and_stay_within_bounds(case: Given) -> None:
    """Also where the package's own fold back."""
    given = case["input"]
    if given["data_type"] != "PR":
        return
    _, _, n = od.aggregate(given["groups"], given["numerator"], given["denominator"])
    _, funnel = made(given, adjusted=True)
    for lower, upper in (*funnel.adjusted_limits.values(), *funnel.unadjusted_limits.values()):
        order = np.argsort(n)
        assert (np.diff(lower[order]) >= -1e-12).all()
        assert (np.diff(upper[order]) <= 1e-12).all()
        assert (lower >= 0).all()
        assert (upper <= given["multiplier"]).all()


# --- limits over denominators -----------------------------------------------------------------


@pytest.mark.parametrize("case", cases("limit_cases"))
def test_limits(case: Given) -> None:
    given, n = case["input"], floats(case["input"]["denominators"])
    known = rules(given)
    wanted = set(case["expected"])
    for level, name in NAMES.items():
        both = {
            "od_": od.adjusted_limits(n, given["target"], given["tau2"], known, level),
            "": od.unadjusted_limits(n, given["target"], known, level),
        }
        for kind, (lower, upper) in both.items():
            for side, ours in ((f"{kind}ll{name}", lower), (f"{kind}ul{name}", upper)):
                if side in case["expected"]:
                    wanted.remove(side)
                    np.testing.assert_allclose(
                        ours, floats(case["expected"][side]), err_msg=side, **CLOSE
                    )
    assert not wanted, f"The limits {sorted(wanted)} are not known here."


def test_what_is_not_known_fails_by_name() -> None:
    with pytest.raises(AssertionError, match="harmonic"):
        family("harmonic")
    with pytest.raises(ValueError, match="PR, SR or RC"):
        rules({"data_type": "ZZ"})
