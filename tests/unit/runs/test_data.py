"""The table beside the report is data, whatever an authority called its teams."""

import dataclasses
from pathlib import Path

import pandas as pd
import pytest

from readiness.runs import written


@pytest.mark.parametrize("name", ["=HYPERLINK()", "+1", "@team", "-A"])
def test_a_team_named_like_a_formula_is_text(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    frame = pd.DataFrame({"measure": ["m"], "group": [name]})

    @dataclasses.dataclass
    class Released:
        results: pd.DataFrame
        scores: tuple = ()
        authority: object = dataclasses.field(default_factory=lambda: type("A", (), {"name": "A"}))
        profile: str = "public"  # who has no calendar
        rules: str = ""
        inputs: dict = dataclasses.field(default_factory=dict)
        versions: dict = dataclasses.field(default_factory=dict)
        suppressions: dict = dataclasses.field(default_factory=dict)
        audit: dict = dataclasses.field(default_factory=dict)
        trends: tuple = ()

    class Assessed:
        issues = ()

    monkeypatch.setattr(written, "lines", lambda published: ())  # what is asked has no team
    written.write_data(tmp_path, Assessed(), Released(frame), {"as_at": "2026-09-30"}, {}, {})
    groups = pd.read_csv(tmp_path / "results.csv")["group"].tolist()
    assert groups == [f"'{name}"]
