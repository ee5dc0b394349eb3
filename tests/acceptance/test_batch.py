"""A region over Dask: each authority for itself, and nothing lost with a worker."""

from __future__ import annotations

import json
import os
import signal
import threading
import time
from datetime import date
from pathlib import Path

import pytest

from readiness import synthetic
from readiness.runs.batch import batch, jobs_of


@pytest.fixture(scope="module")
def region(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("region")
    for seed, name in enumerate(("Ashby", "Brackley"), 1):
        synthetic.write(place / name, children=50, seed=seed, as_at=date(2026, 9, 30), name=name)
    (place / "Corfe").mkdir()
    (place / "Corfe" / "annex_a.xlsx").write_text("no workbook")
    return place


def test_a_region_on_two_workers_of_a_scheduler_one_of_which_is_killed(
    region: Path, tmp_path: Path
) -> None:
    from distributed import Client, LocalCluster

    out = tmp_path / "out"
    with (
        LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50)
        as cluster,
        Client(cluster) as client,
    ):  # fmt: skip
        killed = threading.Thread(target=_kill_one_at_work, args=(client,))
        killed.start()
        found = batch(jobs_of(region), out, as_at="2026-09-30", scheduler=cluster.scheduler_address)
        killed.join()
    states = {made.name: made.state for made in found.made}
    assert states == {"ashby": "done", "brackley": "done", "corfe": "failed"}
    assert "not a workbook" in next(made.why for made in found.made if made.name == "corfe")
    for name in ("ashby", "brackley"):
        record = json.loads((out / name / "run.json").read_text("utf-8"))
        assert record["outcome"] == "complete"
        assert record["authority"].casefold() == name
    assert [one.name for one in sorted(out.iterdir())] == [
        "ashby", "batch.json", "brackley", "index.html",
    ]  # fmt: skip

    # Made again, only what is missing is made: the broken one, which fails alone again.
    before = (out / "ashby" / "index.html").stat().st_mtime_ns
    again = batch(jobs_of(region), out, as_at="2026-09-30", workers=1)
    assert {made.name: made.state for made in again.made} == {
        "ashby": "fresh", "brackley": "fresh", "corfe": "failed",
    }  # fmt: skip
    assert (out / "ashby" / "index.html").stat().st_mtime_ns == before
    assert json.loads((out / "batch.json").read_text("utf-8"))["fresh"] == 2


def _kill_one_at_work(client) -> None:
    """Ends the process of a worker that is in the midst of an authority."""
    for _ in range(300):
        busy = {worker: keys for worker, keys in client.processing().items() if keys}
        if busy:
            time.sleep(3)
            pids = client.run(os.getpid, workers=list(busy)[:1])
            os.kill(next(iter(pids.values())), signal.SIGKILL)
            return
        time.sleep(0.1)
