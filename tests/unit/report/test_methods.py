"""The methods page: said of this report's own file of judgements, and claiming no more than it may."""

from __future__ import annotations

import dataclasses
import re

import pytest

from readiness.disclosure.methods import methods
from readiness.report import methods as page


@pytest.fixture
def told(published):
    return dataclasses.replace(published, methods=methods())


def test_the_scale_is_the_files(told):
    said = page.what_a_position_is(told).markup
    for edge in methods()["edges"]:
        assert f"{edge:g}" in said
    assert "does not say what inspectors will find" in said


def test_the_calibration_says_its_figures_with_their_intervals(told):
    said = page.what_figures_foretell(told).markup
    rows = {(r["statistic"], r["area"]): r for r in methods()["calibration"]}
    one = rows["quadratic kappa, data", "all"]
    assert f"{one['value']:.2f} ({one['lower']:.2f} to {one['upper']:.2f})" in said
    assert "do not read a position as a forecast" in said
    assert not re.search(r"predict(?!ed grade)", said)


def test_the_table_of_bands_adds_up(told):
    rows = {(r["statistic"], r["area"]): r["value"] for r in methods()["calibration"]}
    cells = [
        value for (name, area), value in rows.items() if name.startswith("band ") and area == "all"
    ]
    n = next(r["n"] for r in methods()["calibration"] if r["area"] == "all")
    assert sum(cells) == n


def test_every_goal_is_in_the_table_with_its_source_and_reason(told):
    said = page.judgements(told).markup
    for goal in methods()["goals"].values():
        assert goal["source"]
        assert goal["reason"]
    assert said.count("<tr") == len(methods()["goals"]) + 1
    assert methods()["version"] in said


def test_without_methods_nothing_is_claimed(published):
    bare = dataclasses.replace(published, methods={})
    assert "without its methods" in page.what_a_position_is(bare).markup
    assert "not been held" in page.what_figures_foretell(bare).markup
