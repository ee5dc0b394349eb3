"""Another machine, in pip's words."""

from __future__ import annotations

import sys

import pytest
from packaging.markers import Marker

from readiness.errors import InputError
from readiness.offline.target import target_of

OWN = f"{sys.version_info[0]}.{sys.version_info[1]}"


def test_of_this_machine_nothing_is_said() -> None:
    assert target_of(None, None).words() == []
    assert target_of(None, OWN).words() == []
    assert target_of(None, None).markers()["sys_platform"] == sys.platform


def test_windows_is_said_as_it_was_given() -> None:
    target = target_of("win_amd64", "3.12")
    assert target.words() == [
        "--platform", "win_amd64", "--python-version", "3.12", "--implementation", "cp",
    ]  # fmt: skip
    assert target.windows
    assert target.said == "win_amd64 and Python 3.12"


def test_linux_takes_wheels_of_every_older_system() -> None:
    words = target_of("linux_x86_64", "3.13").words()
    tags = [words[n + 1] for n, word in enumerate(words) if word == "--platform"]
    assert {"linux_x86_64", "manylinux_2_28_x86_64", "manylinux2014_x86_64"} <= set(tags)
    assert "manylinux_2_34_x86_64" not in tags
    older = target_of("manylinux_2_17_aarch64", "3.13").words()
    assert "manylinux_2_17_aarch64" in older
    assert "manylinux_2_28_aarch64" not in older


@pytest.mark.parametrize(
    ("tag", "true"),
    [
        (
            "win_amd64",
            "os_name == 'nt' and sys_platform == 'win32' and platform_machine == 'AMD64'",
        ),
        ("macosx_14_0_arm64", "platform_system == 'Darwin' and platform_machine == 'arm64'"),
        ("macosx_13_0_x86_64", "sys_platform == 'darwin' and platform_machine == 'x86_64'"),
        ("linux_aarch64", "sys_platform == 'linux' and platform_machine == 'aarch64'"),
        ("manylinux_2_28_x86_64", "os_name == 'posix' and platform_machine == 'x86_64'"),
    ],
)
def test_markers_are_answered_for_that_machine(tag: str, true: str) -> None:
    markers = dict(target_of(tag, "3.12").markers())
    assert Marker(true).evaluate(markers)
    assert Marker("python_full_version == '3.12.*' and python_version < '3.13'").evaluate(markers)


@pytest.mark.parametrize(
    "tag", ["windows", "win32", "linux", "macosx_arm64", "win_amd64 x", "beos"]
)
def test_a_system_nobody_knows_is_refused(tag: str) -> None:
    with pytest.raises(InputError, match="no platform known here; give win_amd64"):
        target_of(tag, None)


@pytest.mark.parametrize("python", ["3.10", "3.14", "3", "312", "3.12.1"])
def test_a_python_there_are_no_packages_for_is_refused(python: str) -> None:
    with pytest.raises(InputError, match=r"needs Python 3\.11, 3\.12 or 3\.13"):
        target_of("win_amd64", python)
