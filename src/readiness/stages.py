"""How far a long call is, for a person who waits for it: in a notebook that is open, or in a shell.

Nothing is told where nobody waits: in scripts and scheduled runs, under papermill, and where what is
written goes to a file. The commands have a bar of their own (`cli.told.Progress`).
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from html import escape
from typing import Any

from readiness.model.shown import OPENS

_SESSION = ("JPY_SESSION_NAME", "VSCODE_PID")
"""What a kernel is told by a Jupyter server, or an editor, that has its notebook open; a kernel that
papermill or nbclient starts is not."""


@contextmanager
def told(total: int) -> Iterator[Callable[[str], None]]:
    """What is to be told the name of each of `total` stages as it starts."""
    if in_notebook():
        with _in_notebook(total) as tell:
            yield tell
    elif in_shell():
        with _in_shell(total) as tell:
            yield tell
    else:
        yield lambda stage: None


def in_notebook() -> bool:
    """Whether a person has the notebook open that this is called from."""
    shell = _ipython()
    is_kernel = shell is not None and hasattr(shell, "kernel")
    return is_kernel and any(os.environ.get(name) for name in _SESSION)


def in_shell() -> bool:
    """Whether a person typed this into Python or IPython, at a terminal."""
    shell = _ipython()
    typed = hasattr(sys, "ps1") if shell is None else not hasattr(shell, "kernel")
    return typed and sys.stderr is not None and sys.stderr.isatty()


def _ipython() -> Any:
    made = sys.modules.get("IPython")
    return made.get_ipython() if made is not None else None


@contextmanager
def _in_shell(total: int) -> Iterator[Callable[[str], None]]:
    from tqdm import tqdm

    with tqdm(total=total, leave=False, bar_format="{l_bar}{bar:20} {n}/{total} {elapsed}") as bar:

        def tell(stage: str) -> None:
            bar.set_description(stage)
            bar.update()

        yield tell


@contextmanager
def _in_notebook(total: int) -> Iterator[Callable[[str], None]]:
    """A bar that is gone when all is done. It is no page's (`model.shown.OPENS`), and not on standard
    error, which notebooks print in red."""
    from IPython.display import HTML, display

    handle = display(HTML(_bar("", 0, total)), display_id=True)
    begun = 0

    def tell(stage: str) -> None:
        nonlocal begun
        begun += 1
        handle.update(HTML(_bar(stage, begun, total)))

    try:
        yield tell
    finally:
        handle.update(HTML(f"{OPENS}></div>"))


def _bar(stage: str, begun: int, total: int) -> str:
    said = f"{stage}, step {begun} of {total}" if stage else "Starting"
    drawn = f'<progress max="{total}" value="{begun}" aria-hidden="true"></progress>'
    return f'{OPENS} role="status">{drawn} {escape(said)}</div>'
