"""No cell of a child's, in either return, is in anything said of it: a canary in every one."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from readiness.errors import InputError
from readiness.intake.returns import read_returns
from readiness.intake.returns.joining import ReturnsEvidence

ROOT = Path(__file__).resolve().parents[2]
RETURNS = ROOT / "data" / "synthetic" / "returns"
AS_AT = date(2026, 9, 30)
CANARY = re.compile(r"\b77\d{3}77\b|Zebedee")

FIELD = re.compile(r"<(\w+)>([^<\n]+)</")
HEADER_FIELDS = ("Collection", "Year", "ReferenceDate", "LEA", "SourceLevel")


class _Canaries:
    """A different one at each call; every so many cells only, so that the rest is read as usual."""

    def __init__(self, every: int) -> None:
        self.every = every
        self.calls = 0

    def __call__(self, cell: str) -> str:
        self.calls += 1
        if self.calls % self.every:
            return cell
        return f"Zebedee 77{self.calls % 1000:03}77"


def census(folder: Path, every: int) -> Path:
    canary = _Canaries(every)

    def swapped(found: re.Match[str]) -> str:
        name, cell = found.groups()
        return found[0] if name in HEADER_FIELDS else f"<{name}>{canary(cell)}</"

    text = (RETURNS / "cin_census_2026.xml").read_text(encoding="utf-8")
    path = folder / "census.xml"
    path.write_text(FIELD.sub(swapped, text), encoding="utf-8")
    return path


def care(folder: Path, every: int) -> Path:
    canary = _Canaries(every)
    made = folder / "ssda903_2026"
    made.mkdir()
    for file in (RETURNS / "ssda903_2026").glob("*.csv"):
        headings, *rows = file.read_text(encoding="utf-8-sig").splitlines()
        cells = [",".join(map(canary, row.split(","))) for row in rows]
        (made / file.name).write_text("\n".join([headings, *cells]) + "\n", encoding="utf-8")
    return made


@pytest.mark.parametrize("every", [1, 2, 7, 50])
@pytest.mark.parametrize("write", [census, care])
def test_no_canary_is_heard(
    tmp_path: Path,
    write: Callable[[Path, int], Path],
    every: int,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    with caplog.at_level(logging.DEBUG):
        said = _said(write(tmp_path, every))
    assert len(said) > 3
    for heard in (*said, caplog.text, *capfd.readouterr()):
        assert not CANARY.search(heard)


def _said(path: Path) -> list[str]:
    try:
        evidence: ReturnsEvidence = read_returns([path], AS_AT)
    except InputError as refusal:
        return [str(refusal)]
    return [f"{issue.message} {issue.column} {issue.rows}" for issue in evidence.issues]


@pytest.mark.parametrize("name", ["child_id", "date_of_referral"])
def test_the_canaries_were_read(tmp_path: Path, name: str) -> None:
    """So that their silence above is no accident."""
    table = read_returns([census(tmp_path, 2)], AS_AT).tables["cin_referrals"]
    heard = table["child_id"].astype("str").str.contains("Zebedee").any()
    assert heard if name == "child_id" else table.unusable(name).any()
