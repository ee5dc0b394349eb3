"""What the tests need of the machine and no Python package brings: a browser, Pango, cron, systemd and a
clock that can be set.

On Debian and Ubuntu, as root (a container, a hosted runner), what is missing is installed.
Elsewhere the tests that need it fail and say what is missing: none is passed over.
"""

from __future__ import annotations

import ctypes.util
import os
import shutil
import subprocess
from pathlib import Path

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "msedge")


def missing() -> list[str]:
    """The Debian packages of what is not there."""
    wanted = []
    if not any(shutil.which(name) for name in BROWSERS):
        wanted.append("chromium")
    if not ctypes.util.find_library("pangoft2-1.0"):
        wanted += ["libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0"]
    if not shutil.which("cron", path=f"{os.environ.get('PATH', '')}:/usr/sbin"):
        wanted.append("cron")
    if not shutil.which("systemd-analyze"):
        wanted.append("systemd")
    if not any(Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1")):
        wanted.append("libfaketime")
    return wanted


def prepare() -> None:
    packages = missing()
    apt = shutil.which("apt-get")
    if not packages or not apt or not hasattr(os, "geteuid") or os.geteuid():
        return
    print(f"Installing for the tests: {', '.join(packages)} ...", flush=True)
    quiet = {
        "stdout": subprocess.DEVNULL,
        "env": os.environ | {"DEBIAN_FRONTEND": "noninteractive"},
    }
    subprocess.run([apt, "update", "-q"], **quiet)
    subprocess.run([apt, "install", "-y", "-q", "--no-install-recommends", *packages], **quiet)
