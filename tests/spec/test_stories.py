"""Every measure over the tables finds what the stories behind them say is so.

Lists and tabs are made straight from the stories, without files, so that a difference here is a
difference of meaning between a measure's logic and its story, and nothing else. Returns are files
or nothing, so their measures are held to the stories by the acceptance tests.
"""

from __future__ import annotations

from datetime import date, datetime

import numpy as np
import pandas as pd
import pytest

from readiness.framework import parse_grade
from readiness.intake.annex_a import Column, list_spec
from readiness.intake.annex_a.codes import code_set
from readiness.intake.evidence.declaration import Tab
from readiness.intake.evidence.tabs import EVIDENCE_TABS
from readiness.measures import compute, registry
from readiness.model import ChildList, Count, Lists, Mean, Measure, Median, When
from readiness.synthetic import World, answer_key, generate
from readiness.synthetic.evidence import items
from readiness.synthetic.extract import extract_all

PLACE = ["measure", "breakdown", "group"]
DAYS = [date(2026, 9, 30), date(2025, 8, 31), date(2024, 2, 29)]


def tables_of(world: World) -> Lists:
    lists = {name: list_of(name, rows) for name, rows in extract_all(world).items()}
    tabs = {tab.name: tab_of(tab, world) for tab in EVIDENCE_TABS}
    return {**lists, **tabs}


def tab_of(tab: Tab, world: World) -> ChildList:
    """The rows of a tab, typed as its reader types them."""
    cells = pd.DataFrame(items(tab.name, world), columns=[column.id for column in tab.columns])
    frame: dict[str, pd.Series] = {}
    for column in tab.columns:
        values = cells[column.id]
        if column.kind in ("date", "moment"):
            frame[column.id] = pd.to_datetime(values, format="ISO8601").astype("datetime64[s]")
        elif column.kind in ("number", "percent"):
            frame[column.id] = values.astype("float64")
        elif column.kind == "grade":
            frame[column.id] = values.map(parse_grade, na_action="ignore").astype("float64")
        elif column.kind in ("choice", "area") or column.id == "team":
            frame[column.id] = values.astype("category")
        else:
            frame[column.id] = values.astype("object" if column.kind == "names" else "str")
        if column.kind == "moment":
            timed = [isinstance(value, datetime) for value in values]
            frame[f"{column.id}_timed"] = pd.Series(timed, dtype=bool)
    return ChildList(tab.name, pd.DataFrame(frame))


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
    found = compute(tables_of(world), request.param)
    key = answer_key(world, TOLD)
    there = found[found["measure"].isin(list(TOLD))]
    return key.merge(there, on=PLACE, how="outer", suffixes=("_true", ""))


def not_of_a_return(measure: Measure) -> bool:
    return measure.when is not When.RETURN


TOLD = {name: one for name, one in registry().items() if not_of_a_return(one)}


def test_lists_and_stories_agree(both: pd.DataFrame) -> None:
    """Groups of which nobody could be judged are in the table and, rightly, in no story."""
    judged = both[both["period"].notna() | (both["denominator"] != 0)]
    for number in ("numerator", "denominator"):
        differs = judged[number].fillna(-1) != judged[f"{number}_true"].fillna(-1)
        assert judged.loc[differs, PLACE].to_dict("records") == []


def test_medians_and_means_agree(both: pd.DataFrame) -> None:
    middles = [name for name, one in TOLD.items() if one.shape in (Median, Mean)]
    told = both[both["measure"].isin(middles) & both["value_true"].notna()]
    assert set(told["measure"]) == set(middles)
    np.testing.assert_allclose(told["value"], told["value_true"])


def test_every_measure_has_somebody_to_judge(both: pd.DataFrame) -> None:
    """Agreement about nobody would prove nothing."""
    whole = both[both["breakdown"] == "all"].set_index("measure")
    assert set(whole.index) == set(TOLD)
    size = whole["denominator"].fillna(whole["numerator"])
    assert size[~(size > 0)].index.tolist() == []
    counted = whole["numerator"].dropna()
    assert counted[~(counted > 0)].index.tolist() == []
    counts = [name for name, one in TOLD.items() if one.shape is Count]
    assert set(counts) <= set(counted.index)
