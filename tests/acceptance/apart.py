"""A machine of one's own: what is mounted and started there is gone with the test, and nothing of the real
machine is changed. Linux alone has it, and gives it to root."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has namespaces")


def command(script: str, *words: str | Path) -> list[str]:
    """What runs the shell script, told the words, with mounts and processes of its own. Everything in it is
    killed when it ends or is killed."""
    root = [] if os.geteuid() == 0 else ["sudo", "-nE"]
    space = ["unshare", "--mount", "--pid", "--fork", "--mount-proc", "--kill-child"]
    return [*root, *space, "sh", "-euc", script, "sh", *map(str, words)]


def run(script: str, *words: str | Path, **more: str) -> subprocess.CompletedProcess[str]:
    """To its end; `more`: of its environment."""
    return subprocess.run(
        command(script, *words), env={**os.environ, **more}, capture_output=True, text=True, timeout=300,
        check=False,
    )  # fmt: skip


@contextmanager
def begun(
    script: str, *words: str | Path, log: Path, env: Mapping[str, str]
) -> Iterator[subprocess.Popen[bytes]]:
    """At work while this lasts; what it prints goes to the log."""
    with log.open("wb") as out:
        process = subprocess.Popen(
            command(script, *words), env={**env}, stdin=subprocess.DEVNULL, stdout=out, stderr=out
        )
        try:
            yield process
        finally:
            process.kill()
            process.wait()
