"""docs/reference/results.md says what is in the files, and docs/explanation what was measured."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd
import pytest

from readiness import look_ahead
from readiness.cli import main
from readiness.intake import reference

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "reports" / "example"
PAGE = ROOT / "docs" / "reference" / "results.md"
CLAIMS = ROOT / "docs" / "explanation" / "what_we_do_not_claim.md"


class Told(NamedTuple):
    """What the page says of a column or key."""

    name: str
    type: str

    @property
    def may_be_empty(self) -> bool:
        return "may be empty" in self.type

    @property
    def one_of(self) -> list[str]:
        return re.findall(r"`([^`]+)`", self.type)

    def fits(self, value: Any) -> bool:
        """Whether a value, as text or as JSON has it, is of the type."""
        kind = self.type.split(",")[0]
        if value is None or value == "":
            return self.may_be_empty
        if self.one_of:
            return value in self.one_of
        if kind == "text":
            return isinstance(value, str)
        if kind == "date":
            return bool(date.fromisoformat(str(value)))
        if kind == "moment":
            return datetime.fromisoformat(str(value)).tzinfo is not None
        if kind == "whole number":
            return float(value) == int(float(value))
        if kind == "number":
            return float(value) == float(value)
        return kind == "list" and isinstance(value, list)


def told(title: str) -> dict[str, Told]:
    """The table under a heading of the page."""
    section = PAGE.read_text(encoding="utf-8").split(f"\n## {title}\n")[1].split("\n## ")[0]
    rows = re.findall(r"^\| `(.+?)` \| (.+?) \| .+ \|$", section, re.M)
    return {name: Told(name, kind) for name, kind in rows}


def check(file: Path, title: str) -> None:
    frame = pd.read_csv(file, dtype=str, keep_default_na=False)
    columns = told(title)
    assert list(frame.columns) == list(columns)
    wrong = [
        (name, value)
        for name in columns
        for value in frame[name].unique()
        if not columns[name].fits(value)
    ]
    assert wrong == []
    assert len(frame) > 2


@pytest.mark.parametrize("name", ["results.csv", "trends.csv"])
def test_the_tables_of_the_sample_are_as_told(name):
    check(EXAMPLE / name, name)


@pytest.fixture(scope="module")
def official(tmp_path_factory) -> Path:
    place = tmp_path_factory.mktemp("official") / "report"
    words = ["published", "report", "--authority", "Tameside", "--as-at", "2026-09-30"]
    assert main([*words, "--out", str(place)]) == 0
    return place


def test_the_tables_of_official_statistics_are_as_told(official):
    check(official / "outlook.csv", "outlook.csv of official statistics")
    check(official / "standing.csv", "standing.csv")


def test_the_outlook_of_a_visit_is_as_told(small_authority, tmp_path):
    ahead = look_ahead(
        small_authority / "annex_a.xlsx",
        as_at="2026-09-30",
        visit="2026-11-09",
        evidence=small_authority / "evidence.xlsx",
    )
    # The day is added where a pack is written (runs/visit.py).
    ahead.rows.assign(visit="2026-11-09").to_csv(tmp_path / "outlook.csv", index=False)
    check(tmp_path / "outlook.csv", "outlook.csv of a visit pack")


def keys(value: Any, at: str = "") -> Iterator[tuple[str, Any]]:
    """Every value with the path to it; an empty list is a value."""
    if isinstance(value, dict):
        for name, inside in value.items():
            yield from keys(inside, f"{at}.{name}" if at else name)
    elif isinstance(value, list) and value:
        for inside in value:
            yield from keys(inside, f"{at}[]")
    else:
        yield at, value


@pytest.mark.parametrize("name", ["scores.json", "run.json"])
def test_every_key_of_the_sample_is_told_and_none_is_invented(name):
    columns = told(name)
    patterns = {one: re.compile(_pattern(one)) for one in columns}
    seen: set[str] = set()
    for path, value in keys(json.loads((EXAMPLE / name).read_text(encoding="utf-8"))):
        # An empty or missing list is told as the list of what would be in it.
        asked = [path, f"{path}[]"] if value in (None, []) else [path]
        found = [one for one, fits in patterns.items() if any(fits.fullmatch(p) for p in asked)]
        assert len(found) == 1, path
        seen.add(found[0])
        assert value == [] or columns[found[0]].fits(value), (path, value)
    assert set(columns) - seen == set()


def _pattern(name: str) -> str:
    """`inputs.<file>` is any file's: what stands in angle brackets is any name."""
    parts = re.split(r"<[a-z]+>", name)
    return r"[^\[\]]+".join(re.escape(part) for part in parts)


def test_what_is_said_of_calibration_is_what_was_measured():
    table = reference.calibration().set_index(["statistic", "area"])
    text = " ".join(CLAIMS.read_text(encoding="utf-8").split())
    same = table.loc[("exact, data", "all")]
    good = table.loc[("exact, always good", "all")]
    assert f"the {int(same['n']):,} judgements" in text
    assert f"same grade {same['value'] * 100:.0f} times in 100" in text
    assert f"every authority good has it {good['value'] * 100:.0f} times" in text
