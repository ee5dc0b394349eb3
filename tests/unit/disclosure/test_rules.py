"""The rules on one count, at their edges, and what is taken out of sentences."""

from __future__ import annotations

import pytest

from readiness.disclosure import rules
from readiness.disclosure.profiles import LEADERSHIP, OPERATIONAL, PUBLIC
from readiness.disclosure.text import show_issues
from readiness.model import Issue, Severity


def test_dfe_hides_one_to_five_only() -> None:
    assert [rules.dfe(v) for v in (0, 1, 5, 6)] == ["0", "c", "c", "6"]
    assert rules.dfe(15, "england") == "20"


def test_hes_hides_one_to_seven_and_rounds_the_rest() -> None:
    assert [rules.hes(v) for v in (0, 1, 7, 8, 12, 13)] == ["0", "*", "*", "10", "10", "15"]


def test_opensafelys_two_rules() -> None:
    assert [rules.opensafely(v) for v in (0, 7, 8, 13)] == [0, 0, 10, 15]
    assert [rules.midpoint_6(v) for v in (0, 1, 6, 7, 13)] == [0, 3, 3, 9, 15]


@pytest.mark.parametrize("value", [-1, 7.1])
def test_what_is_no_count_is_refused(value: float) -> None:
    for rule in (rules.dfe, rules.hes, rules.opensafely, rules.midpoint_6):
        with pytest.raises(ValueError, match="whole number"):
            rule(value)


def test_a_span_is_every_count_that_is_shown_the_same() -> None:
    for profile in (LEADERSHIP, PUBLIC):
        for value in range(profile.threshold + 1, 60):
            low, high = profile.span(value)
            same = [
                v
                for v in range(profile.threshold + 1, 80)
                if profile.shown(v) == profile.shown(value)
            ]
            assert (low, high) == (same[0], same[-1])


@pytest.mark.parametrize(
    ("said", "leadership"),
    [
        ("3 records have no date.", "a few records have no date."),
        ("Three children are twice in it.", "a few children are twice in it."),
        ("30 records have no date.", "30 records have no date."),
        ("No date in rows 3, 4 and 12.", "No date."),
        ("No date (rows 3 to 9 and 4 more).", "No date."),
        (
            "List 3: within 45 working days of 2026-09-30.",
            "List 3: within 45 working days of 2026-09-30.",
        ),
        ("Rows without an identifier were not used.", "Rows without an identifier were not used."),
    ],
)
def test_sentences_lose_row_numbers_and_small_counts(said: str, leadership: str) -> None:
    issue = Issue(Severity.ERROR, None, None, (), said)
    assert show_issues([issue], (), LEADERSHIP)["message"][0] == leadership
    assert show_issues([issue], (), OPERATIONAL)["message"][0] == said


def test_public_sentences_hold_rounded_counts() -> None:
    issue = Issue(Severity.ERROR, None, None, (), "1,234 records, of them 6 children.")
    assert (
        show_issues([issue], (), PUBLIC)["message"][0] == "1,235 records, of them a few children."
    )
