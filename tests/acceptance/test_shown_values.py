"""No value of ours shows a child or a worker, however it is looked at, until a call whose name says so."""

from __future__ import annotations

import pickle
import traceback
from collections.abc import Callable, Iterator
from typing import Any

import pandas as pd
import pytest
from IPython.core.formatters import DisplayFormatter
from IPython.core.ultratb import FormattedTB
from tests.acceptance.canaries import told
from tests.acceptance.planting import EVERYTHING, ID, WORKER

import readiness
from readiness.disclosure.profiles import PROFILES
from readiness.errors import ReadinessError
from readiness.intake import annex_a as lists_of
from readiness.measures import masks, registry
from readiness.measures.derived import with_derived
from readiness.model import Ratio
from readiness.worklists.behind import tables_of

AS_AT = "2026-09-30"


@pytest.fixture(scope="module")
def assessment(planted, private_data):
    return readiness.assess(as_at=AS_AT, **planted)


@pytest.fixture(scope="module")
def due(planted):
    return readiness.due_list(planted["annex_a"], as_at=AS_AT, evidence=planted["evidence"])


@pytest.fixture(scope="module")
def tables(planted):
    found, _ = tables_of(planted["annex_a"], pd.Timestamp(AS_AT).date(), planted["evidence"], planted["returns"])  # fmt: skip
    return found


def looks(thing: Any) -> Iterator[str]:
    """Everything a terminal, a notebook, a debugger or the tab key shows of it."""
    yield from (repr(thing), str(thing), f"{thing}", "\n".join(dir(thing)))
    formats, _ = DisplayFormatter().format(thing)
    yield from map(str, formats.values())
    if hasattr(thing, "_ipython_key_completions_"):
        yield "\n".join(map(str, thing._ipython_key_completions_()))


def seen(*things: Any) -> set[tuple[str, str]]:
    return told(EVERYTHING, said=["\n".join(text for thing in things for text in looks(thing))])


def test_an_assessment_and_its_parts_show_nobody(assessment) -> None:
    parts = [*assessment.scores, *assessment.lists, *assessment.trends, assessment.said]
    assert len(parts) > 20
    assert seen(assessment, *parts, assessment.scores, assessment.grades) == set()


@pytest.mark.parametrize("profile", sorted(PROFILES))
def test_what_may_be_shown_and_its_parts_show_nobody(assessment, profile) -> None:
    shown = readiness.publish(assessment, profile)
    measures, scores = readiness.measures_in(shown), readiness.scores_in(shown)
    questions = readiness.enquiries_in(shown)
    assert (len(measures) > 100, len(scores), len(questions) > 50) == (True, 4, True)
    found = (*measures.values(), *scores.values(), *questions.values())
    assert seen(shown, measures, scores, questions, *found, shown.said, *shown.trends) == set()


def test_weights_and_what_they_move_show_nobody(assessment) -> None:
    weights = readiness.weights_used(assessment)
    found = readiness.what_if(assessment, {weights["measure"][0]: 0}, {"audit": 0})
    assert seen(weights, found, found.rows, found.changed) == set()


def test_tables_and_masks_over_them_show_nobody(tables) -> None:
    every = with_derived(tables, pd.Timestamp(AS_AT).date())
    assert {"children_in_care", "audits", "care_episodes"} <= set(every)
    able = [one for one in registry().values() if set(one.lists) <= set(every)]
    results = [masks(one, every, pd.Timestamp(AS_AT).date()) for one in able[:40]]
    assert any(isinstance(one, Ratio) for one in results)
    assert seen(*every.values(), *results) == set()


def test_a_file_as_it_was_read_shows_nobody(planted) -> None:
    reading = lists_of.read(planted["annex_a"], pd.Timestamp(AS_AT).date())
    assert told(EVERYTHING, said=[repr(reading.lists), repr(reading.summaries)]) == set()


DERIVED: dict[str, Callable[[pd.DataFrame], Any]] = {
    "itself": lambda due: due,
    "rows": lambda due: due.head(3),
    "a row": lambda due: due.loc[0],
    "a column": lambda due: due["child_id"],
    "a column of names": lambda due: due["worker"].head(),
    "asked": lambda due: due.query("days_over > 0"),
    "sorted": lambda due: due.sort_values("worker").tail(40),
    "turned": lambda due: due.head(3).T,
    "described": lambda due: due.describe(include="all"),
    "a column described": lambda due: due["child_id"].describe(),
    "by worker": lambda due: due.groupby("worker").size(),
    "by child": lambda due: due.groupby("child_id").agg(most=("days_over", "max")),
    "counted": lambda due: due["child_id"].value_counts(),
    "labelled": lambda due: due.set_index("child_id")["due"],
    "across": lambda due: due.pivot_table(
        index="title", columns="worker", values="row", aggfunc="count"
    ).iloc[:, -2:],
    "joined": lambda due: pd.concat([due.head(2), due.head(2)]),
    "copied": lambda due: due.copy(),
    "kept": lambda due: pickle.loads(pickle.dumps(due)),
}


@pytest.mark.parametrize("name", DERIVED)
def test_what_is_made_of_a_worklist_shows_nobody_either(due, name) -> None:
    assert seen(DERIVED[name](due)) == set()


def test_every_worklist_keeps_names_back(planted, due) -> None:
    annex_a, evidence = planted["annex_a"], planted["evidence"]
    held = readiness.caseloads(annex_a, as_at=AS_AT, evidence=evidence)
    drawn = readiness.audit_sample(annex_a, as_at=AS_AT, size=5000, seed=1)
    for rows in (due, held, drawn):
        assert WORKER in set(rows["worker"])
        assert seen(rows) == set()
        assert "kept back" in repr(rows)


def test_a_call_whose_name_says_so_does_show_them(planted, due) -> None:
    """The planted people are there to be seen, or nothing above would mean anything."""
    asked = due[due["child_id"] == ID].head()
    assert ID in {one for _, one in seen(readiness.naming_children(asked))}
    assert ID in {one for _, one in seen(readiness.naming_children(asked["child_id"]))}
    behind = readiness.children_behind(
        planted["annex_a"], asked["measure"].iloc[0], as_at=AS_AT, evidence=planted["evidence"]
    )
    assert seen(behind[behind["child_id"] == ID])


WRONG: dict[str, Callable[[dict[str, Any]], Any]] = {
    "measure": lambda given: readiness.children_behind(given["annex_a"], "visit", as_at=AS_AT),
    "column": lambda given: tried(given, "children_in_care", "last_vist.notna()"),
    "table": lambda given: tried(given, "children in car", "last_visit.notna()"),
    "kind": lambda given: tried(given, "children_in_care", "worker > 3"),
    "answer": lambda given: tried(given, "children_in_care", "worker"),
    "order": lambda given: tried(given, "children_in_care", "child_id < date_of_birth"),
    "number": lambda given: tried(given, "children_in_care", "child_id.astype('int64') > 3"),
    "none": lambda given: tried(given, "children_in_care", "child_id.str.nothing()"),
    "sum": lambda given: tried(given, "children_in_care", "worker + date_of_birth"),
}


def tried(given: dict[str, Any], table: str, met: str) -> Any:
    return readiness.try_measure(given["annex_a"], table, met=met, as_at=AS_AT)


@pytest.mark.parametrize("name", WRONG)
def test_a_traceback_shows_nobody(planted, name) -> None:
    with pytest.raises(ReadinessError) as caught:
        WRONG[name](planted)
    error = caught.value
    plain = "".join(traceback.format_exception(error))
    notebook = FormattedTB(mode="Context").text(type(error), error, error.__traceback__)
    # The one traceback a notebook shows is of the last error; that before it is not told.
    assert error.__suppress_context__ or error.__context__ is None
    assert told(EVERYTHING, said=[plain, notebook, repr(error), str(error)]) == set()


def test_what_cannot_be_pickled_is_not_repeated(assessment, due, tables) -> None:
    for thing in (assessment, due, tables["children_in_care"]):
        with pytest.raises((pickle.PicklingError, AttributeError, TypeError)) as caught:
            pickle.dumps([thing, (one for one in [thing])])
        assert told(EVERYTHING, said=[str(caught.value), repr(caught.value)]) == set()
