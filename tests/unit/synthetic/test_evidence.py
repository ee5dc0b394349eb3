"""The evidence workbook is one its own reader takes without a word."""

from datetime import date

import pandas as pd
import pytest

from readiness.intake.evidence import EVIDENCE_TABS, Evidence, read_evidence
from readiness.model import Area
from readiness.synthetic import generate
from readiness.synthetic.chance import Dice
from readiness.synthetic.evidence import items, write_evidence
from readiness.synthetic.workforce import Workforce

AS_AT = date(2026, 9, 30)


@pytest.fixture(scope="module")
def evidence(tmp_path_factory: pytest.TempPathFactory) -> Evidence:
    path = tmp_path_factory.mktemp("evidence") / "evidence.xlsx"
    write_evidence(path, generate(600, 1, AS_AT))
    return read_evidence(path, AS_AT)


def test_nothing_is_wrong_with_it(evidence: Evidence) -> None:
    assert evidence.issues == ()


def test_it_is_an_invented_authority_with_neighbours(evidence: Evidence) -> None:
    assert evidence.authority is not None
    assert evidence.authority.name == "Harrowmere"
    assert evidence.authority.code is None
    assert evidence.authority.population == 600 * 30
    assert len(evidence.authority.neighbours) == 10
    assert "nvented" in str(evidence.authority.population_source)


def test_every_area_was_judged_to_require_improvement(evidence: Evidence) -> None:
    assert {grade.area: grade.grade for grade in evidence.grades} == dict.fromkeys(Area, 3)
    assert {grade.inspected.isoformat()[:7] for grade in evidence.grades} == {"2025-05"}
    assert {grade.published and grade.published.isoformat()[:7] for grade in evidence.grades} == {
        "2025-07"
    }


def test_a_year_of_audits_in_every_area(evidence: Evidence) -> None:
    assert 175 <= sum(sum(counts) for counts in evidence.audits.values()) <= 180
    assert set(evidence.audits) == set(Area)


def test_three_years_of_audits_that_get_better_half_year_by_half_year(evidence: Evidence) -> None:
    audits = evidence.tables["audits"].frame
    assert len(audits) == 6 * 90
    assert (pd.Timestamp(AS_AT) - audits.date.min()).days > 2.9 * 365
    halves = [audits.iloc[at : at + 90].moderated_grade for at in range(0, 540, 90)]
    inadequate = [(half == 4).sum() for half in halves]
    assert inadequate == sorted(inadequate, reverse=True)
    assert inadequate[0] > 3 * inadequate[-1]


def test_later_audits_are_better(evidence: Evidence) -> None:
    audits = evidence.tables["audits"].frame
    good = audits.moderated_grade <= 2
    later = audits.date > "2026-04-01"
    assert good[later].mean() > good[~later].mean()


def test_every_row_written_is_read(evidence: Evidence) -> None:
    world = generate(600, 1, AS_AT)
    written = {tab.name: len(list(items(tab.name, world))) for tab in EVIDENCE_TABS}
    read = {name: len(table) for name, table in evidence.tables.items()}
    named = set(evidence.tables["nothing_to_report"]["tab"]) if "nothing_to_report" in read else ()
    assert read == {name: rows for name, rows in written.items() if rows or name in named}


def test_four_points_and_six_areas_of_focus(evidence: Evidence) -> None:
    assert len(evidence.tables["improvement_points"]) == 4
    assert len(evidence.tables["focus_areas"]) == 6


def test_the_board_meets_every_two_months(evidence: Evidence) -> None:
    meetings = evidence.tables["governance"].frame
    board = meetings[meetings.meeting == "Improvement board"].date.sort_values()
    assert (board.diff().dropna().dt.days.between(55, 66)).all()
    assert board.max() > pd.Timestamp(AS_AT) > board.min()


def test_teams_are_those_of_the_lists(evidence: Evidence) -> None:
    teams = {
        team.name for each in Workforce(600, Dice(1, "workforce")).teams.values() for team in each
    }
    caseloads = evidence.tables["caseloads"].frame
    assert set(caseloads.loc[caseloads.role != "reviewing officer", "team"]) == teams
    assert set(evidence.tables["audits"]["team"].dropna()) <= teams


def test_caseloads_add_up_to_the_open_children_and_leavers(evidence: Evidence) -> None:
    world = generate(600, 1, AS_AT)
    leavers = sum(child.leaving_care is not None for child in world.children)
    caseloads = evidence.tables["caseloads"].frame
    held = caseloads.loc[caseloads.role != "reviewing officer", "cases"]
    assert held.sum() == 600 + leavers
