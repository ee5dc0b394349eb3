"""The machine that an installation is for, in the words of pip and of requirement markers."""

from __future__ import annotations

import re
import sys
import sysconfig
from collections.abc import Mapping
from dataclasses import dataclass

from readiness.errors import InputError

PYTHONS = ("3.11", "3.12", "3.13")
_TAG = re.compile(
    r"win_amd64|win_arm64|macosx_(?P<mac>\d+_\d+)_(arm64|x86_64)|"
    r"(manylinux_2_(?P<glibc>\d+)|linux)_(x86_64|aarch64)"
)
_LATE = ".99"
"""Stands for the last part of another machine's Python, which is not known: a late one."""
_OLDEST_GLIBC, _USUAL_GLIBC = 5, 28
_OLD_NAMES = {17: "manylinux2014", 12: "manylinux2010", 5: "manylinux1"}


@dataclass(frozen=True)
class Target:
    """`tag` is pip's word for the system, or empty for this machine's; `python` like "3.12"."""

    tag: str
    python: str

    @property
    def windows(self) -> bool:
        return self.tag.startswith("win") if self.tag else sys.platform == "win32"

    @property
    def said(self) -> str:
        return f"{self.tag or sysconfig.get_platform()} and Python {self.python}"

    def words(self) -> list[str]:
        """What pip is told of it; nothing of the machine pip runs on."""
        told = [word for tag in _tags(self.tag) for word in ("--platform", tag)]
        if told or self.python != _own():
            told += ["--python-version", self.python, "--implementation", "cp"]
        return told

    def markers(self) -> Mapping[str, str]:
        """The environment that markers are answered for: pip itself answers for the machine it runs on."""
        from packaging.markers import default_environment

        found = {name: str(value) for name, value in default_environment().items()}
        if self.python != _own() or self.tag:
            full = self.python + _LATE
            found |= {"python_version": self.python, "python_full_version": full}
            found |= {"implementation_version": full, "implementation_name": "cpython"}
            found |= {"platform_python_implementation": "CPython"}
        if self.tag:
            found |= {"platform_release": "", "platform_version": "", **_system(self.tag)}
        return found


def target_of(tag: str | None, python: str | None) -> Target:
    """Raises InputError for a system or a Python that there are no packages for."""
    if tag and not _TAG.fullmatch(tag):
        raise InputError(
            f"'{tag}' is no platform known here; give win_amd64, macosx_14_0_arm64, macosx_13_0_x86_64, "
            "linux_x86_64 or another that pip's --platform takes."
        )
    if python and python not in PYTHONS:
        raise InputError(f"readiness needs Python {', '.join(PYTHONS[:-1])} or {PYTHONS[-1]}.")
    return Target(tag or "", python or _own())


def _own() -> str:
    return f"{sys.version_info[0]}.{sys.version_info[1]}"


def _tags(tag: str) -> list[str]:
    """Every tag whose wheels work there, which pip knows for macOS and Windows but not for Linux."""
    found = _TAG.fullmatch(tag)
    if not found or "linux" not in tag:
        return [tag] if tag else []
    machine = "aarch64" if tag.endswith("aarch64") else "x86_64"
    newest = int(found["glibc"] or _USUAL_GLIBC)
    names = [f"linux_{machine}"]
    for glibc in range(newest, _OLDEST_GLIBC - 1, -1):
        names.append(f"manylinux_2_{glibc}_{machine}")
        names += [f"{_OLD_NAMES[glibc]}_{machine}"] if glibc in _OLD_NAMES else []
    return names


_SYSTEMS = {
    "win": ("nt", "win32", "Windows", "ARM64", "AMD64"),
    "macosx": ("posix", "darwin", "Darwin", "arm64", "x86_64"),
    "linux": ("posix", "linux", "Linux", "aarch64", "x86_64"),
}


def _system(tag: str) -> dict[str, str]:
    name, system, said, arm, other = next(words for part, words in _SYSTEMS.items() if part in tag)
    machine = arm if tag.endswith(("arm64", "aarch64")) else other
    return {
        "os_name": name,
        "sys_platform": system,
        "platform_system": said,
        "platform_machine": machine,
    }
