"""Control charts against published cases: NHSRplotthedots 0.2.2, PowerBI-SPC, nine charts' limits.

Read from outside the project; skipped, saying so, where the cases are absent.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from readiness.statistics import spc
from readiness.statistics.spc import icons, rules, western
from readiness.statistics.spc.chart import TRIAL_BELOW
from readiness.statistics.spc.limits import side
from readiness.statistics.spc.shewhart import sigma

ROOT = Path(__file__).resolve().parents[2]
CASES = Path(os.environ.get("READINESS_CASES") or ROOT.parent / "shared" / "cases")

DIRECTIONS = {"increase": icons.HIGH, "decrease": icons.LOW, "neutral": icons.NEUTRAL}
ASSURANCE = {icons.PASS: "consistent_pass", icons.FAIL: "consistent_fail"}
SPECIAL = {
    ("", 0): "Common Cause",
    (rules.OUTSIDE, 1): "Above UCL",
    (rules.OUTSIDE, -1): "Below LCL",
    (rules.TREND, 1): "7 Point Trend (Increasing)",
    (rules.TREND, -1): "7 Point Trend (Decreasing)",
    (rules.TWO_IN_THREE, 1): "2 in 3 Above CL",
    (rules.TWO_IN_THREE, -1): "2 in 3 Below CL",
    (rules.SHIFT, 1): "7 Points Above CL",
    (rules.SHIFT, -1): "7 Points Below CL",
}
POINT_TYPES = {
    icons.IMPROVEMENT: "special_cause_improvement",
    icons.CONCERN: "special_cause_concern",
    icons.COMMON: "common_cause",
}
MULTIPLIERS = {"p": 100.0, "pprime": 100.0}
KINDS = {"up": "uprime", "pp": "pprime"}


def everything() -> dict[str, Any]:
    path = CASES / "spc.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def cases(name: str) -> list[Any]:
    if not everything():
        reason = "spc.json is not there; set READINESS_CASES to the folder of cases"
        return [pytest.param(None, marks=pytest.mark.skip(reason=reason))]
    return [pytest.param(c, id=c["id"]) for c in everything()[name]]


def test_every_part_of_the_file_is_run() -> None:
    if not everything():
        pytest.skip("spc.json is not there")
    known = {"meta", "engine_cases", "unit_cases", "powerbi_flag_cases", "chart_limit_cases"}
    assert set(everything()) <= known


def chart_of(given: dict[str, Any]) -> spc.Chart:
    rebases = [given["dates"].index(day) for day in given["rebase_dates"] or ()]
    return spc.chart(
        "xmr",
        values=given["values"],
        direction=DIRECTIONS[given["improvement_direction"]],
        target=given["target"],
        rebase=rebases,
        fix_after=given["fix_after_n_points"],
        screen=given["screen_outliers"],
    )


def signs_of(made: spc.Chart) -> list[int]:
    """Which way each point's special cause is, whatever is better."""
    found = np.zeros(made.values.size, dtype=int)
    for phase in np.unique(made.phase):
        here = made.phase == phase
        told = rules.told(*(getattr(made, n)[here] for n in ("values", "centre", "lower", "upper")))
        for name in reversed(rules.PRECEDENCE):
            found[here] = np.where(told[name] != 0, told[name], found[here])
    return found.tolist()


def plain(case: Any) -> bool:
    return case.values[0] is None or not case.values[0].get("reference_defect")


@pytest.mark.parametrize("case", list(filter(plain, cases("engine_cases"))))
def test_engine_limits(case: dict[str, Any]) -> None:
    made, groups = chart_of(case["input"]), case["expected"]["groups"]
    assert made.phase.max() + 1 == len(groups)
    for group in groups:
        here = made.phase == group["rebase_group"]
        assert here.sum() == group["n"]
        for ours, theirs in (("centre", "mean"), ("lower", "lpl"), ("upper", "upl")):
            line = getattr(made, ours)[here]
            expected = group["mean"] if group[theirs] is None else group[theirs]
            np.testing.assert_allclose(line, expected, rtol=1e-9, atol=1e-12)
        base = min(group["n"], case["input"]["fix_after_n_points"] or group["n"])
        if not case["input"]["fix_after_n_points"]:
            assert (base < TRIAL_BELOW) == group["short_group_warning"]


@pytest.mark.parametrize("case", list(filter(plain, cases("engine_cases"))))
def test_engine_points_and_icons(case: dict[str, Any]) -> None:
    made, expected = chart_of(case["input"]), case["expected"]
    assert (made.rule == rules.OUTSIDE).tolist() == expected["outside_limits"]
    assert side(made.values, made.centre).astype(int).tolist() == expected["relative_to_mean"]
    close = rules.close_to_limits(made.values, made.centre, made.lower, made.upper)
    assert (close & (made.rule != rules.OUTSIDE)).tolist() == expected["close_to_limits"]
    signs = signs_of(made)
    found = [SPECIAL[rule, sign] for rule, sign in zip(made.rule.tolist(), signs, strict=True)]
    assert found == expected["special_cause_type"]
    kinds = [_point_type(c, s) for c, s in zip(made.cause.tolist(), signs, strict=True)]
    assert kinds == expected["point_type"]
    icon = "common_cause" if made.variation == icons.COMMON else made.variation
    assert icon == expected["variation_icon"]
    assert ASSURANCE.get(made.assurance or "", made.assurance) == expected["assurance_type"]


def _point_type(cause: str, sign: int) -> str:
    if cause == icons.SPECIAL:
        return f"special_cause_neutral_{'high' if sign > 0 else 'low'}"
    return POINT_TYPES[cause]


def test_our_own_behaviour_where_the_reference_fails() -> None:
    """No limit that is not a number, and none of no width round values that differ: screening that
    leaves nothing falls back to all ranges, and values that do not vary flag nothing."""
    if not everything():
        pytest.skip("spc.json is not there")
    for case in everything()["engine_cases"]:
        if case.get("reference_defect"):
            _sound(chart_of(case["input"]), chart_of({**case["input"], "screen_outliers": False}))


def _sound(made: spc.Chart, bare: spc.Chart) -> None:
    assert all(np.isfinite(line).all() for line in (made.centre, made.lower, made.upper))
    for phase in np.unique(made.phase):
        here = made.phase == phase
        varies = np.ptp(made.values[here]) > 0
        assert (made.upper[here] > made.lower[here]).all() == varies
        if not varies:
            assert (made.cause[here] == icons.COMMON).all()
    if made.phase.max() == 0 and np.ptp(made.values) > 0:
        np.testing.assert_allclose(made.upper, bare.upper)
        assert made.warnings


def _assurance(lpl: Any, upl: Any, target: Any, improvement_direction: str) -> str | None:
    """Of the last group, in the order given."""
    low, high = np.atleast_1d(lpl)[-1], np.atleast_1d(upl)[-1]
    last = np.atleast_1d(target)[-1] if target is not None else None
    found = icons.assurance(last, low, high, DIRECTIONS[improvement_direction])
    return ASSURANCE.get(found or "", found)


def _type_of(special_cause_type: str, improvement_direction: str) -> str:
    sign = next(sign for (_, sign), name in SPECIAL.items() if name == special_cause_type)
    return _point_type(icons.cause_of(sign, DIRECTIONS[improvement_direction]), sign)


def _groups(n: int, rebase_at: list[int]) -> list[int]:
    made = spc.chart("xmr", values=np.arange(n), rebase=rebase_at)
    return made.phase.tolist()


UNITS: dict[str, Callable[..., Any]] = {
    "seven_point_one_side_mean": lambda v: rules.seventh_of_shift(v).tolist(),
    "part_of_seven_trend": lambda v: np.abs(rules.spread(np.asarray(v, dtype=int))).tolist(),
    "seven_point_trend": lambda y: rules.seventh_of_trend(y).tolist(),
    "two_in_three": lambda close_to_limits, relative_to_mean: (
        rules.two_in_three(close_to_limits, relative_to_mean).astype(int).tolist()
    ),
    "part_of_two_in_three": lambda close_to_limits, relative_to_mean: (
        (
            rules.two_in_three(close_to_limits, relative_to_mean)
            & np.asarray(close_to_limits, dtype=bool)
        )
        .astype(int)
        .tolist()
    ),
    "assurance_type": _assurance,
    "short_group_warning": lambda group_sizes, warning_threshold=TRIAL_BELOW: [
        spc.on_trial(size, warning_threshold) for size in group_sizes
    ],
    "rebase_group": _groups,
    "point_type": _type_of,
}


@pytest.mark.parametrize("case", cases("unit_cases"))
def test_units(case: dict[str, Any]) -> None:
    assert case["function"] in UNITS, f"no function of ours answers {case['function']}"
    assert UNITS[case["function"]](**case["input"]) == case["expected"]


FLAGS: dict[str, Callable[..., Any]] = {
    "astronomical": lambda val, ll99, ul99: western.words(western.outside(val, ll99, ul99)),
    "shift": lambda val, targets, n: western.words(western.shift(val, targets, n)),
    "trend": lambda val, n: western.words(western.trend(val, n)),
    "twoInThree": lambda val, ll95, ul95, highlight_series=False: western.words(
        western.two_in_three(val, ll95, ul95, highlight_series)
    ),
    "assuranceIconToDraw": lambda ul99, ll99, alt_targets, improvement_direction, has_control_limits: (
        western.assurance(alt_targets, ll99, ul99, improvement_direction, has_control_limits)
    ),
}


@pytest.mark.parametrize("case", cases("powerbi_flag_cases"))
def test_western_flags(case: dict[str, Any]) -> None:
    assert case["function"] in FLAGS, f"no function of ours answers {case['function']}"
    assert FLAGS[case["function"]](**case["input"]) == case["expected"]


def _screens(settings: dict[str, Any]) -> bool:
    return str(settings.get("outliers_in_limits", "false")).lower() != "true"


@pytest.mark.parametrize("case", cases("chart_limit_cases"))
def test_limits_of_every_chart(case: dict[str, Any]) -> None:
    given, settings = case["input"], case["settings"]
    kind = KINDS.get(case["chart"], case["chart"])
    x = np.array(given["numerators"], dtype=float)
    n = np.array(given["denominators"], dtype=float) if given.get("denominators") else None
    groups = np.array(given.get("groupings") or np.zeros(x.size))
    per = float(settings.get("multiplier") or MULTIPLIERS.get(kind, 1.0))
    phases = [groups == one for one in dict.fromkeys(groups.tolist())]
    made = [
        sigma(kind, x[p], None if n is None else n[p], screen=_screens(settings)) for p in phases
    ]
    for sigmas, name in ((3.0, "99"), (2.0, "95")):
        ends = [one.limits(sigmas) for one in made]
        for which, key in enumerate((f"ll{name}", f"ul{name}")):
            if key not in case["expected"]:
                continue
            found = per * np.concatenate([end[which] for end in ends])
            theirs = np.array(case["expected"][key], dtype=float)
            many = 1 if case["only_first_point_asserted"] else min(found.size, theirs.size)
            np.testing.assert_allclose(
                found[:many], theirs[:many], atol=0.500001 * 10.0 ** -case["decimals"], rtol=0
            )


def test_the_western_dialect_through_the_door() -> None:
    """A point outside counts among two in three, and the third may lie across the mean."""
    values = [10, 12, 11, 9, 10, 12, 9, 11, 10, 11, 9, 10, 30, 9, 29.0]
    nhs, other = (spc.chart("xmr", values=values, dialect=d) for d in ("nhs", "western"))
    assert nhs.rule[-1] == other.rule[-1] == rules.OUTSIDE
    assert set(nhs.rule) <= {"", *rules.PRECEDENCE}
