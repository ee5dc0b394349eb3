"""The invented authority's claims end as an honest authority's would: some one way, some another."""

from __future__ import annotations

import pytest

from readiness import assess, publish
from readiness.enquiry.claims import held
from readiness.enquiry.claims.testing import AGREE, CHANCE, OTHERWISE, WITHHELD


@pytest.fixture(scope="module")
def verdicts(sample) -> dict[str, list[str]]:
    """Each tested claim of the sample's own self-evaluation -> its verdicts, clause by clause."""
    assessment = assess(
        sample / "annex_a.xlsx", as_at="2026-09-30", evidence=sample / "evidence.xlsx", cache=False
    )
    shown = publish(assessment, "leadership", previous=[])
    return {one.claim.text: [t.verdict for t in one.tested] for one in held(shown) if one.tested}


@pytest.mark.parametrize(
    ("begins", "expected"),
    [
        ("Much more of our casework", [AGREE, AGREE]),
        ("Assessments are timely", [OTHERWISE]),
        ("More of our casework with children in care", [CHANCE]),
        ("More casework is good or requires improvement", [WITHHELD, WITHHELD]),
    ],
)
def test_some_are_borne_out_some_are_not_and_some_cannot_be_told(verdicts, begins, expected):
    (found,) = (each for text, each in verdicts.items() if text.startswith(begins))
    assert found == expected
