"""JupyterLab as an analyst meets it: on this machine alone, asking nothing of the network, with the
notebooks in reading order first."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from readiness.errors import InputError

START = "notebooks/README.md"
"""The notebooks in reading order, as links."""

_LOOKS = {
    "@jupyterlab/docmanager-extension:plugin": {
        "defaultViewers": {"markdown": "Markdown Preview"},
    },
    "@jupyterlab/apputils-extension:notification": {
        "fetchNews": "false",
        "checkForUpdates": False,
    },
}
"""Pages of text are read before they are written; and nobody is asked about news from elsewhere."""


def opened(home: Path, *, browser: bool = True, port: int | None = None) -> int:
    """Opens the project in JupyterLab until it is stopped; gives its exit code.

    Raises InputError where JupyterLab is not installed.
    """
    refuse_missing()
    with looks() as place:
        words = command(home, place, browser=browser, port=port)
        try:
            return subprocess.run(words).returncode
        except KeyboardInterrupt:
            return 0


def refuse_missing() -> None:
    """Before anything is copied for it. Raises InputError where JupyterLab is not installed."""
    if find_spec("jupyterlab") is None:
        raise InputError(
            "JupyterLab is not installed here; install it with pip install 'readiness[lab]', or open the "
            "folder 'notebooks' in what you have."
        )


def command(home: Path, place: Path, *, browser: bool = True, port: int | None = None) -> list[str]:
    """How JupyterLab is started; `place` is of `looks`."""
    start = f"/lab/tree/{START}" if (home / START).is_file() else "/lab"
    words = [
        sys.executable, "-m", "jupyterlab",
        f"--ServerApp.root_dir={home}",
        "--ServerApp.ip=127.0.0.1",
        f"--LabApp.default_url={start}",
        f"--LabApp.app_settings_dir={place}",
        "--LabApp.news_url=None",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
        "--LabApp.extension_manager=readonly",
        "--log-level=WARN",
        "--KernelManager.transport_encryption=auto",
    ]  # fmt: skip
    words += [f"--ServerApp.port={port}"] if port is not None else []
    return words if browser else [*words, "--no-browser"]


@contextmanager
def looks() -> Iterator[Path]:
    """A folder with the settings JupyterLab starts from; what a person sets goes before them."""
    with TemporaryDirectory(prefix="readiness-lab-") as made:
        place = Path(made)
        (place / "overrides.json").write_text(json.dumps(_LOOKS), encoding="utf-8")
        yield place
