"""The overall judgement of before April 2026, on examples and on Ofsted's published outcomes."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from readiness import paths
from readiness.errors import InputError
from readiness.model import Area
from readiness.score import legacy_overall

SHARED = Path(os.environ.get("READINESS_SHARED", paths.root().parent / "shared"))
OUTCOMES = SHARED / "data" / "published" / "inspection_outcomes.csv"
COLUMNS = {"hp": Area.HELP_AND_PROTECTION, "cic": Area.CHILDREN_IN_CARE, "cl": Area.CARE_LEAVERS}
COLUMNS |= {"leaders": Area.LEADERS}
DAY = date(2024, 5, 1)


def judged(hp: int, cic: int, cl: int, leaders: int) -> dict[Area, int]:
    return dict(zip(COLUMNS.values(), (hp, cic, cl, leaders), strict=True))


@pytest.mark.parametrize(
    ("points", "overall"),
    [
        (judged(3, 3, 3, 3), 3),
        (judged(1, 3, 3, 3), 1),
        (judged(3, 3, 1, 3), 1),
        (judged(3, 3, 3, 1), 3),  # leaders alone decide nothing
        (judged(2, 2, 3, 3), 2),  # the lower of the two in the middle
        (judged(4, 4, 3, 3), 3),
        (judged(2, 3, 3, 4), 3),
        (judged(2, 4, 4, 4), 4),
    ],
)
def test_examples(points: dict[Area, int], overall: int) -> None:
    assert legacy_overall(points, DAY, on=True) == overall


def test_it_is_off_unless_asked_for() -> None:
    assert legacy_overall(judged(3, 3, 3, 3), DAY) is None


def test_there_is_none_of_an_inspection_since() -> None:
    assert legacy_overall(judged(3, 3, 3, 3), date(2026, 3, 31), on=True) == 3
    with pytest.raises(InputError, match="April 2026"):
        legacy_overall(judged(3, 3, 3, 3), date(2026, 4, 1), on=True)


def test_an_area_without_a_judgement_leaves_no_overall() -> None:
    assert legacy_overall({Area.LEADERS: 3}, DAY, on=True) is None
    with pytest.raises(InputError, match=r"1 \(inadequate\) to 4"):
        legacy_overall(judged(3, 3, 3, 5), DAY, on=True)


def test_published_outcomes(capsys: pytest.CaptureFixture[str]) -> None:
    """Every inspection that judged all four: 95 in 100 exactly, and none said to be better."""
    if not OUTCOMES.exists():
        pytest.skip("Ofsted's outcomes are not here; set READINESS_SHARED to read them")
    rows = pd.read_csv(OUTCOMES).dropna(subset=[*COLUMNS, "overall"])
    gaps = [_made(row) - int(row["overall"]) for row in rows.to_dict("records")]
    exact, over, under = gaps.count(0), sum(g > 0 for g in gaps), sum(g < 0 for g in gaps)
    with capsys.disabled():
        print(f"\nlegacy overall: {exact} of {len(gaps)} exact, {over} over, {under} under")  # noqa: T201
    assert over == 0
    assert exact >= 0.95 * len(gaps)
    assert min(gaps) == -1
    assert len(gaps) >= 100


def _made(row: dict[str, object]) -> int:
    points = {area: int(row[name]) for name, area in COLUMNS.items()}  # type: ignore[call-overload]
    return legacy_overall(points, date.fromisoformat(str(row["start"])), on=True) or 0
