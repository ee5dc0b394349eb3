"""What differs between two reports is told, what chance could be comes after, and nothing hidden is guessed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from readiness import cli
from readiness.errors import InputError
from readiness.runs.comparing import compare, text

COLUMNS = ["measure", "breakdown", "group", "value", "lower", "upper", "state"]
BEFORE = [
    ("timely", "all", "all", 80.0, 78.0, 82.0, "shown"),
    ("visits", "all", "all", 90.0, 85.0, 94.0, "shown"),
    ("reviews", "all", "all", None, None, None, "suppressed"),
    ("reviews", "sex", "girls", 50.0, 40.0, 60.0, "shown"),
    ("gone", "all", "all", 1.0, 0.0, 2.0, "shown"),
    ("same", "all", "all", 5.0, 4.0, 6.0, "shown"),
]
NOW = [
    ("timely", "all", "all", 70.0, 68.0, 72.0, "shown"),
    ("visits", "all", "all", 92.0, 88.0, 95.0, "shown"),
    ("reviews", "all", "all", 60.0, 50.0, 70.0, "shown"),
    ("reviews", "sex", "girls", 51.0, 41.0, 61.0, "shown"),
    ("new", "all", "all", 1.0, 0.0, 2.0, "shown"),
    ("same", "all", "all", 5.0, 4.0, 6.0, "shown"),
]


def report(
    place: Path, day: str, rows: list[Any], position: float, topics: tuple[str, ...], **more: Any
) -> Path:
    place.mkdir()
    pd.DataFrame(rows, columns=COLUMNS).to_csv(place / "results.csv", index=False)
    score = {
        "area": "leaders", "position": position, "interval": [position - 0.1, position + 0.1],
        "wording": "good" if position > 2.5 else "requires improvement to be good",
    }  # fmt: skip
    lines = [{"id": name, "area": "leaders", "topic": name} for name in topics]
    (place / "scores.json").write_text(json.dumps({"scores": [score], "enquiries": lines}))
    record = {
        "authority": "Harrowmere", "as_at": day, "profile": "leadership",
        "inputs": {"annex_a": day}, "versions": {"readiness": "0.1.0"},
    }  # fmt: skip
    (place / "run.json").write_text(json.dumps(record | more))
    return place


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, Path]:
    before = report(tmp_path / "a", "2026-08-31", BEFORE, 2.2, ("Supervision", "Delay"))
    now = report(tmp_path / "b", "2026-09-30", NOW, 2.9, ("Delay", "Caseloads"))
    return before, now


def test_what_differs_is_told_with_what_lies_apart_first(two: tuple[Path, Path]) -> None:
    found = compare(*two)
    told = [(one.measure, one.group, one.before, one.now, one.apart) for one in found.figures]
    assert told == [
        ("timely", "", "80.0", "70.0", True),
        ("gone", "", "1.0", "not measured", False),
        ("new", "", "not measured", "1.0", False),
        ("reviews", "", "suppressed", "60.0", False),
        ("reviews", "girls", "50.0", "51.0", False),
        ("visits", "", "90.0", "92.0", False),
    ]
    (moved,) = found.positions
    assert (moved.before, moved.now, moved.apart) == (
        "2.2, requires improvement to be good", "2.9, good", True,
    )  # fmt: skip
    assert found.raised == ("Caseloads (Impact of leaders)",)
    assert found.settled == ("Supervision (Impact of leaders)",)
    assert found.made == ("annex a: other content",)


def test_a_report_beside_itself_has_no_difference(two: tuple[Path, Path]) -> None:
    found = compare(two[0], two[0])
    assert text(found, {}).splitlines()[1:] == [
        f"{name}: no difference"
        for name in ("Positions", "Figures", "Raised now", "No longer raised", "Made from")
    ]


def test_a_person_reads_titles_and_the_rest_is_counted(two: tuple[Path, Path]) -> None:
    said = text(compare(*two), {"timely": "Assessments in time"}, most=2)
    assert "  Assessments in time: 80.0 -> 70.0, beyond their intervals" in said
    assert "and 4 more, all within their intervals" in said


def test_another_package_and_other_readers_are_told(tmp_path: Path) -> None:
    a = report(tmp_path / "a", "2026-08-31", BEFORE, 2.2, ())
    b = report(
        tmp_path / "b", "2026-08-31", BEFORE, 2.2, (), profile="public",
        inputs={"annex_a": "2026-08-31", "evidence": "x"}, versions={"readiness": "0.2.0"},
    )  # fmt: skip
    assert compare(a, b).made == (
        "evidence: in one alone",
        "readiness: 0.1.0 and 0.2.0",
        "made for: leadership and public",
    )


def test_lines_an_early_version_did_not_record_are_not_called_raised(
    two: tuple[Path, Path],
) -> None:
    file = two[0] / "scores.json"
    file.write_text(json.dumps({"scores": json.loads(file.read_text())["scores"]}))
    found = compare(*two)
    assert found.raised == found.settled == ()
    assert "lines of enquiry: not recorded by an earlier version, so not compared" in found.made


@pytest.mark.parametrize("name", ["run.json", "scores.json", "results.csv"])
def test_what_is_no_report_is_refused(two: tuple[Path, Path], name: str) -> None:
    (two[1] / name).unlink()
    with pytest.raises(InputError, match=rf"is not the folder of a report; it must hold {name}"):
        compare(*two)


def test_two_authorities_are_not_compared(two: tuple[Path, Path]) -> None:
    record = json.loads((two[1] / "run.json").read_text())
    (two[1] / "run.json").write_text(json.dumps(record | {"authority": "Elsewhere"}))
    with pytest.raises(InputError, match="of two authorities"):
        compare(*two)


def test_from_the_command_line(two: tuple[Path, Path], capsys) -> None:
    assert cli.main(["compare", *map(str, two), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["figures"][0]["measure"] == "timely"
    assert cli.main(["compare", *map(str, two)]) == 0
    assert "From 2026-08-31 to 2026-09-30" in capsys.readouterr().out
