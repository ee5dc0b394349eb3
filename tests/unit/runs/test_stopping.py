"""A run that ends leaves no notebook at work."""

from __future__ import annotations

import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from readiness.runs import stopping

WAITS = "import time; time.sleep(60)"


def waiting(*more: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", WAITS, *more])


@pytest.fixture
def others():
    """A kernel that was there before, and a child that is no kernel."""
    made = [waiting("ipykernel_launcher"), waiting("something else")]
    yield made
    for one in made:
        one.kill()
        one.wait()


def test_kernels_begun_since_are_ended_and_no_other_child(others):
    before = stopping.kernels()
    assert before == {others[0].pid}
    with ThreadPoolExecutor(1) as pool:
        running = pool.submit(lambda: waiting("ipykernel_launcher").wait())
        queued = pool.submit(time.sleep, 60)
        while stopping.kernels() == before:
            time.sleep(0.01)
        stopping.stop([running, queued], before)
    assert running.result() != 0
    assert queued.cancelled()
    assert stopping.kernels() == before
    assert all(one.poll() is None for one in others)
