"""The return's codes: new and old, with names, floats, in any case; and what is no code."""

from __future__ import annotations

import pytest

from readiness.intake.annex_a.cells import Problem
from readiness.intake.annex_a.codes import code_set
from readiness.intake.returns.ssda903.codes import OWN, read_codes
from readiness.intake.returns.ssda903.tables import TABLES

CODED = [
    pytest.param(column, id=f"{table.name}-{column.id}")
    for table in TABLES
    for column in table.columns
    if column.kind == "code"
]


def column(table: str, name: str) -> object:
    return next(one for one in TABLES if one.name == table).column(name)


@pytest.mark.parametrize("coded", CODED)
def test_every_coded_column_reads_its_own_codes(coded) -> None:
    keys = sorted(code_set(coded.codes).by_key) if coded.codes else sorted(OWN[coded.id])
    assert read_codes(coded, keys) == keys
    assert read_codes(coded, ["", "qqqqqq"]) == [None, Problem.NOT_A_CODE]


@pytest.mark.parametrize(
    ("table", "name", "written", "read"),
    [
        # sex, before 2025 and since
        ("care_header", "sex", "1", "male"),
        ("care_header", "sex", "2", "female"),
        ("care_header", "sex", "M", "male"),
        ("care_header", "sex", "U", "not_stated"),
        ("care_header", "sex", "2.0", "female"),
        ("care_header", "mother", "1.0", "yes"),
        # codes with a name beside them
        ("care_episodes", "placement", "U1 - Foster placement with relative, long term", "U1"),
        ("care_episodes", "reason_started", "S: Started to be looked after", "S"),
        ("care_reviews", "code", "pn3", "PN3"),
        ("care_reviews", "code", "PN3 - attended, did not speak", "PN3"),
        # codes that came and went
        ("care_episodes", "placement", "H5", "H5"),
        ("care_episodes", "placement", "P2", "P2"),
        ("care_episodes", "placement", "K3", "K3"),
        ("care_episodes", "placement", "Z14", "Z14"),
        ("care_leavers_return", "activity", "F3", "F3"),
        ("care_leavers_return", "activity", "P5", "P5"),
        # codes that Annex A has no group for are codes all the same
        ("care_episodes", "legal_status", "V4", "V4"),
        ("care_episodes", "reason_ended", "X1", "X1"),
        # suitable and unsuitable accommodation
        ("care_leavers_return", "accommodation", "Z2", "Z2"),
        ("care_leavers_return", "accommodation", "B1 - With parents, suitable", "B1"),
        ("care_leavers_return", "accommodation", "0", None),
        ("care_leavers_return", "activity", "0", None),
        ("care_health", "health_assessed", "0", "no"),
        ("care_health", "health_assessed", "1.0", "yes"),
        ("care_episodes", "placement_authority", "E08000008", "357"),
        ("care_episodes", "location", "OUT", "out"),
    ],
)
def test_what_is_written_is_read(table: str, name: str, written: str, read: str | None) -> None:
    assert read_codes(column(table, name), [written]) == [read]


@pytest.mark.parametrize(
    ("table", "name", "written"),
    [
        ("care_workers", "reason", "SWLAZY"),
        ("care_placed_for_adoption", "reversal_reason", "XXX"),
        ("care_reviews", "code", "PN8"),
        ("care_leavers_return", "accommodation", "B"),
        ("care_leavers_return", "accommodation", "A1"),
        ("care_episodes", "reason_ended", "E43"),
        ("care_missing", "missing_or_absent", "MISSING"),
        ("care_header", "sex", "3"),
    ],
)
def test_what_is_no_code_is_not_guessed(table: str, name: str, written: str) -> None:
    assert read_codes(column(table, name), [written]) == [Problem.NOT_A_CODE]
