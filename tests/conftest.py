"""Which files of tests run in one process, where there are several; and that no test depends on time."""

from __future__ import annotations

from typing import Any

import hypothesis
import pytest

hypothesis.settings.register_profile("untimed", deadline=None)
hypothesis.settings.load_profile("untimed")

REPORTS = (
    "tests/acceptance/attacks/",
    "tests/acceptance/test_canaries.py",
    "tests/acceptance/test_privacy.py",
)
"""Those that look through the same reports, which take most of a minute to make."""


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """For `--dist loadfile`: a file's tests stay together, and those of REPORTS are as one file."""
    from xdist.scheduler import LoadFileScheduling

    class ByWhatIsShared(LoadFileScheduling):
        def _split_scope(self, nodeid: str) -> str:
            file: str = super()._split_scope(nodeid)
            return REPORTS[0] if file.startswith(REPORTS) else file

    return ByWhatIsShared(config, log) if config.getoption("dist") == "loadfile" else None
