"""The processes kernels are forked from: one an interpreter, folder and environment, started when needed."""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from readiness.kernels.process import ForkedProcess, NotForkedError

LAUNCHER = ("-m", "ipykernel_launcher")
_SCRIPT = Path(__file__).with_name("zygote.py")
_known: dict[tuple[Any, ...], Zygote] = {}
_lock = threading.Lock()
_kernels: dict[int, ForkedProcess] = {}


class Zygote:
    """One such process, and this end of the socket it listens to."""

    def __init__(self, interpreter: Sequence[str], cwd: str, env: Mapping[str, str]) -> None:
        self._control, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(
                [*interpreter, str(_SCRIPT), str(theirs.fileno()), str(os.getpid())],
                cwd=cwd,
                env=dict(env),
                stdin=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
                start_new_session=True,
            )

    def ask(self, streams: Sequence[int]) -> socket.socket | None:
        """The channel of a kernel to be; None where the process has ended."""
        ours, theirs = socket.socketpair()
        with theirs:
            try:
                socket.send_fds(self._control, [b"k"], [theirs.fileno(), *streams])
            except OSError:
                ours.close()
                return None
        return ours

    @property
    def pid(self) -> int:
        return self._process.pid

    def ended(self) -> bool:
        return self._process.poll() is not None

    def close(self) -> None:
        """Ends it, and with it every kernel that came from it."""
        self._control.close()
        try:
            self._process.wait(1)  # longer only where it is importing still, and has no kernel yet
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def start_ahead(kernel_name: str, cwd: Path) -> None:
    """Begins to start the process kernels are forked from, so that it has imported all when they are asked
    for. Comes back at once; where it fails, asking for a kernel says so."""
    env = dict(os.environ)
    threading.Thread(target=_started, args=(kernel_name, cwd, env), daemon=True).start()


def _started(kernel_name: str, cwd: Path, env: Mapping[str, str]) -> None:
    with contextlib.suppress(Exception):
        from readiness.kernels.provisioner import ForkedKernelManager

        spec = ForkedKernelManager(kernel_name=kernel_name).kernel_spec
        interpreter, _ = _split(spec.argv if spec else [])
        if not Path(interpreter[0]).is_absolute():  # then jupyter_client takes this one
            interpreter[0] = sys.executable
        _zygote(interpreter, str(cwd), env)


def _zygote(
    interpreter: Sequence[str], cwd: str, env: Mapping[str, str], gone: Zygote | None = None
) -> Zygote:
    """gone: one that has ended, in whose place there must be another."""
    settled = {name: value for name, value in env.items() if not name.startswith("JPY_")}
    # A process that was itself forked must not use what its parent started.
    key = (os.getpid(), *interpreter, cwd, *sorted(settled.items()))
    with _lock:
        found = _known.get(key)
        if found is None or found is gone or found.ended():
            if found is not None:
                found.close()
            found = _known[key] = Zygote(interpreter, cwd, settled)
        return found


async def fork(
    cmd: Sequence[str], cwd: str, env: Mapping[str, str], streams: Sequence[int]
) -> ForkedProcess:
    """Forks the kernel that the command would start. streams: descriptors of its input, output and error.

    Raises NotForkedError where the command is not ipykernel's, the process to fork from does not start, or
    the system does not fork.
    """
    interpreter, words = _split(cmd)
    wanted = {"argv": words, "orig_argv": list(cmd), "cwd": cwd, "env": dict(env)}
    gone = None
    for _ in range(2):  # the one there was may just have ended, because it was idle
        zygote = _zygote(interpreter, cwd, env, gone)
        channel = zygote.ask(streams)
        made = channel and await ForkedProcess.born(channel, json.dumps(wanted).encode() + b"\n")
        if made:
            forked_now()  # those that have ended are forgotten
            _kernels[made.pid] = made
            return made
        gone = zygote
    raise NotForkedError("The process that kernels are forked from does not start.")


def _split(cmd: Sequence[str]) -> tuple[list[str], list[str]]:
    """The interpreter with its own options, and the kernel's arguments."""
    for at in range(len(cmd) - 1):
        if tuple(cmd[at : at + 2]) == LAUNCHER:
            return list(cmd[:at]), list(cmd[at + 2 :])
    raise NotForkedError("Only kernels of Python's ipykernel can be forked.")


def forked_now() -> dict[int, ForkedProcess]:
    """The forked kernels this process has asked for that have not ended, by process id."""
    for pid, one in list(_kernels.items()):
        if one.poll() is not None:
            _kernels.pop(pid, None)
    return dict(_kernels)


@atexit.register
def close_all() -> None:
    """Ends every process kernels are forked from that was started here, and their kernels."""
    ours = [one for key, one in _known.items() if key[0] == os.getpid()]
    for one in ours:
        one.close()
    _known.clear()
