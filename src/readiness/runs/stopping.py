"""Stops notebooks that are running, because a run that ends must leave nothing at work."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from concurrent.futures import Future, wait
from importlib import import_module
from typing import Any

from readiness.kernels.process import kill_group
from readiness.kernels.zygotes import forked_now


def kernels() -> frozenset[int]:
    """The kernels this process has started and not ended, by process id."""
    return frozenset({*(one.pid for one in _kernels()), *forked_now()})


def stop(running: Collection[Future[Any]], before: Collection[int]) -> None:
    """Ends every notebook; `before`: the kernels that were there already, which are not ours."""
    for one in running:
        one.cancel()
    while wait(running, timeout=0.1).not_done:
        for kernel in _kernels():
            if kernel.pid not in before:
                _kill(kernel)
        for pid in forked_now().keys() - set(before):
            kill_group(pid)


def _kernels() -> Iterator[Any]:
    psutil = import_module("psutil")  # comes with ipykernel
    for child in psutil.Process(os.getpid()).children():
        try:
            words = child.cmdline()
        except psutil.Error:
            continue
        if "ipykernel_launcher" in words:
            yield child


def _kill(kernel: Any) -> None:
    psutil = import_module("psutil")
    try:
        kernel.kill()
    except psutil.Error:
        return
