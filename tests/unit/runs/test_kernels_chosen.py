"""Which kernels a run uses is passed on, and those there are none of are refused."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from readiness import cli
from readiness.errors import InputError
from readiness.kernels import FORKED, PLAIN, refuse


def test_kernels_there_are_none_of_are_refused_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    with pytest.raises(InputError, match="no kernels 'warm'; choose one of plain, forked"):
        refuse("warm")
    monkeypatch.delattr(os, "fork", raising=False)
    refuse(PLAIN)
    said = []
    for words in (["run", "--sample"], ["batch", str(region(tmp_path)), "--as-at", "2026-09-30"]):
        assert cli.main([*words, "--out", str(tmp_path / "out"), "--kernels", "forked"]) == 2
        said.append(capsys.readouterr().err.splitlines()[-1])
    assert said == ["readiness: This system cannot fork a process; leave out --kernels forked."] * 2
    assert not (tmp_path / "out").exists()


def region(place: Path) -> Path:
    (place / "region" / "abbey").mkdir(parents=True)
    (place / "region" / "abbey" / "annex_a.xlsx").write_text("x")
    return place / "region"


def test_a_job_of_a_batch_makes_its_report_with_the_kernels_it_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from readiness.runs.batch.one import one

    given: list[str] = []

    def run(*_: object, kernels: str, out: Path, **__: object) -> None:
        given.append(kernels)
        out.mkdir()
        record = {"authority": "A", "data_errors": 0, "data_queries": 0}
        (out / "run.json").write_text(json.dumps(record), encoding="utf-8")
        (out / "scores.json").write_text('{"scores": []}', encoding="utf-8")

    monkeypatch.setattr("readiness.runs.report.run", run)
    monkeypatch.setattr("readiness.runs.report.made_of_run", lambda *_, **__: "x")
    job = {"name": "a", "annex_a": "b"}
    one(job, str(tmp_path / "a"), "2026-09-30", "leadership", again=True, kernels=FORKED)
    one(job, str(tmp_path / "b"), "2026-09-30", "leadership", again=True)
    assert given == [FORKED, PLAIN]
