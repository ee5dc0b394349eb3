"""Only what is surely said is read; anything else is left alone."""

from __future__ import annotations

import pytest

from readiness.enquiry.claims.statements import statements


def read(text):
    return [(s.kind, s.way, sorted(s.grades), s.steadily) for s in statements(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Much more of our casework now falls into good or requires improvement; the proportion of "
         "inadequate is steadily reducing",
         [("audits", "up", [2, 3], False), ("audits", "down", [4], True)]),
        ("More casework is good or requires improvement than a year ago, and less is inadequate.",
         [("audits", "up", [2, 3], False), ("audits", "down", [4], False)]),
        ("Fewer audits are less than good.", [("audits", "down", [3, 4], False)]),
        ("More practice is good or better", [("audits", "up", [1, 2], False)]),
        ("More work requires improvement to be good", [("audits", "up", [3], False)]),
        ("The proportion of outstanding is unchanged", [("audits", "level", [1], False)]),
        ("Fewer children come back within a year", [("change", "down", [], False)]),
        ("Timeliness is improving", [("change", "better", [], False)]),
        ("Turnover has worsened", [("change", "worse", [], False)]),
        ("The workforce is stable", [("change", "level", [], False)]),
        ("Assessments are timely for nearly all children", [("amount", None, [], False)]),
    ],
)  # fmt: skip
def test_it_is_read(text, found):
    assert read(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Our practice is good",
        "Casework is not improving",
        "Less work is inadequate, we hope to say",
        "Fewer children will come back",
        "More visits are better than before",  # two ways
        "Most children live with families",  # no figure of lateness
        "Few move more than once",
        "Fewer than 10 wait",
        "The workforce is not yet stable",
        "Good relationships with schools are growing",  # good, but of no casework
    ],
)
def test_it_is_left_alone_or_only_in_part(text):
    assert read(text) in ([], [("audits", "down", [4], False)])
    if "inadequate" not in text:
        assert read(text) == []


def test_a_grade_is_not_taken_for_a_change():
    assert read("Casework is good or better") == []
