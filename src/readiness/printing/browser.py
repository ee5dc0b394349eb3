"""A browser that is there already, to print with where Pango is not (most Windows machines)."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from readiness.errors import RunError
from readiness.printing.files import written

ON_THE_PATH = (
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "msedge",
    "microsoft-edge", "microsoft-edge-stable", "chrome",
)  # fmt: skip
_WINDOWS = ("Microsoft/Edge/Application/msedge.exe", "Google/Chrome/Application/chrome.exe")
_MACOS = (
    "Google Chrome.app/Contents/MacOS/Google Chrome",
    "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "Chromium.app/Contents/MacOS/Chromium",
)
SECONDS = 180


def find(platform: str = sys.platform, environment: Mapping[str, str] | None = None) -> str | None:
    """The first of Edge, Chrome and Chromium that is installed where its makers put it."""
    given = os.environ if environment is None else environment
    for name in ON_THE_PATH:
        if there := shutil.which(name, path=given.get("PATH")):
            return there
    return next((str(one) for one in _usual_places(platform, given) if one.is_file()), None)


def _usual_places(platform: str, given: Mapping[str, str]) -> list[Path]:
    if platform == "win32":
        roots = [given.get(name) for name in ("PROGRAMFILES(X86)", "PROGRAMFILES", "LOCALAPPDATA")]
        return [Path(root) / one for root in roots if root for one in _WINDOWS]
    if platform == "darwin":
        return [Path("/Applications") / one for one in _MACOS]
    return []


def print_to_pdf(browser: str, page: str, out: Path) -> None:
    """Prints a page of HTML with tags and bookmarks; the browser keeps nothing of it.

    Raises RunError where it fails, takes longer than three minutes, or leaves no file.
    """
    with tempfile.TemporaryDirectory(prefix="readiness-") as folder:
        source, made = Path(folder) / "page.html", Path(folder) / "page.pdf"
        source.write_text(page, encoding="utf-8")
        line = [browser, *_switches(Path(folder), made), source.as_uri()]
        try:
            done = subprocess.run(line, capture_output=True, timeout=SECONDS, check=False)
        except (OSError, subprocess.TimeoutExpired):
            raise RunError(f"The browser '{Path(browser).name}' did not make the PDF.") from None
        if done.returncode or not made.is_file():
            raise RunError(f"The browser '{Path(browser).name}' did not make the PDF.")
        written(out, made.read_bytes())


def _switches(folder: Path, made: Path) -> Sequence[str]:
    """A profile of its own, no network, no furniture of the browser's."""
    alone = [f"--user-data-dir={folder / 'profile'}", "--no-first-run", "--disable-extensions"]
    offline = ["--disable-background-networking", "--host-resolver-rules=MAP * ~NOTFOUND"]
    paper = ["--no-pdf-header-footer", "--export-tagged-pdf", "--generate-pdf-document-outline"]
    root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    return [
        "--headless",
        "--disable-gpu",
        *root,
        *alone,
        *offline,
        *paper,
        f"--print-to-pdf={made}",
    ]
