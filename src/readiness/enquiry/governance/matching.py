"""Which meeting of the framework the authority means, whatever it calls it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from readiness.framework import governance

if TYPE_CHECKING:
    from readiness.framework.meetings import Meeting
    from readiness.model.said import Met, Visit

_LEFT_OUT = frozenset({"the", "of", "for", "and", "s", "meeting", "meetings", "a", "an", "with"})


def meant(name: str) -> Meeting | None:
    """The meeting whose title, or one of its other names, has all its words in this one.

    Capitals, marks, plurals of words and "meeting" do not matter. Where several fit, the one with
    the most words; None where none does.
    """
    words = _words(name)
    fits = [
        (len(wanted), meeting)
        for meeting in governance()
        for wanted in map(_words, (meeting.title, *meeting.also))
        if wanted and wanted <= words
    ]
    return max(fits, key=lambda each: each[0])[1] if fits else None


def same(name: str) -> str:
    """A key under which two spellings of a meeting's own name are one."""
    return " ".join(sorted(_words(name)))


def sorted_out(met: Iterable[Met]) -> tuple[dict[str, list[Met]], dict[str, list[Met]]]:
    """Meetings of the framework by its id, and the authority's others by `same`; each in order."""
    known: dict[str, list[Met]] = {}
    own: dict[str, list[Met]] = {}
    for one in sorted(met, key=lambda each: each.day):
        meeting = meant(one.meeting)
        place = known if meeting else own
        place.setdefault(meeting.id if meeting else same(one.meeting), []).append(one)
    return known, own


def kind_of(visit: Visit) -> str:
    """inspection | focused_visit | monitoring_visit | engagement_meeting | peer_review, or empty."""
    words = _words(visit.kind)
    for known, needed in _KINDS:
        if needed <= words:
            return known
    return ""


_KINDS = (
    ("focused_visit", {"focus", "visit"}),
    ("monitoring_visit", {"monitoring", "visit"}),
    ("engagement_meeting", {"annual", "conversation"}),
    ("engagement_meeting", {"engagement"}),
    ("peer_review", {"peer"}),
    ("inspection", {"inspection"}),
)


def _words(text: str) -> set[str]:
    found = re.findall(r"[a-z0-9]+", text.casefold())
    return {_plain(word) for word in found} - _LEFT_OUT


def _plain(word: str) -> str:
    if word in ("focused", "focussed"):
        return "focus"
    longer = len(word) > 4 and word.endswith("s") and not word.endswith("ss")
    return word[:-1] if longer else word
