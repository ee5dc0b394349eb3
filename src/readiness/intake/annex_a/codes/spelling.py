"""Putting misspelt and cut-off words right, against the words one code set knows."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz.distance import OSA

SHORTEST_CORRECTED = 6
TWO_ERRORS_FROM = 9
SHORTEST_CUT_OFF = 4
LONGEST_SHORT_CODE = 7


class KnownWords:
    """The words of a code set's rules and official texts; `stems` are known beginnings."""

    def __init__(self, known: Iterable[str], stems: Iterable[str]) -> None:
        self._known = frozenset(known)
        self._stems = tuple(sorted(set(stems)))
        self._corrected: dict[str, str] = {}
        self._by_letter: dict[str, list[str]] = {}
        for word in sorted(self._known | set(self._stems)):
            if len(word) >= SHORTEST_CORRECTED:
                self._by_letter.setdefault(word[0], []).append(word)

    def _is_known(self, word: str) -> bool:
        return word in self._known or word.startswith(self._stems)

    def correct(self, word: str) -> str:
        """The known word this is a misspelling of, or the word unchanged.

        One slip is forgiven from six letters, two from nine; the first letter must be right.
        """
        if len(word) < SHORTEST_CORRECTED or not word.isalpha() or self._is_known(word):
            return word
        if word not in self._corrected:
            self._corrected[word] = self._nearest(word)
        return self._corrected[word]

    def _nearest(self, word: str) -> str:
        slips = 2 if len(word) >= TWO_ERRORS_FROM else 1
        best, fewest = word, slips + 1
        for known in self._by_letter.get(word[0], ()):
            distance = OSA.distance(word, known, score_cutoff=slips)
            if distance < fewest:
                best, fewest = known, distance
        return best

    def beginning_with(self, beginning: str) -> list[str]:
        """Every known word a short code of four to seven letters may be the beginning of."""
        if not SHORTEST_CUT_OFF <= len(beginning) <= LONGEST_SHORT_CODE:
            return []
        return sorted(word for word in self._known if word.startswith(beginning))

    def complete(self, beginning: str) -> str:
        """The one known word that begins so; the beginning itself where there is none."""
        if len(beginning) < SHORTEST_CUT_OFF or self._is_known(beginning):
            return beginning
        whole = {word for word in self._known if word.startswith(beginning)}
        return min(whole, key=len) if whole else beginning
