"""The process that forked kernels come from. Run as a script, by the kernel's own Python, in the folder and
with the environment the kernel is to have, so that whatever a module reads when it is imported is the same:

    python zygote.py FD PARENT

FD is one end of a socket. Every byte that arrives there comes with the file descriptors of one kernel to
be: a channel, and its standard input, output and error. On the channel stands a line of JSON (argv, orig_argv,
env, cwd); the process id is answered, and later how the kernel ended, as a line each. When the other end is
closed, or the parent gone, every kernel is killed and the process ends.

It must stay in one thread and open no event loop and no socket of ZeroMQ: a kernel would inherit half of
each. It imports nothing of ours before it is asked to, and only the standard library itself.
"""

from __future__ import annotations

import atexit
import contextlib
import gc
import importlib
import importlib.util
import json
import os
import selectors
import signal
import socket
import sys
import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import Any

LAUNCHER = "ipykernel_launcher"
INLINE = "module://matplotlib_inline.backend_inline"
IDLE = 60.0
"""Seconds without a kernel after which it ends by itself; whoever asks again starts another."""
LOOK = 1.0
"""Seconds between two looks at whether the parent is still there."""
MODULES = (
    "ipykernel.kernelapp", "numpy", "pandas", "pyarrow.dataset", "pyarrow.parquet", "matplotlib.pyplot",
    "matplotlib.backends.backend_agg", "PIL.PngImagePlugin", "importlib.resources.readers",
)  # fmt: skip
STREAMS = 3
NONE = -1
"""Said for a process id where the system does not fork."""


def main() -> None:
    if sys.path[0] == str(Path(__file__).parent):  # which no kernel has
        del sys.path[0]
    control, parent = socket.socket(fileno=int(sys.argv[1])), int(sys.argv[2])
    import_all()
    gc.collect()
    gc.freeze()  # what is shared by all kernels is not gone through, and so not copied, by each
    wanted, streams = Nursery(control, parent).serve()
    become(wanted, streams)


def import_all() -> None:
    """What a kernel would have imported by its end; nothing is called but for what imports."""
    # ipykernel sets this before a notebook can import matplotlib, which reads it when imported.
    os.environ.setdefault("MPLBACKEND", INLINE)
    for name in MODULES:
        importlib.import_module(name)
    importlib.import_module("PIL.Image").preinit()
    importlib.import_module("readiness.report.drawing").seaborn()
    ours = importlib.import_module("readiness")
    for name in ours.__all__:
        getattr(ours, name)  # each is imported when it is first asked for


class Nursery:
    """Answers requests until nobody is left to make any."""

    def __init__(self, control: socket.socket, parent: int) -> None:
        self.control, self.parent = control, parent
        self.alive: dict[int, socket.socket] = {}
        self.woken, self.wake = os.pipe()
        for end in (self.woken, self.wake):
            os.set_blocking(end, False)
        self.selector = selectors.DefaultSelector()
        self.selector.register(control, selectors.EVENT_READ)
        self.selector.register(self.woken, selectors.EVENT_READ)
        signal.signal(signal.SIGCHLD, _nothing)
        signal.set_wakeup_fd(self.wake, warn_on_full_buffer=False)

    def serve(self) -> tuple[Mapping[str, Any], list[int]]:
        """Comes back in a new kernel alone, with what it was asked to be; elsewhere it ends the process."""
        try:
            return self._serve()
        except BaseException:
            self.end()
            raise

    def _serve(self) -> tuple[Mapping[str, Any], list[int]]:
        idle = 0.0
        while os.getppid() == self.parent and idle < IDLE:
            ready = {key.fileobj for key, _ in self.selector.select(LOOK)}
            idle = 0.0 if ready or self.alive else idle + LOOK
            if self.woken in ready:
                os.read(self.woken, 4096)
                self.bury()
            if self.control in ready:
                channel, *streams = self.asked() or (None,)
                if channel is None:
                    break
                born = self.bear(socket.socket(fileno=channel), streams)
                if born is not None:
                    return born, streams
        raise SystemExit(0)

    def asked(self) -> list[int] | None:
        """The file descriptors of one kernel to be; None where the other end is closed."""
        try:
            sent, given, _, _ = socket.recv_fds(self.control, 1, 1 + STREAMS)
        except OSError:
            return None
        return given if sent else None

    def bear(self, channel: socket.socket, streams: list[int]) -> Mapping[str, Any] | None:
        """In the kernel, what it is to be; here None."""
        with channel.makefile("rb") as file:
            line = file.readline()
        if not line.endswith(b"\n"):  # whoever asked has gone in the midst of it
            _close(channel, streams)
            return None
        with warnings.catch_warnings():
            # Python warns of threads of libraries; those of the BLAS and of the allocator know of forks.
            warnings.simplefilter("ignore", DeprecationWarning)
            pid = _forked()
        if pid == 0:
            self.leave(channel)
            return dict(json.loads(line))
        _close(None, streams)
        _say(channel, pid)
        if pid == NONE:
            channel.close()
        else:
            self.alive[pid] = channel
        return None

    def leave(self, channel: socket.socket) -> None:
        """A kernel keeps nothing of what the process it comes from holds."""
        others = [*self.alive.values()]
        self.alive.clear()
        os.setsid()
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        self.selector.close()
        for end in (self.woken, self.wake):
            os.close(end)
        for one in (self.control, channel, *others):
            one.close()

    def bury(self) -> None:
        """Says of each kernel that has ended how it did."""
        for pid, channel in list(self.alive.items()):
            ended, status = os.waitpid(pid, os.WNOHANG)
            if ended:
                del self.alive[pid]
                _say(channel, os.waitstatus_to_exitcode(status))
                channel.close()

    def end(self) -> None:
        for pid in self.alive:
            for kill in (os.killpg, os.kill):  # it may not have a group of its own yet
                with contextlib.suppress(OSError):
                    kill(pid, signal.SIGKILL)


def become(wanted: Mapping[str, Any], streams: list[int]) -> None:
    """Turns this process into the kernel that `python -m ipykernel_launcher` would be."""
    for place, given in enumerate(streams):
        os.dup2(given, place)
        os.close(given)
    os.chdir(wanted["cwd"])
    os.environ.clear()
    os.environ.update(wanted["env"])
    found = importlib.util.find_spec(LAUNCHER)
    sys.argv[:] = [str(found.origin if found else LAUNCHER), *wanted["argv"]]
    sys.orig_argv[:] = wanted["orig_argv"]
    # What is to be cleared up at the end is the other process's: a kernel must not remove its folders.
    atexit._clear()
    # Python's own generator is seeded anew by the fork; numpy's is not.
    sys.modules["numpy"].random.seed()
    # ipykernel has read who its parent is when it was imported; without this it would outlive it.
    app = importlib.import_module("ipykernel.kernelapp").IPKernelApp
    app.launch_instance(sys.argv[1:], parent_handle=os.getppid())


def _forked() -> int:
    try:
        return os.fork()
    except OSError:  # too little memory, or too many processes
        return NONE


def _say(channel: socket.socket, number: int) -> None:
    with contextlib.suppress(OSError):
        channel.sendall(b"%d\n" % number)


def _close(channel: socket.socket | None, streams: list[int]) -> None:
    if channel is not None:
        channel.close()
    for one in streams:
        os.close(one)


def _nothing(number: int, frame: object) -> None:
    """That a signal is handled at all is what wakes the process."""


if __name__ == "__main__":
    main()
