"""Invented authorities for these tests: small, each made once."""

from datetime import date
from functools import cache

import pandas as pd
import pytest

from readiness.intake.annex_a.lists import LISTS
from readiness.synthetic.extract import extract_all
from readiness.synthetic.world import World, generate

AS_AT = date(2026, 9, 30)
SEEDS = (1, 2, 3)


@cache
def _world(seed: int) -> World:
    return generate(300, seed, AS_AT)


@cache
def _lists(seed: int) -> dict[str, pd.DataFrame]:
    rows = extract_all(_world(seed))
    return {
        spec.name: pd.DataFrame(
            rows[spec.name], columns=[column.id for column in spec.columns], dtype=object
        )
        for spec in LISTS
    }


@pytest.fixture(params=SEEDS)
def seed(request: pytest.FixtureRequest) -> int:
    return int(request.param)


@pytest.fixture
def world(seed: int) -> World:
    return _world(seed)


@pytest.fixture
def lists(seed: int) -> dict[str, pd.DataFrame]:
    """The eleven lists as frames of code keys, dates and counts, None where blank."""
    return _lists(seed)
