"""Breaches that were recorded and grades an authority gives itself: kinds and means, by area."""

from __future__ import annotations

import pytest
from tests.unit.intake.evidence.workbooks import AS_AT, D, Write, places, rows

from readiness.framework.breaches import BREACHES, UNREGISTERED
from readiness.intake.evidence import read_evidence
from readiness.intake.evidence.declaration import AREAS
from readiness.model import Area

NO_PLAN, NO_ENQUIRY = "no pathway plan", "significant harm suspected and no enquiry made"


def audit(day: object, area: str, breach: str | None, grade: object = "good") -> dict[str, object]:
    return {"date": day, "area": area, "moderated_grade": grade, "breach": breach}


def test_breaches_are_kinds_of_the_last_twelve_months_and_never_counts(write: Write) -> None:
    path = write(
        audits=rows(
            "audits",
            audit(D(2026, 1, 5), AREAS[2], NO_PLAN),
            audit(D(2026, 2, 5), AREAS[2], NO_PLAN.upper()),
            audit(D(2025, 9, 30), AREAS[0], NO_ENQUIRY),  # a year ago to the day: out
            audit(D(2026, 3, 5), AREAS[3], None),
        ),
        self_evaluation=rows(
            "self_evaluation", {"area": AREAS[0], "claim": "Invented", "breach": NO_ENQUIRY}
        ),
    )
    found = read_evidence(path, AS_AT)
    assert found.breaches == {
        Area.HELP_AND_PROTECTION: (NO_ENQUIRY,),
        Area.CARE_LEAVERS: (NO_PLAN,),
    }


def test_a_breach_in_words_of_ones_own_is_reported_by_row_and_never_kept(write: Write) -> None:
    path = write(audits=rows("audits", audit(D(2026, 1, 5), AREAS[0], "Sam was left alone")))
    found = read_evidence(path, AS_AT)
    assert found.breaches == {}
    assert places(found) == [("audits: Breach", (2,))]
    assert "Sam" not in str(found.issues)


@pytest.mark.parametrize(
    ("stay", "breached"),
    [
        ({"started": D(2026, 9, 1), "ended": None}, True),
        ({"started": D(2024, 9, 1), "ended": D(2025, 10, 1)}, True),
        ({"started": D(2024, 9, 1), "ended": D(2025, 9, 30)}, False),
    ],
)
def test_a_stay_in_an_unregistered_home_is_one(
    write: Write, stay: dict[str, object], breached: bool
) -> None:
    found = read_evidence(write(unregistered_homes=rows("unregistered_homes", stay)), AS_AT)
    assert found.breaches == ({Area.CHILDREN_IN_CARE: (UNREGISTERED,)} if breached else {})


def test_claims_are_the_mean_of_the_grades_an_area_gives_itself(write: Write) -> None:
    claim = {"area": AREAS[0], "claim": "Invented"}
    path = write(
        self_evaluation=rows(
            "self_evaluation",
            claim | {"self_grade": "good", "date": D(2026, 8, 1)},
            claim | {"self_grade": "requires improvement"},
            claim,
            claim | {"area": AREAS[3]},
        )
    )
    assert read_evidence(path, AS_AT).claims == {Area.HELP_AND_PROTECTION: 2.5}


def test_nothing_said_is_nothing_known(write: Write) -> None:
    found = read_evidence(write(audits=rows("audits", audit(D(2026, 1, 5), AREAS[0], None))), AS_AT)
    assert (found.breaches, found.claims) == ({}, {})


def test_every_breach_names_its_law() -> None:
    assert all(law for law in BREACHES.values())
    assert UNREGISTERED in BREACHES
