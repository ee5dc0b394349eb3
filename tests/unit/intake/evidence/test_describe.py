"""What the person who filled the workbook in is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.unit.intake.evidence.workbooks import AS_AT, D, Write, rows

from readiness.cli import main
from readiness.intake.evidence import read_evidence
from readiness.intake.evidence.describe import check_text

AUDIT = {"date": D(2026, 1, 5), "area": "care leavers", "moderated_grade": "good"}


def test_tabs_rows_and_what_is_wrong_errors_first(write: Write) -> None:
    path = write(
        audits=rows("audits", AUDIT, AUDIT | {"moderated_grade": "Quagmire"}),
        allegations=rows("allegations", {"received": D(2026, 9, 1)}),
        nothing_to_report=rows("nothing_to_report", {"tab": "escalations", "checked": AS_AT}),
        Weather=[["rain"]],
    )
    lines = check_text(read_evidence(path, AS_AT)).splitlines()
    assert lines[:3] == [
        "audits: 2 rows read",
        "escalations: nothing to report",
        "allegations: 1 row read",
    ]
    assert "workers" in lines[4]
    assert lines[4].startswith("Not supplied: ")
    assert lines[6].startswith("error: Evidence tab 'audits', 'Moderated grade', row 3: ")
    assert lines[7].startswith("query: Sheet 4 of the evidence is not a tab")
    assert not any(word in "".join(lines) for word in ("Quagmire", "Weather", "rain"))


@pytest.mark.parametrize(
    ("grade", "day", "code"),
    [("good", "2026-09-30", 0), ("none", "2026-09-30", 1), ("good", "x", 2)],
)
def test_the_command_ends_as_readiness_does(
    write: Write, capsys: pytest.CaptureFixture[str], grade: str, day: str, code: int
) -> None:
    path = write(audits=rows("audits", AUDIT | {"moderated_grade": grade}))
    assert main(["evidence-check", str(path), "--as-at", day]) == code
    told = capsys.readouterr()
    assert ("audits: 1 row read" in told.out) == (code < 2)
    assert told.err.startswith("readiness: The as-at date") == (code == 2)


def test_a_file_that_is_not_there_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["evidence-check", str(tmp_path / "none.xlsx"), "--as-at", "2026-09-30"]) == 2
    told = capsys.readouterr().err
    assert told.startswith("readiness: There is no file")
    assert told.count("\n") == 1
