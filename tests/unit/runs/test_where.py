"""Where a report goes, however its folder was named."""

from __future__ import annotations

import os
from pathlib import Path
from types import SimpleNamespace

import pytest

from readiness.runs import report


def test_a_folder_named_from_here_holds_while_notebooks_run_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(report, "assess", lambda *_, **__: SimpleNamespace(issues=()))
    monkeypatch.setattr(report, "publish", lambda *_: None)

    def render(place: Path, *_: object) -> dict[str, float]:
        os.chdir(elsewhere)  # as papermill does for the time a notebook runs
        (place / "page.html").write_text("a page", encoding="utf-8")
        return {}

    monkeypatch.setattr(report, "_render", render)
    monkeypatch.setattr(report, "_write_data", lambda *_: None)
    made = report.run("any.xlsx", as_at="2026-09-30", out=Path("mine"))
    assert made.index.parent == tmp_path / "mine"
    assert (tmp_path / "mine" / "page.html").is_file()
