"""Which measures a claim may be about, by its words: for a person to check, never asserted."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from readiness.model.said import Claim
    from readiness.views import View

MOST = 4
RARE = 3
"""Titles of an area that may hold a word for it to point at them alone."""
_COMMON = frozenset(
    re.findall(
        r"\w+",
        """a all an and are as at be by child children each every few for from had has have in is it
        its less more most nearly of on one or our than that the their them there they this those to
        too was were when where which who with year years month months report meeting weekly monthly
        team teams people young care help need work working days day number date within yet not known
        second planned plan live home enough still late completed more than own authority supported""",
    )
)
"""Words that say nothing of which measure is meant."""


@dataclass(frozen=True)
class About:
    """`named` are measures the claim's evidence names; `maybe` share words with it."""

    named: tuple[View, ...]
    maybe: tuple[View, ...]

    @property
    def all(self) -> tuple[View, ...]:
        return (*self.named, *self.maybe)


def about(claim: Claim, found: Sequence[View]) -> About:
    """A measure is named where its id or title is given, or where every word of a piece of the
    evidence is in the title of that measure alone."""
    whole = re.split(r"[;,]", claim.evidence)
    pieces = dict.fromkeys([*whole, *(p for each in whole for p in re.split(r"\band\b", each))])
    by_id = {v.id: v for piece in pieces if piece.strip() for v in _named(piece, found)}
    named = tuple(by_id.values())
    words = _words(f"{claim.text} {claim.evidence}")
    ours = [v for v in found if v.id not in by_id and (claim.area is None or v.area is claim.area)]
    held_by = Counter(word for v in ours for word in _words(v.title))
    shared = [(words & _words(v.title), v) for v in ours]
    near = [
        (len(both), v)
        for both, v in shared
        if len(both) > 1 or any(held_by[w] <= RARE for w in both)
    ]
    close = sorted(near, key=lambda each: -each[0])
    return About(named, tuple(v for _, v in close[: max(0, MOST - len(named))]))


def speaks_of(words: str, title: str) -> bool:
    """Whether they share a word that says what is meant."""
    return bool(_words(words) & _words(title))


def _named(piece: str, found: Sequence[View]) -> list[View]:
    key = _key(piece)
    same = [v for v in found if key in (_key(v.id), _key(v.title))]
    if same:
        return same[:1]
    words = _words(piece)
    holds = [v for v in found if len(words) > 1 and words <= _words(v.title)]
    return holds if len(holds) == 1 else []


def _key(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.casefold())


def _words(text: str) -> frozenset[str]:
    found = re.findall(r"[a-z]+|\d+", text.casefold().replace("re-referr", "rereferr"))
    return frozenset(_plain(word) for word in found if word not in _COMMON and len(word) > 1)


def _plain(word: str) -> str:
    longer = len(word) > 4 and word.endswith("s") and not word.endswith("ss")
    return word[:-1] if longer else word
