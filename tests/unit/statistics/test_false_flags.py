"""The gate of the comparisons: an ordinary authority is called unlike about once in twenty."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

SIMULATION = Path(__file__).resolve().parents[2] / "benchmarks" / "comparator_false_flags.py"


@pytest.fixture(scope="module")
def simulation() -> ModuleType:
    spec = importlib.util.spec_from_file_location("comparator_false_flags", SIMULATION)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("comparators", [10, 30, 150])
def test_the_product_flags_three_to_seven_per_cent_and_at_most_one_far_out(
    simulation: ModuleType, comparators: int
) -> None:
    found = simulation.flags(2500, comparators, 0.08, None, 20260926)
    ours = [name for name in found if name.startswith("product")]
    assert len(ours) == (4 if comparators == 150 else 2)
    for name in ours:
        assert 3 <= found[name]["95"] <= 7, name
        assert found[name]["99.8"] <= 1, name
    assert found["no tau"]["95"] > 40
    assert found["FunnelPlotR"]["95"] > 8
