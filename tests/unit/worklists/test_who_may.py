"""Nobody is shown a worklist but under the operational profile."""

from __future__ import annotations

import pytest

from readiness import operational_only
from readiness.disclosure.profiles import PROFILES
from readiness.errors import InputError


def test_the_operational_profile_is_told_what_it_sees() -> None:
    made = operational_only("operational")
    assert repr(made).startswith("OPERATIONAL: names children.")
    assert made._repr_markdown_() == f"**{made!r}**"


@pytest.mark.parametrize("profile", [*sorted(set(PROFILES) - {"operational"}), "", "Operational "])
def test_every_other_is_refused(profile: str) -> None:
    with pytest.raises(InputError):
        operational_only(profile)


def test_there_are_others() -> None:
    assert set(PROFILES) > {"operational"}
