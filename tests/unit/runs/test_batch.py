"""What a batch is to make, and the page about it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from readiness import report
from readiness.errors import InputError, RunError
from readiness.runs.batch import jobs_of
from readiness.runs.batch.one import one
from readiness.runs.batch.work import _client, batch


def region(place: Path) -> Path:
    for name in ("Upper Town", "Abbey"):
        (place / name).mkdir(parents=True)
        (place / name / "annex_a.xlsx").write_text("x")
    (place / "Upper Town" / "evidence.xlsx").write_text("x")
    (place / "Abbey" / "returns").mkdir()
    (place / "notes").mkdir()
    return place


def test_a_folder_of_folders_is_a_job_each_in_order_of_name(tmp_path: Path) -> None:
    jobs = jobs_of(region(tmp_path))
    assert [job.name for job in jobs] == ["abbey", "upper-town"]
    assert jobs[0].returns == str(tmp_path / "Abbey" / "returns")
    assert (jobs[0].evidence, jobs[1].returns) == ("", "")
    assert jobs[1].evidence == str(tmp_path / "Upper Town" / "evidence.xlsx")


def test_a_list_takes_its_paths_from_its_own_folder(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text(
        "\ufeffname,annex_a,evidence,authority\nB,b/lists.ods,,E08000008\nA,/elsewhere/a.xlsx,e.xlsx,\n",
        encoding="utf-8",
    )
    a, b = jobs_of(tmp_path / "list.csv")
    assert (a.name, a.annex_a, a.evidence, a.returns) == (
        "a", "/elsewhere/a.xlsx", str(tmp_path / "e.xlsx"), "",
    )  # fmt: skip
    assert (b.annex_a, b.authority) == (str(tmp_path / "b" / "lists.ods"), "E08000008")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("name,file\nA,x\n", "lacks the column annex_a"),
        ("name,annex_a\nA,\n,x\n", "no name or annex_a in row 2, 3"),
        ("name,annex_a\nA,x\na!,y\n", "has a more than once"),
        ("name,annex_a\n", "holds no authority"),
        ("name,annex_a\n???,x\n", "without letters"),
    ],
)
def test_a_list_that_cannot_be_used_says_why(tmp_path: Path, text: str, says: str) -> None:
    (tmp_path / "list.csv").write_text(text)
    with pytest.raises(InputError, match=says):
        jobs_of(tmp_path / "list.csv")


def test_nothing_to_make_is_said(tmp_path: Path) -> None:
    for place in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(InputError):
            jobs_of(place)


@pytest.mark.parametrize("annex_a", ["missing.xlsx", "bad.xlsx"])
def test_a_job_that_cannot_be_done_is_a_result_and_no_error(tmp_path: Path, annex_a: str) -> None:
    (tmp_path / "bad.xlsx").write_text("no workbook")
    job = {"name": "a", "annex_a": str(tmp_path / annex_a)}
    made = one(job, str(tmp_path / "out"), "2026-09-30", "leadership", again=False)
    assert made["state"] == "failed"
    assert annex_a in made["why"]
    assert not (tmp_path / "out").exists()


def test_an_error_of_our_own_is_told_by_its_kind_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ValueError("Zebedee Quagmire")

    monkeypatch.setattr("readiness.runs.report.run", fail)
    monkeypatch.setattr("readiness.runs.report.made_of_run", lambda *_, **__: "x")
    made = one({"name": "a", "annex_a": "b"}, str(tmp_path), "2026-09-30", "leadership", again=True)
    assert made["why"] == "An error of readiness's own stopped it (ValueError)."


def test_a_folder_of_somebody_elses_and_nobody_at_the_address_are_refused(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "diary.txt").write_text("")
    with pytest.raises(InputError, match="not of a batch"):
        batch([], tmp_path / "mine", as_at="2026-09-30")
    with pytest.raises(InputError, match="Nobody answers at"):
        batch([], tmp_path / "new", as_at="2026-09-30", scheduler="tcp://127.0.0.1:9")


def test_workers_that_do_not_start_are_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import distributed

    def fail(**_: object) -> None:
        raise RuntimeError("Cluster failed to start: timed out")

    monkeypatch.setattr(distributed, "LocalCluster", fail)
    with pytest.raises(RunError, match="could not be started"):
        batch([], tmp_path / "new", as_at="2026-09-30")


@pytest.mark.parametrize(
    ("given", "says"), [({"workers": 0}, "at least one worker"), ({"memory": "lots"}, "no amount")]
)
def test_what_no_batch_can_be_made_with_is_refused(
    tmp_path: Path, given: dict[str, Any], says: str
) -> None:
    with pytest.raises(InputError, match=says):
        batch([], tmp_path / "new", as_at="2026-09-30", **given)


def test_a_scheduler_without_workers_is_not_waited_for(tmp_path: Path) -> None:
    from distributed import LocalCluster

    with (
        LocalCluster(n_workers=0, processes=False, dashboard_address=None) as cluster,
        pytest.raises(InputError, match="has no workers"),
    ):
        batch([], tmp_path / "new", as_at="2026-09-30", scheduler=cluster.scheduler_address)


def test_the_page_names_in_order_and_says_what_failed() -> None:
    position = {"help_and_protection": {"wording": "good", "confidence": "low"}}
    made = [
        {"name": n, "authority": n.title(), "state": s, "place": f"/x/{n}", "why": w, "errors": e,
         "queries": 0, "positions": position}
        for n, s, w, e in (
            ("zed", "done", "", 2), ("abe", "fresh", "", 0), ("mid", "failed", "It has no lists.", 0),
        )
    ]  # fmt: skip
    page = report.batch_index(made, "2026-09-30")
    assert page.index("Abe") < page.index("Zed")
    assert 'href="abe/index.html"' in page
    assert "<strong>Mid</strong>: It has no lists." in page
    assert "Not made: one authority" in page
    assert "2 errors" not in page
    assert "two errors" in page
    assert "low confidence" in page
    assert "not predicted grades" in page


def test_workers_keep_no_notes_of_their_own_stacks() -> None:
    """They grow with every authority, and are for those who watch a cluster by its dashboard."""
    with _client(1, "auto", "") as client:
        noted = client.run(lambda dask_worker: "profile" in dask_worker.periodic_callbacks)
    assert list(noted.values()) == [False]
