"""A reader of RFC 5545 that forgives nothing: what it cannot read is an AssertionError."""

from __future__ import annotations

import re

_LINE = re.compile(r"(?P<name>[A-Z-]+)(?:;(?P<parameter>[A-Z]+=[A-Z]+))?:(?P<value>.*)", re.DOTALL)
_BARE = re.compile(r"(?<!\\)(?:\\\\)*[;,]")
_WRITTEN = re.compile(r"\\(.)", re.DOTALL)
TEXTS = ("SUMMARY", "DESCRIPTION", "X-WR-CALNAME")


def read(data: bytes) -> list[dict[str, str]]:
    """The events, each its properties by name, with texts as they were before escaping."""
    assert data.endswith(b"\r\n")
    physical = data[:-2].split(b"\r\n")
    for line in physical:
        assert b"\n" not in line
        assert b"\r" not in line
        assert 0 < len(line) <= 75
        line.decode("utf-8")  # no letter cut in two
    lines = re.sub(rb"\r\n[ \t]", b"", data[:-2]).decode("utf-8").split("\r\n")
    parsed = [_parsed(line) for line in lines]
    assert parsed[0] == ("BEGIN", None, "VCALENDAR")
    assert parsed[-1] == ("END", None, "VCALENDAR")
    assert ("VERSION", None, "2.0") in parsed
    assert sum(name == "PRODID" for name, _, _ in parsed) == 1
    return _events(parsed[1:-1])


def _parsed(line: str) -> tuple[str, str | None, str]:
    found = _LINE.fullmatch(line)
    assert found, line
    assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", line)
    name, value = found["name"], found["value"]
    if name in TEXTS:
        assert not _BARE.search(value), value
        assert all(mark in "\\;,nN" for mark in _WRITTEN.findall(value)), value
        value = _WRITTEN.sub(lambda m: "\n" if m[1] in "nN" else m[1], value)
    return name, found["parameter"], value


def _events(parsed: list[tuple[str, str | None, str]]) -> list[dict[str, str]]:
    events: list[dict[str, str]] = []
    inside = False
    for name, parameter, value in parsed:
        if name in ("BEGIN", "END"):
            assert value == "VEVENT"
            assert inside == (name == "END")
            inside = name == "BEGIN"
            if inside:
                events.append({})
        elif inside:
            assert name not in events[-1], f"{name} twice"
            events[-1][name] = value
            if name in ("DTSTART", "DTEND"):
                assert parameter == "VALUE=DATE"
                assert re.fullmatch(r"\d{8}", value)
    assert not inside
    for event in events:
        assert {"UID", "DTSTAMP", "DTSTART"} <= set(event)
        assert re.fullmatch(r"\d{8}T\d{6}Z", event["DTSTAMP"])
        assert event["DTSTART"] < event["DTEND"]
    uids = [event["UID"] for event in events]
    assert len(set(uids)) == len(uids)
    return events
