"""Every measure over the lists finds what the stories behind the lists say is so.

The lists are made straight from the stories, without files, so that a difference here is a
difference of meaning between a measure's logic and its story, and nothing else.
"""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from readiness.intake.annex_a import Column, list_spec
from readiness.intake.annex_a.codes import code_set
from readiness.measures import compute, registry
from readiness.model import ChildList, Lists
from readiness.synthetic import World, answer_key, generate
from readiness.synthetic.extract import extract_all

PLACE = ["measure", "breakdown", "group"]
DAYS = [date(2026, 9, 30), date(2025, 8, 31), date(2024, 2, 29)]


def lists_of(world: World) -> Lists:
    return {name: list_of(name, rows) for name, rows in extract_all(world).items()}


def list_of(name: str, rows: list[tuple[object, ...]]) -> ChildList:
    columns = list_spec(name).columns
    cells = pd.DataFrame(rows, columns=[column.id for column in columns], dtype="object")
    frame: dict[str, pd.Series] = {}
    for column in columns:
        frame |= typed(column, cells[column.id])
    return ChildList(name, pd.DataFrame(frame))


def typed(column: Column, cells: pd.Series) -> dict[str, pd.Series]:
    if column.kind == "date":
        return {column.id: pd.to_datetime(cells).astype("datetime64[s]")}
    if column.kind in ("count", "age"):
        return {column.id: cells.astype("float64")}
    if column.kind == "code" and column.codes:
        groups = {code.key: code.group for code in code_set(column.codes).codes}
        return {
            column.id: cells.astype("category"),
            f"{column.id}_group": cells.map(groups).astype("category"),
        }
    return {column.id: cells.astype("category" if column.id == "team" else "str")}


@pytest.fixture(scope="module", params=DAYS, ids=str)
def both(request: pytest.FixtureRequest) -> pd.DataFrame:
    """What the stories say (_true) beside what the lists give, a row a measure and group."""
    world = generate(1_000, 7, request.param)
    found = compute(lists_of(world), request.param)
    key = answer_key(world, registry())
    return key.merge(found, on=PLACE, how="outer", suffixes=("_true", ""))


def test_lists_and_stories_agree(both: pd.DataFrame) -> None:
    """Groups of which nobody could be judged are in the table and, rightly, in no story."""
    judged = both[both["numerator_true"].notna() | (both["denominator"] != 0)]
    for number in ("numerator", "denominator"):
        differs = judged[number].fillna(-1) != judged[f"{number}_true"].fillna(-1)
        assert judged.loc[differs, PLACE].to_dict("records") == []


def test_every_measure_has_somebody_to_judge(both: pd.DataFrame) -> None:
    """Agreement about nobody would prove nothing."""
    whole = both[both["breakdown"] == "all"].set_index("measure")
    assert set(whole.index) == set(registry())
    assert (whole["denominator"].fillna(whole["numerator"]) > 0).all()
    assert (whole["numerator"] > 0).all()
