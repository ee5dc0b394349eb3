"""How often a meeting is, as people write it."""

from __future__ import annotations

from datetime import date

import pytest

from readiness.enquiry.governance.often import Often, often


@pytest.mark.parametrize(
    ("words", "every", "unit"),
    [
        ("every two months", 2, "months"),
        ("Every 6 weeks", 6, "weeks"),
        ("monthly", 1, "months"),
        ("held monthly", 1, "months"),
        ("bi-monthly", 2, "months"),
        ("Bimonthly", 2, "months"),
        ("quarterly for a year", 3, "months"),
        ("six-weekly", 6, "weeks"),
        ("6 weekly", 6, "weeks"),
        ("fortnightly", 2, "weeks"),
        ("weekly", 1, "weeks"),
        ("every week", 1, "weeks"),
        ("each quarter", 3, "months"),
        ("every two quarters", 6, "months"),
        ("every other month", 2, "months"),
        ("twice a year", 6, "months"),
        ("once a year", 1, "years"),
        ("three times a year", 4, "months"),
        ("twice a month", 2, "weeks"),
        ("annual", 1, "years"),
        ("every three years", 3, "years"),
    ],
)
def test_what_is_understood(words: str, every: int, unit: str) -> None:
    assert often(words) == Often(every, unit)


@pytest.mark.parametrize("words", ["", "as needed", "when asked", "every so often", "ad hoc"])
def test_what_is_not_understood_is_not_guessed(words: str) -> None:
    assert often(words) is None


def test_months_are_of_the_calendar() -> None:
    assert Often(1, "months").after(date(2026, 1, 31)) == date(2026, 2, 28)
    assert Often(2, "months").after(date(2026, 12, 31), 2) == date(2027, 4, 30)
    assert Often(6, "weeks").after(date(2026, 1, 1)) == date(2026, 2, 12)
    assert Often(3, "years").after(date(2024, 2, 29)) == date(2027, 2, 28)


def test_it_reads_as_people_say_it() -> None:
    assert [str(Often(1, "months")), str(Often(2, "months")), str(Often(12, "weeks"))] == [
        "every month", "every two months", "every 12 weeks",
    ]  # fmt: skip
