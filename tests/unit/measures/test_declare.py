"""A declaration that cannot be right is refused, saying which file."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pytest

from readiness.errors import ConfigurationError
from readiness.measures.declare import NEUTRAL, WINDOW, measure
from readiness.measures.examples import table, typed
from readiness.model import Area, Count, Measure

FIELDS: dict[str, Any] = {
    "catalogue": "M00",
    "title": "A test",
    "service": "MASH",
    "unit": "%",
    "polarity": NEUTRAL,
    "when": WINDOW,
    "why": """Two
        lines""",
    "comparability": "",
    "reference": "",
    "owner": "",
    "reviewed": date(2025, 1, 1),
    "next_review": date(2026, 1, 1),
    "story": lambda child, period, limits: iter(()),
    "examples": (),
}


def declared(
    function: Any, name: str = "test_only", folder: str = "care_leavers", how: str = "How"
) -> Measure:
    function.__module__ = f"readiness.measures.{folder}.{name}"
    function.__name__ = "test_only"
    function.__doc__ = how
    return measure(**FIELDS)(function)


def nothing(care_leavers: Any, period: Any) -> Count:
    return Count(np.zeros(0, dtype=bool))


def test_the_file_gives_id_and_area_and_the_parameters_the_lists() -> None:
    found = declared(nothing)
    assert (found.id, found.area, found.lists) == (
        "test_only",
        Area.CARE_LEAVERS,
        ("care_leavers",),
    )
    assert (found.how, found.why) == ("How", "Two lines")


def test_the_function_is_named_after_its_file() -> None:
    with pytest.raises(ConfigurationError, match="name the function after its file"):
        declared(nothing, name="another")


def test_the_folder_is_an_area() -> None:
    with pytest.raises(ConfigurationError, match="not a judgement area"):
        declared(nothing, folder="fostering")


def test_it_says_how_it_is_made() -> None:
    with pytest.raises(ConfigurationError, match="does not say how"):
        declared(nothing, how="")


def test_parameters_are_lists() -> None:
    def strange(children: Any, period: Any) -> Count:
        return nothing(children, period)

    def listless(period: Any) -> Count:
        return nothing(period, period)

    with pytest.raises(ConfigurationError, match="reads children"):
        declared(strange)
    with pytest.raises(ConfigurationError, match="reads no list"):
        declared(listless)


def test_a_ragged_example_is_refused() -> None:
    with pytest.raises(ConfigurationError, match="too few or too many"):
        table("child_id | started\nA", "test")


def test_an_example_with_a_code_that_is_none_is_refused() -> None:
    with pytest.raises(ConfigurationError, match="no code maybe"):
        typed("care_leavers", table("child_id | in_touch\nA | maybe", "test"))


def test_an_example_with_a_column_no_list_has_is_refused() -> None:
    with pytest.raises(KeyError):
        typed("care_leavers", table("child_id | height\nA | 1", "test"))
