"""What every measure must do, whatever it measures: written once, run over the registry."""

from __future__ import annotations

import ast
import csv
import inspect
import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import readiness.measures.examples as tables
from readiness import framework
from readiness.calendar import six_months_to
from readiness.errors import ColumnNotSupplied
from readiness.intake.annex_a import list_spec
from readiness.intake.tables import EVIDENCE, table_sources, table_spec
from readiness.measures import (
    as_markdown,
    catalogue,
    compute,
    enquiries_page,
    masks,
    registry,
    scrutiny_page,
)
from readiness.measures.compute import period_of
from readiness.measures.examples import AS_AT, KINDS, Example, examples
from readiness.measures.overview import not_made
from readiness.model import (
    LIST_NAMES,
    Amounts,
    ChildList,
    Count,
    Mean,
    Measure,
    Median,
    Polarity,
    Ratio,
    Result,
    State,
    When,
)

ROOT = Path(__file__).resolve().parents[2]
MEASURES = list(registry().values())
EXAMPLES = [
    pytest.param(one, example, id=f"{one.id}-{number}")
    for one in MEASURES
    for number, example in enumerate(examples(one), start=1)
]
each_measure = pytest.mark.parametrize("measure", MEASURES, ids=lambda one: one.id)
each_example = pytest.mark.parametrize(("measure", "example"), EXAMPLES)


class Watched(ChildList):
    """A list that remembers which of its columns were asked for."""

    def __init__(self, told: ChildList) -> None:
        super().__init__(told.name, told.frame, unreadable(told), period=told.period)
        self.asked: set[str] = set()

    def __getitem__(self, column: str) -> pd.Series:
        self.asked.add(column)
        return super().__getitem__(column)


def unreadable(rows: ChildList) -> dict[str, np.ndarray]:
    return {name: rows.unusable(name) for name in rows.unusable_columns()}


def outcome(result: Result, name: str) -> np.ndarray:
    """One mask of a result; nothing set aside is no rows."""
    found = getattr(result, name)
    if found is not None:
        return found
    some = getattr(result, MASKS[type(result)][-1])
    return np.zeros(len(some), dtype=bool)


MASKS = {
    Ratio: ("numerator", "denominator"),
    Count: ("counted",),
    Median: ("included",),
    Mean: ("included",),
    Amounts: ("included",),
}
"""The masks of each kind of result, that of everything counted last."""

HELD = {Median: ("values",), Mean: ("values",), Amounts: ("part", "whole")}


def outcomes(result: Result) -> dict[str, np.ndarray]:
    return {name: outcome(result, name) for name in (*MASKS[type(result)], "unusable")}


def amounts(result: Result) -> dict[str, np.ndarray]:
    """What the included rows hold, and NaN for the others."""
    return {
        name.removesuffix("s"): np.where(result.included, getattr(result, name), np.nan)
        for name in HELD.get(type(result), ())
    }


def totals(result: Result) -> dict[str, int]:
    return {name: int(mask.sum()) for name, mask in outcomes(result).items()}


def columns_read(measure: Measure, example: Example) -> dict[str, set[str]]:
    """The columns of each list the measure asks for on this example, ages and ids apart."""
    watched = {name: Watched(rows) for name, rows in example.lists.items()}
    masks(measure, watched, AS_AT)
    return {name: {c for c in rows.asked if c in rows} for name, rows in watched.items()}


def reordered(rows: ChildList, order: np.ndarray) -> ChildList:
    frame = rows.frame.iloc[order].reset_index(drop=True)
    marks = {name: mask[order] for name, mask in unreadable(rows).items()}
    return ChildList(rows.name, frame, marks, period=rows.period)


def poisoned(rows: ChildList, column: str, row: int) -> ChildList:
    """The list with something unreadable written in one cell."""
    frame = rows.frame.copy()
    for name in (column, f"{column}_group"):
        if name in frame:
            frame.loc[row, name] = pd.NaT if frame[name].dtype.kind == "M" else np.nan
    mask = rows.unusable(column).copy()
    mask[row] = True
    return ChildList(rows.name, frame, {**unreadable(rows), column: mask}, period=rows.period)


def cells(measure: Measure, example: Example) -> Iterator[tuple[str, str, int]]:
    """Every cell that could be written unreadably: an id is text, and any text is readable."""
    for name, columns in columns_read(measure, example).items():
        declared = {column.id: column.kind for column in table_spec(name).columns}
        for column in sorted(columns):
            if declared.get(column) not in (None, "text", "id"):
                yield from ((name, column, row) for row in range(len(example.lists[name])))


# What the examples say


@each_example
def test_examples_hold(measure: Measure, example: Example) -> None:
    found = outcomes(masks(measure, example.lists, AS_AT))
    for name, expected in example.expected.items():
        wrong = [
            f"{example.kinds[row]}: {name} should be {'yes' if expected[row] else 'no'}"
            for row in np.flatnonzero(found[name] != expected)
        ]
        assert not wrong, "\n".join(wrong)


@each_example
def test_examples_hold_their_amounts(measure: Measure, example: Example) -> None:
    for name, found in amounts(masks(measure, example.lists, AS_AT)).items():
        np.testing.assert_allclose(found, example.amounts[name], err_msg=name)


@each_example
def test_examples_say_every_outcome(measure: Measure, example: Example) -> None:
    found = masks(measure, example.lists, AS_AT)
    assert set(MASKS[type(found)]) <= set(example.expected)
    assert set(amounts(found)) == set(example.amounts)
    assert "unusable" in example.expected


@each_measure
def test_examples_show_three_kinds_of_row(measure: Measure) -> None:
    shown = {kind.split(":")[0] for example in examples(measure) for kind in example.kinds}
    assert shown <= set(KINDS)
    assert {"typical", "boundary", "not counted"} <= shown


# Examples an authority could send

EVENTS = {
    "contacts": "date_of_contact",
    "referrals": "date_of_referral",
    "assessments": "authorised",
    "section_47": "conference",
    "child_protection": "ended",
    "children_in_care": "ceased",
}
"""The date that says whether a row belongs in the six months of its list."""

EARLY_EXTRACT = timedelta(days=14)
"""Lists may be drawn up from the Wednesday of the week before, so begin that much earlier."""


@each_example
def test_examples_are_within_the_window_of_their_list(measure: Measure, example: Example) -> None:
    first = pd.Timestamp(six_months_to(AS_AT).start - EARLY_EXTRACT)
    for name, rows in example.lists.items():
        if name not in LIST_NAMES:
            continue
        dates = rows.frame.select_dtypes("datetime").drop(columns="date_of_birth", errors="ignore")
        for column in dates:
            assert not (dates[column] > pd.Timestamp(AS_AT)).any(), f"{name} tells of days to come"
        if (event := EVENTS.get(name)) in rows:
            happened = rows[event].dropna()
            assert (happened >= first).all(), f"{name} would not hold a row so old"


@each_example
def test_examples_have_one_row_a_child_where_the_list_does(
    measure: Measure, example: Example
) -> None:
    for name, rows in example.lists.items():
        if name in LIST_NAMES and list_spec(name).once:
            assert rows["child_id"].is_unique, f"{name} holds one row a child"


COUNTS = {
    "referrals": "referrals_in_last_12_months",
    "section_47": "enquiries_in_last_12_months",
}


@each_example
def test_examples_give_a_child_one_count_on_all_rows(measure: Measure, example: Example) -> None:
    for name, column in COUNTS.items():
        if name in example.lists and column in example.lists[name]:
            counts = example.lists[name].frame.groupby("child_id")[column].nunique()
            assert (counts <= 1).all()


# How measures behave


@each_example
def test_row_order_does_not_matter(measure: Measure, example: Example) -> None:
    before = totals(masks(measure, example.lists, AS_AT))
    for seed in range(5):
        chance = np.random.default_rng(seed)
        shuffled = {
            name: reordered(rows, chance.permutation(len(rows)))
            for name, rows in example.lists.items()
        }
        assert totals(masks(measure, shuffled, AS_AT)) == before


@each_example
def test_inputs_are_not_changed(measure: Measure, example: Example) -> None:
    before = {name: rows.frame.copy(deep=True) for name, rows in example.lists.items()}
    marks = {name: unreadable(rows) for name, rows in example.lists.items()}
    masks(measure, example.lists, AS_AT)
    for name, rows in example.lists.items():
        pd.testing.assert_frame_equal(rows.frame, before[name])
        for column, mask in unreadable(rows).items():
            assert (mask == marks[name][column]).all()


@each_example
def test_the_numerator_is_within_the_denominator(measure: Measure, example: Example) -> None:
    found = outcomes(masks(measure, example.lists, AS_AT))
    if "numerator" in found:
        assert not (found["numerator"] & ~found["denominator"]).any()
        assert not (found["unusable"] & found["denominator"]).any()


@pytest.mark.parametrize(
    ("measure", "example"), [one for one in EXAMPLES if one.values[0].when is not When.SNAPSHOT]
)
def test_rows_outside_the_window_do_not_matter(measure: Measure, example: Example) -> None:
    longer = {name: with_the_past(rows) for name, rows in example.lists.items()}
    before = totals(masks(measure, example.lists, AS_AT))
    assert totals(masks(measure, longer, AS_AT)) == before


def with_the_past(rows: ChildList) -> ChildList:
    """The list with every readable row again, as other children's, two years earlier."""
    marks = unreadable(rows)
    clean = ~rows.unusable(*marks) if marks else np.ones(len(rows), dtype=bool)
    dates = [name for name in rows.frame if rows.frame[name].dtype.kind == "M"]
    complete = rows.frame[dates[0]].notna().to_numpy() if dates else clean
    past = rows.frame[clean & complete].copy()
    for name in dates:
        past[name] -= pd.Timedelta(days=731)
    if "child_id" in past:
        past["child_id"] = "past " + past["child_id"]
    frame = pd.concat([rows.frame, past], ignore_index=True)
    none = np.zeros(len(past), dtype=bool)
    marks = {name: np.concatenate([mask, none]) for name, mask in marks.items()}
    return ChildList(rows.name, frame, marks, period=rows.period)


@each_example
def test_an_unreadable_cell_never_flatters(measure: Measure, example: Example) -> None:
    """It leaves the figure as it was, or sets the record aside, counted: never moves it up."""
    before = outcomes(masks(measure, example.lists, AS_AT))
    for name, column, row in cells(measure, example):
        spoilt = {**example.lists, name: poisoned(example.lists[name], column, row)}
        after = outcomes(masks(measure, spoilt, AS_AT))
        where = f"{name}: {column}, row {row}"
        for mask in set(after) - {"unusable"}:
            assert not (after[mask] & ~before[mask]).any(), f"{where} moved a row into {mask}"
        lost = int(before[last(before)].sum() - after[last(after)].sum())
        gained = int(after["unusable"].sum() - before["unusable"].sum())
        assert gained >= lost, f"{where} lost a record without counting it"


def last(found: Mapping[str, np.ndarray]) -> str:
    return next(name for name in ("denominator", "counted", "included") if name in found)


@each_example
def test_every_cell_read_can_cost_a_record(measure: Measure, example: Example) -> None:
    """Poison in every row of a column it reads is noticed: nothing is read and then ignored."""
    for name, columns in columns_read(measure, example).items():
        kinds = {column.id: column.kind for column in table_spec(name).columns}
        before = totals(masks(measure, example.lists, AS_AT))
        for column in (c for c in columns if kinds.get(c, "text") not in ("text", "id", "age")):
            spoilt = example.lists[name]
            for row in range(len(spoilt)):
                spoilt = poisoned(spoilt, column, row)
            after = totals(masks(measure, {**example.lists, name: spoilt}, AS_AT))
            assert after["unusable"] > before["unusable"], f"{name}: {column} is not missed"


@each_example
def test_a_missing_column_is_not_supplied(measure: Measure, example: Example) -> None:
    for name, columns in columns_read(measure, example).items():
        for column in sorted(c for c in columns if not c.endswith("_group")):
            rows = example.lists[name]
            marks = {key: mask for key, mask in unreadable(rows).items() if key != column}
            without = ChildList(name, rows.frame.drop(columns=column), marks, period=rows.period)
            lacking = {**example.lists, name: without}
            with pytest.raises(ColumnNotSupplied):
                masks(measure, lacking, AS_AT)
    found = compute(lacking, AS_AT).query("measure == @measure.id")
    assert found["state"].tolist() == [State.NOT_SUPPLIED.value]
    assert found[["numerator", "denominator", "value"]].isna().all(axis=None)


def empty(name: str) -> ChildList:
    columns = [column.id for column in table_spec(name).columns]
    return tables.typed(name, pd.DataFrame(columns=columns, dtype="str"))


def test_an_empty_list_gives_no_records() -> None:
    found = compute({name: empty(name) for name in table_sources()}, AS_AT, population=50_000)
    assert found["measure"].tolist() == list(registry())
    from_evidence = [one for one in MEASURES if table_sources()[one.lists[0]] == EVIDENCE]
    nothing = [one.id for one in from_evidence if one.shape is Count]
    said = found["measure"].isin(nothing)
    assert set(found.loc[~said, "state"]) == {State.NO_RECORDS.value}
    assert found.loc[~said, ["value", "lower", "upper"]].isna().all(axis=None)
    assert (found.loc[said, "numerator"] == 0).all()  # a tab handed on empty says that none were
    assert (found.loc[said, "state"] == State.SHOWN.value).all()


def test_an_absent_list_is_not_supplied() -> None:
    found = compute({}, AS_AT)
    assert found["measure"].tolist() == list(registry())
    assert set(found["state"]) == {State.NOT_SUPPLIED.value}


@each_example
def test_only_declared_limits_are_used(measure: Measure, example: Example) -> None:
    """Each limit it names is used, by the logic or the story, and no other is."""
    known = framework.limits(AS_AT)
    declared = {name: known[name] for name in measure.limits}
    wants = inspect.signature(measure.function).parameters
    given = {"period": period_of(measure, AS_AT), "limits": declared, **example.lists}
    result = measure.function(**{name: given[name] for name in wants})
    assert totals(result) == totals(masks(measure, example.lists, AS_AT))
    source = inspect.getsource(inspect.getmodule(measure.function))
    for name in measure.limits:
        assert source.count(f'"{name}"') > 1, f"'{name}' is declared and not used"


# What measures say of themselves


@each_measure
def test_the_file_is_where_its_name_and_area_say(measure: Measure) -> None:
    file = Path(inspect.getsourcefile(measure.function))
    assert (file.parent.name, file.stem) == (measure.area.value, measure.id)


@each_measure
def test_measures_do_not_import_each_other(measure: Measure) -> None:
    file = Path(inspect.getsourcefile(measure.function))
    tree = ast.parse(file.read_text(encoding="utf-8"))
    imported = {
        node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module
    }
    folders = tuple(f"readiness.measures.{area}" for area in {one.area.value for one in MEASURES})
    assert not [module for module in imported if module.startswith(folders)]


LIST_LOGIC = ("answers", "questions", "children")


@each_measure
def test_the_story_is_told_without_the_list_logic(measure: Measure) -> None:
    """The oracle may share the clock (`due`) with the measure, and nothing that touches lists."""
    tree = ast.parse(inspect.getsource(inspect.getmodule(measure.story)))
    logic = {
        alias.asname or alias.name
        for node in tree.body
        if isinstance(node, ast.ImportFrom) and str(node.module).endswith(LIST_LOGIC)
        for alias in node.names
    }
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and node.name != measure.id:
            assert not logic & {name.id for name in ast.walk(node) if isinstance(name, ast.Name)}
    _, *context = inspect.signature(measure.story).parameters
    assert context == ["period", "limits"]


def reference_keys() -> dict[str, dict[str, str]]:
    table = ROOT / "data" / "reference" / "benchmarks.csv"
    with table.open(encoding="utf-8", newline="") as lines:
        return {row["key"]: row for row in csv.DictReader(lines)}


@each_measure
def test_the_benchmark_exists_and_agrees_which_way_is_better(measure: Measure) -> None:
    if measure.benchmark is None:
        assert "not published" in measure.comparability.casefold()
        return
    published = reference_keys()[measure.benchmark]
    ways = {"High": Polarity.HIGH, "Low": Polarity.LOW, "-": Polarity.NEUTRAL}
    assert ways[published["polarity"]] is measure.polarity


def test_no_two_measures_share_a_benchmark() -> None:
    keys = [one.benchmark for one in MEASURES if one.benchmark]
    assert len(keys) == len(set(keys))


@each_measure
def test_criteria_limits_and_service_are_in_the_framework(measure: Measure) -> None:
    assert measure.criteria
    assert set(measure.criteria) <= set(framework.criteria())
    assert set(measure.limits) <= set(framework.limits(AS_AT))
    assert measure.service in framework.services()


@each_measure
def test_words_are_there_and_the_next_review_is_to_come(measure: Measure) -> None:
    for words in (measure.title, measure.why, measure.how, measure.comparability, measure.owner):
        assert len(words) > 5
    assert "  " not in measure.how + measure.why
    assert measure.next_review > measure.reviewed
    assert measure.unit in {unit for units in UNITS.values() for unit in units}


LENGTHS = ("days", "working days", "months")
UNITS = {
    Ratio: ("%",),
    Count: (
        "per 10,000",
        "per 10,000 a year",
        *("children", "young people", "adopters", "families", "households"),
        *("episodes", "escalations", "changes"),
    ),
    Median: (*LENGTHS, "cases"),
    Mean: (*LENGTHS, "points"),
    Amounts: ("%", "cases each"),
}


@each_measure
def test_the_unit_fits_what_is_returned(measure: Measure) -> None:
    found = {type(masks(measure, example.lists, AS_AT)) for example in examples(measure)}
    assert found == {measure.shape}
    assert measure.unit in UNITS[measure.shape]
    assert (measure.when is When.RETURN) == (
        table_sources()[measure.lists[0]] in ("cin_census", "ssda903")
    )


def test_the_catalogue_page_is_fresh() -> None:
    page = ROOT / "docs" / "measures.md"
    assert page.read_text(encoding="utf-8") == as_markdown(), (
        "docs/measures.md is out of date; make it again (docs/adding_a_measure.md says how)"
    )


def test_every_number_of_the_catalogue_is_made_or_says_why_not() -> None:
    assert not [number for number, reason in not_made().items() if not reason]
    made = {one.catalogue for one in MEASURES}
    reasons = {number for number, one in framework.planned_measures().items() if one.not_made}
    assert not made & reasons, "a reason why a number is not made is out of date"
    assert made <= set(framework.planned_measures())


def test_the_page_of_enquiries_is_fresh_and_whole() -> None:
    page = (ROOT / "docs" / "enquiries.md").read_text(encoding="utf-8")
    assert page == enquiries_page.as_markdown()
    for one in (*framework.enquiries().values(), *framework.grounds().values()):
        assert (one.topic if hasattr(one, "topic") else one.title) in page


def test_the_links_of_the_scrutiny_page_lead_to_pages_of_the_example() -> None:
    page = (ROOT / "docs" / "scrutiny.md").read_text(encoding="utf-8")
    links = set(re.findall(r"\]\(\.\./([^)]+)\)", page))
    assert len(links) >= 6
    assert all((ROOT / link).is_file() for link in links)


def test_the_scrutiny_page_is_fresh_and_whole() -> None:
    page = ROOT / "docs" / "scrutiny.md"
    assert page.read_text(encoding="utf-8") == scrutiny_page.as_markdown()
    made = {one.catalogue for one in MEASURES}
    tabs = {name for name, source in table_sources().items() if source == EVIDENCE}
    for item in framework.scrutiny_items():
        assert set(item.measures) <= made
        assert set(item.tabs) <= tabs
        assert item.measures or item.tabs


def test_the_catalogue_is_plain() -> None:
    plain = (str, tuple, date, type(None))
    for entry in catalogue():
        assert all(isinstance(value, plain) for value in entry.values())
        assert type(entry["area"]) is str
