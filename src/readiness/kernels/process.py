"""A forked kernel as jupyter_client sees a process: like subprocess.Popen, though another process is its parent."""

from __future__ import annotations

import asyncio
import contextlib
import os
import select
import signal
import socket
import subprocess
import threading


class NotForkedError(RuntimeError):
    """No kernel could be forked."""


def kill_group(pid: int, number: int = signal.SIGKILL) -> None:
    """The kernel and what it has started; or it alone, where it has no group of its own yet."""
    if pid <= 1:  # which would be every process there is
        raise ValueError(pid)
    try:
        os.killpg(pid, number)
    except OSError:
        with contextlib.suppress(OSError):
            os.kill(pid, number)


class ForkedProcess:
    """`returncode` as of Popen: negative is the signal that ended it. There are no pipes."""

    stdin = stdout = stderr = None

    def __init__(self, channel: socket.socket, pid: int, rest: bytes) -> None:
        self.pid = pid
        self.returncode: int | None = None
        self._channel, self._said = channel, rest
        self._looking = threading.Lock()  # a run that is stopped looks from another thread

    @classmethod
    async def born(cls, channel: socket.socket, request: bytes) -> ForkedProcess | None:
        """Asks, and waits for the process id; None where nobody is left to answer.

        Raises NotForkedError where the system does not fork."""
        channel.setblocking(False)
        loop, said = asyncio.get_running_loop(), b""
        try:
            await loop.sock_sendall(channel, request)
            while b"\n" not in said:
                more = await loop.sock_recv(channel, 64)
                if not more:
                    break
                said += more
        except OSError:
            said = b""
        except BaseException:
            channel.close()
            raise
        first, there, rest = said.partition(b"\n")
        if not there:
            channel.close()
            return None
        pid = int(first)
        if pid <= 1:
            channel.close()
            raise NotForkedError("The system forks no kernel; it may have too little memory.")
        return cls(channel, pid, rest)

    def poll(self) -> int | None:
        with self._looking:
            if self.returncode is None and self._ended():
                self._channel.close()
            return self.returncode

    def _ended(self) -> bool:
        """Whether how it ended was told; or nobody is left to tell, and then it is ended here."""
        while b"\n" not in self._said:
            try:
                more = self._channel.recv(64)
            except BlockingIOError:
                return False
            except OSError:
                more = b""
            if not more:
                kill_group(self.pid)
                self.returncode = -signal.SIGKILL
                return True
            self._said += more
        self.returncode = int(self._said)
        return True

    def wait(self, timeout: float | None = None) -> int:
        """Raises subprocess.TimeoutExpired."""
        while self.poll() is None:
            with contextlib.suppress(OSError, ValueError):  # seen to have ended by another thread
                if not select.select([self._channel], [], [], timeout)[0]:
                    raise subprocess.TimeoutExpired("kernel", timeout or 0)
        return self.returncode or 0

    def send_signal(self, number: int) -> None:
        if self.poll() is None:
            os.kill(self.pid, number)

    def terminate(self) -> None:
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)
