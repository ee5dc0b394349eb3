"""What figures are made of, and what would have to be supplied for more of them."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest
from tests.unit.report.test_displays import text
from tests.unit.report.test_narrative import view

from readiness import report
from readiness.model import Area, Published, State
from readiness.report import leaders, narrative
from readiness.supplied import list_name, made_of, needed
from readiness.views import Figure, View


def lacking(source: str, *lists: str) -> View:
    return replace(
        view(), local=Figure(State.NOT_SUPPLIED), source=source, lists=lists, title=" ".join(lists)
    )


@pytest.mark.parametrize(
    ("found", "there", "said"),
    [
        ([lacking("annex_a", "adoption")], (), "the list adoption"),
        ([lacking("annex_a", "adoption", "adopters")], (), "the lists adopters and adoption"),
        (
            [lacking("annex_a", "care_leavers")],
            ("care leavers",),
            "columns of the list care leavers",
        ),
        (
            [lacking("annex_a", "care_leavers"), lacking("annex_a", "annex_a_advisers")],
            ("care leavers",),
            "columns of the list care leavers",
        ),
        ([lacking("annex_a", "referrals", "adoption")], ("referrals",), "the list adoption"),
        ([lacking("evidence", "audits")], (), "the tab “audits” of the evidence workbook"),
        (
            [lacking("evidence", "children_in_need", "workers")],
            ("children in need",),
            "the tab “workers” of the evidence workbook",
        ),
        (
            [lacking("evidence", "children_in_need", "workers")],
            (),
            "the list children in need and the tab “workers” of the evidence workbook",
        ),
        (
            [lacking("cin_census", "cin_plans"), lacking("ssda903", "care_reviews")],
            (),
            "the children in need census and the SSDA903 return",
        ),
    ],
)
def test_what_is_lacking_is_named_by_what_it_is(
    found: list[View], there: tuple[str, ...], said: str
) -> None:
    assert needed(found, there) == said


def test_a_figure_of_the_evidence_is_not_said_to_be_of_the_lists() -> None:
    assert made_of([lacking("evidence", "audits")]) == "the authority's evidence workbook"
    both = made_of([lacking("evidence", "children_in_need", "workers")])
    assert both == "Annex A and the authority's evidence workbook"


def test_tables_of_returns_have_the_names_people_say() -> None:
    assert list_name("cin_plans") == "census: plans"
    assert list_name("care_adoption") == "SSDA903: adoption (AD1)"
    assert list_name("care_leavers") == "care leavers"


def unsupplied(published: Published) -> Published:
    """Everything of care leavers and leaders is not supplied, from a tab each."""
    away = published.results["area"].isin(["care_leavers", "leaders"])
    results = published.results.assign(state=published.results["state"].mask(away, "not_supplied"))
    catalogue = tuple(
        {**one, "source": "evidence", "lists": [f"tab_{one['id']}"]}
        if one["area"] in ("care_leavers", "leaders")
        else one
        for one in published.catalogue
    )
    return replace(published, results=results, catalogue=catalogue)


def test_what_was_not_supplied_is_one_question_among_the_first(published: Published) -> None:
    without = unsupplied(published)
    said = text(report.what_to_ask(without, 12))
    assert said.count("What nobody supplied") == 1
    assert "Four tabs of the evidence workbook were not supplied" in said
    assert "so 4 of 19 measures cannot be known" in said
    assert "What nobody supplied" not in text(report.what_to_ask(all_supplied(published), 12))


def all_supplied(published: Published) -> Published:
    state = published.results["state"].replace("not_supplied", "no_records")
    return replace(published, results=published.results.assign(state=state))


def test_without_a_position_no_measure_is_said_to_drive_it(published: Published) -> None:
    scores = tuple(replace(score, band=None) for score in published.scores)
    said = text(report.what_drives_it(replace(published, scores=scores)))
    assert said.count("There is not enough evidence to say.") == len(Area)
    assert "Moves it by" in text(report.what_drives_it(published))


def test_names_without_a_figure_are_said_once(published: Published) -> None:
    score = published.scores[0]
    long = replace(score, missing=("x",), reasons=("Not scored (no figure): 'x', 'y'.", "Few."))
    assert "Few." in narrative.confidence(long)
    assert "Not scored" not in narrative.confidence(long)


def test_lists_without_a_record_are_told(published: Published) -> None:
    empty = published.lists.assign(supplied=True, rows="0")
    assert leaders.in_brief(replace(published, lists=empty))[-1].endswith("the empty template?")
    one = empty.assign(rows=["0", *["20"] * (len(empty) - 1)])
    assert "Without a record: " in leaders.in_brief(replace(published, lists=one))[-1]


def test_who_names_no_authority_is_told_what_that_costs(published: Published) -> None:
    nobody = replace(published.authority, code=None, la_number=None, neighbours=())
    assert leaders.in_brief(replace(published, authority=nobody))[0].startswith("No authority was")
    assert not leaders.in_brief(published)[0].startswith("No authority was")


def test_what_several_files_tell_is_one_row_and_errors_come_first(published: Published) -> None:
    one = published.issues.iloc[[0]].assign(severity="query", message="Once.")
    issues = pd.concat([one, one, one.assign(severity="error", message="Wrong.")])
    said = text(report.issues_table(replace(published, issues=issues)))
    assert said.count("Once.") == 1
    assert "Once. Told two times." in said
    assert said.index("Wrong.") < said.index("Once.")
