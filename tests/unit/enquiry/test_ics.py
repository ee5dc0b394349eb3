"""The calendar file: read back by a reader that forgives nothing."""

from __future__ import annotations

from datetime import date

import pytest
from tests.unit.enquiry import strict_ics
from tests.unit.enquiry.said_of import met, published_with

from readiness.enquiry.governance import calendar_of
from readiness.enquiry.governance.ics import escaped, folded, ics
from readiness.model.said import Visit

AWKWARD = 'Board; of "good", and \\ bad\r\nBEGIN:VALARM\tÿ€ 🌱' + " long" * 40
AS_AT = date(2026, 9, 30)


def made(**said):
    return published_with(AS_AT, **said)


def test_it_is_read_back_as_it_was_meant() -> None:
    published = made(
        meetings=met(AWKWARD, "2026-08-07", "2026-10-07", frequency="monthly", chair="A; b, c"),
        visits=[
            Visit(date(2026, 11, 30), "focused visit", "permanence, and more", "Not; announced")
        ],
    )
    events = strict_ics.read(ics(published).encode())
    ahead = calendar_of(published).ahead
    assert len(events) == len(ahead) > 10
    for event, one in zip(events, ahead, strict=True):
        assert event["DTSTART"] == f"{one.day:%Y%m%d}"
        assert one.title.replace("\r\n", "\n") in event["SUMMARY"]
        assert event["DTSTAMP"] == "20260930T000000Z"
    assert sum("Not; announced" in event["DESCRIPTION"] for event in events) == 1


def test_an_event_keeps_its_uid_while_its_day_stays() -> None:
    days = ("2026-08-07", "2026-10-07", "2026-12-07")
    before = made(meetings=met("Improvement board", *days))
    after = published_with(date(2026, 10, 31), meetings=met("Improvement board", *days))
    uids = [
        {e["DTSTART"]: e["UID"] for e in strict_ics.read(ics(one).encode())}
        for one in (before, after)
    ]
    assert uids[0]["20261207"] == uids[1]["20261207"]
    moved = made(meetings=met("Improvement board", *days[:2], "2026-12-08"))
    found = {e["UID"] for e in strict_ics.read(ics(moved).encode())}
    assert uids[0]["20261207"] not in found


def test_the_same_report_gives_the_same_bytes() -> None:
    published = made(meetings=met("Improvement board", "2026-08-07"))
    assert ics(published) == ics(made(meetings=met("Improvement board", "2026-08-07")))


def test_nothing_ahead_is_an_empty_calendar() -> None:
    assert strict_ics.read(ics(published_with(AS_AT, grades=(), supplied=())).encode()) == []


@pytest.mark.parametrize("size", range(1, 5))
def test_folding_never_cuts_a_letter(size: int) -> None:
    letter = {1: "a", 2: "é", 3: "€", 4: "🌱"}[size]
    for length in (1, 74, 75, 76, 150, 151, 400):
        pieces = list(folded(letter * length))
        assert "".join([pieces[0], *(piece[1:] for piece in pieces[1:])]) == letter * length
        assert all(len(piece.encode()) <= 75 for piece in pieces)
        assert all(piece.startswith(" ") for piece in pieces[1:])


def test_marks_are_escaped_and_control_characters_left_out() -> None:
    assert escaped("a;b,c\\d\r\ne\x07f") == "a\\;b\\,c\\\\d\\nef"
