"""What a command lets out on the terminal beside its own words, and how it ends when told to.

Warnings and log records of libraries may repeat a cell of a list, so only their kind and place are
said. READINESS_DEBUG shows them as they are.
"""

from __future__ import annotations

import logging
import os
import signal
import sys
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any


@contextmanager
def orderly() -> Iterator[None]:
    """Within it, being told to end is as Ctrl-C is, and what libraries say is kept back."""
    with _told_to_end():
        if os.environ.get("READINESS_DEBUG"):
            yield
            return
        with _words_kept_back():
            yield


@contextmanager
def _told_to_end() -> Iterator[None]:
    """So that what was begun is cleared up; a signal that is already handled stays so."""
    names = [name for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    if threading.current_thread() is not threading.main_thread():
        names = []
    signals = [getattr(signal, name) for name in names]
    ours = [one for one in signals if signal.getsignal(one) == signal.SIG_DFL]
    for one in ours:
        signal.signal(one, _stop)
    try:
        yield
    finally:
        for one in ours:
            signal.signal(one, signal.SIG_DFL)


def _stop(number: int, frame: object) -> None:
    raise KeyboardInterrupt


@contextmanager
def _words_kept_back() -> Iterator[None]:
    shown, handler = warnings.showwarning, logging.NullHandler()
    warnings.showwarning = _say_where
    logging.getLogger().addHandler(handler)
    try:
        yield
    finally:
        warnings.showwarning = shown
        logging.getLogger().removeHandler(handler)


def _say_where(
    message: object, category: type[Warning], filename: str, lineno: int, *_: Any, **__: Any
) -> None:
    where = f"{Path(filename).name} line {lineno}"
    print(  # noqa: T201
        f"readiness: {category.__name__} in {where}; its words are kept back, as they may repeat "
        "a record.",
        file=sys.stderr,
    )
