"""The reports that are attacked: a small planted authority's and the sample's, for both readers."""

from __future__ import annotations

import pytest
from tests.acceptance import building
from tests.acceptance.attacks.artefact import Artefact

from readiness import assess
from readiness.disclosure.profiles import PROFILES

AS_AT = "2026-09-30"


@pytest.fixture(scope="session")
def small_exact(planted, built):
    return assess(as_at=AS_AT, **planted)


@pytest.fixture(scope="session")
def sample_given(sample):
    return {name: sample / file for name, file in (
        ("annex_a", "annex_a.xlsx"), ("evidence", "evidence.xlsx"), ("returns", "returns"),
    )}  # fmt: skip


@pytest.fixture(scope="session")
def sample_exact(sample_given, private_data):
    return assess(as_at=AS_AT, **sample_given)


@pytest.fixture(scope="session")
def sample_built(sample_given, sample_exact, tmp_path_factory):
    place = tmp_path_factory.mktemp("sample")
    for profile in ("leadership", "public"):
        building.build(place / profile, as_at=AS_AT, profile=profile, **sample_given)
    return place


@pytest.fixture(scope="session", params=["leadership", "public"])
def small_report(request, built, small_exact) -> Artefact:
    return Artefact(built / request.param, PROFILES[request.param], small_exact)


@pytest.fixture(scope="session", params=["small", "sample"])
def report(request, small_report) -> Artefact:
    """The small authority's report, or the sample's for the same reader."""
    if request.param == "small":
        return small_report
    place = request.getfixturevalue("sample_built") / small_report.profile.name
    exact = request.getfixturevalue("sample_exact")
    return Artefact(place, small_report.profile, exact)
