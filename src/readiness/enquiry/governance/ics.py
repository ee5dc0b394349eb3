"""The calendar as a file that calendars read (RFC 5545), the same bytes for the same report."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from datetime import date, timedelta

from readiness.enquiry.governance import calendar_of
from readiness.enquiry.governance.dates import Ahead
from readiness.model import Published
from readiness.words import day

FILE = "calendar.ics"
OCTETS = 75
"""The longest a line may be, its break left out."""

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def ics(published: Published) -> str:
    """An all-day event a date ahead. A window is an event on its last day.

    An event keeps its UID for as long as its name and day stay, so that reading a later file in
    changes what is there and adds nothing twice.
    """
    name = published.authority.name
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//readiness//governance calendar//EN",
             "CALSCALE:GREGORIAN", f"X-WR-CALNAME:{escaped(name)}: readiness"]  # fmt: skip
    for one in calendar_of(published).ahead:
        lines += _event(one, name, published.as_at)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in folded(line))


def _event(one: Ahead, authority: str, as_at: date) -> list[str]:
    title = f"Last day: {one.title}" if one.basis == "window" else one.title
    return [
        "BEGIN:VEVENT",
        f"UID:{uid(one, authority)}",
        f"DTSTAMP:{as_at:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{one.day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{one.day + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{escaped(title)}",
        f"DESCRIPTION:{escaped(_description(one))}",
        f"STATUS:{'CONFIRMED' if one.basis == 'planned' else 'TENTATIVE'}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _description(one: Ahead) -> str:
    said = [one.how]
    if one.first:
        said.append(f"It opens on {day(one.first)}.")
    if one.confidence in ("secondary", "unconfirmed"):
        said.append("The rule behind this day is second-hand or unconfirmed.")
    if one.chair:
        said.append(f"Chair: {one.chair}.")
    if one.report and one.papers:
        said.append(f"It gets {one.report} of the report, made by {day(one.papers)}.")
    return "\n".join(said)


def uid(one: Ahead, authority: str) -> str:
    content = "\n".join((authority, one.id, one.title, one.day.isoformat()))
    return f"{hashlib.sha256(content.encode()).hexdigest()[:32]}@readiness"


def escaped(text: str) -> str:
    """Text as a property's value: no mark of it ends the value, or begins a line."""
    plain = _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    for mark, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        plain = plain.replace(mark, written)
    return plain


def folded(line: str) -> Iterator[str]:
    """The line in pieces of at most 75 octets, those after the first begun with a space; no letter
    of more than one octet is cut."""
    room, piece = OCTETS, ""
    for letter in line:
        size = len(letter.encode())
        if size > room:
            yield piece
            piece, room = " ", OCTETS - 1
        piece += letter
        room -= size
    yield piece
