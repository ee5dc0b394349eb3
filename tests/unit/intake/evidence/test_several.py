"""Several workbooks of one authority are read as one; those of two are refused."""

from __future__ import annotations

import pytest
from tests.unit.intake.evidence.workbooks import AS_AT, D, Write, places, rows

from readiness.errors import InputError
from readiness.intake.evidence import read_evidence
from readiness.model import Severity

OURS = {"name": "Moorvale", "code": "E08000099"}
AUDIT = {"date": D(2026, 1, 5), "area": "care leavers", "moderated_grade": "good", "team": "North"}


def test_workbooks_of_different_authorities_are_refused(write: Write) -> None:
    one = write("one.xlsx", authority=rows("authority", OURS))
    two = write("two.xlsx", authority=rows("authority", {"name": "Fenholt"}))
    with pytest.raises(InputError, match=r"'one\.xlsx' and 'two\.xlsx'") as caught:
        read_evidence([one, two], AS_AT)
    assert "Moorvale" not in str(caught.value)


@pytest.mark.parametrize(
    ("other", "same"),
    [
        ({"name": "moorvale "}, True),
        ({"name": "Moorvale Council", "code": "e08000099"}, True),
        ({"name": "Moorvale", "code": "E08000098"}, False),
    ],
)
def test_a_code_says_more_than_a_name(write: Write, other: dict[str, str], same: bool) -> None:
    paths = [
        write("one.xlsx", authority=rows("authority", OURS)),
        write("two.xlsx", authority=rows("authority", other)),
    ]
    if same:
        found = read_evidence(paths, AS_AT)
        assert found.authority is not None
        assert found.authority.name == "Moorvale"
    else:
        with pytest.raises(InputError, match="different authorities"):
            read_evidence(paths, AS_AT)


def test_tabs_are_joined_and_rows_that_are_the_same_used_once(write: Write) -> None:
    one = write(
        "one.xlsx",
        authority=rows("authority", OURS),
        audits=rows("audits", AUDIT, AUDIT, AUDIT | {"team": "East"}),
    )
    two = write(
        "two.xlsx",
        audits=rows("audits", AUDIT, AUDIT | {"team": "South", "moderated_grade": "poor"}),
        complaints=rows("complaints", {"received": D(2026, 2, 3)}),
    )
    found = read_evidence([one, two], AS_AT)
    audits = found.tables["audits"]
    assert audits["team"].tolist() == ["North", "North", "East", "South"]
    assert audits["source_row"].tolist() == [2, 3, 4, 3]
    assert audits["source_sheet"].tolist()[2:] == ["one.xlsx: audits", "two.xlsx: audits"]
    assert audits.unusable("moderated_grade").tolist() == [False, False, False, True]
    assert audits["team"].dtype == "category"
    assert len(found.tables["complaints"]) == 1
    assert places(found) == [("audits: Moderated grade", (3,)), ("audits", (2,))]
    assert found.issues[0].message.startswith("two.xlsx: ")
    assert found.issues[1].severity is Severity.QUERY


def test_a_column_only_one_of_them_has_is_unreadable_in_the_other(write: Write) -> None:
    missing = {"child_id": "K1", "missing_from": D(2026, 9, 1), "found": D(2026, 9, 2)}
    one = write("one.xlsx", missing_episodes=rows("missing_episodes", missing))
    two = write("two.xlsx", missing_episodes=[["Child id", "Missing from"], ["K2", D(2026, 9, 3)]])
    found = read_evidence([one, two], AS_AT)
    episodes = found.tables["missing_episodes"]
    assert episodes["child_id"].tolist() == ["K1", "K2"]
    assert episodes.unusable("found").tolist() == [False, True]
    assert episodes["found_timed"].tolist() == [False, False]
    assert not episodes.blank("found").any()


def test_a_worker_of_both_is_used_once(write: Write) -> None:
    one = write("one.xlsx", workers=rows("workers", {"worker": "A", "caseload_limit": 18}))
    two = write("two.xlsx", workers=rows("workers", {"worker": "A", "caseload_limit": 9}))
    found = read_evidence([one, two], AS_AT)
    assert found.tables["workers"]["caseload_limit"].tolist() == [18]
    assert [issue.severity for issue in found.issues] == [Severity.ERROR]
