"""One notebook, run by papermill, strict where papermill is lenient.

papermill only warns of a parameter the notebook does not take, takes any type for any parameter,
and marks a notebook whose kernel died as completed. Here the first two are refused before anything
runs, and the third raises.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir
from typing import Any

from readiness import errors, paths
from readiness.errors import InputError, RunError
from readiness.kernels import FORKED, PLAIN, refuse
from readiness.kernels.zygotes import start_ahead

_TYPES = {"str": str, "int": int, "float": float, "bool": bool}
_SAFE = {
    name
    for name, kind in vars(errors).items()
    if isinstance(kind, type) and issubclass(kind, errors.ReadinessError)
}


KERNEL = "python3"
STARTS = 3
_LONGEST_PATH = (
    80  # of the folder for what is temporary; systems take 104 to 108 letters of a socket
)
_NOT_READY = "died before replying"
"""What jupyter_client says of a kernel that ended before it was ready."""


@cache
def _papermill() -> Any:
    # jupyterlab's schema library builds a large grammar when imported, which costs every run a
    # second; nothing here reads the formats it serves.
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
    return import_module("papermill")


@cache
def parameters(notebook: Path) -> Mapping[str, tuple[str, str]]:
    """The parameters a notebook takes: name -> (type, what it is)."""
    if not notebook.is_file():
        raise InputError(f"There is no notebook '{notebook.stem}'.")
    found = _papermill().inspect_notebook(str(notebook))
    return {
        name: (about["inferred_type_name"] or "str", about["help"]) for name, about in found.items()
    }


def refuse_wrong(notebook: Path, given: Mapping[str, Any]) -> None:
    """Raises InputError naming every parameter the notebook does not take or of a wrong type."""
    takes = parameters(notebook)
    wrong = [
        f"'{name}' must be {takes[name][0]}, not {type(value).__name__}"
        if name in takes
        else f"it has no parameter '{name}'"
        for name, value in given.items()
        if name not in takes or not isinstance(value, _TYPES.get(takes[name][0], object))
    ]
    if wrong:
        raise InputError(
            f"The notebook '{notebook.stem}' cannot be run: {'; '.join(wrong)}. "
            f"It takes: {', '.join(takes)}."
        )


def ahead(kernels: str) -> None:
    """Begins what kernels of this kind take time for, beside whatever is done before they are used."""
    refuse(kernels)
    if kernels == FORKED:
        start_ahead(KERNEL, paths.notebooks())


def execute(
    notebook: Path, given: Mapping[str, Any], *, cell_timeout: int = 1800, kernels: str = PLAIN
) -> Any:
    """Runs a notebook to its end in a kernel of its own; returns the executed notebook.

    kernels: started anew (plain), or forked from a process that has imported what notebooks need.

    Raises InputError for a wrong parameter and RunError where a cell failed or ran too long or the
    kernel died; the message names the notebook, the cell and the kind of error. It repeats the
    error's own words only where they are ours, because others' may hold a child's values.

    A kernel that dies before it is ready is started again, since two kernels that start at once may take
    the same port; nothing of the notebook has run then.
    """
    refuse(kernels)
    for _ in range(STARTS - 1):
        try:
            return _executed(notebook, given, cell_timeout, kernels)
        except _NotStarted:
            continue
    try:
        return _executed(notebook, given, cell_timeout, kernels)
    except _NotStarted:
        raise RunError(
            f"The notebook '{notebook.stem}' could not be run: its kernel died {STARTS} times before it was ready; "
            "close other programs and run again."
        ) from None


class _NotStarted(Exception):
    """The kernel died before it took anything."""


def _executed(notebook: Path, given: Mapping[str, Any], cell_timeout: int, kernels: str) -> Any:
    papermill = _papermill()
    from jupyter_client.kernelspec import NoSuchKernel
    from nbclient.exceptions import CellTimeoutError, DeadKernelError
    from traitlets.config import Config

    refuse_wrong(notebook, given)
    try:
        with _line() as line:
            return papermill.execute_notebook(
                str(notebook),
                None,
                parameters=dict(given),
                engine_name=FORKED if kernels == FORKED else None,
                kernel_name=KERNEL,
                cwd=str(paths.root()),  # an installed notebook lies where nothing may be written
                progress_bar=False,
                log_output=False,
                start_timeout=180,
                execution_timeout=cell_timeout,
                config=Config({"KernelManager": {**line, "transport_encryption": "auto"}}),
                # A kernel holds nothing that outlives its notebook, so there is nothing to wait for.
                shutdown_kernel="immediate",
                # What a kernel logs of itself is no part of a run's output.
                extra_arguments=["--IPKernelApp.log_level=CRITICAL"],
            )
    except papermill.PapermillExecutionError as error:
        raise RunError(_said(notebook, error)) from None
    except (CellTimeoutError, TimeoutError):
        raise RunError(
            f"The notebook '{notebook.stem}' was stopped: a cell ran for over {cell_timeout} seconds."
        ) from None
    except (DeadKernelError, NoSuchKernel, RuntimeError) as error:
        if type(error) is RuntimeError and _NOT_READY in str(error):
            raise _NotStarted from None
        raise RunError(
            f"The notebook '{notebook.stem}' lost its kernel (often too little memory); "
            "close other programs and run again."
        ) from None
    finally:
        _close_event_loop()


@contextmanager
def _line() -> Iterator[dict[str, str]]:
    """How the kernel is talked to: by sockets in a folder of its own, where the system has them, and else
    by ports. Of many kernels that start side by side some would take a port another had just been given;
    and a folder of one's own nobody else can look into."""
    if os.name != "posix" or len(os.fsencode(gettempdir())) > _LONGEST_PATH:
        yield {"transport": "tcp"}
        return
    with TemporaryDirectory(prefix="kernel-", ignore_cleanup_errors=True) as place:
        yield {"transport": "ipc", "ip": f"{place}/k"}


def _close_event_loop() -> None:
    """The client leaves its event loop open, and with it sockets, for every notebook run."""
    from jupyter_core.utils import ensure_event_loop

    loop = ensure_event_loop()
    if not loop.is_running():
        loop.close()


def _said(notebook: Path, error: Any) -> str:
    where = f"The notebook '{notebook.stem}' failed in cell {error.cell_index + 1}"
    if error.ename in _SAFE:
        return f"{where}: {error.evalue}"
    kept = _keep_traceback(notebook, error)
    return f"{where} with {error.ename}; {kept}"


def _keep_traceback(notebook: Path, error: Any) -> str:
    """A traceback may hold values from the lists, so it stays with the private data."""
    place = paths.data("interim", "failed", f"{notebook.stem}.txt")
    try:
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        place.touch(mode=0o600)
        place.write_text("\n".join(error.traceback), encoding="utf-8")
    except OSError:
        return "the details could not be kept."
    return f"the details are kept in {place.parent.name}/{place.name} under data/interim."
