"""The words of a visit pack: grammatical in every branch, and never more than the figures say."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from itertools import product

import pandas as pd
import pytest

from readiness.enquiry.lines import lines
from readiness.errors import InputError
from readiness.framework import enquiries, themes
from readiness.model import AHEAD_COLUMNS, LookAhead
from readiness.report.asked import visit_enquiries
from readiness.report.outlook import outlook_lines, outlook_table
from readiness.report.pack_before import OUTLOOK, visit_changes
from readiness.report.visit import (
    visit_measures,
    visit_requests,
    visit_theme,
)

COUNTS = ("counted", "in_time", "late", "falling_due", "in_fieldwork", "needed", "early")


def ahead(*rows: dict, withheld: tuple[str, ...] = ()) -> LookAhead:
    kinds = {name: "Int64" if name in COUNTS else "float64" for name in AHEAD_COLUMNS[2:]}
    frame = pd.DataFrame(list(rows), columns=list(AHEAD_COLUMNS)).astype(kinds)
    return LookAhead(date(2026, 9, 30), date(2026, 11, 9), frame, withheld)


def words(markup: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", markup)).strip()


def fine(text: str) -> bool:
    return not re.search(r"\bnan\b|NaT|<NA>|\bNone\b|\(\)|\.\.| ,| \.(?!\d)|\bone records\b", text)


@pytest.fixture
def measure(published) -> str:
    return str(published.catalogue[0]["id"])


@pytest.mark.parametrize(
    ("kind", "target", "needed", "due", "hidden"),
    [
        *product(("kept_up", "running"), (None, 90.0), (0, 12, 99), (1, 30), (False,)),
        *product(("kept_up", "running", "passing"), (None, 90.0), (None,), (None,), (True,)),
        ("passing", None, None, 30, False),
    ],
)
def test_every_branch_of_an_outlook_reads_well(
    published, measure, kind, target, needed, due, hidden
) -> None:
    numbers = {"expected": 77.77, "lower": 70.2, "upper": 83.9, "worst": 60.0}
    row = {
        "measure": measure, "kind": kind, "counted": 100, "late": 10, "today": 90.0, "best": 100.0,
        "target": target, "falling_due": due, "needed": needed,
    } | ({} if hidden else {**numbers, "in_time": 60, "in_fieldwork": 8})  # fmt: skip
    told = ahead(row)
    for made in (outlook_table(published, told), outlook_lines(published, told)):
        assert fine(words(made.markup)), words(made.markup)
    if hidden and kind != "passing":
        assert "hidden, small" in words(outlook_table(published, told).markup)


def test_a_pace_that_is_not_known_is_said(published, measure) -> None:
    row = {
        "measure": measure, "kind": "kept_up", "counted": 60, "in_time": 0, "late": 60,
        "falling_due": 0, "in_fieldwork": 0, "today": 0.0, "worst": 0.0, "best": 100.0,
        "target": 90.0, "needed": 54,
    }  # fmt: skip
    assert "cannot be told" in words(outlook_table(published, ahead(row)).markup)
    said = words(outlook_lines(published, ahead(row)).markup)
    assert fine(said)
    assert "How work has gone cannot be told, as nothing is in time today." in said


def test_out_of_reach_is_said(published, measure) -> None:
    row = {
        "measure": measure, "kind": "running", "counted": 100, "in_time": 50, "late": 20,
        "falling_due": 30, "in_fieldwork": 0, "today": 71.0, "worst": 50.0, "best": 80.0,
        "expected": 75.0, "lower": 72.0, "upper": 77.0, "target": 85.0, "needed": 35, "early": 34,
    }  # fmt: skip
    assert "out of reach by then" in words(outlook_table(published, ahead(row)).markup)
    said = words(outlook_lines(published, ahead(row)).markup)
    assert "71.0% today" in said
    assert "30 records decide whether it is 50% or 80%" in said
    assert "It cannot reach the 85% expected by then." in said


def test_what_is_withheld_is_named_and_nothing_else(published, measure) -> None:
    title = next(e["title"] for e in published.catalogue if e["id"] == measure)
    row = {
        "measure": measure,
        "kind": "kept_up",
        "counted": 50,
        "late": 10,
        "today": 80.0,
        "best": 100.0,
    }
    made = words(outlook_table(published, ahead(row, withheld=(measure,))).markup)
    assert f"Not shown because of small numbers: “{title}”." in made


@pytest.mark.parametrize("theme", themes())
def test_each_theme_can_be_told_of_anything_published(published, bare, hostile, theme) -> None:
    for given in (published, bare, hostile):
        parts = [
            visit_theme(given, theme, "2026-11-09"),
            visit_requests(given, theme, "2026-11-09"),
            visit_measures(given, theme),
            visit_enquiries(given, theme),
            visit_changes(given, theme),
        ]
        for part in parts:
            assert fine(words(part.markup)), words(part.markup)[:500]
            assert "<script" not in part.markup


def test_a_pack_asks_nothing_of_another_area(published) -> None:
    made = words(visit_enquiries(published, "children-in-need-and-protection").markup)
    assert enquiries()["HP-l"].topic in made
    assert enquiries()["L-d"].topic in made
    assert enquiries()["CL-f"].topic not in made
    assert enquiries()["CIC-e"].topic not in made


def test_a_pack_asks_of_its_own_theme_first(published) -> None:
    made = words(visit_enquiries(published, "extra-familial-risk").markup)
    own, every = enquiries()["HP-n"].topic, enquiries()["HP-i"].topic
    assert -1 < made.index(own) < made.index(every)


def test_lines_of_a_theme_are_those_of_its_criteria(published) -> None:
    wanted = themes()["care-leavers"].criteria
    found = lines(published, wanted)
    assert {"CL-a", "CL-e", "L-d"} <= {line.id for line in found}
    assert not any(line.id.startswith("HP-") for line in found if line.id not in ("HP-h", "HP-i"))


@pytest.mark.parametrize(("whose", "said"), [("", "No figure has changed"), ("Elsewhere", "")])
def test_a_pack_is_held_against_one_of_the_same_authority(published, tmp_path, whose, said) -> None:
    about = {"authority": whose or published.authority.name, "as_at": "2026-08-31"}
    (tmp_path / "run.json").write_text(json.dumps(about), encoding="utf-8")
    published.results.to_csv(tmp_path / "results.csv", index=False)
    made = words(visit_changes(published, "front-door", str(tmp_path)).markup)
    assert said in made
    assert ("The pack before is another authority" in made) == bool(whose)


def test_no_such_theme_or_pack(published, tmp_path) -> None:
    with pytest.raises(InputError, match="choose one of"):
        visit_theme(published, "front", "2026-11-09")
    with pytest.raises(InputError, match="no date"):
        visit_theme(published, "front-door", "soon")
    with pytest.raises(InputError, match="no pack"):
        visit_changes(published, "front-door", str(tmp_path))


def test_what_was_foreseen_is_held_beside_what_is_foreseen_now(
    published, measure, tmp_path
) -> None:
    theme = next(t for t, one in themes().items() if "M01" in one.measures)
    first = published.catalogue[0]
    numbered = replace(
        published, catalogue=({**first, "catalogue": "M01"}, *published.catalogue[1:])
    )
    about = {"authority": published.authority.name, "as_at": "2026-08-31"}
    (tmp_path / "run.json").write_text(json.dumps(about), encoding="utf-8")
    published.results.to_csv(tmp_path / "results.csv", index=False)
    row = {"measure": measure, "kind": "kept_up", "late": 20, "expected": 80.0, "today": 80.0}
    then = ahead(row).rows.assign(visit="2026-10-05")
    then.to_csv(tmp_path / OUTLOOK, index=False)
    now = ahead({**row, "late": 12, "expected": 86.5})
    made = words(visit_changes(numbered, theme, str(tmp_path), now).markup)
    assert (
        "20 late then, 12 now; as work has gone, 80.0% looked for on the day then, 86.5% now."
        in made
    )
    assert "which was 5 October 2026 then" in made
    assert fine(made)
    hidden = ahead({**row, "late": None, "expected": None})
    assert "late then" not in words(visit_changes(numbered, theme, str(tmp_path), hidden).markup)
    same = words(visit_changes(numbered, theme, str(tmp_path), ahead(row)).markup)
    assert "foreseen" not in same
    (tmp_path / OUTLOOK).unlink()  # a pack made before these were kept
    assert "No figure has changed" in words(
        visit_changes(numbered, theme, str(tmp_path), now).markup
    )
