"""Reading one written value: exact wording, then a code, then words, then a near miss."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property, lru_cache

from rapidfuzz import fuzz, process

from readiness.intake.annex_a.codes import text
from readiness.intake.annex_a.codes.declared import Declaration, common_abbreviations
from readiness.intake.annex_a.codes.finder import CodeFinder
from readiness.intake.annex_a.codes.model import UNMATCHED, CodeSet, Match
from readiness.intake.annex_a.codes.rules import NOT_A_CODE, Rule, read_rules, rule_words
from readiness.intake.annex_a.codes.spelling import KnownWords

NEAR_ENOUGH = 90.0
CLEAR_OF_NEXT = 5.0
SHORTEST_NEAR_MISS = 6
LONGEST_UNCUT = 25
REMEMBERED = 1 << 16


def _target(code_set: CodeSet, target: str, how: str) -> Match:
    """What a rule's target means: '-', '=Group' or a code's key."""
    if target == NOT_A_CODE:
        return Match(None, None, how)
    if target.startswith("="):
        return Match(None, target[1:], how)
    code = code_set.by_key[target]
    return Match(code.key, code.group, how)


def _wordings(declared: Declaration) -> Iterator[tuple[str, Match]]:
    """Whole texts in plain words and what they mean; a later one overrules an earlier."""
    codes = declared.code_set
    for group in codes.groups:
        keys = [code.key for code in codes.codes if code.group == group]
        yield (
            text.words(text.plain(group)),
            _target(codes, keys[0] if len(keys) == 1 else f"={group}", "exact"),
        )
    for target, wordings in declared.vocabulary.same.items():
        for written in wordings:
            yield text.words(written), _target(codes, target, "words")
    for code in codes.codes:
        match = Match(code.key, code.group, "exact")
        for official in (code.label, text.undecorated(code.official), code.official, code.key):
            yield text.words(text.plain(official)), match


def _known_words(declared: Declaration, abbreviations: dict[str, str]) -> KnownWords:
    known, stems = rule_words(declared.vocabulary.rules)
    for code in declared.code_set.codes:
        known |= set(text.words(f"{code.official} {code.label} {code.group or ''}").split())
    for spelt_out in abbreviations.values():
        known |= set(spelt_out.split())
    return KnownWords(known | set(abbreviations), stems)


class Matcher:
    """Reads values of one code set; remembers what it has read."""

    def __init__(self, declared: Declaration) -> None:
        self.code_set = declared.code_set
        self._declared = declared
        self._same = dict(_wordings(declared))
        self.classify = lru_cache(maxsize=REMEMBERED)(self._classify)

    # What follows is made when a value is first met that is not in the official wording.

    @cached_property
    def _abbreviations(self) -> dict[str, str]:
        return {**common_abbreviations(), **self._declared.vocabulary.abbreviations}

    @cached_property
    def _rules(self) -> tuple[Rule, ...]:
        return read_rules(self._declared.vocabulary.rules)

    @cached_property
    def _spelling(self) -> KnownWords:
        return _known_words(self._declared, self._abbreviations)

    @cached_property
    def _finder(self) -> CodeFinder | None:
        return CodeFinder(self._declared) if self._declared.vocabulary.codes_in_text else None

    def _classify(self, written: str) -> Match:
        plain = text.plain(written)
        if not plain:
            return UNMATCHED
        bare = text.undecorated(plain)
        found = self._same.get(text.words(plain)) or self._same.get(text.words(bare))
        if found:
            return found
        unnumbered = text.undecorated(text.unnumbered(bare))
        ways = (self._by_code, self._by_words, self._by_beginning, self._by_likeness)
        return next((match for way in ways if (match := way(unnumbered))), UNMATCHED)

    def _by_code(self, plain: str) -> Match | None:
        target = self._finder.find(plain) if self._finder else None
        return _target(self.code_set, target, "code") if target else None

    def _spelt_out(self, plain: str) -> tuple[str, bool]:
        """The words to judge by, and whether a misspelling had to be put right."""
        typed = text.words(plain).split()
        right = [self._spelling.correct(word) for word in typed]
        if right and len(plain) > LONGEST_UNCUT:
            right[-1] = self._spelling.complete(right[-1])
        spelt_out = (self._abbreviations.get(word, word) for word in right)
        return " ".join(filter(None, spelt_out)), right != typed

    def _by_words(self, plain: str) -> Match | None:
        words, corrected = self._spelt_out(plain)
        found = self._same.get(words)
        if found is None:
            target = next((rule.target for rule in self._rules if rule.fits(words)), None)
            found = _target(self.code_set, target, "words") if target else None
        if found and corrected:
            return Match(found.code, found.group, "fuzzy")
        return found

    def _by_beginning(self, plain: str) -> Match | None:
        """A short code ('MIDW', 'SOLI') that begins words of one group and no other."""
        begun = self._spelling.beginning_with(text.words(plain))
        found = [reading for word in begun if (reading := self._by_words(word))]
        if not found or len({reading.group for reading in found}) > 1:
            return None
        codes = {reading.code for reading in found}
        return Match(codes.pop() if len(codes) == 1 else None, found[0].group, "fuzzy")

    def _by_likeness(self, plain: str) -> Match | None:
        """The official wording or synonym this nearly is, if no other group's is nearly as near."""
        words, _ = self._spelt_out(plain)
        if len(words) < SHORTEST_NEAR_MISS:
            return None
        near = process.extract(
            words,
            self._same.keys(),
            scorer=fuzz.token_sort_ratio,
            score_cutoff=NEAR_ENOUGH,
            limit=5,
        )
        if not near:
            return None
        best = self._same[near[0][0]]
        rivals = [score for found, score, _ in near if self._same[found].group != best.group]
        if rivals and near[0][1] - rivals[0] < CLEAR_OF_NEXT:
            return None
        return Match(best.code, best.group, "fuzzy")
