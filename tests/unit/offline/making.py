"""Small wheels, and a small project with a lock of them."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Sequence
from pathlib import Path


def wheel(place: Path, name: str, version: str = "1.0", needs: Sequence[str] = ()) -> Path:
    """A wheel of one empty module."""
    place.mkdir(parents=True, exist_ok=True)
    file = place / f"{name}-{version}-py3-none-any.whl"
    info = f"{name}-{version}.dist-info"
    asked = "".join(f"Requires-Dist: {one}\n" for one in needs)
    with zipfile.ZipFile(file, "w") as held:
        held.writestr(f"{name}.py", "")
        held.writestr(
            f"{info}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n{asked}"
        )
        held.writestr(
            f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        held.writestr(
            f"{info}/RECORD", f"{name}.py,,\n{info}/METADATA,,\n{info}/WHEEL,,\n{info}/RECORD,,\n"
        )
    return file


PROJECT = """
[build-system]
requires = ["setuptools"]
build-backend = "setuptools.build_meta"
[project]
name = "readiness"
version = "0.1.0"
dependencies = ["thing_one"]
[project.optional-dependencies]
lab = ["labthing"]
batch = ["batchthing"]
test = ["testthing"]
[project.scripts]
readiness = "readiness:main"
[tool.setuptools]
py-modules = ["readiness"]
"""
MODULE = """
import labthing, thing_one, thing_two
def main():
    print("installed")
"""
LOCKED = {
    "batchthing": "readiness (pyproject.toml)",
    "labthing": "readiness (pyproject.toml)",
    "testthing": "readiness (pyproject.toml)",
    "thing_one": "readiness (pyproject.toml)",
    "thing_two": "thing-one",
}


def project(place: Path, index: Path, *, without: str = "") -> Path:
    """A project and, in `index`, the wheels of its lock; `without` leaves one out of the lock."""
    for folder in ("notebooks", "data/reference"):
        (place / folder).mkdir(parents=True)
    (place / "pyproject.toml").write_text(PROJECT, encoding="utf-8")
    (place / "readiness.py").write_text(MODULE, encoding="utf-8")
    blocks = []
    for name, via in LOCKED.items():
        made = wheel(index, name, needs=["thing-two>=1"] if name == "thing_one" else [])
        digest = hashlib.sha256(made.read_bytes()).hexdigest()
        listed = f"{name.replace('_', '-')}==1.0 \\\n    --hash=sha256:{digest}\n    # via {via}\n"
        blocks += [listed] if name != without else []
    (place / "requirements.lock").write_text("".join(blocks), encoding="utf-8")
    return place
