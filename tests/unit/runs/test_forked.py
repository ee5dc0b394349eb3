"""Forked kernels: as clean as plain ones, ended as surely, and chosen only where there are any."""

from __future__ import annotations

import ast
import asyncio
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import nbformat
import psutil
import pytest

from readiness.errors import RunError
from readiness.kernels import FORKED, PLAIN, zygotes
from readiness.kernels.process import ForkedProcess, kill_group
from readiness.runs import folder, notebook, rendering, stopping

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="a system without fork, which is refused"),
    pytest.mark.usefixtures("no_process_left"),
]
Make = Callable[..., Path]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder for all, since the process kernels are forked from is one a folder."""
    return tmp_path_factory.mktemp("notebooks")


@pytest.fixture(scope="module")
def no_process_left() -> Iterator[None]:
    yield
    started = [one.pid for one in zygotes._known.values()]
    zygotes.close_all()
    assert all(gone(pid, within=0) for pid in started)


@pytest.fixture
def made(place: Path, request: pytest.FixtureRequest) -> Make:
    def make(*cells: str) -> Path:
        first = nbformat.v4.new_code_cell("as_at: str = ''", metadata={"tags": ["parameters"]})
        about = {"name": "python3", "display_name": "Python 3", "language": "python"}
        book = nbformat.v4.new_notebook(
            cells=[first, *map(nbformat.v4.new_code_cell, cells)], metadata={"kernelspec": about}
        )
        path = place / f"{request.node.name.partition('[')[0]}.ipynb"
        nbformat.write(book, path)
        return path

    return make


def told(path: Path, kernels: str = FORKED) -> Any:
    """The value of the last cell."""
    done = notebook.execute(path, {}, kernels=kernels)
    return ast.literal_eval(done.cells[-1].outputs[-1]["data"]["text/plain"])


LEFT = """
import os, random, sys, builtins, matplotlib, pandas, readiness
LEFT = builtins.LEFT = readiness.LEFT = os.environ["LEFT"] = "left"
matplotlib.rcParams["font.size"] = 99
pandas.set_option("display.max_rows", 1)
random.seed(1); pandas.core.common.np.random.seed(1)
sys.argv.append("left"); sys.path.append("/left"); sys.modules["left"] = sys
os.chdir("/"); print("left")
"""
AS_NEW = """
import asyncio, gc, os, signal, sys, threading
found = {"names": sorted(name for name in globals() if not name.startswith("_")), "path": sys.path,
    "arguments": [sys.argv[0], *(one for one in sys.argv[1:] if not one.endswith(".json"))],
    "folder": os.getcwd(), "left": "left" in sys.modules, "main": sys.modules["__main__"].__dict__ is globals(),
    "environment": {k: v for k, v in os.environ.items() if k not in {"JPY_PARENT_PID", "JPY_SESSION_NAME"}},
    "own session": os.getsid(0) == os.getpgid(0) == os.getpid(), "input": sys.stdin.buffer.read()}
import builtins, matplotlib.pyplot, numpy, pandas, readiness, zmq
found |= {"builtins": sorted(vars(builtins)), "threads": sorted(type(one).__name__ for one in threading.enumerate()),
    "drawing": {k: str(v) for k, v in matplotlib.rcParams.items()}, "readiness": hasattr(readiness, "LEFT"),
    "rows": pandas.get_option("display.max_rows"), "figures": matplotlib.pyplot.get_fignums(),
    "signals": [str(signal.getsignal(one)) for one in (signal.SIGINT, signal.SIGTERM, signal.SIGCHLD)],
    "contexts": sum(isinstance(one, zmq.Context) for one in gc.get_objects()),
    "loops": sum(isinstance(one, asyncio.AbstractEventLoop) for one in gc.get_objects()),
    "parent": os.environ["JPY_PARENT_PID"].isdigit(), "safe": sys.flags.safe_path, "words": len(sys.orig_argv)}
found
"""


def test_a_forked_kernel_is_as_a_plain_one_whatever_ran_before_it(made: Make) -> None:
    notebook.execute(made(LEFT), {}, kernels=FORKED)
    fresh = made(AS_NEW)
    forked, plain = told(fresh), told(fresh, PLAIN)
    assert forked == plain
    assert forked["names"] == [
        "In", "Out", "as_at", "asyncio", "exit", "gc", "get_ipython", "open", "os", "quit", "signal",
        "sys", "threading",
    ]  # fmt: skip


RANDOM = """
import hashlib, numpy, os, random, secrets, tempfile, uuid
drawn = [random.random(), random.SystemRandom().random(), numpy.random.random(), numpy.random.default_rng().random(),
    str(uuid.uuid4()), os.urandom(8), secrets.token_hex(8), next(tempfile._get_candidate_names()), os.getpid()]
(drawn, hashlib.sha256(b"x").hexdigest(), hashlib.md5(b"x").hexdigest())
"""


def test_two_kernels_forked_one_after_the_other_draw_other_numbers(made: Make) -> None:
    path = made(RANDOM)
    (one, sha, md5), (other, *again) = told(path), told(path)
    assert not set(one) & set(other)
    assert again == [sha, md5]
    assert sha == "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"


def test_both_come_from_one_process_that_has_imported_all(made: Make) -> None:
    path = made("import os, sys\n[os.getppid(), os.getpid(), 'seaborn' in sys.modules]")
    (first, one, imported), (second, other, _) = told(path), told(path)
    assert (first, imported) == (second, True)
    assert one != other
    assert first != os.getpid()


def gone(pid: int, within: float = 10) -> bool:
    until = time.monotonic() + within
    while psutil.pid_exists(pid) and psutil.Process(pid).status() != psutil.STATUS_ZOMBIE:
        if time.monotonic() > until:
            return False
        time.sleep(0.05)
    return True


def written(file: Path, parts: int) -> list[int]:
    """What a kernel has written, once it has."""
    for _ in range(600):
        words = file.read_text("utf-8").split() if file.exists() else []
        if len(words) == parts:
            return [int(word) for word in words]
        time.sleep(0.05)
    raise AssertionError(file)


# Its own number, its parent's, and that of a process it has started.
SLEEPS = """
import os, pathlib, subprocess, time
other = subprocess.Popen(["sleep", "60"])
made = pathlib.Path({file!r}); new = made.with_suffix(".new")
new.write_text(f"{{os.getpid()}} {{os.getppid()}} {{other.pid}}"); new.replace(made)
time.sleep(60)
"""


def test_a_cell_that_runs_too_long_is_stopped_with_all_it_has_started(
    made: Make, tmp_path: Path
) -> None:
    path = made(SLEEPS.format(file=str(tmp_path / "pids")))
    with pytest.raises(RunError, match="ran for over 2 seconds"):
        notebook.execute(path, {}, kernels=FORKED, cell_timeout=2)
    kernel, parent, other = written(tmp_path / "pids", 3)
    assert gone(kernel)
    assert gone(other)
    assert not gone(parent, within=0)


def test_a_failing_cell_is_told_as_ever(made: Make) -> None:
    cell = "from readiness.errors import InputError\nraise InputError('List 4 has no rows.')"
    with pytest.raises(RunError, match="failed in cell 2: List 4 has no rows"):
        notebook.execute(made(cell), {}, kernels=FORKED)


def test_a_kernel_that_dies_fails_the_pages_and_the_last_report_stays(
    made: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = made("import os\nos._exit(9)")
    monkeypatch.setattr(rendering, "_notebook", lambda page: path)
    (tmp_path / "run.json").write_text("the last good one", encoding="utf-8")
    page = rendering.Page("a.html", "A", "own", {"as_at": "today"})
    with (
        pytest.raises(RunError, match=r"A: The notebook .* lost its kernel"),
        folder.replacing(tmp_path) as aside,
    ):
        rendering.rendered(aside, [page, page], {}, print, kernels=FORKED)
    assert [one.name for one in tmp_path.iterdir()] == ["run.json"]
    assert (tmp_path / "run.json").read_text("utf-8") == "the last good one"
    assert not zygotes.forked_now()


def test_where_the_process_to_fork_from_has_ended_another_is_started(made: Make) -> None:
    path = made("import os\nos.getppid()")
    first = told(path)
    os.kill(first, signal.SIGKILL)
    assert gone(first)
    assert told(path) != first


def test_a_kernel_whose_parent_is_killed_is_lost_and_leaves_nothing(
    made: Make, tmp_path: Path
) -> None:
    path = made(SLEEPS.format(file=str(tmp_path / "pids")))
    killed: list[int] = []

    def kill() -> None:
        killed.extend(written(tmp_path / "pids", 3))
        os.kill(killed[1], signal.SIGKILL)

    killing = threading.Thread(target=kill)
    killing.start()
    with pytest.raises(RunError, match="lost its kernel"):
        notebook.execute(path, {}, kernels=FORKED)
    killing.join()
    assert all(map(gone, killed))


DRIVER = """
import sys
from pathlib import Path
from readiness.runs import notebook
notebook.execute(Path(sys.argv[1]), {}, kernels="forked")
"""


def test_a_run_that_is_killed_leaves_no_process(made: Make, tmp_path: Path) -> None:
    path = made(SLEEPS.format(file=str(tmp_path / "pids")))
    with subprocess.Popen([sys.executable, "-c", DRIVER, str(path)]) as run:
        pids = written(tmp_path / "pids", 3)
        run.kill()
    assert len(set(pids)) == 3
    assert all(map(gone, pids))


def test_a_run_that_is_stopped_ends_its_forked_kernels_and_no_others(
    made: Make, tmp_path: Path
) -> None:
    from concurrent.futures import ThreadPoolExecutor

    waits = made(SLEEPS.format(file=str(tmp_path / "pids")))
    with ThreadPoolExecutor(1) as pool:
        before = stopping.kernels()
        running = pool.submit(notebook.execute, waits, {}, kernels=FORKED)
        kernel, *_ = written(tmp_path / "pids", 3)
        assert stopping.kernels() - before == {kernel}
        stopping.stop([running], before)
    assert isinstance(running.exception(), RunError)
    assert gone(kernel)


async def reply(client: Any, sent: str) -> Any:
    while True:
        message = await client.get_shell_msg(timeout=60)
        if message["parent_header"].get("msg_id") == sent:
            return message["content"]


def test_an_interrupt_ends_the_cell_and_not_the_kernel(place: Path) -> None:
    from readiness.kernels.provisioner import ForkedKernelManager

    async def interrupted() -> tuple[str, str, bool]:
        manager = ForkedKernelManager(kernel_name="python3", transport="ipc", ip=str(place / "k"))
        await manager.start_kernel(cwd=str(place))
        client = manager.client()
        client.start_channels()
        try:
            await client.wait_for_ready(timeout=60)
            sent = client.execute(
                "import time; print('begun', flush=True); time.sleep(60)",
                stop_on_error=False,  # what is asked next is not to be refused for a while
            )
            while (await client.get_iopub_msg(timeout=60))["msg_type"] != "stream":
                pass
            await manager.interrupt_kernel()
            first = await reply(client, sent)
            second = await reply(client, client.execute("1"))
        finally:
            client.stop_channels()
            await manager.shutdown_kernel(now=False)  # asked, not killed
        return first["ename"], second["status"], manager.has_kernel

    assert asyncio.run(interrupted()) == ("KeyboardInterrupt", "ok", False)


def test_papermill_itself_runs_it_by_name(made: Make, tmp_path: Path) -> None:
    path, out = made("import os\nprint(as_at, os.path.basename(os.getcwd()))"), tmp_path / "o.ipynb"
    words = ["--engine", "forked", "-p", "as_at", "today", "--cwd", str(path.parent)]
    command = [sys.executable, "-m", "papermill", str(path), str(out), *words, "--no-progress-bar"]
    subprocess.run(command, check=True, capture_output=True)
    book = nbformat.read(out, as_version=4)
    assert book.cells[-1].outputs[0]["text"] == f"today {path.parent.name}\n"


def test_within_a_worker_of_dask(made: Make) -> None:
    from distributed import Client, LocalCluster

    path = made("import os\n[os.getpid(), os.getppid()]")
    with (
        LocalCluster(n_workers=1, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50)
        as cluster,
        Client(cluster) as client,
    ):  # fmt: skip
        done = client.submit(notebook.execute, path, {}, kernels=FORKED).result(timeout=120)
        kernel, parent = ast.literal_eval(done.cells[-1].outputs[-1]["data"]["text/plain"])
        worker = next(iter(client.run(os.getpid).values()))
        assert psutil.Process(parent).ppid() == worker
    assert gone(kernel)
    assert gone(parent)


@contextmanager
def answered(said: bytes) -> Iterator[tuple[socket.socket, ForkedProcess]]:
    """This end of the channel of a kernel, and the kernel, when that was answered for it."""
    ours, theirs = socket.socketpair()
    with ours:
        ours.sendall(said)
        kernel = asyncio.run(ForkedProcess.born(theirs, b"{}\n"))
        assert kernel is not None
        yield ours, kernel


def test_how_a_kernel_ended_is_told_once_and_to_whoever_asks() -> None:
    with answered(b"4711\n") as (ours, kernel):
        assert (kernel.pid, kernel.poll()) == (4711, None)
        with pytest.raises(subprocess.TimeoutExpired):
            kernel.wait(0.01)
        ours.sendall(b"-11\n")
        assert [kernel.wait(), kernel.poll(), kernel.poll()] == [-11, -11, -11]


def test_a_kernel_of_which_nobody_tells_any_more_is_ended() -> None:
    with subprocess.Popen(["sleep", "60"], start_new_session=True) as process:
        with answered(b"%d\n" % process.pid) as (ours, kernel):
            ours.close()
            assert kernel.wait(5) == -signal.SIGKILL
        assert process.wait(5) == -signal.SIGKILL


def test_where_the_system_does_not_fork_it_is_said_and_nothing_is_killed() -> None:
    with pytest.raises(zygotes.NotForkedError, match="too little memory"), answered(b"-1\n"):
        pass
    for pid in (-1, 0, 1):
        with pytest.raises(ValueError, match=str(pid)):
            kill_group(pid)


def test_only_kernels_of_ipykernel_can_be_forked() -> None:
    with pytest.raises(zygotes.NotForkedError, match="Only kernels of Python's ipykernel"):
        zygotes._split(["R", "--slave", "-e", "IRkernel::main()"])
