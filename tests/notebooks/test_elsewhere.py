"""The notebooks run unchanged under others' runners, with the package's own parameters."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from readiness import paths
from readiness.report.html import OPENS

PARAMETERS = {"authority": "Hackney", "as_at": "2025-06-30"}


def shown(notebook: nbformat.NotebookNode) -> str:
    """The markup of its displays, all of which are ours."""
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", ())]
    markup = [output["data"]["text/html"] for output in outputs if "data" in output]
    assert all(one.startswith(OPENS) for one in markup)
    return "".join(markup)


@pytest.fixture(scope="module")
def notebook() -> Path:
    return paths.notebooks() / "published_outlook.ipynb"


def test_under_plain_papermill(notebook: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.ipynb"
    words = [word for name, value in PARAMETERS.items() for word in ("-p", name, value)]
    done = subprocess.run(
        [sys.executable, "-m", "papermill", str(notebook), str(out), *words, "--no-progress-bar"],
        cwd=tmp_path, capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-500:]
    page = shown(nbformat.read(out, as_version=4))
    assert "Hackney" in page
    assert "30 June 2025" in page


def test_under_plain_nbclient(notebook: Path, tmp_path: Path) -> None:
    read = nbformat.read(notebook, as_version=4)
    client = NotebookClient(
        read, timeout=300, kernel_name="python3", resources={"metadata": {"path": str(tmp_path)}}
    )
    client.execute()
    assert "Tameside" in shown(read)
