"""Where a report goes, however its folder was named."""

from __future__ import annotations

import os
from pathlib import Path
from types import SimpleNamespace

import pytest

from readiness.runs import report

ASSESSED = SimpleNamespace(issues=(), authority=SimpleNamespace(name="Tameside"))


def test_a_folder_named_from_here_holds_while_notebooks_run_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(report, "assess", lambda *_, **__: ASSESSED)
    monkeypatch.setattr(report, "publish", lambda *_, **__: None)
    monkeypatch.setattr(report.history, "before", lambda *_: [])
    monkeypatch.setattr(report.history, "keep", lambda *_: None)

    def render(place: Path, *_: object) -> dict[str, float]:
        os.chdir(elsewhere)  # as papermill does for the time a notebook runs
        (place / "page.html").write_text("a page", encoding="utf-8")
        return {}

    monkeypatch.setattr(report, "_render", render)
    monkeypatch.setattr(report, "write_data", lambda *_: None)
    monkeypatch.setattr(report, "_front", lambda *_: report.Made())
    Path("any.xlsx").touch()
    made = report.run("any.xlsx", as_at="2026-09-30", out=Path("mine"))
    assert made.index.parent == tmp_path / "mine"
    assert (tmp_path / "mine" / "page.html").is_file()


def test_an_authority_is_a_name_even_where_a_folder_bears_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("Tameside").mkdir()
    Path("lists.xlsx").touch()
    monkeypatch.setattr(report, "assess", lambda *_, **__: ASSESSED)
    monkeypatch.setattr(report, "publish", lambda *_, **__: None)
    monkeypatch.setattr(report.history, "before", lambda *_: [])
    monkeypatch.setattr(report.history, "keep", lambda *_: None)
    seen: list[dict[str, str]] = []
    monkeypatch.setattr(report, "_render", lambda _, __, words, *___: seen.append(words) or {})
    monkeypatch.setattr(report, "write_data", lambda *_: None)
    monkeypatch.setattr(report, "_front", lambda *_: report.Made())
    report.run("lists.xlsx", as_at="2026-09-30", authority="Tameside", out=Path("mine"))
    assert seen[0]["authority"] == "Tameside"
    assert seen[0]["annex_a"] == str(tmp_path / "lists.xlsx")
