"""The lock as read: what is needed, on which machine."""

from __future__ import annotations

from pathlib import Path

import pytest

from readiness.errors import ConfigurationError
from readiness.offline.house import asked
from readiness.offline.lock import needed, read_lock
from readiness.offline.target import target_of

ROOT = Path(__file__).resolve().parents[3]
HASH = f"--hash=sha256:{'a' * 64}"
SMALL = f"""# made by hand
colour-ama==0.4 ; sys_platform == 'win32' \\
    {HASH}
    # via click
click==8.5 \\
    {HASH} \\
    --hash=sha256:{"b" * 64}
    # via
    #   Dask
    #   papermill
dask==2026.8 \\
    {HASH}
    # via readiness (pyproject.toml)
numpy==2.4 ; python_full_version < '3.12' \\
    {HASH}
    # via dask
numpy==2.5 ; python_full_version >= '3.12' \\
    {HASH}
    # via dask
pytest==9.1 \\
    {HASH}
    # via readiness (pyproject.toml)
"""


def names(tag: str | None, python: str, asked_for: set[str]) -> list[str]:
    found = needed(read_lock(SMALL), asked_for, target_of(tag, python).markers())
    return [f"{one.name} {one.version}" for one in found]


def test_a_package_brings_what_it_asks_for_and_no_other() -> None:
    assert names("linux_x86_64", "3.11", {"dask"}) == ["click 8.5", "dask 2026.8", "numpy 2.4"]


def test_each_machine_gets_what_is_for_it() -> None:
    windows = names("win_amd64", "3.13", {"Dask"})
    assert windows == ["colour-ama 0.4", "click 8.5", "dask 2026.8", "numpy 2.5"]


def test_a_package_that_the_lock_lacks_is_told() -> None:
    with pytest.raises(ConfigurationError, match="lacks nothing-such"):
        names(None, "3.12", {"dask", "nothing_such"})


def test_a_line_asks_for_a_version_by_every_hash_of_it() -> None:
    click = read_lock(SMALL)[1]
    assert click.line() == f"click==8.5 {HASH} --hash=sha256:{'b' * 64}"


def test_a_package_without_a_hash_is_refused() -> None:
    with pytest.raises(ConfigurationError, match="cannot be read at 'dask==1"):
        read_lock("dask==1 \\\n    # via nothing\n")


@pytest.mark.parametrize("python", ["3.11", "3.12", "3.13"])
@pytest.mark.parametrize("tag", ["win_amd64", "macosx_14_0_arm64", "linux_x86_64"])
def test_the_projects_own_lock_has_one_version_of_each_package_everywhere(
    tag: str, python: str
) -> None:
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    lock = read_lock(text)
    assert sum(len(one.hashes) for one in lock) == text.count("--hash=sha256:")
    markers = target_of(tag, python).markers()
    usual = needed(lock, asked(ROOT, everything=False), markers)
    every = needed(lock, asked(ROOT, everything=True), markers)
    assert len({one.name for one in every}) == len(every)
    assert {one.name for one in usual} < {one.name for one in every}
    told = {one.name for one in usual}
    assert {"pandas", "jupyterlab", "distributed", "papermill"} <= told
    assert not told & {"pytest", "ruff", "mypy", "sphinx", "playwright"}
    assert ("colorama" in told) == (tag == "win_amd64")
    assert ("appnope" in told) == tag.startswith("macosx")
