"""How often something is, as people write it: "every two months", "six-weekly", "quarterly"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from readiness.calendar import add_months

_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven")
_FIXED = {
    "fortnightly": (2, "weeks"),
    "weekly": (1, "weeks"),
    "bimonthly": (2, "months"),  # ambiguous in English; boards that say so meet every two months
    "bi-monthly": (2, "months"),
    "monthly": (1, "months"),
    "quarterly": (3, "months"),
    "termly": (4, "months"),
    "yearly": (1, "years"),
    "annually": (1, "years"),
    "annual": (1, "years"),
}
_UNITS = {"week": "weeks", "month": "months", "year": "years", "quarter": "months"}
_TIMES = re.compile(r"(once|twice|three times|four times)\s+(?:a|each|every|per)\s+(year|month)")
_EVERY = re.compile(r"(?:every|each)\s+(?:(\w+)\s+)?(week|month|quarter|year)s?")
_JOINED = re.compile(r"(\w+)[\s-](weekly|monthly|yearly)")


@dataclass(frozen=True)
class Often:
    """So many weeks, months or years from one to the next."""

    every: int
    unit: str

    def after(self, day: date, times: int = 1) -> date:
        """The day that many intervals later, whatever day of the week it is."""
        if self.unit == "weeks":
            return day + timedelta(weeks=self.every * times)
        return add_months(day, self.every * times * (12 if self.unit == "years" else 1))

    def __str__(self) -> str:
        single = self.unit.removesuffix("s")
        if self.every == 1:
            return f"every {single}"
        word = _NUMBERS[self.every - 1] if self.every <= len(_NUMBERS) else str(self.every)
        return f"every {word} {self.unit}"


def often(words: str) -> Often | None:
    """What the words say, or None where they say nothing that is known."""
    said = words.casefold().strip()
    return _times(said) or _every(said) or _joined(said) or _fixed(said)


def _times(said: str) -> Often | None:
    found = _TIMES.search(said)
    if not found:
        return None
    many = {"once": 1, "twice": 2, "three times": 3, "four times": 4}[found.group(1)]
    if found.group(2) == "year":
        return Often(1, "years") if many == 1 else Often(12 // many, "months")
    return {1: Often(1, "months"), 2: Often(2, "weeks")}.get(many)


def _every(said: str) -> Often | None:
    found = _EVERY.search(said)
    if not found:
        return None
    many = _whole(found.group(1)) if found.group(1) else 1
    times = 3 if found.group(2) == "quarter" else 1
    return Often(many * times, _UNITS[found.group(2)]) if many else None


def _joined(said: str) -> Often | None:
    """six-weekly, 2 monthly; not "bi-monthly", nor "held monthly"."""
    found = _JOINED.search(said)
    many = _whole(found.group(1)) if found else None
    if not found or not many:
        return None
    return Often(many, {"weekly": "weeks", "monthly": "months", "yearly": "years"}[found.group(2)])


def _fixed(said: str) -> Often | None:
    words = re.findall(r"[a-z-]+", said)
    return next((Often(*_FIXED[word]) for word in words if word in _FIXED), None)


def _whole(word: str) -> int | None:
    if word == "other":
        return 2
    if word in _NUMBERS:
        return _NUMBERS.index(word) + 1
    return int(word) if word.isdigit() and 0 < int(word) < 100 else None
